# SPDX-License-Identifier: GPL-3.0-or-later
"""How news copy spells units of measurement: "sq mi", "square kilometres", "mph"."""

from __future__ import annotations

from functools import cache

_SPELLINGS = """
kilometer km kms kilometer kilometers kilometre kilometres
meter m meter meters metre metres
centimeter cm cms centimeter centimeters centimetre centimetres
millimeter mm millimeter millimeters millimetre millimetres
nautical_mile nmi nautical_mile nautical_miles
mile mi mile miles
yard yd yds yard yards
foot ft foot feet
inch in inch inches
hectare ha hectare hectares
acre acre acres
liter l L liter liters litre litres
milliliter ml milliliter milliliters millilitre millilitres
imperial_gallon imperial_gallon imperial_gallons
us_gallon us_gallon us_gallons US_gallon US_gallons U.S._gallon U.S._gallons
gallon gal gallon gallons
pint pint pints
fluid_ounce fl_oz fl._oz fluid_ounce fluid_ounces
oil_barrel bbl barrel barrels
kilogram kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
gram g gm gram grams gramme grammes
pound lb lbs pound pounds
ounce oz ounce ounces
stone st stone stones
metric_ton mt tonne tonnes metric_ton metric_tons metric_tonne metric_tonnes
short_ton short_ton short_tons US_ton US_tons U.S._ton U.S._tons
long_ton long_ton long_tons
ton ton tons
kilometer_per_hour km/h km/hr kph kmh kmph km_per_hour km_an_hour kilometers_per_hour
kilometer_per_hour kilometers_an_hour kilometres_per_hour kilometres_an_hour
mile_per_hour mph miles_per_hour miles_an_hour mile_per_hour mile_an_hour
meter_per_second m/s meters_per_second metres_per_second meters_a_second metres_a_second
foot_per_second ft/s feet_per_second feet_a_second foot_per_second
knot kt kts knot knots
celsius °C ºC °_C º_C C celsius centigrade degrees_celsius degree_celsius degrees_centigrade
celsius degrees_c
fahrenheit °F ºF °_F º_F F fahrenheit degrees_fahrenheit degree_fahrenheit degrees_f
kilowatt kW kilowatt kilowatts
megawatt MW megawatt megawatts
horsepower hp bhp horsepower brake_horsepower
"""
"""The name of each unit and how news spells it, with "_" for a blank."""

BEFORE_ITS_CONVERSION = (
    r"[ -]?(?:(?:long|wide|high|tall|deep|thick|away|across|apart|square)[ -]?"
    r"|of (?:[a-z-]+ ){1,2}|in (?:length|height|width|depth|diameter|weight|area) )?\Z"
)
"""What may stand between a quantity and the bracket or word that opens its conversion."""

LOOSE_OPENINGS = (", or ", r", about (?=\d)", r" / (?=\d)")
"""What opens a conversion that stands in no brackets."""

REACH = 80
"""How many code points beside an opening are looked at for the quantity there."""


@cache
def unit_names() -> dict[str, str]:
    """Return the name of the unit for every spelling."""
    lines = (line.split() for line in _SPELLINGS.strip().split("\n"))
    return {word.replace("_", " "): name for name, *words in lines for word in words}


@cache
def before_a_conversion() -> str:
    """Return a pattern for the end of a text after which a quantity's conversion may stand."""
    words = {name.rpartition(" ")[2].rpartition("/")[2] for name in unit_names()}
    spelt = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return rf"(?i)(?<![^\W\d_])(?:{spelt})\^?[23²³]?{BEFORE_ITS_CONVERSION}"
