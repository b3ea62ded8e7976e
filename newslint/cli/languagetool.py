# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint languagetool`: install, start, stop and look after the grammar engine."""

from __future__ import annotations

from typing import NoReturn

import click


@click.group()
def languagetool() -> None:
    """Install, start, stop LanguageTool, and see how it is.

    None of this is necessary: `newslint check` installs and starts it when it is needed. A server
    is shared by all newslints of a user and ends when it has not been used for a while.
    """


@languagetool.command()
@click.option("--from", "source", metavar="PATH", default="", help="A folder or zip you have.")
@click.option(
    "--languages",
    metavar="CODES",
    default="",
    help="More languages, as in 'de,fr'; Catalan, English, Portuguese, Spanish are always there.",
)
@click.option("--java", metavar="PATH", default="", help="The Java to use.")
@click.option("--anew", is_flag=True, help="Install even when it is installed.")
def install(source: str, languages: str, java: str, anew: bool) -> None:
    """Install LanguageTool, through Maven or through language-tool-python's download."""
    from newslint.languagetool.errors import LanguageToolError
    from newslint.languagetool.folders import cache_folder
    from newslint.languagetool.install import install as bring

    codes = tuple(sorted({code.strip() for code in languages.split(",") if code.strip()}))
    try:
        done = bring(cache_folder(), languages=codes, source=source, java=java, anew=anew)
    except LanguageToolError as error:
        _fail(error)
    click.echo(f"LanguageTool {done.version} is installed in {done.folder}")


@languagetool.command()
@click.option("--java", metavar="PATH", default="", help="The Java to use.")
@click.option("--idle", metavar="SECONDS", default=900.0, help="End after so long without work.")
def start(java: str, idle: float) -> None:
    """Start the shared server now, so that the next check need not wait."""
    from newslint.languagetool.errors import LanguageToolError
    from newslint.languagetool.folders import state_folder
    from newslint.languagetool.grammar import GrammarSettings
    from newslint.languagetool.server import warm
    from newslint.languagetool.source import plan_for

    settings = GrammarSettings(java=java, idle=idle)
    try:
        running = warm(plan_for(settings, _say), state_folder())
    except LanguageToolError as error:
        _fail(error)
    click.echo(f"LanguageTool {running.version} answers at {running.url}")


@languagetool.command()
def stop() -> None:
    """Stop the shared server."""
    from newslint.languagetool.errors import LanguageToolError
    from newslint.languagetool.folders import state_folder
    from newslint.languagetool.server import stop_all

    try:
        stopped = stop_all(state_folder())
    except LanguageToolError as error:
        _fail(error)
    click.echo("LanguageTool is stopped" if stopped else "LanguageTool was not running")


@languagetool.command()
def status() -> None:
    """Tell what is installed, with which Java it would run, and whether a server is running."""
    from newslint.languagetool.errors import JavaMissing
    from newslint.languagetool.folders import cache_folder, state_folder
    from newslint.languagetool.installed import current
    from newslint.languagetool.java import find_java, needed_by
    from newslint.languagetool.server import all_running

    found = current(cache_folder())
    if found:
        click.echo(f"installed  LanguageTool {found.version} in {found.folder}")
    else:
        click.echo("installed  no; newslint languagetool install does it")
    try:
        java = find_java(least=needed_by(found.version if found else ""))
        click.echo(f"java       {java.version} at {java.path}")
    except JavaMissing as error:
        click.echo(f"java       {error}")
    servers = list(all_running(state_folder()))
    for server in servers:
        where = f"at {server.url} (process {server.java})" if server.port else "is starting"
        click.echo(f"running    LanguageTool {server.version} {where}")
    if not servers:
        click.echo("running    no")


def _say(line: str) -> None:
    click.echo(line, err=True)


def _fail(error: Exception) -> NoReturn:
    click.echo(f"Error: {error}", err=True)
    raise SystemExit(2)
