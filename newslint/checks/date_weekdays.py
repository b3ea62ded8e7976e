# SPDX-License-Identifier: GPL-3.0-or-later
"""Weekdays against the calendar: "Monday, 24 February 2022" was a Thursday."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article
from newslint.expressions import compiled
from newslint.finding import Related
from newslint.prose.dates import WEEKDAYS, Date, dates, weekday_of

_YEAR = compiled(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d)")
_COMPARED = 40
_NEAR = 500
_PUBLISHED = compiled(r"(\d{4})-(\d{2})-(\d{2})")


def wrong_weekdays(article: Article) -> Iterator[tuple[Date, int, tuple[Related, ...]]]:
    """Yield (date, the weekday it had, evidence) for each date with a wrong weekday.

    Without a year of its own a date is held to be the one nearest to the day of publication, and
    is left alone when the year before or after would make it right. Without either, two dates of
    the article that contradict each other are yielded as one, with -1 as the weekday.
    """
    told = [d for d in dates(article.text) if d.weekday >= 0 and d.exists()]
    undated = []
    for date in told:
        if date.year:
            right = weekday_of(date.year, date.month, date.day)
            if right != date.weekday:
                yield date, right, ()
        elif not _has_other_year(article.text, date):
            undated.append(date)
    published = _PUBLISHED.match(article.meta.get("published", ""))
    if published:
        yield from _against(undated, int(published[1]), int(published[2]))
    else:
        yield from _against_each_other(article.text, undated)


def _has_other_year(text: str, date: Date) -> bool:
    """Tell whether the paragraph speaks of a year, to which the date may belong."""
    start = max(0, date.span.start - _NEAR)
    before = text[start : date.span.start].rpartition("\n")[2]
    after = text[date.span.end : date.span.end + _NEAR].partition("\n")[0]
    return bool(_YEAR.search(before) or _YEAR.search(after))


def _against(
    undated: list[Date], year: int, month: int
) -> Iterator[tuple[Date, int, tuple[Related, ...]]]:
    for date in undated:
        fits = [weekday_of(y, date.month, date.day) for y in (year - 1, year, year + 1)]
        if date.weekday not in fits:
            distance = date.month - month
            nearest = 0 if distance > 6 else 2 if distance < -6 else 1
            yield date, fits[nearest], ()


def _against_each_other(
    text: str, undated: list[Date]
) -> Iterator[tuple[Date, int, tuple[Related, ...]]]:
    """Yield the first date that no year could reconcile with an earlier one."""
    distinct = list({(d.month, d.day, d.weekday): d for d in reversed(undated)}.values())[::-1]
    for place, date in enumerate(distinct[:_COMPARED]):
        for other in distinct[:place]:
            shifts = {_shift(date, other, leap=leap) for leap in (False, True)}
            if (date.weekday - other.weekday) % 7 not in shifts and not _next_year(date, other):
                words = text[other.span.start : other.span.end]
                day = WEEKDAYS[other.weekday]
                yield date, -1, (Related(other.span, f"{words} is called a {day} here"),)
                return


def _shift(date: Date, other: Date, *, leap: bool) -> int:
    """Return how many weekdays later a date is than another of the same year."""
    year = 2024 if leap else 2023
    return (weekday_of(year, date.month, date.day) - weekday_of(year, other.month, other.day)) % 7


def _next_year(date: Date, other: Date) -> bool:
    """Tell whether two dates may stand on either side of a new year."""
    return abs(date.month - other.month) > 4
