# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that contradict each other are found, figures that agree are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.checks import quantity
from newslint.checks.quantity_conversion import pairs
from newslint.checks.quantity_formats import ordinal_ending
from newslint.checks.quantity_spellings import unit_names
from newslint.checks.quantity_units import quantities, table
from newslint.rule import Rule
from newslint.rulebook.compiling import read_rule
from tests.one_rule import findings, flagged

RULES = Path(__file__).parent.parent / "rules" / "numbers"


def rule(name: str) -> Rule:
    return read_rule(f"numbers.{name}", str(RULES / f"{name}.yml"))


def messages(name: str, text: str) -> list[str]:
    return [finding.message for finding in findings(rule(name), text)]


def test_every_kind_has_a_rule() -> None:
    texts = [path.read_text("utf-8") for path in RULES.glob("*.yml")]
    choices = quantity.OPTIONS["kind"].choices

    assert {c for c in choices if any(f"\nkind: {c}\n" in text for text in texts)} == set(choices)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("They hold 6,000 square kilometers (2,400 sq mi) of land.", ["2,400 sq mi"]),
        ("A 65-foot-high (200 metres) wall.", ["200 metres"]),
        ("It weighs 10 tonnes, or 42,000 pounds, empty.", []),
        ("It weighs 10 tonnes, or 25,000 pounds, empty.", ["25,000 pounds"]),
        ("It drove at 60 mph / 150 km/h.", ["150 km/h"]),
        ("It drove at 60 mph / 97 km/h.", []),
        ("They walked 10 to 15 km (6-9 miles) a day.", []),
        ("They walked 10 to 15 km (16-24 miles) a day.", ["16-24 miles"]),
        ("A field of 20 by 30 metres (98 feet).", []),
        ("It is 1,000 miles (1,850 km) from the coast, at sea.", []),
        ("It is 1,000 miles (1,850 km) from the border.", ["1,850 km"]),
        ("He ran 10 miles (the last two kilometres uphill).", []),
        ("A rise of 2C (3.6F), to 30C (86F).", []),
        ("It was 40C (140F).", ["140F"]),
        ("He (5ft 10in, 1.78m) is taller than she (5ft 6in; 1.58m).", []),
    ],
)
def test_conversions(text: str, wrong: list[str]) -> None:
    assert flagged(rule("Conversion"), text) == wrong


def test_a_conversion_shows_its_evidence_and_its_fix() -> None:
    (finding,) = findings(rule("Conversion"), "They hold 6,000 sq km (2,400 sq mi) of land.")

    assert [fix.text for fix in finding.fixes] == ["2,300 sq mi"]
    assert [related.message for related in finding.related] == ["6,000 sq km = 2,300 sq mi"]


@given(st.integers(2, 999), st.integers(0, 2), st.data())
def test_a_right_percentage_is_taken(whole: int, decimals: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, whole - 1))
    percent = f"{100 * part / whole:.{decimals}f}"

    assert messages("Share", f"It was backed by {part} of {whole} members, or {percent}%.") == []
    assert messages("Share", f"It was backed by {percent}% ({part} of {whole}) of all.") == []


