# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.one_rule import findings, flagged

RULE = "extends: invisible\nmessage: 'There is a %s in %s.'"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "zero-width space (U+200B)"),
        ("\ufeff", "byte order mark (U+FEFF)"),
        ("\u200e", "left-to-right mark (U+200E)"),
        ("\u202e", "invisible character (U+202E)"),
        ("\u0092", "invisible character (U+0092)"),
    ],
)
def test_names_the_character_and_the_word(character, name):
    (finding,) = findings(RULE, f"The river rose in Zali{character}znichne again. It rained.")
    assert finding.message == f"There is a {name} in Zaliznichne."
    assert finding.text == f"Zali{character}znichne"
    assert finding.fixes[0].text == "Zaliznichne"


def test_finds_a_lost_character():
    assert flagged(RULE, "The caf\ufffd closed. It rained.") == ["caf\ufffd"]


@pytest.mark.parametrize(
    "text",
    [
        "The café – “our home” – closed in Łódź…\u00a0It rained.",
        "She posted \U0001f468\u200d\U0001f469\u200d\U0001f467 on Monday. It rained.",
        "An Indic word: क्\u200dष. A soft hyphen: Donau\u00addampf\u00adschiff. It rained.",
        "\ufeffA byte order mark that begins the file. It rained.",
    ],
)
def test_leaves_characters_alone_that_do_something(text):
    assert flagged(RULE, text) == []


def test_soft_hyphens_on_demand():
    rule = RULE + "\nkinds: [hyphens]"
    assert flagged(rule, "The Donau\u00addampfer left. It rained.") == ["Donau\u00addampfer"]


def test_sees_the_words_of_a_page_and_not_its_tags():
    page = (
        '<html><body><article><h1>Head of\u200bfice</h1><p title="a\u200bb">The river\u200b '
        "<b>rose</b>.\u200b</p>\u200b<p>It rained.</p></article></body></html>"
    )
    found = flagged(RULE, page, "html")
    assert len(found) == 3 and "title" not in "".join(found)
