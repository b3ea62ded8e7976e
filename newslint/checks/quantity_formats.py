# SPDX-License-Identifier: GPL-3.0-or-later
"""How numbers are written: decimal commas, wrong groups of digits, formats mixed in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Article, Span
from newslint.finding import Finding, Fix, Related
from newslint.prose.numbers import Number, chunks, figures
from newslint.rule import Rule

_COUNTED = (
    r"(?: ?%| (?:percent|per cent|thousand|million|billion|trillion|km|(?:kilo)?met(?:er|re)s?"
    r"|kg|kilograms?|tons?|tonnes?|lit(?:er|re)s?|hectares?|degrees|times|points|euros?|dollars|rubles"
    r"|roubles|hryvnias?|yuan|years|hours)\b)"
)
_THINGS = (
    r" (?:people|persons|inhabitants|residents|soldiers|troops|fighters|houses|homes|families"
    r"|children|women|men|refugees|migrants|cases|deaths|vehicles|cars|workers|employees|students|voters"
    r"|votes|visitors|tourists|spectators|fans|passengers|copies|households)\b"
)
_MONTH_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|Sept(?:ember)?|Aug|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Oct|Nov|Dec)\.? \Z"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def decimal_commas(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each decimal comma: "3,5 million", "12,45 %"."""
    for start, digits in _odd(article.text, ","):
        comma = _pattern(r"(\d{1,3}),(\d{1,2})\Z").match(digits)
        if comma and _pattern("-?" + _COUNTED).match(article.text, start + len(digits)):
            yield _respelt(rule, start, digits, f"{comma[1]}.{comma[2]}")


def point_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each number whose thousands are parted by points: "12.500 people"."""
    for start, digits in _odd(article.text, "."):
        if not _pattern(r"[1-9]\d{0,2}(?:\.\d{3})+\Z").match(digits) or _is_address(digits):
            continue
        if digits.count(".") > 1 or _pattern(_THINGS).match(article.text, start + len(digits)):
            yield _respelt(rule, start, digits, digits.replace(".", ","))


def _odd(text: str, mark: str) -> list[tuple[int, str]]:
    """Return the runs of digits with a mark in them that are no part of a word or address."""
    return [
        (start, digits)
        for start, digits in chunks(text)
        if mark in digits and not text[start - 1 : start].isalnum()
    ]


def _is_address(digits: str) -> bool:
    """Tell whether digits with points may be the address of a machine: 192.168.100.200."""
    parts = digits.split(".")
    return len(parts) == 4 and all(int(part) < 256 for part in parts)


def broken_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each group of digits that is no thousand: "1,0000"."""
    for start, digits in _odd(article.text, ","):
        head, *groups = digits.split(",")
        if len(head) > 3 or "." in digits or len(groups) > 1 or len(groups[0]) < 4:
            continue
        if not _is_date(article.text, start, groups[0]):
            right = f"{int(head + groups[0]):,}"
            yield rule.finding(Span(start, start + len(digits)), rule.say(digits, right))


def _is_date(text: str, start: int, last: str) -> bool:
    """Tell whether the comma stands between a day and a year."""
    is_year = len(last) == 4 and 1500 <= int(last) <= 2100
    return is_year or bool(_MONTH_DAY.search(text[:start][-12:]))


def _respelt(rule: Rule, start: int, digits: str, right: str) -> Finding:
    span = Span(start, start + len(digits))
    return rule.finding(span, rule.say(digits, right), fixes=(Fix(span, right),))


_ENDING = re.compile(r"(?:st|nd|rd|th)\b")


def wrong_ordinals(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each ordinal with the ending of another: 21th, 12nd."""
    text = article.text
    for start, digits in chunks(text):
        ending = _ENDING.match(text, start + len(digits))
        if ending is None or "." in digits or text[start - 1 : start].isalnum():
            continue
        right = ordinal_ending(int(digits.replace(",", "")))
        if ending.group() not in (right, "st"):
            yield _respelt(rule, start, digits + ending.group(), digits + right)


def ordinal_ending(number: int) -> str:
    """Return "st", "nd", "rd" or "th", whichever a number's ordinal ends in."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


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
        _pattern(r"\d \d{3}(?!\d)").search(text)
    )


def _way(text: str, number: Number) -> str:
    digits = [c for c in number.chunk if c.isdigit()]
    if len(digits) < 5 or number.value < _LARGE or number.scale:
        return ""
    if " " in number.chunk:
        return "blanks between the thousands"
    if "," in number.chunk:
        return "commas between the thousands"
    if number.chunk.isdigit() and _pattern(_THINGS).match(text, number.span.end):
        return "no mark between the thousands"
    return ""


_PERCENTS = {
    "%": r"\d ?%",
    "percent": r"\d percent\b",
    "per cent": r"\d per cent\b",
}


def mixed_percents(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when the text writes percentages with the sign and with the word.

    Headlines and quotations are not counted.
    """
    apart = [b.span for b in article.of_kind("headline", "dek", "caption", "table", "quote")]
    ways: dict[str, list[Span]] = {}
    for way, pattern in _PERCENTS.items():
        if way not in article.text:
            continue
        for match in _pattern(pattern).finditer(article.text):
            span = Span(match.start() + 1, match.end())
            if not any(part.covers(span) for part in apart):
                ways.setdefault(way, []).append(span)
    if len(ways) > 1:
        ranked = sorted(ways, key=lambda way: (-len(ways[way]), ways[way][0].start))
        related = tuple(Related(s, f"'{ranked[0]}' here") for s in ways[ranked[0]][:3])
        message = rule.say(ranked[-1], ranked[0], str(len(ways[ranked[0]])))
        yield rule.finding(ways[ranked[-1]][0], message, related=related)


_INDIAN = ("lakh", "crore")
_WESTERN = ("million", "billion", "trillion")
_RUPEES = re.compile(r"(?:Rs\.? ?|₹ ?|INR ?|rupees )\Z")


def mixed_scales(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when lakh and crore stand beside million and billion for one kind of thing.

    Rupees in crore beside dollars in millions are the custom of the Indian press, and no mixture.
    """
    quoted = [block.span for block in article.of_kind("quote")]
    indian: list[Number] = []
    western: list[Number] = []
    for number in figures(article.text):
        if any(part.covers(number.span) for part in quoted) or _is_foreign(article.text, number):
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
        re.match(r" (?:US )?(?:dollars?|euros?|pounds?|yen|yuan)\b", text[number.span.end :][:14])
    )


def _plainly(number: Number) -> str:
    """Return a number in digits."""
    return f"{int(number.value):,}"
