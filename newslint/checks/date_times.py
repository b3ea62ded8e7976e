# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day that no clock shows: 25:10 GMT, 10:75, 14:30 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.finding import Finding
from newslint.rule import Rule

_TIME = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_WHOLE_HOUR = re.compile(r"(?:1[3-9]|2\d) (?:[ap]\.?m\b|o['’]clock)|(?:1[3-9]|2\d)[ap]\.?m\b")
_MARK = re.compile(
    r" ?(?:(?P<half>[ap])\.?m\b|GMT|UTC|BST|EST|EDT|CET|CEST|PST|PDT|MSK|IST|local time"
    r"|(?:Moscow|Kyiv|Kiev) time)"
)
_AT = re.compile(r"\b(?:at|until|till|by) (?:about |around )?\Z")
_CLOSED = re.compile(
    r"(?=[.,;)\n]| (?:on|in the|and|when|after|before|as|local|this|that|yesterday|today)\b|\Z)"
    r"(?![.,]\d)"
)


def impossible_times(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each time of day that cannot be."""
    text = article.text
    for match in _TIME.finditer(text):
        end = _end_of_time(text, match)
        if end and _cannot_be(text[match.start() : end]):
            yield _finding(rule, text, match.start(), end)
    for match in _WHOLE_HOUR.finditer(text):
        if _stands_alone(text, match.start()) and _cannot_be(match.group()):
            yield _finding(rule, text, *match.span())


def _stands_alone(text: str, start: int) -> bool:
    """Tell whether digits begin a time, and are not the rest of a number or of another time."""
    return not re.search(r"(?:[\w.,$£€-]|: ?)\Z", text[max(0, start - 2) : start])


def _end_of_time(text: str, match: re.Match[str]) -> int:
    """Return where the time ends that a match begins; 0 when it is no time of day."""
    if not _stands_alone(text, match.start()):
        return 0
    mark = _MARK.match(text, match.end())
    if mark:
        return mark.end()
    at = ":" in match.group() and _AT.search(text[max(0, match.start() - 14) : match.start()])
    return match.end() if at and _CLOSED.match(text, match.end()) else 0


def _cannot_be(time: str) -> bool:
    hour, minute = (int(part) for part in (*re.findall(r"\d+", time), "0")[:2])
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return True
    return hour > 12 and bool(re.search(r"a\.?m|o['’]clock", time))


def _finding(rule: Rule, text: str, start: int, end: int) -> Finding:
    return rule.finding(Span(start, end), rule.say(text[start:end]))
