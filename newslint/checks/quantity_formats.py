# SPDX-License-Identifier: GPL-3.0-or-later
"""How numbers are written: decimal commas, wrong groups of digits, formats mixed in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Article, Span
from newslint.finding import Finding, Fix, Related
from newslint.prose.numbers import Number, figures
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
    comma = _pattern(rf"(?<![\d.,])(\d{{1,3}}),(\d{{1,2}})(?=-?{_COUNTED})")
    for match in comma.finditer(article.text):
        yield _respelt(rule, match, f"{match[1]}.{match[2]}")


def point_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each number whose thousands are parted by points: "12.500 people"."""
    groups = _pattern(
        r"(?<![\d.,])[1-9]\d{0,2}"
        rf"(?:(?:\.\d{{3}}){{2,4}}(?![\d.]\d)|\.\d{{3}}(?={_THINGS}))(?!\d)"
    )
    for match in groups.finditer(article.text):
        if not _is_address(match.group()):
            yield _respelt(rule, match, match.group().replace(".", ","))


def _is_address(digits: str) -> bool:
    """Tell whether digits with points may be the address of a machine: 192.168.100.200."""
    parts = digits.split(".")
    return len(parts) == 4 and all(int(part) < 256 for part in parts)


def broken_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each group of digits that is no thousand: "1,0000", "25,00,0"."""
    for match in _pattern(r"(?<![\d.,])\d{1,3}(?:,\d+)+(?![\d,])").finditer(article.text):
        head, *groups = match.group().split(",")
        if not any(len(group) > 3 for group in groups) or _is_list(article.text, match, groups):
            continue
        digits = head + "".join(groups)
        yield rule.finding(Span(*match.span()), rule.say(match.group(), f"{int(digits):,}"))


def _is_list(text: str, match: re.Match[str], groups: list[str]) -> bool:
    """Tell whether digits with commas are a date or a list and no number."""
    last = groups[-1]
    is_year = len(last) == 4 and 1500 <= int(last) <= 2100
    return is_year or len(groups) > 1 or bool(_MONTH_DAY.search(text[: match.start()][-12:]))


def _respelt(rule: Rule, match: re.Match[str], right: str) -> Finding:
    span = Span(*match.span())
    return rule.finding(span, rule.say(match.group(), right), fixes=(Fix(span, right),))


_LARGE = 10_000


def mixed_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding when numbers of five digits and more are grouped in several ways.

    The finding stands at the first number of the rarer way, with one of the other as evidence.
    """
    ways: dict[str, list[Number]] = {}
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
