# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint test`: the rules put to the test by the cases in their own files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newslint.cli.options import folder_options
from newslint.config import MODES

if TYPE_CHECKING:
    from newslint.cli.grammar import Opened, Wish
    from newslint.rule import Rule
    from newslint.ruletests import Verdict


@click.command()
@click.argument("words", nargs=-1, metavar="[RULES]...")
@folder_options
@click.option(
    "--languagetool",
    type=click.Choice(MODES),
    default=None,
    help="Rules that need LanguageTool are skipped where it cannot be had; require fails then.",
)
@click.option("-v", "--verbose", is_flag=True, help="Name the rules that passed, too.")
@click.pass_context
def test(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    rules: tuple[str, ...],
    config: str,
    isolated: bool,
    languagetool: str | None,
    verbose: bool,
) -> None:
    """Run the test cases of rules: of all, of those that RULES (ids and prefixes) name, or, with
    --rules, of those below DIR.

    A rule fails when a case does not come out as its file says (want, contains, absent), when no
    case makes it fire, and when there is none in which it must stay silent.

    Exit codes: 0 all passed, 1 some failed, 2 not all could be tested.
    """
    from newslint.cli.catalogue import chosen, load
    from newslint.cli.ending import FAILED

    rulebook, settings, complete = load(rules, config, isolated, shipped=not rules)
    wish = settings.grammar._replace(mode=languagetool or settings.grammar.mode)
    ids = chosen(words, rulebook.ids)
    code = _test([rulebook.rule(rule_id) for rule_id in ids], wish, verbose)
    ctx.exit(code if complete else FAILED)


def _test(listed: Sequence[Rule], wish: Wish, verbose: bool) -> int:
    from newslint.cli.ending import CLEAN, FAILED, FOUND, complain
    from newslint.cli.grammar import grammar_for

    results: dict[str, list[Verdict]] = {}
    grammar_rules = [rule for rule in listed if rule.extends == "languagetool"]
    with grammar_for(wish, needed=bool(grammar_rules)) as grammar:
        for rule in listed:
            if rule.extends != "languagetool" or (grammar_rules and _answers(grammar)):
                results[rule.id] = _verdicts(rule, grammar)
                click.echo(_told(rule.id, results[rule.id], verbose), nl=False)
        why = grammar.engine().reason or "it is off"
    skipped = len(listed) - len(results)
    click.echo(_summary(results, skipped, why), nl=False)
    if skipped and wish.mode == "require":
        complain("LanguageTool", why)
        return FAILED
    return FOUND if any(v.faults for verdicts in results.values() for v in verdicts) else CLEAN


def _answers(grammar: Opened) -> bool:
    """Tell whether LanguageTool is there, by a sentence that it must have an opinion on."""
    if grammar.checker is None:
        return False
    from newslint.readers import read_text

    return bool(grammar.checker.matches(read_text("This are an test of grammar.", "probe")))


def _verdicts(rule: Rule, grammar: Opened) -> list[Verdict]:
    from newslint.rulebook.compiling import read_rule
    from newslint.ruletests import verdicts

    return list(verdicts(read_rule(rule.id, rule.path), grammar.checker))


def _told(rule_id: str, results: Sequence[Verdict], verbose: bool) -> str:
    from newslint.reports.columns import harmless

    faults = [
        f"FAIL  {rule_id}: {verdict.case}\n" + _indented(fault)
        for verdict in results
        for fault in verdict.faults
    ]
    if not faults and verbose:
        cases = sum(1 for verdict in results if verdict.lines or not verdict.faults)
        return f"ok    {rule_id}: {cases} cases\n"
    return "".join(f"{harmless(line)}\n" for fault in faults for line in fault.splitlines())


def _indented(fault: str) -> str:
    return "".join(f"      {line}\n" for line in fault.splitlines())


def _summary(results: dict[str, list[Verdict]], skipped: int, why: str) -> str:
    cases = sum(len(verdicts) for verdicts in results.values())
    failed = sum(1 for verdicts in results.values() if any(v.faults for v in verdicts))
    outcome = f"{failed} failed" if failed else "all passed"
    lines = [f"{_count(len(results), 'rule')}, {_count(cases, 'case')}: {outcome}."]
    if skipped:
        need = "needs" if skipped == 1 else "need"
        lines.append(f"{_count(skipped, 'rule')} {need} LanguageTool, not tested: {why}")
    return "".join(f"{line}\n" for line in lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
