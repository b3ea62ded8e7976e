# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts of money told in two currencies: every pair of an article should have one rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.numbers import Number, leading_place, numbers
from newslint.records import NamedTuple
from newslint.rule import Rule

_SIGN = r"(?:US|A|AU|C|CA|HK|NZ|S|R)?[$£€¥₹]|Rs\.? ?"
_WORD = (
    r"(?:[A-Z][a-z]+ )?(?:dollars?|euros?|pounds?|r(?:o?u)bles?|yuan|yen|won|rupees?|pesos?"
    r"|lir[ae]s?|hryvnias?|francs?|kron(?:a|or|er|e)|zloty|dirhams?|riyals?|rials?|shekels?|rand|naira)"
)
_AHEAD = 60


class _Pair(NamedTuple):
    """One amount in two currencies; the rate is what one of the first costs in the second."""

    span: Span
    currencies: tuple[str, str]
    low: Fraction
    high: Fraction


def exchange_rates(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each pair of amounts with another rate than the pairs before it."""
    slack = 1 + Fraction(str(rule.options["tolerance"])) * 10
    known: dict[tuple[str, str], _Pair] = {}
    for pair in _pairs(article.text):
        first = known.setdefault(pair.currencies, pair)
        if pair.low > first.high * slack or first.low > pair.high * slack:
            words = (article.text[p.span.start : p.span.end] for p in (pair, first))
            related = (Related(first.span, "another rate here"),)
            yield rule.finding(pair.span, rule.say(*words), related=related)


@cache
def _second() -> re.Pattern[str]:
    return compiled(
        rf"\((?:(?:about|around|roughly|some|nearly|almost|approximately|or|over) )*"
        rf"(?=(?:{_SIGN})?\d[^()]{{0,30}}\))"
    )


@cache
def _currency() -> re.Pattern[str]:
    return compiled(rf" ?({_WORD})\b")


@cache
def _sign_before() -> re.Pattern[str]:
    return compiled(rf"({_SIGN})\Z")


def _pairs(text: str) -> Iterator[_Pair]:
    for match in _second().finditer(text):
        close = text.index(")", match.end())
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AHEAD)
        before, after = numbers(text, start, match.start()), numbers(text, match.end(), close)
        if not before or len(after) != 1:
            continue
        one, other = _named(text, before[-1]), _named(text, after[0])
        if one and other and one[0] != other[0] and text[one[1] : match.start()] in ("", " "):
            (a, b), (c, d) = _ends(before[-1]), _ends(after[0])
            span = Span(before[-1].span.start, close + 1)
            yield _Pair(span, (one[0], other[0]), c / b, d / a)


def _named(text: str, number: Number) -> tuple[str, int] | None:
    """Return the currency of an amount and where the amount ends; None when it is no money."""
    word = _currency().match(text, number.span.end)
    if word:
        return word[1].rstrip("s").lower(), word.end()
    sign = _sign_before().search(text[max(0, number.span.start - 4) : number.span.start])
    return (sign[1].strip(), number.span.end) if sign and number.value else None


def _ends(number: Number) -> tuple[Fraction, Fraction]:
    step = max(number.place, min(number.step, leading_place(number.value) / 10))
    return max(number.value - step / 2, step / 4), number.value + step / 2
