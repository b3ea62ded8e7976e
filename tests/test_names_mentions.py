# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that are found in prose, and those that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.names.cast import cast
from newslint.names.mentions import mentions, name_words


def found(text: str) -> list[str]:
    return [mention.text for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday the minister met Oleh Syniehubov.", ["Oleh Syniehubov"]),
        ("He met President Volodymyr Zelensky's wife.", ["Volodymyr Zelensky"]),
        ("Russian President Vladimir Putin left.", ["Russian", "Vladimir Putin"]),
        ("The adviser to the President of Ukraine Oleksiy Arestovych spoke.",
         ["Ukraine", "Oleksiy Arestovych"]),
        ("Ministers of North Korea met.", ["North Korea"]),
        ("Mr. Smith and Mrs. J. K. Rowling sang.", ["Smith", "J. K. Rowling"]),
        ("On Monday in May, Theresa May sang.", ["Theresa May"]),
        ("It was Osama bin Laden and Ursula von der Leyen.",
         ["Osama bin Laden", "Ursula von der Leyen"]),
        ("The Washington-based and pro-Russian press wrote.", ["Washington", "Russian"]),
        ("Jean-Claude Juncker and Kim Jong-un met.", ["Jean-Claude Juncker", "Kim Jong-un"]),
        ("Chiang Kai-shek and Moon Jae-in met the US-led and Trump-backed men.",
         ["Chiang Kai-shek", "Moon Jae-in", "US", "Trump"]),
        ("Don't go. They're here. I'm sure.", []),
        ("“Putin is cornered,” he said. ‘Zelensky is not.’", ["Putin", "Zelensky"]),
        ("Democrats in Flint, Mich., and Detroit voted.", ["Flint", "Detroit"]),
        ("He fled. Syria burnt.", ["Syria"]),
        ("", []),
    ],
)  # fmt: skip
def test_names_in_sentences(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_an_arabic_article_is_kept_apart_from_the_name() -> None:
    (mention,) = mentions("They saw al-Assad there.")

    assert (mention.text, mention.article) == ("Assad", "al")


def test_capitals_of_a_headline_prove_nothing() -> None:
    text = "Angry Crowds Gather Near Kremlin After Speech\n\nThe crowds saw Putin at the Kremlin."

    assert [m.text for m in mentions(text)] == ["Kremlin", "Putin", "Kremlin"]


def test_a_line_in_capitals_and_a_dateline_are_known_as_such() -> None:
    text = "NATO MEETS IN BRUSSELS\n\nLOS ANGELES (AP) - The dancers of NATO met in Los Angeles."
    shouted = {m.text: m.is_shouted for m in mentions(text)}

    assert shouted["LOS ANGELES"] and not shouted["Los Angeles"]
    assert [m.is_shouted for m in mentions(text) if m.text == "NATO"] == [True, False]


def test_the_words_that_are_names() -> None:
    text = "Yesterday Kudlow met Zelenskiy. Nobody saw Kudlow leave. Houses burnt."
    words = name_words(Article("a.txt", text, text))

    assert words == {"Kudlow", "Zelenskiy"}


@given(st.text(alphabet=st.sampled_from("aB .\n'’-“”AlIé"), max_size=80))
def test_places_and_words_are_those_of_the_text(text: str) -> None:
    end = 0
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end
        for word in mention.words:
            assert text[word.start : word.end].casefold() == word.text.casefold()
        assert mention.folded == tuple(word.folded for word in mention.words)


def test_the_cast_counts_a_surname_to_its_full_name() -> None:
    text = (
        "Oleh Syniehubov spoke on Monday. Syniehubov said that Kharkiv was safe, and Sinihubov"
        " stayed there. Boris Johnson and Jo Johnson left; Johnson was late."
    )
    figures = {figure.name: figure for figure in cast(text)}

    assert figures["Oleh Syniehubov"].count == 3
    assert [clash.odd.text for clash in figures["Oleh Syniehubov"].clashes] == ["Sinihubov"]
    assert figures["Johnson"].count == 1
    assert [figure.first for figure in cast(text)] == sorted(f.first for f in cast(text))
