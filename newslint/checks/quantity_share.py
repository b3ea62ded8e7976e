# SPDX-License-Identifier: GPL-3.0-or-later
"""Percentages recomputed: "12 of 40, or 35 %" and "rose 5 percent to 120 from 100"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.numbers import Number, leading_place, numbers
from newslint.rule import Rule

_HEDGES = (
    r"(?:about|around|roughly|approximately|some|nearly|almost|over|just|more than|less than"
    r"|under|well|fewer than|at least|up to|an|estimated|or|slightly|close to|only|a total of)"
)
_FIGURE = compiled(r"(?<![\w.,-])(\d{1,3}(?:\.\d+)?) ?\Z")
_MARK = compiled(r" ?%| per ?cent\b")
_SIGNS = (compiled("%"), compiled(r" per ?cent\b"))
_AHEAD = 110
_ROUND = (5, 10, 20, 100)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return compiled(text.replace("HEDGES", rf"(?:{_HEDGES} )*"), re.IGNORECASE)


@lru_cache(maxsize=2)
def _percentages(text: str) -> tuple[tuple[Span, Number], ...]:
    """Return each percentage: its span with the sign or word, and its number."""
    found = []
    for start, end in sorted(mark.span() for sign in _SIGNS for mark in sign.finditer(text)):
        figure = _FIGURE.search(text, max(0, start - 8), start)
        if figure and not text.startswith((" point", "age point", "age-point"), end):
            number = numbers(text, *figure.span(1))
            found += [(Span(figure.start(), end), number[0])] if number else []
    return tuple(found)


def shares(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each percentage that the numbers beside it contradict."""
    for span, percent in _percentages(article.text):
        claim = _share_before(article.text, span) or _share_after(article.text, span)
        if claim is None:
            continue
        part, whole = claim
        low, high = _percent_range(part, whole)
        leeway = _leeway(article.text, span, percent, part, whole)
        if low - leeway <= percent.value <= high + leeway:
            continue
        yield _finding(rule, article.text, span, claim, (low + high) / 2, percent)


_Claim = tuple[Number, Number | None]
_JOIN = r"(?: [a-z'’-]+){0,4}(?: \(|, or | or | ?[—–] ?(?:or )?)HEDGES\Z"
_OF = (
    r"(?: [a-z-]+){0,2} (?:out )?of (?:the |its |their |all |his |her |those |these |our )*HEDGES\Z"
)


def _share_before(text: str, span: Span) -> _Claim | None:
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AHEAD)
    found = numbers(text, start, span.start)
    if not found or not _pattern(_JOIN).match(text[found[-1].span.end : span.start]):
        return None
    if text[span.start - 1] == "(" and text[span.end : span.end + 1] not in (")", ";", ","):
        return None
    last = found[-1]
    if last.share:
        return last, None
    if len(found) < 2 or not _pattern(_OF).match(text[found[-2].span.end : last.span.start]):
        return None
    return _claim(text, found[-2], last)


def _share_after(text: str, span: Span) -> _Claim | None:
    opening = compiled(r"(?: of [a-z ]{1,30})?(?: \(|, or )").match(text, span.end)
    if opening is None:
        return None
    found = numbers(text, opening.end(), min(len(text), opening.end() + _AHEAD))[:2]
    if len(found) < 2 or not _pattern(r"HEDGES\Z").match(text[opening.end() : found[0].span.start]):
        return None
    if not _pattern(_OF).match(text[found[0].span.end : found[1].span.start]):
        return None
    closing = compiled(r"(?: [a-z'’-]+){0,4}[),.;]").match(text, found[1].span.end)
    return _claim(text, *found) if closing else None


def _claim(text: str, part: Number, whole: Number) -> _Claim | None:
    if not 0 < part.value < whole.value or part.share or whole.share or _is_percent(text, whole):
        return None
    return part, whole


def _is_percent(text: str, number: Number) -> bool:
    return bool(_MARK.match(text, number.span.end))


def _percent_range(part: Number, whole: Number | None) -> tuple[Fraction, Fraction]:
    if whole is None:
        return 100 * part.value, 100 * part.value
    (low, high), (least, most) = _ends(part), _ends(whole)
    return 100 * low / most, 100 * high / least


def _ends(number: Number) -> tuple[Fraction, Fraction]:
    """Return what a count may have been before it was rounded; small counts are exact."""
    if number.value < 1000 and not number.scale:
        return number.value, number.value
    step = max(number.place, min(number.step, leading_place(number.value) / 10))
    return number.value - step / 2, number.value + step / 2


