# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of the headline that the story contradicts: "12 killed" above, 13 killed below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.numbers import Number, numbers
from newslint.prose.sentences import sentences
from newslint.records import NamedTuple
from newslint.rule import Rule

_FATES = {
    "dead": r"kill(?:s|ed|ing)?|dead|die|dies|died|dying|deaths?|fatalities|death toll",
    "injured": r"injur(?:e|es|ed|ing|ies)|wound(?:s|ed|ing)?|hurt",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|detentions?",
    "missing": r"missing",
    "rescued": r"rescue[sd]?|rescuing",
}
_FLOORS = ("at least ", "more than ", "over ", "up to ", "nearly ", "almost ", "about ", "around ")
_OTHER_COUNT = compiled(
    r"[- ]{1,3}(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|km|miles?|met(?:er|re)s?"
    r"|feet|foot|p\.?m|a\.?m|per ?cent|times|cities|countries|states|provinces|buildings?|houses"
    r"|homes|vehicles|cars|drones?|missiles?|rockets?|dogs|cats|cows|horses|elephants|sheep|birds"
    r"|animals|whales|fish|of|in|degrees)\b|%|st\b|nd\b|rd\b|th\b|[-/:–]\d"
)
_BETWEEN = compiled(r"[^\d.;:!?()]{0,40}\Z")
_LEDE = 1200


class _Count(NamedTuple):
    """So many with one fate; `hedge` is the word that makes the number a bound, or ""."""

    number: Number
    fate: str
    span: Span
    hedge: str


def headline_counts(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each count of the headline that the body gives otherwise."""
    head = article.of_kind("headline")
    if not head:
        return
    text = article.text
    claims = [c for c in _counts(text, head[0].span) if not c.hedge and c.number.value > 1]
    if not claims:
        return
    body = Span(head[-1].span.end, len(text))
    for claim in claims:
        rival = _rival(text, claim, body)
        if rival is not None:
            yield _finding(rule, text, claim, rival)


def _rival(text: str, claim: _Count, body: Span) -> _Count | None:
    """Return the first count of the body that contradicts a claim, if nothing supports it."""
    opening = Span(body.start, min(body.end, body.start + _LEDE))
    rivals = [c for c in _counts(text, opening) if c.fate == claim.fate]
    if not rivals or not all(_contradicts(claim, rival) for rival in rivals):
        return None
    wanted = claim.number.value
    for sentence in sentences(text[body.start : body.end]):
        place = sentence.shift(body.start)
        values = [n.value for n in numbers(text, place.start, place.end)]
        if wanted in values or any(
            sum(some) == wanted for size in (2, 3) for some in combinations(values[:8], size)
        ):
            return None
    return rivals[0]


def _contradicts(claim: _Count, rival: _Count) -> bool:
    told, other = claim.number.value, rival.number.value
    if told == other or not told / 2 <= other <= told * 2:
        return False
    if rival.hedge in ("at least ", "more than ", "over "):
        return other > told
    return not rival.hedge


@cache
def _fates() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{fate}>{words})" for fate, words in _FATES.items())
    return compiled(rf"\b(?:{groups})\b", re.IGNORECASE)


def _counts(text: str, span: Span) -> list[_Count]:
    """Return the counts of a stretch of text: each fate with the number that belongs to it."""
    fates = list(_fates().finditer(text, span.start, span.end))
    if not fates:
        return []
    found = [n for n in numbers(text, span.start, span.end) if _is_count(text, n)]
    counts = []
    for fate in fates:
        number = _number_of(text, fate, found)
        if number is not None:
            place = Span(min(number.span.start, fate.start()), max(number.span.end, fate.end()))
            counts.append(_Count(number, fate.lastgroup or "", place, _hedge(text, number)))
    return counts


def _is_count(text: str, number: Number) -> bool:
    if number.value.denominator != 1 or number.value < 2 or number.share:
        return False
    year = number.chunk.isdigit() and 1900 <= number.value <= 2100
    before = text[max(0, number.span.start - 1) : number.span.start]
    return not (year or (before and before in "$£€#") or _OTHER_COUNT.match(text, number.span.end))


def _number_of(text: str, fate: re.Match[str], found: list[Number]) -> Number | None:
    """Return the number nearest to a fate in its clause: before it, else right behind it."""
    before = [n for n in found if n.span.end <= fate.start()]
    if before and _BETWEEN.match(text[before[-1].span.end : fate.start()]):
        return before[-1]
    after = [n for n in found if n.span.start >= fate.end()]
    if after and _short_gap(text[fate.end() : after[0].span.start]):
        return after[0]
    return None


def _short_gap(between: str) -> bool:
    return len(between) < 24 and bool(_BETWEEN.match(between))


def _hedge(text: str, number: Number) -> str:
    before = text[max(0, number.span.start - 12) : number.span.start].lower()
    return next((hedge for hedge in _FLOORS if before.endswith(hedge)), "")


def _finding(rule: Rule, text: str, claim: _Count, rival: _Count) -> Finding:
    above = text[claim.span.start : claim.span.end]
    below = text[rival.span.start : rival.span.end]
    related = (Related(rival.span, f"the story says '{below}'"),)
    return rule.finding(claim.span, rule.say(above, below), related=related)
