# SPDX-License-Identifier: GPL-3.0-or-later
"""The projection keeps offsets and alikeness; folding is what `re.IGNORECASE` does."""

from __future__ import annotations

import re
import sys
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from newslint.matching.folding import fold, plain_blanks
from newslint.matching.projection import project

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


@given(st.text())
def test_one_byte_for_each_code_point(text: str) -> None:
    assert len(project(text)) == len(text)
    assert len(fold(text)) == len(text)
    assert len(plain_blanks(text)) == len(text)


@given(st.text())
def test_a_part_is_projected_as_in_the_whole(text: str) -> None:
    assert project(text) == b"".join(project(character) for character in text)
    assert project(text + "—") == project(text) + b" "
    assert fold(text) == "".join(fold(character) for character in text)


def test_what_is_not_in_a_word_is_a_blank() -> None:
    whole = project("".join(EVERY))
    wrong = [c for c, byte in zip(EVERY, whole, strict=True) if byte != 32 and not _is_word(c)]
    assert not wrong
    assert project("Žižek's 12 km²") == project("žižek's 99 KM–")
    assert project("café") != project("cafe")


def _is_word(character: str) -> bool:
    return re.fullmatch(r"\w", character) is not None


def test_folding_is_what_re_does_when_it_ignores_case() -> None:
    groups = defaultdict(set)
    for character in EVERY:
        forms = {character.lower(), character.upper(), character.casefold(), fold(character)}
        for form in forms | {character.upper().lower()}:
            groups[form].add(character)
    for group in (group for group in groups.values() if len(group) > 1):
        for character in group:
            alike = re.compile(re.escape(character), re.IGNORECASE)
            for other in group:
                same = alike.fullmatch(other) is not None
                assert same == (fold(character) == fold(other)), (character, other)
                assert not same or project(character) == project(other), (character, other)


def test_every_blank_is_a_plain_blank() -> None:
    assert {c for c in EVERY if c.isspace()} == {c for c in EVERY if plain_blanks(c) == " "}
