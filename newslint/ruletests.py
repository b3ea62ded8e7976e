# SPDX-License-Identifier: GPL-3.0-or-later
"""The test cases of a rule, run and judged: what it said, and what it should have said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.article import Article
from newslint.checks import module_of
from newslint.engine import CHECK_FAILED, lint
from newslint.finding import Finding
from newslint.readers import read_text
from newslint.rule import Context, Grammar, Rule, RuleTest
from newslint.rulebook import Rulebook, load_rulebook
from newslint.rulebook.compiling import compile_rules


@dataclass(frozen=True)
class Verdict:
    """What became of one case: the lines the rule said, and what is wrong with them, if anything.

    A line is `line:column:rule:message`, as in the `want` of a case.
    """

    case: str
    lines: tuple[str, ...]
    faults: tuple[str, ...]


def verdicts(rule: Rule, grammar: Grammar | None = None) -> Iterator[Verdict]:
    """Yield the verdict on each case of a rule, then one on the rule if its cases prove too little.

    `want` is all that is said, line by line; `contains` and `absent` are texts that must and must
    not be among the words flagged and the lines said. A rule needs a case that makes it fire and a
    case in which it stays silent.
    """
    rulebook = _rulebook_around(rule)
    if rulebook.problems:
        yield Verdict("the rule itself", (), tuple(p.message for p in rulebook.problems))
        return
    fired = silent = False
    for case in rule.tests:
        verdict = _judge(rule, case, rulebook, grammar)
        fired |= bool(verdict.lines)
        silent |= not verdict.lines
        yield verdict
    missing = [] if fired else ["no case makes the rule fire"]
    if not silent:
        missing.append("there is no case in which the rule must stay silent")
    if missing:
        yield Verdict("the cases together", (), tuple(missing))


def _rulebook_around(rule: Rule) -> Rulebook:
    """Return the rulebook a rule is tested in: alone, or with all others if it judges theirs."""
    if not hasattr(module_of(rule.extends), "verdict"):
        return compile_rules([rule])
    others = [other for other in load_rulebook() if other.id != rule.id]
    return compile_rules(sorted([*others, rule], key=lambda one: one.id))


def findings_of(
    case: RuleTest, rulebook: Rulebook, grammar: Grammar | None = None
) -> tuple[Article, tuple[Finding, ...]]:
    """Return a case's input as an article, and what the rules of the rulebook find in it."""
    texts = [case.input, *case.others]
    articles = [read_text(text, f"case {n}", case.format) for n, text in enumerate(texts, 1)]
    return next(iter(lint(articles, rulebook, Context(grammar=grammar))))


def _judge(rule: Rule, case: RuleTest, rulebook: Rulebook, grammar: Grammar | None) -> Verdict:
    article, found = findings_of(case, rulebook, grammar)
    findings = [f for f in found if f.rule in (rule.id, CHECK_FAILED)]
    lines = tuple(_line(article, finding) for finding in findings)
    faults = [f.message for f in findings if f.rule == CHECK_FAILED]
    if case.want is not None:
        faults += _difference(case.want, lines)
    told = [*lines, *(finding.text for finding in findings)]
    for text in case.contains:
        if not any(text in words for words in told):
            faults.append(_with(f"should have flagged or said: {text}", lines))
    for text in case.absent:
        if any(text in words for words in told):
            faults.append(_with(f"should have left alone: {text}", lines))
    return Verdict(case.name, lines, tuple(faults))


def _line(article: Article, finding: Finding) -> str:
    line, column = article.lines.position(finding.span.start)
    return f"{line}:{column}:{finding.rule}:{finding.message}"


def _difference(want: str, lines: tuple[str, ...]) -> list[str]:
    wanted = [line.strip() for line in want.splitlines() if line.strip()]
    got = [line.strip() for line in lines]
    if wanted == got:
        return []
    import difflib

    diff = difflib.unified_diff(wanted, got, "want", "got", lineterm="", n=1)
    return ["\n".join(diff)]


def _with(fault: str, lines: tuple[str, ...]) -> str:
    said = lines or ("nothing",)
    return "\n".join([fault, *(f"said: {line}" for line in said)])
