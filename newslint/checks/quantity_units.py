# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantities in news prose: a number, or a range, with a unit of measurement.

The spellings of the units are those of news copy ("sq mi", "square kilometres", "mph"); what the
units are worth stands in newslint/data/units.tsv.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.prose.numbers import Number, leading_place, numbers

_LENGTHS = {
    "kilometer": r"kms?|(?i:kilomet(?:er|re)s?)",
    "meter": r"m|(?i:met(?:er|re)s?)",
    "centimeter": r"cms?|(?i:centimet(?:er|re)s?)",
    "millimeter": r"mm|(?i:millimet(?:er|re)s?)",
    "nautical_mile": r"nmi|(?i:nautical miles?)",
    "mile": r"mi\b\.?|(?i:miles?)",
    "yard": r"yds?|(?i:yards?)",
    "foot": r"ft\b\.?|(?i:feet|foot)",
    "inch": r"in|(?i:inch(?:es)?)",
}
_OTHERS = {
    "hectare": r"ha|(?i:hectares?)",
    "acre": r"(?i:acres?)",
    "liter": r"l|L|(?i:lit(?:er|re)s?)",
    "milliliter": r"ml|(?i:millilit(?:er|re)s?)",
    "imperial_gallon": r"(?i:imperial gallons?)",
    "us_gallon": r"(?i:u\.?s\.? gallons?)",
    "gallon": r"gal\b\.?|(?i:gallons?)",
    "pint": r"(?i:pints?)",
    "fluid_ounce": r"fl\.? oz|(?i:fluid ounces?)",
    "oil_barrel": r"bbl|(?i:barrels?)",
    "kilogram": r"kgs?|(?i:kilos?|kilogram(?:me)?s?)",
    "gram": r"g|gm|(?i:gram(?:me)?s?)",
    "pound": r"lbs?\b\.?|(?i:pounds?)",
    "ounce": r"oz\b\.?|(?i:ounces?)",
    "stone": r"st|(?i:stones?)",
    "metric_ton": r"mt|(?i:metric ton(?:ne)?s?|tonnes?)",
    "short_ton": r"(?i:short tons?|u\.?s\.? tons?)",
    "long_ton": r"(?i:long tons?)",
    "ton": r"(?i:tons?)",
    "kilometer_per_hour": r"km/hr?|kph|km?ph|kmh|(?i:(?:km|kilomet(?:er|re)s?) (?:per|an) hour)",
    "mile_per_hour": r"mph|(?i:miles? (?:per|an) hour)",
    "meter_per_second": r"m/s|(?i:met(?:er|re)s? (?:per|a) second)",
    "foot_per_second": r"ft/s|(?i:(?:feet|foot) (?:per|a) second)",
    "knot": r"kts?|(?i:knots?)",
    "celsius": r"[°º] ?C|C|(?i:(?:degrees? )?(?:celsius|centigrade)|degrees? c)",
    "fahrenheit": r"[°º] ?F|F|(?i:(?:degrees? )?fahrenheit|degrees? f)",
    "kilowatt": r"kW|(?i:kilowatts?)",
    "megawatt": r"MW|(?i:megawatts?)",
    "horsepower": r"b?hp|(?i:(?:brake )?horsepower)",
}
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


@dataclass(frozen=True)
class Unit:
    """A unit of measurement: a value in it is value * factor + offset in its dimension's base."""

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction


@dataclass(frozen=True)
class Quantity:
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
def table() -> dict[str, Unit]:
    """Return every unit of the data file by its name."""
    units = {}
    for line in _lines("units.tsv"):
        name, dimension, factor, offset = line.split("\t")
        units[name] = Unit(name, dimension, Fraction(factor), Fraction(offset))
    return units


def _lines(name: str) -> list[str]:
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", name), encoding="utf-8") as file:
        return file.read().splitlines()


def meanings(name: str) -> tuple[Unit, ...]:
    """Return the units that a name of the spelling table may stand for."""
    return tuple(table()[meaning] for meaning in _MEANINGS.get(name, (name,)))


@cache
def _unit_pattern() -> re.Pattern[str]:
    lengths = "|".join(f"(?P<l_{name}>{spelling})" for name, spelling in _LENGTHS.items())
    others = "|".join(f"(?P<o_{name}>{spelling})" for name, spelling in _OTHERS.items())
    return compiled(
        rf"[ -]?(?:(?P<unit>{others})(?![\w²³])"
        rf"|(?P<power>(?i:square|sq\b\.?|cubic|cu\b\.?)[ -]?)?(?P<length>{lengths})"
        rf"(?P<sign>[²³]|\^?[23](?![\d.,]))?(?!\w))"
    )


_CUBIC = ("c", "C")
_RANGE = compiled(r"(?:[ -](?P<unit>[A-Za-z°]{1,12}))? ?(?:-|–|—| to | and | or )[ ]?\Z")


def unit_at(text: str, offset: int) -> tuple[str, str, int] | None:
    """Return (name, spelling, end) of the unit that follows a number ending at an offset."""
    match = _unit_pattern().match(text, offset)
    if match is None:
        return None
    if match["unit"]:
        name = next(
            key[2:] for key, found in match.groupdict().items() if found and key[:2] == "o_"
        )
        return name, match["unit"], match.end()
    name = next(key[2:] for key, found in match.groupdict().items() if found and key[:2] == "l_")
    spelling = match.group().lstrip(" -")
    if match["power"] or match["sign"]:
        cubic = (match["power"] or " ")[0] in _CUBIC or (match["sign"] or "")[-1:] in ("3", "³")
        name = ("cubic_" if cubic else "square_") + name
    if name in _MEANINGS or name in table():
        return name, spelling, match.end()
    return None


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