@st.composite
def wrong_percentages(draw: st.DrawFn) -> tuple[int, int, int]:
    """A part, a whole that is no round number, and a percentage that is too high by far."""
    whole = 10 * draw(st.integers(1, 99)) + draw(st.integers(1, 9))
    part = draw(st.integers(1, whole * 9 // 10))
    return part, whole, draw(st.integers(100 * part // whole + 7, 99))


@given(wrong_percentages())
def test_a_wrong_percentage_is_flagged(figures: tuple[int, int, int]) -> None:
    part, whole, percent = figures
    text = f"It was backed by {part} of {whole} members, or {percent}%."

    assert len(messages("Share", text)) == 1


@given(st.integers(20, 5000), st.integers(20, 5000))
def test_a_right_change_is_taken(old: int, new: int) -> None:
    change = 100 * (new - old) / old
    assume(0.5 < abs(change) < 900)
    verb = "rose" if change > 0 else "fell"
    text = f"Sales {verb} {abs(change):.1f}% to ${new:,} million from ${old:,} million."

    assert messages("PercentChange", text) == []


@given(st.integers(1000, 5000), st.integers(1000, 5000))
def test_a_change_in_the_wrong_direction_is_flagged(old: int, new: int) -> None:
    change = 100 * (new - old) / old
    assume(10 < abs(change) < 300)
    verb = "fell" if change > 0 else "rose"
    text = f"Sales {verb} by {abs(change):.1f}% to {new:,} tonnes from {old:,} tonnes."

    assert len(messages("PercentChange", text)) == 1


@pytest.mark.parametrize(
    ("head", "story", "clash"),
    [
        ("12 killed in blast", "At least 13 people were killed when a bomb went off.", True),
        ("Blast kills 12", "A bomb has killed 13 people in the capital.", True),
        ("Twelve dead, 30 hurt", "Thirteen died and 30 were injured.", True),
        ("12 killed in blast", "At least 11 people were killed when a bomb went off.", False),
        ("12 killed in blast", "More than a dozen people were killed.", False),
        ("12 killed in blast", "A bomb killed 13 people, not 12 as was said before.", False),
        ("12 killed in blast", "A bomb killed 11 soldiers and a driver. 1 and 11 make it.", False),
        ("12 killed in blast", "A bomb killed 200 people in the capital in 1995.", False),
        ("Dozens killed in blast", "A bomb killed 13 people.", False),
        ("12-year-old killed in blast", "A bomb killed 13 people.", False),
        ("At least 12 killed", "A bomb killed 13 people.", False),
    ],
)
def test_counts_of_the_headline(head: str, story: str, clash: bool) -> None:
    body = f"{story} The police are looking for witnesses, an officer said on Monday."

    assert bool(messages("HeadlineCount", f"{head}\n\n{body}")) == clash


def test_a_count_of_the_headline_shows_both_places() -> None:
    text = "12 killed in blast\n\nA bomb killed 13 people in the capital, the police said."

    (finding,) = findings(rule("HeadlineCount"), text)

    assert finding.text == "12 killed"
    assert [text[r.span.start : r.span.end] for r in finding.related] == ["killed 13"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The court sentenced 12 people, including seven men and six women.", True),
        ("The court sentenced 13 people, including seven men and six women.", False),
        ("The court sentenced 20 people, including seven men and six women.", False),
        ("The dead were 12 people: seven men and four women.", True),
        ("The dead were 11 people: seven men, three women and a boy.", False),
        ("Some 12 people, including 10 women and 11 police officers.", False),
        ("He met 12 people (seven men and six women) there.", True),
        ("At 9am, seven men and six women came.", False),
    ],
)
def test_sums(text: str, wrong: bool) -> None:
    assert bool(messages("Sum", text)) == wrong


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("DecimalComma", "It rose 3,5% to 12,45 million; 1,250 men, 3,5.", ["3,5", "12,45"]),
        ("PointGroups", "Some 12.500 men of 1.250.000, 12.500 seconds.", ["12.500", "1.250.000"]),
        ("BrokenGroups", "Some 1,0000 people on May 5,2019 and 10,000 more.", ["1,0000"]),
        ("WrongOrdinal", "The 21th of the 22nd, 112nd and 1,003th.", ["21th", "112nd", "1,003th"]),
        ("MixedPercents", "Up 5%, 6% and 7 percent.", ["percent"]),
        ("MixedGroups", "Some 12,500 people, 15,000 cars, 12500 people.", ["12500"]),
        ("FiguresWithThousand", "Some 6.4 thousand; 5 million.", ["6.4 thousand"]),
        ("NumeroSign", "Decree № 5 and No. 6.", ["№ "]),
        ("SpacedCurrency", "For $ 472 million, £5 and € 6.", ["$ 472", "€ 6"]),
        ("DoubledUnit", "For £5 and 5% percent.", ["5% percent"]),
        ("SpacedThousands", "Some 25 000 and 1 000 000; May 5 300 came.", ["25 000", "1 000 000"]),
        ("SpacedPercent", "Up 5 % and 6%.", [" %"]),
        ("PlusDegrees", "It will be plus 22 degrees, not 23.", ["plus 22 degrees"]),
        ("ExchangeRate", "£5 ($10), £6 ($12), £7 ($140).", ["7 ($140)"]),
        ("ExchangeRate", "£5 ($10), €6 ($8), 300 rubles ($4), £6.4m ($12m).", []),
        ("LakhBesideMillion", "Of 12 million voters 3 lakh came.", ["3 lakh"]),
    ],
)  # fmt: skip
def test_formats(name: str, text: str, words: list[str]) -> None:
    assert flagged(rule(name), text) == words


@given(st.integers(1, 10**6))
def test_right_ordinals_are_taken(number: int) -> None:
    text = f"It was the {number:,}{ordinal_ending(number)} of them."

    assert flagged(rule("WrongOrdinal"), text) == []


@given(st.text(alphabet="0123456789 ,.%()killedmnoru-/", max_size=80))
def test_no_kind_stumbles_over_any_text(text: str) -> None:
    for path in sorted(RULES.glob("*.yml")):
        if "\nextends: quantity\n" in path.read_text("utf-8"):
            findings(rule(path.stem), f"12 killed\n\n{text}\n\n{text} of 12 people")


def test_a_conversion_is_looked_for_after_every_unit() -> None:
    units = {name: facts[0] for name, facts in table().items()}
    missed, tried = [], 0
    for word in unit_names():
        first = quantities(f"5 {word} ", 0, 99)
        for gap in (" ", " long ", " of arable land "):
            for other in [n for n in units if first and units[n] == first[0].dimension][:2]:
                text = f"It measures 5 {word}{gap}(987,654 {other.replace('_', ' ')}s) in all."
                tried += bool(list(pairs(text)))
                if list(pairs(text)) and not flagged(rule("Conversion"), text):
                    missed.append(text)
    assert not missed
    assert tried > 300
