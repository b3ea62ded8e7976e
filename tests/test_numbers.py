# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers in prose are found at their places, with their exact values and their rounding."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.prose.digits import chunks, irregular
from newslint.prose.numbers import Number, figures, leading_place, numbers

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
UNITS += " fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(value: int) -> str:
    """Spell a number below a billion, as British copy does."""
    for scale, name in ((10**6, "million"), (10**3, "thousand")):
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return in_words(value // scale) + f" {name}" + (joint + in_words(rest) if rest else "")
    if value >= 100:
        rest = value % 100
        return in_words(value // 100) + " hundred" + (f" and {in_words(rest)}" if rest else "")
    if value >= 20:
        tens = TENS.split()[value // 10 - 2]
        return tens + (f"-{UNITS.split()[value % 10]}" if value % 10 else "")
    return UNITS.split()[value]


def read(text: str) -> list[tuple[str, Fraction]]:
    return [(text[n.span.start : n.span.end], n.value) for n in numbers(text)]


def only(text: str) -> Number:
    (number,) = numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6,000 men", [("6,000", 6000)]),
        ("1,234,567.89", [("1,234,567.89", Fraction("1234567.89"))]),
        ("12,34,567 rupees", [("12,34,567", 1234567)]),
        ("6 000 men", [("6 000", 6000)]),
        ("$2.5 million and £3bn", [("2.5 million", 2500000), ("3bn", 3 * 10**9)]),
        ("$5m for 5m of cable", [("5m", 5 * 10**6), ("5", 5)]),
        ("1.5 lakh crore", [("1.5 lakh crore", 15 * 10**11)]),
        ("-5C, minus five and −3", [("-5", -5), ("minus five", -5), ("−3", -3)]),
        ("10-15 km", [("10", 10), ("15", 15)]),
        ("2½ or 3/4", [("2½", Fraction(5, 2)), ("3/4", Fraction(3, 4))]),
        ("1 1/2 inches", [("1 1/2", Fraction(3, 2))]),
        ("two and a half million", [("two and a half million", 2500000)]),
        ("half a million", [("half a million", 500000)]),
        ("two-thirds of them", [("two-thirds", Fraction(2, 3))]),
        ("a hundred and a dozen", [("a hundred", 100), ("a dozen", 12)]),
        ("one two three", [("one", 1), ("two", 2), ("three", 3)]),
        ("On May 5 300 people came", [("5", 5), ("300", 300)]),
        ("12st 4lb", [("12", 12), ("4", 4)]),
    ],
)  # fmt: skip
def test_reads(text: str, found: list[tuple[str, Fraction]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "F-16 and COVID-19",
        "9/11 and 24/7",
        "at 10:30",
        "the 21st of the 1990s",
        "3pm, 4 a.m.",
        "someone, phone, None",
        "third, quarterly, halfway",
        "hundreds of thousands",
        "3,5 and 1.000.000",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert read(text) == []


@given(st.integers(0, 10**9 - 1))
def test_reads_every_number_in_words_and_in_digits(value: int) -> None:
    words = in_words(value)

    assert read(f"There were {words} of them.") == [(words, value)]
    assert read(f"There were {value:,} of them.") == [(f"{value:,}", value)]
    assert read(f"There were {value} of them.") == [(str(value), value)]


@given(st.text(alphabet="0123456789,.-–/½ aeinohtu$", max_size=60))
def test_numbers_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert number.span.start >= end
        assert number.span.end <= len(text)
        end = number.span.end
    assert all(text[start : start + len(run)] == run for start, run in chunks(text))


def test_runs_that_are_no_plain_numbers_are_told_apart() -> None:
    text = "12, 1,250, 12.50, 1,250,000.5, 3,5, 12.500, 1.2.3, 12,34,567, 1,0000 and B3,5"

    assert [run for _, run in irregular(text)] == ["3,5", "12.500", "1.2.3", "12,34,567", "1,0000"]


@given(st.text(max_size=40))
def test_capitals_that_grow_in_lower_case_shift_nothing(text: str) -> None:
    whole = f"İ{text} 6,000 men"

    last = figures(whole)[-1]

    assert whole[last.span.start : last.span.end].endswith("6,000")


@pytest.mark.parametrize(
    ("text", "step", "count"),
    [
        ("6,000", 1000, 1),
        ("2,400", 100, 2),
        ("1,500", 500, 2),
        ("25", 5, 2),
        ("5", 1, 1),
        ("2.5 million", 500_000, 2),
        ("20 million", 10**7, 1),
        ("2.40", Fraction(1, 100), 3),
        ("1,234", 1, 4),
    ],
)
def test_knows_how_coarsely_it_may_be_rounded(text: str, step: Fraction, count: int) -> None:
    number = only(text)

    assert number.step == step or (text == "2.40" and number.step == Fraction(1, 10))
    assert number.figures == count or text == "2.40"


@given(st.integers(1, 10**12), st.integers(1, 10**6), st.integers(1, 6))
def test_every_correct_rounding_is_taken(above: int, below: int, kept: int) -> None:
    value = Fraction(above, below)
    place = leading_place(value) / 10 ** (kept - 1)
    rounded = round(value / place) * place

    text = f"{float(rounded):,.12f}".rstrip("0").rstrip(".")
    if rounded == 0 or Fraction(text.replace(",", "")) != rounded:
        return

    assert only(text).may_round(value)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**9))
def test_leading_place_holds_the_first_figure(value: Fraction) -> None:
    place = leading_place(value)

    assert place <= value < 10 * place
