# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and times in a form that English news does not use: on the 25th, 12.02.2023, 11: 28, 08H00.

They are left over from the language that the text was translated from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.prose.dates import MONTHS, dates
from newslint.prose.digits import chunks, irregular
from newslint.prose.sentences import sentence_around
from newslint.rule import Rule

_ORDINAL = compiled(r"(?<=\d)(?:st|nd|rd|th)\b")
_ENDING = compiled(r"(?:st|nd|rd|th)\b")
_LEAD = compiled(
    r"\b(?:on|until|till|since|by|before|after|(?:morning|afternoon|evening|night|noon) of)"
    r"(?: the)? \Z",
    re.IGNORECASE,
)
_NO_NOUN = compiled(
    r"[,.;:)\n]|\Z| (?:local|and|to|that|when|in|at|after|before|but|with|as|for|by|the|he|she|they"
    r"|it|a|an|because|while|during|were|was|is|are|had|has|have|said|announced|until|from)\b"
)
_NEAR = 500
_COUNTED = compiled(
    r"\b(?:holes?|birdies?|bogeys?|par|tee|fairway|innings?|laps?|floor|storey|round|minute|place)\b",
    re.IGNORECASE,
)


def bare_days(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each day without a month: "on the evening of the 25th".

    A day may do without when its sentence has named the month, and where holes, laps or floors
    are counted.
    """
    text = article.text
    for start, digits in chunks(text):
        ending = _ENDING.match(text, start + len(digits)) if len(digits) < 3 else None
        lead = _LEAD.search(text[max(0, start - 20) : start]) if ending else None
        if ending is None or lead is None or not _NO_NOUN.match(text, ending.end()):
            continue
        if 1 <= int(digits) <= 31 and not _is_clear(text, start):
            span = Span(start, ending.end())
            yield rule.finding(span, rule.say(text[span.start : span.end]))


def _is_clear(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    sentence = before[sentence_around(before, len(before) - 1).start :]
    if any(month in sentence for month in MONTHS):
        return True
    after = text[start : start + _NEAR].partition("\n")[0]
    return bool(_COUNTED.search(before) or _COUNTED.search(after))


_DOTTED = compiled(r"(\d{1,2})\.(\d{1,2})\.(?:(?:19|20)\d\d)\Z")


def dotted_dates(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each date of digits and points: 12.02.2023."""
    for start, digits in irregular(article.text):
        match = _DOTTED.match(digits)
        if match and int(match[1]) <= 31 and int(match[2]) <= 12:
            span = Span(start, start + len(digits))
            yield rule.finding(span, rule.say(digits))


def ordinal_dates(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each month with an ordinal behind it: July 25th."""
    for date in dates(article.text):
        words = article.text[date.span.start : date.span.end]
        ending = _ORDINAL.search(words)
        if ending is not None and not date.day_first:
            place = Span(*ending.span()).shift(date.span.start)
            plain = words[: ending.start()] + words[ending.end() :]
            yield rule.finding(date.span, rule.say(words, plain), fixes=(Fix(place, ""),))


_REST_OF_SPACED = compiled(
    r": ([0-5]\d)(?=[,;)\n]|\.(?!\d)|\Z| ?[ap]\.?m\b| [-–]"
    r"| (?:on|to|until|and|in|that|this|the|local|Moscow|Beijing|Kyiv|yesterday|today|tomorrow)\b)"
)
_REST_OF_FRENCH = compiled(r"[Hh]([0-5]\d)\b")
_HOUR = compiled(r"\b(?:at|until|till|by|from|to|as of|about|around|and|before|after|since)[ (]\Z")


def broken_times(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each time with a blank in it or an H: 11: 28, 08H00."""
    text = article.text
    for start, digits in chunks(text):
        if len(digits) > 2 or int(digits) > 24:
            continue
        rest = _rest_of_time(text, start, start + len(digits))
        if rest is not None:
            span, right = Span(start, rest.end(1)), f"{digits}:{rest[1]}"
            words = rule.say(text[span.start : span.end], right)
            yield rule.finding(span, words, fixes=(Fix(span, right),))


def _rest_of_time(text: str, start: int, end: int) -> re.Match[str] | None:
    follows = text[end : end + 1]
    if follows == ":" and _HOUR.search(text[max(0, start - 8) : start]):
        return _REST_OF_SPACED.match(text, end)
    if follows in ("h", "H") and not text[start - 1 : start].isalnum():
        return _REST_OF_FRENCH.match(text, end)
    return None
