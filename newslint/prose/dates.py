# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in news prose: where they stand, what they say, in which order they were written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.records import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A day of a month as written; it need not exist.

    `month` counts from 1; `year` is 0 when not given. `day_first` tells 24 February from
    February 24. `weekday` counts from 0 for Monday, -1 when none stands beside the date; then
    `weekday_span` is the date's own span.
    """

    span: Span
    day: int
    month: int
    year: int
    day_first: bool
    weekday: int
    weekday_span: Span

    def exists(self) -> bool:
        """Tell whether the calendar has such a day (29 February: when no year forbids it)."""
        if not 1 <= self.day <= _LENGTHS[self.month - 1]:
            return False
        return (self.month, self.day) != (2, 29) or not self.year or is_leap(self.year)


def is_leap(year: int) -> bool:
    """Tell whether a year of the Gregorian calendar has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def weekday_of(year: int, month: int, day: int) -> int:
    """Return the weekday of a day of the Gregorian calendar, 0 for Monday (Sakamoto's method)."""
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + shift + day + 6) % 7


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?"
_DAY_BEFORE = compiled(r"(?<![\w.,:/$£€-])(\d{1,2})(?:st|nd|rd|th)?,? (?:of )?\Z")
_DAY_AFTER = compiled(
    r" (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\w:%°]|[.,/-]\d|[-–—] ?\d| ?(?:%|am|pm))"
)
_YEAR_AFTER = compiled(r",? (?:of )?(1[5-9]\d\d|20\d\d)\b(?! ?(?:%|people|km|miles))")
_RANGE_BEFORE = compiled(r"\d ?(?:-|–|—|to|and) ?\Z")


@cache
def _months() -> re.Pattern[str]:
    return compiled(_MONTH)


@cache
def _weekday_before() -> re.Pattern[str]:
    return compiled(
        rf"\b({_WEEKDAY})(?: (?:morning|afternoon|evening|night))?(?:,| \(|,? the)? ?\Z"
    )


@cache
def _weekday_after() -> re.Pattern[str]:
    return compiled(rf"(?:, an? | \(|, )({_WEEKDAY})(?=[),.;]| (?:morning|afternoon|evening)|\Z)")


@lru_cache(maxsize=2)
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text that name a month and a day, in order.

    Of a range of days (24-26 February) nothing is returned; offsets are code points.
    """
    found = []
    end = 0
    for match in _months().finditer(text):
        date = _date(text, match, end)
        if date is not None:
            found.append(date)
            end = date.span.end
    return tuple(found)


def _date(text: str, match: re.Match[str], floor: int) -> Date | None:
    start, end = match.span()
    if start and text[start - 1].isalpha():
        return None
    month = _place_of(match.group(), MONTHS) + 1
    if not month:
        return None
    if match.group().endswith(".") and match.group()[:-1] in MONTHS:
        end -= 1
    before = _DAY_BEFORE.search(text, max(floor, start - 12), start)
    after = _DAY_AFTER.match(text, end)
    if before and not _RANGE_BEFORE.search(text, floor, before.start()):
        span, day = Span(before.start(), end), int(before[1])
    elif after and not before:
        span, day = Span(start, after.end()), int(after[1])
    else:
        return None
    year = _YEAR_AFTER.match(text, span.end)
    if year:
        span = Span(span.start, year.end())
    day_first = bool(before)
    weekday, place = _weekday(text, span)
    return Date(span, day, month, int(year[1]) if year else 0, day_first, weekday, place)


def _place_of(name: str, names: tuple[str, ...]) -> int:
    """Return the place of a name or of its abbreviation (Sept., Thurs) in a list, -1 if none."""
    stem = name.rstrip(".")
    for place, whole in enumerate(names):
        if whole.startswith(stem) and (stem == whole or len(stem) < 6):
            return place
    return -1


def _weekday(text: str, span: Span) -> tuple[int, Span]:
    match = _weekday_before().search(text, max(0, span.start - 30), span.start)
    match = match or _weekday_after().match(text, span.end)
    place = _place_of(match[1], WEEKDAYS) if match else -1
    return (place, Span(*match.span(1))) if match and place >= 0 else (-1, span)
