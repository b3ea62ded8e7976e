# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates are read in every order; those that cannot be are reported, all others are not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engine import check_article
from newslint.prose.dates import MONTHS, WEEKDAYS, dates, weekday_of
from newslint.readers import read_text
from newslint.rule import Context, Rule
from newslint.rulebook.compiling import compile_rules, read_rule
from tests.one_rule import findings, flagged

RULES = Path(__file__).parent.parent / "rules" / "numbers"
DAYS = st.dates(datetime.date(1583, 1, 1), datetime.date(2099, 12, 31))


def rule(name: str) -> Rule:
    return read_rule(f"numbers.{name}", str(RULES / f"{name}.yml"))


def told(text: str, published: str, name: str = "Weekday") -> list[str]:
    """Return the messages of a rule on an article that was published on a day."""
    article = read_text(text).replaced(meta={"published": published})
    return [f.message for f in check_article(article, compile_rules([rule(name)]), Context())]


@given(DAYS)
def test_weekdays_are_those_of_the_calendar(day: datetime.date) -> None:
    assert weekday_of(day.year, day.month, day.day) == day.weekday()


@given(DAYS, st.booleans(), st.booleans())
def test_a_date_is_read_in_either_order(day: datetime.date, day_first: bool, short: bool) -> None:
    month = MONTHS[day.month - 1]
    month = month[:3] + "." if short and len(month) > 4 else month
    words = f"{day.day} {month} {day.year}" if day_first else f"{month} {day.day}, {day.year}"

    (date,) = dates(f"It began on {words}, they said.")

    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)
    assert date.day_first == day_first
    assert date.exists()


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_flagged_when_it_is_wrong(day: datetime.date, weekday: int) -> None:
    text = f"It began on {WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}, {day.year}."

    found = findings(rule("Weekday"), text)

    assert bool(found) == (weekday != day.weekday())
    if found:
        assert found[0].text == WEEKDAYS[weekday]
        assert found[0].fixes[0].text == WEEKDAYS[day.weekday()]


@pytest.mark.parametrize(
    ("text", "published", "wrong"),
    [
        ("It began on Monday, 24 February.", "2022-02-25", True),
        ("It began on Thursday, 24 February.", "2022-02-25", False),
        ("It began on Friday, 24 February.", "2022-12-01", False),
        ("It began on Thursday, 30 December.", "2022-01-02T10:00:00Z", False),
        ("It began on Monday, 30 December.", "2022-01-02", True),
        ("In 1977 it began on Monday, 24 February.", "2022-02-25", False),
    ],
)
def test_the_day_of_publication_gives_the_year(text: str, published: str, wrong: bool) -> None:
    assert bool(told(text, published)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("From Monday, March 7, to Wednesday, March 10.", ["Wednesday"]),
        ("From Monday, March 7, to Thursday, March 10.", []),
        ("From Monday (7 March) to Friday, 30 December.", []),
        ("Between 24-26 February and on Monday the third of May.", []),
        ("On Sunday May 5 people voted.", []),
    ],
)
def test_dates_without_a_year(text: str, wrong: list[str]) -> None:
    assert flagged(rule("Weekday"), text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("On 31 June and February 30.", ["31 June", "February 30"]),
        ("On 29 February 2023, not on 29 February 2024 or 29 February.", ["29 February 2023"]),
        ("On 29 February 1900 and 2000: 29 February 2000.", ["29 February 1900"]),
        ("In June 31 people came; on May 31, 40 did.", []),
        ("Of 31 may be 30, and march 31 times.", []),
    ],
)
def test_dates_that_do_not_exist(text: str, wrong: list[str]) -> None:
    assert flagged(rule("ImpossibleDate"), text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("On 24 February, March 7 and March 9.", ["24 February"]),
        ("On 24 February, 7 March and 9 March 2022.", []),
        ('On 24 February he said: "It was on March 7, at noon."', []),
    ],
)
def test_orders_mixed(text: str, wrong: list[str]) -> None:
    assert flagged(rule("MixedDateOrder"), text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It fell at 25:10 local time.", ["25:10 local time"]),
        ("It fell at 10:75, they said.", ["10:75"]),
        ("It fell at 14.30 a.m. on Monday.", ["14.30 a.m"]),
        ("It fell at 15am.", ["15am"]),
        ("It fell at 23:59 GMT, 11:59 p.m. and 24:00 UTC.", []),
        ("She ran 25:10 and led 75:60 at 45:30 of the game, for $13.75 a month.", []),
        ("He won in 2:25:70 at 9.85 hours.", []),
    ],
)
def test_times(text: str, wrong: list[str]) -> None:
    assert flagged(rule("ImpossibleTime"), text) == wrong


@given(st.integers(1850, 1990), st.integers(1, 99), st.booleans())
def test_ages_that_fit_are_taken(birth: int, age: int, later: bool) -> None:
    death = birth + age + later
    text = f"The writer, born in {birth} in Odessa, died in {death} aged {age}."

    assert flagged(rule("Age"), text) == []
    assert flagged(rule("Age"), text.replace(f"aged {age}", f"aged {age + 3}")) == [
        f"aged {age + 3}"
    ]


def test_years_ago_are_counted_from_the_day_of_publication() -> None:
    text = "The plant exploded 26 years ago, in 1986. It was built in 1970, about 40 years ago."

    assert told(text, "2012-04-26", "Age") == []
    assert len(told(text, "2022-04-26", "Age")) == 2


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("BareDay", "He came on the 25th, and on the evening of the 7th he left.", ["25th", "7th"]),
        ("BareDay", "He came on July 25 and on the 26th he left, on the 9th floor.", []),
        ("BareDay", "The 4th of July, on the 5th hole, by 8th Avenue.", []),
        ("DottedDate", "It began on 12.02.2023, not on 32.02.2023 or 1.2.3.", ["12.02.2023"]),
        ("OrdinalDate", "It began on July 25th, not on 25th July or July 26.", ["July 25th"]),
        ("BrokenTime", "It fell at 11: 28, from 08H00 to 9H30.", ["11: 28", "08H00", "9H30"]),
        ("BrokenTime", "Two at 5: 12 men. Ratio 3: 20, at 11:28, in room 8H2.", []),
        ("ImpossibleTime", "From 15 o'clock to 3 o'clock.", ["15 o'clock"]),
    ],
)
def test_forms_of_another_language(name: str, text: str, wrong: list[str]) -> None:
    assert flagged(rule(name), text) == wrong
