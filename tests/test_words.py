# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and what they are made of."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.prose.words import is_word_character, words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ukraine's north-eastern border", ["Ukraine's", "north-eastern", "border"]),
        ("the soldiers’ POWs don’t", ["the", "soldiers", "POWs", "don’t"]),
        ("6,000 km, 2.5 percent.", ["6,000", "km", "2.5", "percent"]),
        ("left—right -- up/down", ["left", "right", "up", "down"]),
        ("cafe\u0301 na\u0308chste", ["cafe\u0301", "na\u0308chste"]),
        ("İstanbul 😀 Київ", ["İstanbul", "Київ"]),
        ("", []),
        ("... — !", []),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert [text[s.start : s.end] for s in words(text)] == wanted


@given(st.text())
def test_every_word_character_is_in_a_word(text: str) -> None:
    covered = {i for s in words(text) for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(text) if is_word_character(c))


@given(st.characters())
def test_a_word_character_is_what_re_takes_for_one(character: str) -> None:
    assert is_word_character(character) == bool(re.fullmatch(r"\w", character))
