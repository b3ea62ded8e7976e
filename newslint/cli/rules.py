# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint rules`: the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

import click

from newslint.cli.options import folder_options, level_option
from newslint.finding import Level
from newslint.rule import Rule


@click.command()
@click.argument("words", nargs=-1, metavar="[RULES]...")
@level_option("--level", "Only rules of this level.")
@click.option("--check", default="", metavar="CHECK", help="Only rules of this check.")
@click.option("--slow", is_flag=True, help="Only rules whose patterns are searched one by one.")
@click.option(
    "-f", "--format", type=click.Choice(("text", "json")), default="text", help="Of the list."
)
@folder_options
@click.pass_context
def rules(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    level: Level | None,
    check: str,
    slow: bool,
    format: str,
    rules: tuple[str, ...],
    config: str,
    isolated: bool,
) -> None:
    """List the rules: all of them, or those that RULES (ids and prefixes) name.

    A rule is slow when its pattern holds no letters that it cannot do without, so that it cannot
    be found together with all others in one pass.
    """
    from newslint.cli.catalogue import chosen, load
    from newslint.cli.ending import CLEAN, FAILED

    rulebook, _, complete = load(rules, config, isolated)
    if check:
        _must_be_a_check(check)
    listed = [rulebook.rule(rule_id) for rule_id in chosen(words, rulebook.ids)]
    slow_ones = rulebook.slow() if slow else ()
    listed = [
        rule
        for rule in listed
        if (level is None or rule.level == level)
        and (not check or rule.extends == check)
        and (not slow or rule.id in slow_ones)
    ]
    click.echo(_as_json(listed) if format == "json" else as_text(listed), nl=False)
    ctx.exit(CLEAN if complete else FAILED)


def _must_be_a_check(check: str) -> None:
    from newslint.checks import CHECKS
    from newslint.guess import did_you_mean

    if check not in CHECKS:
        hint = did_you_mean(check, CHECKS) or f"; there are {', '.join(sorted(CHECKS))}"
        raise click.UsageError(f"there is no check '{check}'{hint}")


def as_text(listed: Sequence[Rule]) -> str:
    """Return the list of rules: id, level, check and the first words of why, a line each."""
    import sys

    from newslint.cli.output import shows_unicode, width_of
    from newslint.reports.columns import harmless, shorten

    heads = _heads(listed)
    columns = [max(len(word) for word in words) for words in zip(*heads, strict=True)]
    lines = []
    for rule, head in zip(listed, heads, strict=True):
        start = "  ".join(word.ljust(width) for word, width in zip(head, columns, strict=True))
        words = harmless(" ".join((rule.why or rule.message).split()))
        room = max(20, width_of(sys.stdout) - len(start) - 3)
        ellipsis = "…" if shows_unicode(sys.stdout) else "..."
        lines.append(f"{start}  {shorten(words, room, ellipsis)}".rstrip())
    count = f"{len(listed)} rule" + ("" if len(listed) == 1 else "s")
    return "".join(f"{line}\n" for line in lines) + f"{count}.\n"


def _heads(listed: Sequence[Rule]) -> list[tuple[str, str, str]]:
    return [(rule.id, str(rule.level), rule.extends) for rule in listed]


def _as_json(listed: Sequence[Rule]) -> str:
    import json

    entries = [
        {
            "rule": rule.id,
            "level": str(rule.level),
            "check": rule.extends,
            "message": rule.message,
            "why": rule.why,
            "link": rule.link,
            "scope": list(rule.scope),
            "languages": list(rule.languages),
            "path": rule.path,
        }
        for rule in listed
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
