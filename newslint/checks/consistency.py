# SPDX-License-Identifier: GPL-3.0-or-later
"""consistency: several forms of one term in one article, with all their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import folded, like, pattern_for, regex_options
from newslint.finding import Finding, Fix, Related
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule, RuleError

OPTIONS = regex_options(
    either=Option("map", "Pairs of forms, as in Vale: one form to the other.", {}),
    variants=Option("list", "Groups of two or more forms of one term.", ()),
    prefer=Option(
        "text",
        "Which form is right: the majority's, the one listed first, or none.",
        "majority",
        choices=("majority", "first", "none"),
    ),
)


def verify(rule: Rule) -> None:
    """Refuse a rule without groups of forms; raises RuleError."""
    if not rule.options["either"] and not rule.options["variants"]:
        raise RuleError("a consistency rule needs pairs under 'either' or groups under 'variants'")
    for group in rule.options["variants"]:
        texts = isinstance(group, list) and all(isinstance(form, str) for form in group)
        if not texts or len(group) < 2:
            raise RuleError("each group under 'variants' is a list of two or more texts")


def _groups(options: Mapping[str, Any]) -> list[list[str]]:
    pairs = [[str(one), str(other)] for one, other in options["either"].items()]
    return pairs + [list(group) for group in options["variants"]]


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every form of every group."""
    return [pattern_for(rule, form) for group in _groups(rule.options) for form in group]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every form that is not the preferred one, all its places named."""
    first = 0
    for group in _groups(rule.options):
        numbers = range(first, first + len(group))
        first += len(group)
        places = {n: [hit.span for hit in hits if hit.pattern == n] for n in numbers}
        present = [number for number in numbers if places[number]]
        if len(present) > 1:
            yield from _report_group(rule, article, places, present)


def _report_group(
    rule: Rule,
    article: Article,
    places: Mapping[int, Sequence[Span]],
    present: Sequence[int],
) -> Iterable[Finding]:
    best = _preferred(rule.options["prefer"], places, present)
    right = _words(article, places[best][0])
    for number in present:
        if number == best:
            continue
        spans = places[number]
        wrong = _words(article, spans[0])
        if folded(wrong) == folded(right) and rule.options["ignorecase"]:
            continue
        said = rule.say(right, wrong)
        yield rule.finding(
            spans[0],
            said,
            fixes=_fixes(rule, article, spans, right),
            related=_evidence(article, spans[1:], places[best]),
        )


def _fixes(rule: Rule, article: Article, spans: Sequence[Span], right: str) -> tuple[Fix, ...]:
    if rule.options["prefer"] == "none":
        return ()
    return tuple(Fix(span, like(_words(article, span), right)) for span in spans)


def _preferred(prefer: str, places: Mapping[int, Sequence[Span]], present: Sequence[int]) -> int:
    if prefer == "majority":
        return max(present, key=lambda number: (len(places[number]), -places[number][0].start))
    return present[0]


def _evidence(
    article: Article, more: Sequence[Span], preferred: Sequence[Span]
) -> tuple[Related, ...]:
    again = [Related(span, f"'{_words(article, span)}' again") for span in more]
    count = f", {len(preferred)} times in all" if len(preferred) > 1 else ""
    other = Related(preferred[0], f"'{_words(article, preferred[0])}' here{count}")
    return (*again, other)


def _words(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]
