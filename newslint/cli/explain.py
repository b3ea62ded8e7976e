# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint explain`: what a rule is for, shown by its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from newslint.cli.options import folder_options

if TYPE_CHECKING:
    from newslint.rule import Condition, Rule, RuleTest
    from newslint.rulebook import Rulebook


@click.command()
@click.argument("word", metavar="RULE")
@folder_options
@click.pass_context
def explain(
    ctx: click.Context, /, word: str, rules: tuple[str, ...], config: str, isolated: bool
) -> None:
    """Explain RULE: what it flags and leaves alone, why, and how to set it.

    A prefix such as 'names' lists the rules below it.
    """
    from newslint.cli.catalogue import chosen, load
    from newslint.cli.ending import CLEAN, FAILED

    rulebook, _, complete = load(rules, config, isolated)
    ids = chosen([word], rulebook.ids)
    if ids == [word]:
        click.echo("\n".join(_page(rulebook, word)))
    else:
        from newslint.cli.rules import as_text

        click.echo(as_text([rulebook.rule(rule_id) for rule_id in ids]), nl=False)
    ctx.exit(CLEAN if complete else FAILED)


def _page(rulebook: Rulebook, rule_id: str) -> list[str]:
    from newslint.reports.columns import harmless
    from newslint.rulebook.compiling import read_rule

    rule = read_rule(rule_id, rulebook.rule(rule_id).path)
    return [harmless(line) for line in _lines(rule)]


def _lines(rule: Rule) -> Iterator[str]:
    scope = ", ".join(rule.scope)
    yield rule.id
    yield f"{rule.level}, by the check '{rule.extends}', in {scope}" + _languages(rule)
    for text in (rule.message, rule.why):
        if text:
            yield ""
            yield from _wrapped(text)
    yield from _conditions("Only with", rule.near)
    yield from _conditions("Not with", rule.unless)
    yield from _examples(rule)
    yield from _options(rule)
    yield ""
    if rule.link:
        yield f"More: {rule.link}"
    yield f"File: {rule.path}"
    yield f"Off:  newslint check --ignore {rule.id}, or in .newslint.yml"
    yield f"      levels: {{{rule.id}: off}}"


def _languages(rule: Rule) -> str:
    return f", for {', '.join(rule.languages)}" if rule.languages else ""


def _wrapped(text: str, indent: str = "") -> list[str]:
    import sys

    from newslint.cli.output import width_of
    from newslint.reports.columns import wrap

    room = min(width_of(sys.stdout), 100) - 1 - len(indent)
    return [indent + line for line in wrap(text, room)]


def _conditions(label: str, conditions: tuple[Condition, ...]) -> Iterator[str]:
    for condition in conditions:
        within = condition.within
        where = f"{within} words around" if isinstance(within, int) else f"the same {within}"
        if within == "neighbours":
            where = "this paragraph or the one before or after"
        words = [f"any of {', '.join(condition.any)}"] if condition.any else []
        words += [f"all of {', '.join(condition.all)}"] if condition.all else []
        yield ""
        yield from _wrapped(f"{label}, in {where}: {' and '.join(words)}")


def _examples(rule: Rule) -> Iterator[str]:
    from newslint.rulebook.compiling import compile_rules

    rulebook = compile_rules([rule])
    for label, cases in (("Flags", _firing(rule)), ("Leaves alone", _silent(rule))):
        for case in cases:
            yield ""
            yield from _wrapped(f"{label}: {case.name}")
            yield from _shown(case, rule, rulebook)


def _firing(rule: Rule) -> list[RuleTest]:
    return [case for case in rule.tests if case.want or case.contains]


def _silent(rule: Rule) -> list[RuleTest]:
    return [case for case in rule.tests if not case.want and not case.contains]


def _shown(case: RuleTest, rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """Yield a case's words with what is flagged underlined, as far as no other program is asked."""
    from newslint.reports.excerpt import Excerpts
    from newslint.ruletests import findings_of

    article, findings = findings_of(case, rulebook)
    excerpts = Excerpts(article, "...")
    for finding in findings:
        words, marks = excerpts.show(finding.span, 90)
        yield from ("  " + words, "  " + marks)
        yield from _wrapped(finding.message, "  ")
    if not findings:
        yield from _wrapped(case.input, "  ")
        yield from _promised(case)


def _promised(case: RuleTest) -> Iterator[str]:
    """Yield what a case says that its rule says, for a rule that needs another program."""
    for line in (case.want or "").splitlines():
        yield from _wrapped(line.split(":", 3)[-1], "  ")
    if case.contains:
        yield from _wrapped(f"flagged or said: {', '.join(case.contains)}", "  ")


def _options(rule: Rule) -> Iterator[str]:
    from newslint.checks import module_of

    options = module_of(rule.extends).OPTIONS
    set_here = {key: value for key, value in rule.options.items() if value != options[key].default}
    if set_here:
        yield ""
        yield "Options:"
    for key, value in set_here.items():
        yield from _wrapped(f"{key}: {_value(value)} ({options[key].doc.rstrip('.')})", "  ")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        items = [f"{key} -> {item}" for key, item in value.items()]
    elif isinstance(value, list | tuple):
        items = [str(item) for item in value]
    else:
        return str(value).lower() if isinstance(value, bool) else str(value)
    more = f", and {len(items) - 12} more" if len(items) > 12 else ""
    return ", ".join(items[:12]) + more
