# SPDX-License-Identifier: GPL-3.0-or-later
"""Build units.tsv: the exact worth of each unit of measurement that news uses.

Run as `python -m newslint.data.build_units`; needs `pip install pint` (0.24 or later, BSD
licence). The definitions are pint's; importing pint itself costs half a second, which no linting of
one article may. One line for each unit: name, dimension, factor, offset, the last two as exact
fractions: a value of the dimension's base unit is value * factor + offset.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

LENGTHS = (
    *("kilometer", "meter", "centimeter", "millimeter"),
    *("mile", "nautical_mile", "yard", "foot", "inch"),
)
BASES = {
    "length": "meter",
    "area": "meter ** 2",
    "volume": "meter ** 3",
    "mass": "kilogram",
    "speed": "meter / second",
    "temperature": "kelvin",
    "power": "watt",
}
UNITS = {
    "length": {name: name for name in LENGTHS},
    "area": {
        **{f"square_{name}": f"{name} ** 2" for name in LENGTHS if name != "nautical_mile"},
        "hectare": "hectare",
        "acre": "acre",
    },
    "volume": {
        **{f"cubic_{name}": f"{name} ** 3" for name in LENGTHS if name != "nautical_mile"},
        "liter": "liter",
        "milliliter": "milliliter",
        "us_gallon": "gallon",
        "imperial_gallon": "imperial_gallon",
        "us_pint": "pint",
        "imperial_pint": "imperial_pint",
        "us_fluid_ounce": "fluid_ounce",
        "imperial_fluid_ounce": "imperial_fluid_ounce",
        "oil_barrel": "oil_barrel",
    },
    "mass": {
        "kilogram": "kilogram",
        "gram": "gram",
        "pound": "pound",
        "ounce": "ounce",
        "stone": "stone",
        "metric_ton": "metric_ton",
        "short_ton": "ton",
        "long_ton": "long_ton",
    },
    "speed": {
        "kilometer_per_hour": "kilometer / hour",
        "meter_per_second": "meter / second",
        "mile_per_hour": "mile / hour",
        "foot_per_second": "foot / second",
        "knot": "knot",
    },
    "temperature": {"celsius": "degC", "fahrenheit": "degF"},
    "power": {
        "watt": "watt",
        "kilowatt": "kilowatt",
        "megawatt": "megawatt",
        "horsepower": "horsepower",
        "metric_horsepower": "metric_horsepower",
    },
}


def main() -> None:
    """Write units.tsv beside this file."""
    from pint import UnitRegistry  # type: ignore[import-not-found, unused-ignore]

    registry: Any = UnitRegistry(non_int_type=Fraction)
    lines = [
        "\t".join((name, dimension, *worth(registry, unit, BASES[dimension])))
        for dimension, units in UNITS.items()
        for name, unit in units.items()
    ]
    Path(__file__).with_name("units.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def worth(registry: Any, unit: str, base: str) -> tuple[str, str]:
    """Return factor and offset of a unit in a base unit, as the texts of exact fractions."""
    nothing, one = (
        Fraction(registry.Quantity(Fraction(count), unit).to(base).magnitude) for count in (0, 1)
    )
    return str(one - nothing), str(nothing)


if __name__ == "__main__":
    main()
