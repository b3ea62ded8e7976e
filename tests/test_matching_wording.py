# SPDX-License-Identifier: GPL-3.0-or-later
"""Simple patterns and the phrases that they stand for."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.matching.wording import phrases_of


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("militar(y|ily)", ("militarily", "military")),
        ("volt(s|age)?", ("volt", "voltage", "volts")),
        ("front[- ]line", ("front line", "front-line")),
        (r"a\.m\.", ("a.m.",)),
        ("(?:a|b)c?|d", ("a", "ac", "b", "bc", "d")),
        ("troops", ("troops",)),
        ("a+", ()),
        ("U.S.", ()),
        ("(x|y", ()),
        ("x)", ()),
        ("a?", ()),
        ("(?i)a", ()),
        ("x??", ()),
        ("(a|b|c|d)(a|b|c|d)(a|b|c|d)", ()),
        ("", ()),
    ],
)
def test_phrases(pattern: str, phrases: tuple[str, ...]) -> None:
    assert phrases_of(pattern) == tuple((phrase, False) for phrase in phrases)


def test_a_last_word_may_go_on() -> None:
    assert phrases_of("troop\\w*") == (("troop", True),)
    assert phrases_of("(air|sea) troop\\w*") == (("air troop", True), ("sea troop", True))
    assert phrases_of("a|b\\w*") == phrases_of("\\w*") == phrases_of("a\\w*b") == ()


SIMPLE = st.lists(
    st.sampled_from(["a", "b", "(a|bc)", "(?:ab|)", "c?", "[ab]", "(b|a)?", r"\.", "|"]), max_size=5
).map("".join)


@given(SIMPLE)
def test_they_are_what_the_pattern_matches(pattern: str) -> None:
    found = [phrase for phrase, _ in phrases_of(pattern)]
    if found:
        compiled = re.compile(pattern)
        shortest = max(map(len, found))
        every = (
            "".join(word)
            for size in range(1, min(5, shortest) + 1)
            for word in product("abc.", repeat=size)
        )
        assert {word for word in every if compiled.fullmatch(word)} == {
            word for word in found if len(word) <= 5
        }
