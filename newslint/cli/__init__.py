# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: `newslint` and its commands, one module each, imported when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from newslint import __version__
from newslint.cli.ending import FAILED, INTERRUPTED, complain

COMMANDS = {
    "check": "newslint.cli.check",
    "names": "newslint.cli.names",
    "rules": "newslint.cli.rules",
    "explain": "newslint.cli.explain",
    "test": "newslint.cli.test",
    "init": "newslint.cli.init",
    "languagetool": "newslint.cli.languagetool",
}
"""The module of every command, in the order of the help; the command has the name of the key."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(_unknown_command(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(FAILED)
        return result


def _unknown_command(word: str) -> str:
    from newslint.guess import did_you_mean

    if os.path.exists(word):
        return f"no such command '{word}'; to check a file say: newslint check {word}"
    hint = did_you_mean(word, COMMANDS) or f"; there are {', '.join(COMMANDS)}"
    return f"no such command '{word}'{hint}"


def _let_go_of_stdout() -> None:
    """Nobody reads any more: keep Python from complaining about it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Tab completion: put the output of _NEWSLINT_COMPLETE=bash_source newslint (or"
    " zsh_source, fish_source) into your shell's start-up file.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def newslint() -> None:
    """Check news articles for garbled translations, doubled headlines, inconsistent names,
    wrong units, lost quotation marks and much else.

    Exit codes: 0 nothing grave found, 1 something found, 2 not everything could be checked
    (130 when interrupted).
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; never with a traceback."""
    sys.exit(_run(arguments))


def console() -> NoReturn:
    """Run the command line of this process, and end the process at once.

    Taking the interpreter apart would take a tenth of a whole check.
    """
    code = _run(None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = FAILED
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = newslint.main(arguments, prog_name="newslint", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return FAILED
    except click.ClickException as error:
        complain("", _told(error))
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        complain("", "interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_stdout()
        return FAILED
    except Exception as error:
        if os.environ.get("NEWSLINT_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        complain("", f"a fault of newslint's own: {what}; NEWSLINT_DEBUG=1 shows where")
        return FAILED
    return code if isinstance(code, int) else 0


def _told(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    message = message[:1].lower() + message[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None or ";" in message or "?" in message:
        return message
    return f"{message}; see {context.command_path} --help"
