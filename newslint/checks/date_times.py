# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day that no clock shows: 25:10 GMT, 10:75, 14:30 a.m."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding
from newslint.prose.digits import chunks
from newslint.rule import Rule

_MINUTES = compiled(r":(\d\d)(?!\d)")
_POINTED = compiled(r"\d{1,2}\.\d\d\Z")
_WHOLE_HOUR = compiled(r" ?[ap]\.?m\b| o['’]clock")
_MARK = compiled(
    r" ?(?:(?P<half>[ap])\.?m\b|GMT|UTC|BST|EST|EDT|CET|CEST|PST|PDT|MSK|IST|local time"
    r"|(?:Moscow|Kyiv|Kiev) time)"
)
_DIGITS = compiled(r"\d+")
_EARLY = compiled(r"a\.?m|o['’]clock")
_AT = compiled(r"\b(?:at|until|till|by) (?:about |around )?\Z")
_JOINING = tuple(":.,$£€-")
_CLOSED = compiled(
    r"(?=[.,;)\n]| (?:on|in the|and|when|after|before|as|local|this|that|yesterday|today)\b|\Z)"
    r"(?![.,]\d)"
)


def impossible_times(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each time of day that cannot be."""
    text = article.text
    for start, digits in chunks(text):
        if len(digits) > 5 or not _stands_alone(text, start):
            continue
        end = _end_of_time(text, start, digits)
        if end and _cannot_be(text[start:end]):
            yield rule.finding(Span(start, end), rule.say(text[start:end]))


def _stands_alone(text: str, start: int) -> bool:
    """Tell whether digits begin a time, and are not the rest of a number or of another time."""
    before = text[max(0, start - 2) : start]
    return not (before[-1:].isalnum() or before[-1:] in _JOINING or before == ": ")


def _end_of_time(text: str, start: int, digits: str) -> int:
    """Return where the time ends that begins with a run of digits; 0 when it is no time of day."""
    end = start + len(digits)
    if len(digits) < 3:
        minutes = _MINUTES.match(text, end)
        if minutes is None:
            whole = _WHOLE_HOUR.match(text, end)
            return whole.end() if whole else 0
        end = minutes.end()
    elif not _POINTED.match(digits):
        return 0
    mark = _MARK.match(text, end)
    if mark:
        return mark.end()
    at = len(digits) < 3 and _AT.search(text[max(0, start - 14) : start])
    return end if at and _CLOSED.match(text, end) else 0


def _cannot_be(time: str) -> bool:
    hour, minute = (int(part) for part in (*_DIGITS.findall(time), "0")[:2])
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return True
    return hour > 12 and bool(_EARLY.search(time))
