# SPDX-License-Identifier: GPL-3.0-or-later
"""One amount told twice with another magnitude: "$2.45 billion" here, "$2.45 million" there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.finding import Finding, Related
from newslint.prose.numbers import Number, figures
from newslint.rule import Rule

_WORD = re.compile(r"[a-z]{4,}")
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
_REACH = 70
_SHARED = 2


def slips(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each amount whose figures stand again with another magnitude.

    Both places must be about the same thing: they share two words of some meaning.
    """
    amounts: dict[tuple[str, str], list[Number]] = {}
    for number in figures(article.text):
        key = _key(article.text, number)
        if key is None:
            continue
        earlier = amounts.setdefault(key, [])
        for first in earlier:
            if first.value != number.value and _same_thing(article.text, first, number):
                yield _finding(rule, article.text, first, number)
                break
        earlier.append(number)


def _key(text: str, number: Number) -> tuple[str, str] | None:
    """Return the significant figures and the currency of an amount of some size, else None."""
    significant = number.chunk.replace(",", "").replace(".", "").replace(" ", "").strip("0")
    if len(significant) < 2 or abs(number.value) < 1000:
        return None
    if not number.scale and number.chunk.isdigit():
        return None
    before = text[number.span.start - 1 : number.span.start]
    return significant, before if before in ("$", "£", "€", "¥", "₹") else ""


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