def _leeway(text: str, span: Span, percent: Number, part: Number, whole: Number | None) -> Fraction:
    if whole is None:
        return Fraction(9)
    if whole.value in _ROUND or whole.value < 10:
        return Fraction(5)
    hedged = _pattern(rf"\b{_HEDGES} \Z").search(text[max(0, span.start - 16) : span.start])
    return max(percent.place, Fraction(3 if hedged else 0))


def _finding(
    rule: Rule, text: str, span: Span, claim: _Claim, right: Fraction, percent: Number
) -> Finding:
    part, whole = claim
    first = min(part.span, whole.span) if whole else part.span
    last = max(part.span, whole.span) if whole else part.span
    place = Span(first.start, last.end)
    words = text[place.start : place.end]
    decimals = min(1, percent.place.denominator - 1)
    better = f"{float(right):.{decimals}f}%"
    related = (Related(place, f"{words} is {better}"),)
    return rule.finding(span, rule.say(words, better, text[span.start : span.end]), related=related)


_UP = (
    r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ew|own|owing)|climb(?:s|ed)?"
    r"|jump(?:s|ed)?|surged?|soared?|up|gained|advanced|higher"
)
_DOWN = (
    r"f(?:all|alls|ell|allen|alling)|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|down"
    r"|plunged?|slump(?:ed)?|slid|sank|shrank|tumbled|lost|lower"
)
_MONEY = (
    r"(?:US|A|C|HK|NZ|S|R)?[$£€¥₹]? ?\d[\d,]*(?:\.\d+)?"
    r"(?:[ -]?(?:thousand|million|billion|trillion|lakh|crore|bn|mn|tn|m|k)\b)?"
)
_UNIT = r"(?: [a-z.]+){0,3}?"
_GAPS = r"(?:,? (?!to\b|from\b)[a-z'’-]+){0,7}?"
_AFTER_PERCENT = (
    rf"{_GAPS}(?: to HEDGES(?P<b>{_MONEY}){_UNIT},? (?:up |down )?from HEDGES(?P<a>{_MONEY})"
    rf"|,? from HEDGES(?P<a2>{_MONEY}){_UNIT} to HEDGES(?P<b2>{_MONEY}))"
)
_VERB = rf"\b(?P<verb>(?P<up>{_UP})|{_DOWN})(?: by)? HEDGES\Z"


def changes(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each "rose P% to B from A" whose figures do not fit together."""
    text = article.text
    if " from " not in text:
        return
    for span, percent in _percentages(text):
        verb = _pattern(_VERB).search(text[max(0, span.start - 40) : span.start])
        frame = _pattern(_AFTER_PERCENT).match(text, span.end) if verb else None
        if verb is None or frame is None:
            continue
        old = _amount(text, frame.span("a") if frame["a"] else frame.span("a2"))
        new = _amount(text, frame.span("b") if frame["b"] else frame.span("b2"))
        if old is None or new is None or not _comparable(text, old, new):
            continue
        right = _contradicted(old, new, percent, rises=bool(verb["up"]))
        if right is not None:
            yield _change(rule, text, span, (old, new), right)


def _amount(text: str, place: tuple[int, int]) -> Number | None:
    found = numbers(text, *place)
    return found[0] if len(found) == 1 and not _is_percent(text, found[0]) else None


def _comparable(text: str, old: Number, new: Number) -> bool:
    if any(n.value in range(1900, 2101) and n.chunk.isdigit() for n in (old, new)):
        return False
    money = [text[n.span.start - 1] in "$£€¥₹" for n in (old, new)]
    return money[0] == money[1] and bool(old.scale) == bool(new.scale) and old.value > 0


def _contradicted(old: Number, new: Number, percent: Number, *, rises: bool) -> Fraction | None:
    """Return the change in percent when it is not the one that is told, else None."""
    half = Fraction(1, 2)
    lows = (new.value - new.place * half) / (old.value + old.place * half)
    highs = (new.value + new.place * half) / max(old.value - old.place * half, old.place * half)
    low, high = 100 * (lows - 1), 100 * (highs - 1)
    told = percent.value if rises else -percent.value
    leeway = max(percent.place, percent.value / 20)
    if low - leeway <= told <= high + leeway:
        return None
    return 100 * (new.value / old.value - 1)


def _change(
    rule: Rule, text: str, span: Span, ends: tuple[Number, Number], right: Fraction
) -> Finding:
    old, new = (text[n.span.start : n.span.end] for n in ends)
    better = f"{'up' if right > 0 else 'down'} {abs(float(right)):.1f}%"
    related = tuple(Related(n.span, f"from {old} to {new} is {better}") for n in ends)
    return rule.finding(
        span, rule.say(old, new, better, text[span.start : span.end]), related=related
    )
