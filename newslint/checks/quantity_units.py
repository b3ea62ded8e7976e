# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantities in news prose: a number, or a range, with a unit of measurement.

The spellings of the units stand in `quantity_spellings`, what the units are worth in
newslint/data/units.tsv.
"""

from __future__ import annotations

import os
import re
from fractions import Fraction
from functools import cache, lru_cache

from newslint.article import Span
from newslint.checks.quantity_spellings import unit_names
from newslint.expressions import compiled
from newslint.prose.numbers import Number, leading_place, numbers
from newslint.records import NamedTuple

_LENGTHS = frozenset(
    ("kilometer", "meter", "centimeter", "millimeter", "mile", "yard", "foot", "inch")
)
_MEANINGS = {
    "mile": ("mile", "nautical_mile"),
    "square_mile": ("square_mile",),
    "gallon": ("us_gallon", "imperial_gallon"),
    "pint": ("us_pint", "imperial_pint"),
    "fluid_ounce": ("us_fluid_ounce", "imperial_fluid_ounce"),
    "ton": ("short_ton", "long_ton", "metric_ton"),
    "horsepower": ("horsepower", "metric_horsepower"),
}
_WEAK = frozenset(("in", "m", "g", "l", "L", "C", "F", "st", "ha", "mi", "mt", "kt", "kts", "gm"))
"""Spellings that are another word just as often: believed only among other units."""


class Unit(NamedTuple):
    """A unit of measurement: a value in it is value * factor + offset in its dimension's base."""

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction


class Quantity(NamedTuple):
    """A number, or the two ends of a range, with a unit. `units` holds what the unit may mean.

    `name` is the unit as the table knows it ("ton"), `spelling` as the article writes it.
    """

    span: Span
    low: Number
    high: Number
    name: str
    spelling: str
    units: tuple[Unit, ...]

    @property
    def dimension(self) -> str:
        """Return the dimension of its unit."""
        return self.units[0].dimension

    @property
    def is_range(self) -> bool:
        """Tell whether it has two ends."""
        return self.low is not self.high

    @property
    def weak(self) -> bool:
        """Tell whether the spelling of the unit is as often something else ("in", "m")."""
        return self.spelling in _WEAK


@cache
def unit(name: str) -> Unit:
    """Return the unit of a name; raises KeyError for one that is not in the data file."""
    dimension, factor, offset = table()[name]
    return Unit(name, dimension, Fraction(factor), Fraction(offset))


@cache
def table() -> dict[str, list[str]]:
    """Return (dimension, factor, offset), as the data file writes them, for every unit's name."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", "units.tsv"), encoding="utf-8") as file:
        lines = (line.split("\t") for line in file.read().splitlines())
        return {name: facts for name, *facts in lines}


def meanings(name: str) -> tuple[Unit, ...]:
    """Return the units that a name of the spelling table may stand for."""
    return tuple(unit(meaning) for meaning in _MEANINGS.get(name, (name,)))


_POWER = compiled(r"[ -]?(?:(square|sq\.?|cubic|cu\.?)[ -]?(?=[A-Za-z]))?", re.IGNORECASE)
_WORD = r"(?:[A-Za-z°º]+(?:[/.](?=[A-Za-z])[A-Za-z]+\.?(?= [gt]))?(?:/hr?|/s)?)"
_WORDS = compiled(rf"{_WORD}(?: {_WORD}){{0,2}}|fl\. oz")
_EXPONENT = compiled(r"[²³]|\^?[23](?![\w.,])")
_LONGEST_SYMBOL = 3
_RANGE = compiled(r"(?:[ -](?P<unit>[A-Za-z°]{1,12}))? ?(?:-|–|—| to | and | or )[ ]?\Z")


def unit_at(text: str, offset: int) -> tuple[str, str, int] | None:
    """Return (name, spelling, end) of the unit that follows a number ending at an offset."""
    power = _POWER.match(text, offset)
    words = _WORDS.match(text, power.end() if power else offset)
    if power is None or words is None:
        return None
    spelling = words.group()
    while spelling not in unit_names() and spelling.lower() not in unit_names():
        spelling = spelling.rpartition(" ")[0]
        if not spelling:
            return None
    return _whole_unit(text, power, spelling, words.start() + len(spelling))


def _whole_unit(
    text: str, power: re.Match[str], spelling: str, end: int
) -> tuple[str, str, int] | None:
    name = unit_names().get(spelling) or (
        unit_names()[spelling.lower()] if len(spelling) > _LONGEST_SYMBOL else ""
    )
    exponent = _EXPONENT.match(text, end) if name in _LENGTHS else None
    end = exponent.end() if exponent else end
    if not name or text[end : end + 1].isalnum() or text[end : end + 1] in ("²", "³"):
        return None
    if power[1] or exponent:
        is_cubic = (power[1] or "s")[0] in "cC" or (exponent and exponent.group()[-1] in "3³")
        name = ("cubic_" if is_cubic else "square_") + name
    start = offset_of(power)
    return (name, text[start:end], end) if name in _MEANINGS or name in table() else None


def offset_of(power: re.Match[str]) -> int:
    """Return where the unit begins: at its "square" or "cubic", or behind the blank."""
    return power.start(1) if power[1] else power.end()


@lru_cache(maxsize=64)
def quantities(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Return the quantities that stand between two offsets of a text, in order."""
    found: list[Quantity] = []
    before: Number | None = None
    for number in numbers(text, start, end):
        quantity = None if number.share else _quantity(text, number, before)
        if quantity is not None:
            _append(found, quantity, text)
        before = number
    return tuple(found)


