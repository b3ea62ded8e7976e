# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantities are read as news writes them; conversions are judged with their rounding in mind."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.checks.quantity_conversion import spelled
from newslint.checks.quantity_units import Quantity, Unit, agree, convert, quantities, table, unit
from newslint.prose.numbers import Number, leading_place, numbers

SLACK = Fraction(1, 50)
DIMENSIONS = sorted({unit(name).dimension for name in table()} - {"temperature"})


def read(text: str) -> list[tuple[str, str]]:
    return [(text[q.span.start : q.span.end], q.name) for q in quantities(text, 0, len(text))]


def quantity(text: str) -> Quantity:
    (found,) = quantities(text, 0, len(text))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6,000 square kilometers", [("6,000 square kilometers", "square_kilometer")]),
        ("2,400 sq mi, 5 sq. ft.", [("2,400 sq mi", "square_mile"), ("5 sq. ft", "square_foot")]),
        ("5 km² and 6 m3", [("5 km²", "square_kilometer"), ("6 m3", "cubic_meter")]),
        ("6ft 2in tall", [("6ft 2in", "foot")]),
        ("12st 4lb", [("12st 4lb", "stone")]),
        ("10 to 15 km", [("10 to 15 km", "kilometer")]),
        ("between 10 and 15km", [("10 and 15km", "kilometer")]),
        ("a 65-foot wall", [("65-foot", "foot")]),
        ("60 miles an hour", [("60 miles an hour", "mile_per_hour")]),
        ("97 km/h, 52 knots", [("97 km/h", "kilometer_per_hour"), ("52 knots", "knot")]),
        ("30°C or 86F", [("30°C", "celsius"), ("86F", "fahrenheit")]),
        ("30 degrees Celsius", [("30 degrees Celsius", "celsius")]),
        ("six feet", [("six feet", "foot")]),
        ("$5m, five mice and 5 kmers", []),
    ],
)  # fmt: skip
def test_reads(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


def test_the_table_is_what_pint_says() -> None:
    pint = pytest.importorskip("pint")
    from newslint.data.build_units import BASES, UNITS, worth

    registry = pint.UnitRegistry(non_int_type=Fraction)
    built = {
        name: (Fraction(factor), Fraction(offset))
        for dimension, units in UNITS.items()
        for name, unit in units.items()
        for factor, offset in [worth(registry, unit, BASES[dimension])]
    }

    assert {name: (unit(name).factor, unit(name).offset) for name in table()} == built


def pairs_of_units() -> st.SearchStrategy[tuple[Unit, Unit]]:
    units = [unit(name) for name in sorted(table())]
    return st.sampled_from(DIMENSIONS).flatmap(
        lambda dimension: st.tuples(
            *(st.sampled_from([u for u in units if u.dimension == dimension]) for _ in range(2))
        )
    )


def rounded(value: Fraction, kept: int) -> Fraction:
    place = leading_place(value) / 10 ** (kept - 1)
    return round(value / place) * place


def written(value: Fraction) -> Number | None:
    """Return a value as a number written in digits; None if it has too many of them."""
    text = f"{float(value):,.9f}".rstrip("0").rstrip(".")
    if not value or Fraction(text.replace(",", "")) != value or len(text) > 18:
        return None
    (number,) = numbers(text)
    return number


@given(pairs_of_units(), st.integers(1, 10**7), st.integers(0, 3), st.integers(1, 6))
def test_any_rounding_of_a_conversion_is_taken(
    units: tuple[Unit, Unit], count: int, decimals: int, kept: int
) -> None:
    first = written(Fraction(count, 10**decimals))
    assert first is not None
    second = written(rounded(convert(first.value, *units), kept))
    assume(second is not None)

    assert agree(first, second, *units, SLACK)


@given(pairs_of_units(), st.integers(1, 10**8), st.integers(2, 5))
def test_both_figures_may_be_rounded(units: tuple[Unit, Unit], exact: int, kept: int) -> None:
    first = written(rounded(Fraction(exact, 10), kept))
    second = written(rounded(convert(Fraction(exact, 10), *units), kept))
    assume(first is not None and second is not None)

    assert agree(first, second, *units, SLACK)


@given(
    pairs_of_units(),
    st.integers(1000, 10**6),
    st.sampled_from([Fraction(n, 100) for n in (50, 80, 90, 92, 108, 110, 120, 200, 1000)]),
)
def test_a_figure_that_is_clearly_off_is_not(
    units: tuple[Unit, Unit], count: int, factor: Fraction
) -> None:
    first = written(Fraction(count))
    second = written(rounded(convert(Fraction(count), *units) * factor, 4))
    assume(first is not None and second is not None)
    assume(first.figures > 2 and second.figures > 2)

    assert not agree(first, second, *units, SLACK)


@given(st.integers(-60, 300), st.booleans())
def test_temperatures_are_converted_both_ways(degrees: int, to_fahrenheit: bool) -> None:
    names = ("celsius", "fahrenheit") if to_fahrenheit else ("fahrenheit", "celsius")
    one, other = (unit(name) for name in names)
    there = convert(Fraction(degrees), one, other)

    assert convert(there, other, one) == degrees
    (first,) = numbers(str(degrees))
    (second,) = numbers(str(round(there)))
    assert agree(first, second, one, other, SLACK)


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [
        ("6,000 sq km", "2,400 sq mi", False),
        ("6,000 sq km", "2,300 sq mi", True),
        ("6,000 sq km", "2,317 sq mi", True),
        ("6,000 sq km", "2,000 sq mi", True),
        ("300 km", "500 miles", False),
        ("300 miles", "500 km", True),
        ("2 metres", "six feet", True),
        ("100 acres", "40 hectares", True),
        ("10 acres", "40 hectares", False),
        ("40C", "140F", False),
        ("1.5C", "2.7F", True),
        ("6ft 2in", "1.88m", True),
        ("6ft 2in", "1.98m", False),
    ],
)
def test_judges_as_an_editor_would(first: str, second: str, right: bool) -> None:
    one, two = quantity(first), quantity(second)

    assert right == any(
        agree(one.low, two.low, unit, other, SLACK) for unit in one.units for other in two.units
    )


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (Fraction(2300), "2,400", "2,300"),
        (Fraction(2_300_000), "2.4 million", "2.3 million"),
        (Fraction(5, 2), "3", "2.5"),
        (Fraction(7), "six", "7"),
    ],
)
def test_writes_a_figure_like_another(value: Fraction, like: str, text: str) -> None:
    (number,) = numbers(like)

    assert spelled(value, number) == text
