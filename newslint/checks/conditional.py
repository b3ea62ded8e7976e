# SPDX-License-Identifier: GPL-3.0-or-later
"""conditional: what may stand only where something else stands too (an acronym and its words)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import is_excepted, regex_options
from newslint.expressions import compiled
from newslint.finding import Finding
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule

OPTIONS = regex_options(
    first=Option(
        "text", "The pattern that asks for the other; a group is the term.", required=True
    ),
    second=Option("text", "The pattern that must stand too; a group is the term.", required=True),
    vocab=Option("flag", "Kept for Vale's files; newslint has no vocabularies.", True),
)

_FIRST, _SECOND = 0, 1


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return both patterns."""
    ignorecase = rule.options["ignorecase"]
    return [
        Pattern(rule.options[key], ignorecase=ignorecase, bounded=False)
        for key in ("first", "second")
    ]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for the first place of every term that the second pattern never names."""
    told = {
        term for hit in hits if hit.pattern == _SECOND for term, _ in _terms(rule, article, hit)
    }
    for hit in hits:
        if hit.pattern != _FIRST:
            continue
        for term, span in _terms(rule, article, hit):
            if term not in told and not is_excepted(rule, term):
                told.add(term)
                yield rule.finding(span, rule.say(term))


def _terms(rule: Rule, article: Article, hit: Hit) -> list[tuple[str, Span]]:
    """Return the groups of a hit, or the whole hit when its pattern has none, with their spans."""
    source = rule.options["first" if hit.pattern == _FIRST else "second"]
    flags = re.IGNORECASE if rule.options["ignorecase"] else 0
    match = compiled(source, flags).match(article.text, hit.span.start)
    if match is None or not match.re.groups:
        return [(article.text[hit.span.start : hit.span.end], hit.span)]
    spans = [Span(*match.span(n)) for n in range(1, match.re.groups + 1) if match.group(n)]
    return [(article.text[span.start : span.end], span) for span in spans]
