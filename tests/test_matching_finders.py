# SPDX-License-Identifier: GPL-3.0-or-later
"""The word index finds every atom at every place, as plain searching does."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from newslint.matching import wordindex
from newslint.matching.automaton import Finder
from newslint.matching.filing import build_index
from newslint.matching.storage import as_numbers
from newslint.matching.wordindex import WordIndex

PIECES = st.sampled_from(
    [b" ", b" ", b"foo", b"fo", b"bar", b"barbar", b"0", b"x", b"and", b"fooand"]
)
ATOMS = st.lists(PIECES, min_size=1, max_size=4).map(b"".join).filter(lambda a: bool(a.strip()))
TEXTS = st.lists(PIECES, max_size=40).map(b"".join)


def index_of(atoms: list[bytes]) -> WordIndex:
    parts = [as_numbers(memoryview(part)) for part in build_index(atoms)]
    return WordIndex(atoms, *parts)


def plainly(atoms: list[bytes], text: bytes) -> set[tuple[int, int, int]]:
    return {
        (number, place, place + len(atom))
        for number, atom in enumerate(atoms)
        for place in range(len(text))
        if text.startswith(atom, place)
    }


def no_doubles(found: Iterable[tuple[int, int, int]]) -> set[tuple[int, int, int]]:
    listed = [tuple(hit) for hit in found]
    assert len(listed) == len(set(listed))
    return set(listed)


@given(st.lists(ATOMS, max_size=8, unique=True), TEXTS, st.integers(1, 30))
def test_the_word_index_finds_all(atoms: list[bytes], text: bytes, chunk: int) -> None:
    padded = b" " + text + b" "
    whole = wordindex._CHUNK
    try:
        wordindex._CHUNK = chunk
        assert no_doubles(index_of(atoms).find(padded)) == plainly(atoms, padded)
    finally:
        wordindex._CHUNK = whole


@given(st.lists(ATOMS, max_size=8, unique=True), TEXTS)
def test_the_automaton_finds_all(atoms: list[bytes], text: bytes) -> None:
    padded = b" " + text + b" "
    finder = Finder(atoms, index_of(atoms), 0)
    assert no_doubles(finder.find(padded)) == plainly(atoms, padded)


def test_the_automaton_takes_over_when_enough_has_been_read() -> None:
    finder = Finder([b" foo "], index_of([b" foo "]), 20)
    assert [list(finder.find(b" a foo b ")) for _ in range(4)] == [[(0, 2, 7)]] * 4
