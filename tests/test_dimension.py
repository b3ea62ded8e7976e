# SPDX-License-Identifier: GPL-3.0-or-later
"""A unit that cannot be right after the words before it is reported with what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.rulebook.compiling import read_rule
from tests.one_rule import findings, flagged

RULES = Path(__file__).parent.parent / "rules" / "numbers"


def words(name: str, text: str) -> list[str]:
    return flagged(read_rule(f"numbers.{name}", str(RULES / f"{name}.yml")), text)


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("AreaInLength", "The total area was nearly 40 kilometres.", ["40 kilometres"]),
        (
            "AreaInLength",
            "It burned more than 300 miles, an area of ten km.",
            ["300 miles", "ten km"],
        ),
        ("AreaInLength", "The lake covers between 20 and 30 km in winter.", ["20 and 30 km"]),
        ("AreaInLength", "The lake covers 20 sq km, 20 km² and 20 square-miles.", []),
        ("AreaInLength", "An area of 10 km radius, 5 km across and 3 km by 4 km.", []),
        ("AreaInLength", "The forest covers 30 km of coast; the area is about 5 km north.", []),
        ("AreaInLength", "An area of 500 hectares and 1,200 acres.", []),
        ("SpeedInLength", "It reached a top speed of 300 kilometers.", ["300 kilometers"]),
        ("SpeedInLength", "It reached speeds of 300 km per hour, then of 90 miles an hour.", []),
        ("SpeedInLength", "They were driving at 90 km/h for 90 km.", []),
        ("VolumeInLength", "The lake holds 18 million metres.", ["18 million metres"]),
        ("VolumeInLength", "The lake holds 18 million cubic metres, 5 litres, 3 m³.", []),
        ("FahrenheitAsCelsius", "Forecasters expect a high of 98C.", ["98C"]),
        ("FahrenheitAsCelsius", "Forecasters expect a high of 98F (37C).", []),
        ("FeverAsCelsius", "She had a fever of 102 degrees Celsius.", ["102 degrees Celsius"]),
        ("FeverAsCelsius", "She had a fever of 39C (102F).", []),
    ],
)
def test_quantities(name: str, text: str, wrong: list[str]) -> None:
    assert words(name, text) == wrong


def test_the_fix_writes_the_unit_as_the_article_does() -> None:
    rule = read_rule("numbers.AreaInLength", str(RULES / "AreaInLength.yml"))

    found = findings(rule, "An area of 600 km and an area of 600 kilometers.")

    assert [f.fixes[0].text for f in found] == ["600 sq km", "600 square kilometers"]
