# SPDX-License-Identifier: GPL-3.0-or-later
"""One amount told twice with another magnitude: "$2.45 billion" here, "$2.45 million" there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.digits import chunks
from newslint.rule import Rule

if TYPE_CHECKING:
    from newslint.prose.numbers import Number

_WORD = compiled(r"[a-z]{4,}")
_COMMON = frozenset(
    (
        *(
            "about",
            "above",
            "according",
            "after",
            "again",
            "against",
            "already",
            "also",
            "although",
        ),
        *("amount", "another", "around", "because", "been", "before", "being", "between", "both"),
        *("could", "down", "each", "even", "every", "following", "from", "have", "here", "however"),
        *("including", "into", "just", "last", "less", "like", "made", "make", "many", "might"),
        *("million", "billion", "trillion", "thousand", "crore", "lakh", "more", "most", "much"),
        *("nearly", "next", "only", "other", "over", "percent", "roughly", "said", "same", "says"),
        *("should", "since", "some", "such", "than", "that", "their", "them", "then", "there"),
        *("these", "they", "this", "those", "through", "total", "under", "until", "very", "were"),
        *("what", "when", "where", "which", "while", "will", "with", "within", "would", "year"),
        *("years", "your", "dollars", "euros", "pounds", "rupees", "yuan", "people", "almost"),
    )
)
_CURRENCIES = ("$", "£", "€", "¥", "₹")
_REACH = 70
_SHARED = 2
_MOST = 40


def slips(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each amount whose figures stand again with another magnitude.

    Both places must be about the same thing: they share two words of some meaning.
    """
    for group in _alike(article.text):
        for place, number in enumerate(group):
            first = next((n for n in group[:place] if _same_thing(article.text, n, number)), None)
            if first is not None:
                yield _finding(rule, article.text, first, number)


def _alike(text: str) -> Iterator[list[Number]]:
    """Yield the amounts that have the same significant figures and currency, but not one value."""
    runs: dict[str, list[tuple[int, str]]] = {}
    for start, digits in chunks(text):
        significant = digits.replace(",", "").replace(".", "").strip("0")
        if len(significant) > 1:
            runs.setdefault(significant, []).append((start, digits))
    for places in runs.values():
        if len({text[start : start + len(digits) + 4] for start, digits in places}) > 1:
            yield from _by_currency(text, places[:_MOST])


def _by_currency(text: str, places: list[tuple[int, str]]) -> Iterator[list[Number]]:
    from newslint.prose.numbers import numbers

    groups: dict[str, list[Number]] = {}
    for start, digits in places:
        for number in numbers(text, start, start + len(digits)):
            if _is_large(number):
                before = text[number.span.start - 1 : number.span.start]
                groups.setdefault(before if before in _CURRENCIES else "", []).append(number)
    yield from groups.values()


def _is_large(number: Number) -> bool:
    """Tell whether a number is an amount of some size, and no year."""
    return abs(number.value) >= 1000 and bool(number.scale or not number.chunk.isdigit())


def _same_thing(text: str, first: Number, second: Number) -> bool:
    ratio = max(first.value / second.value, second.value / first.value)
    if ratio not in (1000, 1_000_000) and not (ratio in (10, 100) and first.figures > 2):
        return False
    return len(_around(text, first) & _around(text, second)) >= _SHARED


def _around(text: str, number: Number) -> set[str]:
    start = max(text.rfind("\n", 0, number.span.start) + 1, number.span.start - _REACH)
    words = text[start : number.span.start] + " " + text[number.span.end :][:_REACH].split("\n")[0]
    return set(_WORD.findall(words.lower())) - _COMMON


def _finding(rule: Rule, text: str, first: Number, second: Number) -> Finding:
    here, there = _words(text, second.span), _words(text, first.span)
    return rule.finding(
        second.span, rule.say(here, there), related=(Related(first.span, f"'{there}' here"),)
    )


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]
