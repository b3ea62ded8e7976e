# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day that no clock shows: 25:10 GMT, 10:75, 14:30 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.finding import Finding
from newslint.rule import Rule

_HALF = r"(?P<half>[ap])\.?m\b"
_ZONE = r"(?:GMT|UTC|BST|EST|EDT|CET|CEST|PST|PDT|MSK|IST|local time|(?:Moscow|Kyiv|Kiev) time)"
_MARKED = re.compile(
    rf"(?<![\d:.,-])(?<!: )(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d) ?(?:{_HALF}|{_ZONE})"
)
_AFTER_AT = re.compile(
    r"\b(?:at|until|till|by) (?:about |around )?(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?![\d:]|[.,]\d|[-–]\d)"
    r"(?=[.,;)\n]| (?:on|in the|and|when|after|before|as|local|this|that|yesterday|today)\b|\Z)"
)
_WHOLE_HOUR = re.compile(rf"(?<![\d:.,$£€-])(?<!: )(?P<hour>1[3-9]|2\d) ?{_HALF}")


def impossible_times(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each time of day that cannot be."""
    text = article.text
    seen: set[int] = set()
    for pattern in (_MARKED, _AFTER_AT, _WHOLE_HOUR):
        for match in pattern.finditer(text):
            place = match.start("hour")
            if place not in seen and _cannot_be(match.groupdict()):
                seen.add(place)
                span = Span(place, match.end())
                yield rule.finding(span, rule.say(text[span.start : span.end]))


def _cannot_be(time: dict[str, str]) -> bool:
    hour, minute = int(time["hour"]), int(time.get("minute") or 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return True
    return bool(time.get("half")) and hour > 12 and time["half"] == "a"
