# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers written in two ways in one article: 12,500 and 12500, % and percent, crore, million."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.checks.quantity_formats import THINGS
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.digits import chunks
from newslint.prose.numbers import Number, figures
from newslint.rule import Rule

_LARGE = 10_000


def mixed_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when numbers of five digits and more are grouped in several ways.

    The finding stands at the first number of the rarer way, with one of the other as evidence.
    """
    ways: dict[str, list[Number]] = {}
    if not _may_mix(article.text):
        return
    for number in figures(article.text):
        way = _way(article.text, number)
        if way:
            ways.setdefault(way, []).append(number)
    if len(ways) < 2:
        return
    ranked = sorted(ways, key=lambda way: (-len(ways[way]), ways[way][0].span.start))
    usual, rare = ways[ranked[0]], ways[ranked[-1]]
    words = [article.text[n.span.start : n.span.end] for n in (rare[0], usual[0])]
    related = tuple(Related(n.span, f"a number with {ranked[0]}") for n in usual[:3])
    yield rule.finding(rare[0].span, rule.say(*words), related=related)


def _may_mix(text: str) -> bool:
    """Tell quickly whether a text has large numbers with commas and large ones without."""
    runs = [digits for _, digits in chunks(text)]
    if not any("," in digits and len(digits) > 5 for digits in runs):
        return False
    return any(digits.isdigit() and 5 <= len(digits) <= 7 for digits in runs) or bool(
        compiled(r"\d \d{3}(?!\d)").search(text)
    )


def _way(text: str, number: Number) -> str:
    digits = [c for c in number.chunk if c.isdigit()]
    if len(digits) < 5 or number.value < _LARGE or number.scale:
        return ""
    if " " in number.chunk:
        return "blanks between the thousands"
    if "," in number.chunk:
        return "commas between the thousands"
    if number.chunk.isdigit() and compiled(THINGS).match(text, number.span.end):
        return "no mark between the thousands"
    return ""


_APART = frozenset(("headline", "dek", "caption", "table", "quote"))
_PERCENTS = {
    "%": r"(?<=\d) ?%",
    "percent": r"(?<=\d )percent\b",
    "per cent": r"(?<=\d )per cent\b",
}


def mixed_percents(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when the text writes percentages with the sign and with the word.

    Headlines and quotations are not counted.
    """
    ways: dict[str, list[Span]] = {}
    for way, pattern in _PERCENTS.items():
        if way not in article.text:
            continue
        for match in compiled(pattern).finditer(article.text):
            span = Span(*match.span())
            if not _APART & article.kinds_at(span.start):
                ways.setdefault(way, []).append(span)
    if len(ways) > 1:
        ranked = sorted(ways, key=lambda way: (-len(ways[way]), ways[way][0].start))
        related = tuple(Related(s, f"'{ranked[0]}' here") for s in ways[ranked[0]][:3])
        message = rule.say(ranked[-1], ranked[0], str(len(ways[ranked[0]])))
        yield rule.finding(ways[ranked[-1]][0], message, related=related)


_INDIAN = ("lakh", "crore")
_FOREIGN = compiled(r" (?:US )?(?:dollars?|euros?|pounds?|yen|yuan)\b")
_WESTERN = ("million", "billion", "trillion")
_RUPEES = compiled(r"(?:Rs\.? ?|₹ ?|INR ?|rupees )\Z")


def mixed_scales(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when lakh and crore stand beside million and billion for one kind of thing.

    Rupees in crore beside dollars in millions are the custom of the Indian press, and no mixture.
    """
    indian: list[Number] = []
    western: list[Number] = []
    for number in figures(article.text):
        quoted = "quote" in article.kinds_at(number.span.start)
        if quoted or _is_foreign(article.text, number):
            continue
        if number.scale in _INDIAN:
            indian.append(number)
        elif number.scale in _WESTERN:
            western.append(number)
    if not indian or not western:
        return
    rare, usual = sorted((indian, western), key=len)
    words = [article.text[n.span.start : n.span.end] for n in (rare[0], usual[0])]
    related = tuple(Related(n.span, "the other way of counting") for n in usual[:3])
    yield rule.finding(
        rare[0].span, rule.say(words[0], words[1], _plainly(rare[0])), related=related
    )


def _is_foreign(text: str, number: Number) -> bool:
    """Tell whether an amount in millions is money of another country than India."""
    return text[number.span.start - 1 : number.span.start] in ("$", "£", "€", "¥") or bool(
        _FOREIGN.match(text, number.span.end)
    )


def _plainly(number: Number) -> str:
    """Return a number in digits."""
    return f"{int(number.value):,}"
