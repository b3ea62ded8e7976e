# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.one_rule import findings, flagged, run

SWAPPED = "extends: drift\nkind: swapped\nmessage: '%s / %s'"
HYPHEN = "extends: drift\nkind: hyphen\nmessage: '%s %s / %s %s'\nexceptions: ['southeast asia.*']"
CAPITALS = "extends: drift\nkind: capitals\nmessage: '%s %s / %s %s'"
QUOTED = "The board spoke of a “special dredging campaign” on Monday. {}"


def test_finds_a_term_with_a_word_swapped():
    text = QUOTED.format("Targeted dredging campaign goes on.")
    (finding,) = findings(SWAPPED, text)
    assert finding.message == "Targeted dredging campaign / special dredging campaign"
    assert text[finding.related[0].span.start] == "“"


@pytest.mark.parametrize(
    "sentence",
    [
        "The special dredging campaign goes on.",
        "The Danish dredging campaign goes on.",
        "The second dredging campaign goes on.",
        "The town's dredging campaign goes on.",
        "The board's dredging campaigns go on.",
        "Bob spoke of a “huge dredging campaign” too.",
        "The special dredging tax goes on.",
    ],
)
def test_leaves_other_terms_alone(sentence):
    assert flagged(SWAPPED, QUOTED.format(sentence)) == []


def test_speech_is_no_term():
    text = "“We were not there,” she said. They were not there. “the bridge is safe” is safe."
    assert flagged(SWAPPED, text) == []


def test_leaves_a_term_to_the_list_that_has_it():
    official = "extends: officialterm\nterms: {'[special] dredging campaign': targeted|unusual}"
    text = QUOTED.format("Targeted dredging campaign goes on.")
    ((_, found),) = run([SWAPPED, official], [text])
    assert [finding.check for finding in found] == ["officialterm"]
    ((_, found),) = run([SWAPPED, official], [text.replace("Targeted", "Costly")])
    assert [finding.check for finding in found] == ["drift"]


def test_counts_both_forms_of_a_compound():
    text = "A cyber-attack came. The cyberattack went on. Cyberattacks and a cyberattack came."
    (finding,) = findings(HYPHEN, text)
    assert finding.message == "cyber-attack 1 / cyberattack 2"


def test_points_of_the_compass():
    assert flagged(HYPHEN, "The north-eastern shore. The Northeast of it.") == ["Northeast"]
    assert flagged(HYPHEN, "The north-eastern shore. The south-west of it.") == []
    assert flagged(HYPHEN, "The north-eastern shore. Rain from Southeast Asia came.") == []


def test_addresses_are_no_compounds():
    assert flagged(HYPHEN, "The re-port came. See example.org/report and @report.") == []


def test_capitals_in_the_prose():
    text = "It wrote to the Harbour Board. The harbour board slept. No harbour board came."
    assert [finding.message for finding in findings(CAPITALS, text)] == [
        "Harbour Board 1 / harbour board 2"
    ]


def test_names_that_hold_the_words_are_left_alone():
    text = "The National Forest of Lind and the Harbour Board and Bank. A national forest burnt."
    assert flagged(CAPITALS, text) == []
