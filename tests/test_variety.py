# SPDX-License-Identifier: GPL-3.0-or-later
"""A mixture of British and American spelling is reported once, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.prose.variety import AMERICAN, BRITISH, OXFORD, spellings, variety_of
from newslint.rule import Rule
from newslint.rulebook.compiling import read_rule
from tests.one_rule import findings

RULES = Path(__file__).parent.parent / "rules" / "style"
BRITISH_WORDS = "colour centre organise defence travelled kilometres armoured programme analyse"
AMERICAN_WORDS = "color center organize defense traveled kilometers armored analyze"


def rule(name: str) -> Rule:
    return read_rule(f"style.{name}", str(RULES / f"{name}.yml"))


MIXED, ENDINGS = rule("MixedSpelling"), rule("MixedIseAndIze")


def words(text: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(text.split()), min_size=1)


@given(words(BRITISH_WORDS + " towards judgment whilst"))
def test_british_words_alone_are_no_mixture(text: list[str]) -> None:
    line = f"They said {' and '.join(text)} again."

    assert findings(MIXED, line) == findings(ENDINGS, line) == []


@given(words(AMERICAN_WORDS + " towards judgment program"))
def test_american_words_alone_are_no_mixture(text: list[str]) -> None:
    line = f"They said {' and '.join(text)} again."

    assert findings(MIXED, line) == findings(ENDINGS, line) == []


@given(
    words("colour centre defence travelled"), words("color center defense traveled"), st.randoms()
)
def test_a_mixture_names_every_word_of_the_rarer_spelling(
    british: list[str], american: list[str], random: object
) -> None:
    text = f"They said {' and '.join(british + american)} again."

    (finding,) = findings(MIXED, text)

    rarer = {fix.text for fix in finding.fixes}
    forms = {len(set(british)): set(british), len(set(american)): set(american)}
    if len(forms) == 2:
        fewest = forms[min(forms)]
        assert {text[f.span.start : f.span.end] for f in finding.fixes} == fewest
        assert not rarer & fewest


def test_the_finding_shows_counts_and_the_other_forms() -> None:
    text = "The colour of the armored car: a colour that was criticised 1.6 kilometers away."

    (finding,) = findings(MIXED, text)

    assert finding.text == "armored"
    assert "colour (2), criticised" in finding.message
    assert [fix.text for fix in finding.fixes] == ["armoured", "kilometres"]


@pytest.mark.parametrize(
    "text",
    [
        "The neighbour of the Department of Defense in World Trade Center and Labor Day.",
        'The neighbour said: "We organize a labor center in gray."',
        "The colour is told at www.color.example, color.org and gray@color.example.",
        "Their colour is organized and recognized in the centre.",
        "THE COLOR OF THE CENTER\n\nThe colour of the centre is grey.",
    ],
)
def test_names_quotations_addresses_and_oxford_are_left_alone(text: str) -> None:
    assert findings(MIXED, text) == findings(ENDINGS, text) == []


def test_both_endings_in_british_copy() -> None:
    (finding,) = findings(ENDINGS, "They criticised the centre, mobilised and organized.")

    assert finding.text == "organized"
    assert [fix.text for fix in finding.fixes] == ["organised"]


@pytest.mark.parametrize(
    ("text", "variety"),
    [
        ("The colour of the centre was criticised.", "british"),
        ("The color of the center was criticized.", "american"),
        ("The colour of the centre is gray.", "british"),
        ("The dog barked, and they organized a party.", ""),
        ("The colour of the center.", ""),
        ("", ""),
    ],
)
def test_tells_the_variety_of_a_text(text: str, variety: str) -> None:
    assert variety_of(text) == variety


@pytest.mark.parametrize(
    ("word", "varieties", "other"),
    [
        ("colour", BRITISH | OXFORD, "color"),
        ("kilometers", AMERICAN, "kilometres"),
        ("mobilisation", BRITISH, "mobilization"),
        ("mobilization", AMERICAN | OXFORD, "mobilisation"),
        ("analyze", AMERICAN, "analyse"),
        ("tyres", BRITISH | OXFORD, "tires"),
        ("jewellery", BRITISH | OXFORD, "jewelry"),
        ("manoeuvring", BRITISH | OXFORD, "maneuvering"),
    ],
)
def test_the_list_knows_common_words(word: str, varieties: int, other: str) -> None:
    (found,) = spellings(f"one {word} more")

    assert found.varieties & 7 == varieties
    assert found.other == other


@pytest.mark.parametrize("word", "tire program ageing dialogue whisky towards cancelled".split())
def test_words_good_on_both_sides_tell_nothing(word: str) -> None:
    assert spellings(word) == ()
