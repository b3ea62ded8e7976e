# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a word that no dictionary knows is a slip, a name, or simply unknown."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Span
from newslint.prose.spelling import KNOWN, TYPO, UNKNOWN, judge
from newslint.prose.strokes import distance


def verdict(marked: str, *suggestions: str, accepted: tuple[str, ...] = ()) -> str:
    """Judge the word between the braces."""
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    return judge(text, Span(start, end), suggestions, accepted)


@pytest.mark.parametrize(
    ("marked", "suggestions"),
    [
        ("The {ambassdaor} left.", ["ambassador"]),
        ("He took it {bcak} home.", ["back", "beak", "Biak"]),
        ("The {eam} was there.", ["EAM", "team", "am"]),
        ("She was the {pensinula} expert.", ["peninsula"]),
        ("He {bothmet} with them.", ["both met"]),
        ("It was {vetween} them.", ["between", "vet ween"]),
        ("Israel {conciders} Iran an enemy.", ["considers"]),
        ("He went. {Acording} to him it was late.", ["According", "A cording"]),
        ("He went. {Tihs} was late.", ["This", "Ties"]),
        ("“{Altough} it was late”, he said.", ["Although"]),
        ("A {poorly-recieved} film", ["poorly-received"]),
    ],
)
def test_slips(marked: str, suggestions: list[str]) -> None:
    assert verdict(marked, *suggestions) == TYPO


@pytest.mark.parametrize(
    ("marked", "suggestions"),
    [
        ("He met {Peskov} there.", ["Pskov"]),
        ("{Kudlow} says no. Then Kudlow left.", ["Cudlow"]),
        ("{Kudlow}'s plan", ["Cudlow"]),
        ("He came. {Maruis}, 74, left.", ["Marius"]),
        ("Sgt. {Perrin} left.", ["Perron"]),
        ("George W. {Bushh} left.", ["Bush"]),
        ("in {NATOs} hands", ["NATO"]),
        ("his {iPhone5} broke", ["iPhone"]),
        ("see {exmple}.org for more", ["example"]),
        ("the {govt} said", ["got", "goat"]),
    ],
)
def test_what_is_vouched_for(marked: str, suggestions: list[str]) -> None:
    assert verdict(marked, *suggestions) == KNOWN


@pytest.mark.parametrize(
    ("marked", "suggestions"),
    [
        ("The {teff} grew. More teff grew.", ["tuff"]),
        ("The Cirque {du} Soleil came.", ["due", "dud"]),
        ("The {wi-fi} failed.", ["Wi-Fi", "hi-fi"]),
        ("A {backheel} by him", ["back heel"]),
        ("the {rightwing} man", ["righting", "right-wing"]),
        ("white {supremacism} grew", ["supremacist"]),
        ("the {liveable} city", ["livable"]),
        ("two {gigatonnes} of it", ["gigatons"]),
        ("the {gursha} is fed", ["Gurkha"]),
        ("qu’on {regarde} la mer", ["regard"]),
        ("the Ba’{ath} party", ["at"]),
        ("later {horri} ﬁed", ["horrid"]),
        ("a word like {xqzt} there", []),
    ],
)
def test_what_is_only_unknown(marked: str, suggestions: list[str]) -> None:
    assert verdict(marked, *suggestions) == UNKNOWN


def test_accepted_words_and_phrases() -> None:
    assert verdict("the {progamme} of it", "programme") == TYPO
    assert verdict("the {progamme} of it", "programme", accepted=("progamme",)) == KNOWN
    assert verdict("the {progamme}'s end", "programme", accepted=("progamme",)) == KNOWN
    assert verdict("the big {progamme}", "programme", accepted=("big progamme",)) == KNOWN
    assert verdict("the {progamme} here", "programme", accepted=("big progamme",)) == TYPO


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_a_distance(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(st.text(max_size=80), st.data())
def test_any_text_is_judged(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert judge(text, Span(start, end), [text[:4], "x y"]) in (TYPO, UNKNOWN, KNOWN)


def test_ten_thousand_words_are_judged_in_a_second() -> None:
    text = "The ambassdaor left the capital on Monday. " * 2000
    started = time.process_time()
    for number in range(10_000):
        judge(text, Span(4 + number % 7, 14), ["ambassador", "embassy"])

    assert time.process_time() - started < 2