def _quantity(text: str, number: Number, before: Number | None) -> Quantity | None:
    unit = unit_at(text, number.span.end)
    if unit is None or text[number.span.start - 1 : number.span.start] in ("$", "£", "€", "¥", "₹"):
        return None
    name, spelling, end = unit
    low = before if before and _one_range(text, before, number) else number
    return Quantity(Span(low.span.start, end), low, number, name, spelling, meanings(name))


def _one_range(text: str, before: Number, number: Number) -> bool:
    between = text[before.span.end : number.span.start]
    match = _RANGE.match(between) if len(between) < 20 else None
    if match is None or before.value >= number.value:
        return False
    return (
        "and" not in between
        or text[max(0, before.span.start - 8) : before.span.start].lower() == "between "
    )


def _append(found: list[Quantity], quantity: Quantity, text: str) -> None:
    """Add a quantity, as the smaller part of the one before where the two are one: 6 ft 2 in."""
    last = found[-1] if found else None
    if last is None or last.is_range or quantity.is_range or not _is_part(last, quantity, text):
        found.append(quantity)
        return
    ratio = quantity.units[0].factor / last.units[0].factor
    value = last.low.value + quantity.low.value * ratio
    whole = Number(Span(last.span.start, quantity.span.end), value, quantity.low.place * ratio)
    span = Span(last.span.start, quantity.span.end)
    found[-1] = Quantity(span, whole, whole, last.name, last.spelling, last.units)


_PARTS_OF = {"foot": "inch", "stone": "pound", "pound": "ounce", "mile": "yard"}


def _is_part(last: Quantity, quantity: Quantity, text: str) -> bool:
    between = text[last.span.end : quantity.span.start]
    return _PARTS_OF.get(last.name) == quantity.name and between in (" ", "-", ", ", " and ", "")


def convert(value: Fraction, unit: Unit, other: Unit, *, difference: bool = False) -> Fraction:
    """Return a value of one unit in another of the same dimension, exactly.

    `difference` reads the value as a distance between two values: a rise of 2 C is one of 3.6 F.
    """
    if difference:
        return value * unit.factor / other.factor
    return (value * unit.factor + unit.offset - other.offset) / other.factor


def agree(first: Number, second: Number, unit: Unit, other: Unit, slack: Fraction) -> bool:
    """Tell whether two numbers may be one quantity in two units.

    They may when one is a correct rounding of the other's conversion, when both may be roundings
    of one exact quantity, or when they differ by no more than `slack` of it.
    """
    ways = (False, True) if unit.dimension == "temperature" else (False,)
    return any(_agree(first, second, unit, other, slack, difference=way) for way in ways)


def _agree(
    first: Number, second: Number, unit: Unit, other: Unit, slack: Fraction, *, difference: bool
) -> bool:
    there = convert(first.value, unit, other, difference=difference)
    back = convert(second.value, other, unit, difference=difference)
    if abs(second.value - there) <= slack * abs(there) or second.may_round(there):
        return True
    if first.may_round(back, leading_place(back) / 10 ** (second.figures - 1)):
        return True
    count = max(2, first.figures, second.figures)
    low, high = (convert(e, unit, other, difference=difference) for e in _ends(first, count))
    bottom, top = _ends(second, count)
    return low <= top and bottom <= high


def _ends(number: Number, figures: int) -> tuple[Fraction, Fraction]:
    """Return what a number that was rounded to some significant figures may have been."""
    step = max(number.place, leading_place(number.value) / 10 ** (figures - 1))
    return number.value - step / 2, number.value + step / 2
