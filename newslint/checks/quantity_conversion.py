# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversions recomputed: "6,000 square kilometres (2,400 sq mi)" should say 2,300."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newslint.article import Article, Span
from newslint.checks.quantity_spellings import BEFORE_ITS_CONVERSION, LOOSE_OPENINGS, REACH
from newslint.checks.quantity_units import Quantity, Unit, agree, convert, quantities
from newslint.expressions import compiled
from newslint.finding import Finding, Fix, Related
from newslint.prose.numbers import Number, leading_place
from newslint.rule import Rule

_BRACKET = compiled(r"\((?=[^()\n]{0,24}\d|[^()\n]{0,16}(?:one|two|three|four|five|six|seven))")
_OR = tuple(map(compiled, LOOSE_OPENINGS))
_HEDGE = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|over|just|more than"
    r"|less than|under|up to|or|equal to|equivalent to|at least|an?|the|between|i\.e\.,?|c\.) ?"
    r"|[~≈=] ?)*"
)
_GAP = compiled(BEFORE_ITS_CONVERSION)
_TAIL = compiled(
    r"[ -]?(?:\)|[;,/]|or\b|long|wide|high|tall|deep|thick|away|across|apart|each|square"
    r"|in (?:length|height|width|depth|diameter|area)\b|of [a-z]+\))"
)
_AT_SEA = compiled(
    r"\b(?:sea|seas|ocean|nautical|naval|navy|ship|vessel|boat|offshore|coast|maritime"
    r"|territorial|island|gulf|strait)",
    re.IGNORECASE,
)
_FAR = Fraction(8, 5)


def conversions(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for every second figure that is not the first one converted."""
    slack = Fraction(str(rule.options["tolerance"]))
    for first, second, loose in pairs(article.text):
        if not _match(first, second, article.text, slack):
            unit, other = first.units[0], second.units[0]
            right = _rounded(convert(first.high.value, unit, other), second.high)
            if loose and not _near(first, second):
                continue
            yield _finding(rule, article.text, first, second, right)


def pairs(text: str) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Yield (quantity, its conversion, whether it stands outside brackets), in order."""
    places = [(m.start(), m.end(), False) for m in _BRACKET.finditer(text)]
    places += [(m.start(), m.end(), True) for mark in _OR for m in mark.finditer(text)]
    for start, end, loose in sorted(places):
        second = _after(text, end, loose)
        first = second and _before(text, start, second)
        if first and second:
            yield first, second, loose


@cache
def _hedge() -> re.Pattern[str]:
    return compiled(_HEDGE, re.IGNORECASE)


def _after(text: str, start: int, loose: bool) -> Quantity | None:
    begin = start + len(_hedge().match(text, start).group())  # type: ignore[union-attr]
    found = quantities(text, begin, min(len(text), begin + REACH))
    if not found or found[0].span.start > begin:
        return None
    ends_well = _TAIL.match(text, found[0].span.end) or (loose and not found[0].weak)
    return found[0] if ends_well else None


def _before(text: str, stop: int, second: Quantity) -> Quantity | None:
    """Return the quantity right before an offset that may be the other's, in another unit."""
    start = text.rfind("\n", max(0, stop - REACH), stop) + 1 or max(0, stop - REACH)
    found = quantities(text, start, stop)
    if not found or not _GAP.match(text[found[-1].span.end : stop]):
        return None
    first = found[-1]
    if first.dimension != second.dimension or first.name == second.name or _has_sides(text, first):
        return None
    return first


def _has_sides(text: str, first: Quantity) -> bool:
    """Tell whether a quantity is one of two sides: 20 by 30 metres."""
    before = text[max(0, first.span.start - 4) : first.span.start]
    return before.endswith((" by ", " x ", "×", "-by-"))


def _match(first: Quantity, second: Quantity, text: str, slack: Fraction) -> bool:
    if first.is_range != second.is_range:
        return True
    pairs_of_units = [(u, o) for u in _likely(first, text) for o in _likely(second, text)]
    return any(
        agree(first.low, second.low, unit, other, slack)
        and agree(first.high, second.high, unit, other, slack)
        for unit, other in pairs_of_units
    )


def _likely(quantity: Quantity, text: str) -> tuple[Unit, ...]:
    """Return the units that a quantity may be in; miles are nautical only where there is sea."""
    if quantity.name != "mile" or _AT_SEA.search(
        text, max(0, quantity.span.start - 400), quantity.span.end + 400
    ):
        return quantity.units
    return quantity.units[:1]


def _near(first: Quantity, second: Quantity) -> bool:
    there = convert(first.high.value, first.units[0], second.units[0])
    return there > 0 and 1 / _FAR < second.high.value / there < _FAR


def _rounded(value: Fraction, like: Number) -> Fraction:
    """Return a value rounded as its wrong figure was: to its step, or to two figures at least."""
    step = max(like.place, min(like.step, leading_place(value) / 10))
    while step > like.place and abs(round(value / step) * step - value) > abs(value) / 50:
        step /= 10
    return round(value / step) * step


def _finding(rule: Rule, text: str, first: Quantity, second: Quantity, right: Fraction) -> Finding:
    given = text[first.span.start : first.span.end]
    wrong = text[second.span.start : second.span.end]
    figure = spelled(right, second.high)
    better = figure + text[second.high.span.end : second.span.end]
    fixes = () if second.is_range else (Fix(Span(second.span.start, second.span.end), better),)
    related = (Related(first.span, f"{given} = {better}"),)
    return rule.finding(second.span, rule.say(given, better, wrong), fixes=fixes, related=related)


def spelled(value: Fraction, like: Number) -> str:
    """Return a value in digits with as many decimals, commas and scale as another number has."""
    decimals = len(like.chunk.partition(".")[2])
    unit = like.place * 10**decimals if like.chunk and like.scale else Fraction(1)
    if value.denominator > 1 and not decimals and unit == 1:
        decimals = 1
    scale = f" {like.scale}" if unit > 1 else ""
    return f"{float(value / unit):,.{decimals}f}{scale}"
