# SPDX-License-Identifier: GPL-3.0-or-later
"""What a word may have been before a rewriting tool put a synonym in its place.

The table newslint/data/rewordings.bin is built by `newslint.data.build_collocations` from swaps
written down by the authors, WordNet and the Moby thesaurus.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from zlib import crc32

from newslint.records import NamedTuple

MAGIC = b"reworded"
SEEN = 0x80
"""The bit of a swap that the authors have written down; the lower bits are the thesauri's."""


class Swap(NamedTuple):
    """How likely it is that one word stands for another.

    `seen` says that rewriting tools are known to make this swap. `wordnet` (0, 0.4, 0.7 or 1) and
    `thesaurus` (0, 0.3, 0.4, 0.7 or 1) say how close the two words are; the thesaurus counts only
    where the result is a term of news.
    """

    seen: bool
    wordnet: float
    thesaurus: float

    @property
    def strength(self) -> float:
        """Return how likely the swap is, from 0 to 1."""
        return 1.0 if self.seen else max(0.35 * self.wordnet, 0.3 * self.thesaurus)


class _Table(NamedTuple):
    hashes: memoryview[int]
    starts: memoryview[int]
    meant: memoryview[int]
    kinds: memoryview[int]
    words: list[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    terms: dict[str, str]
    listed: frozenset[str]


_CLOSENESS = (0.0, 0.3, 0.4, 0.7, 1.0)


@lru_cache(maxsize=2048)
def swaps(form: str) -> Mapping[str, Swap]:
    """Return the words that may have been meant by a word or phrase (small letters), if any."""
    table = _table()
    digest = crc32(form.encode())
    place = bisect_left(table.hashes, digest)
    if place == len(table.hashes) or table.hashes[place] != digest:
        return {}
    here = range(table.starts[place], table.starts[place + 1])
    return {table.words[table.meant[number]]: _kind(table.kinds[number]) for number in here}


@cache
def _kind(bits: int) -> Swap:
    return Swap(bool(bits & SEEN), _CLOSENESS[bits >> 3 & 7], _CLOSENESS[bits & 7])


def phrases_from(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of several words, beginning with `word`, that stand for one word."""
    return _table().phrases.get(word, ())


@lru_cache(maxsize=4096)
def terms_from(first: str) -> frozenset[str]:
    """Return the words that follow a word in the terms of news."""
    return frozenset(_table().terms.get(first, "").split())


def is_listed(words: str) -> bool:
    """Tell whether a rule of newslint lists a garbled phrase (small letters) already."""
    return words in _table().listed


@cache
def _table() -> _Table:
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", "rewordings.bin"), "rb") as file:
        data = file.read()
    if not data.startswith(MAGIC):
        raise ValueError("rewordings.bin is no table of rewordings; build it again")
    whole = memoryview(data)
    sizes = whole[8:32].cast("I")
    forms, pairs = sizes[0], sizes[1]
    ends = [32]
    for size in (4 * forms, 4 * (forms + 1), 2 * pairs, pairs, *sizes[2:6]):
        ends.append(ends[-1] + size)
    parts = [whole[start:end] for start, end in zip(ends, ends[1:], strict=False)]
    words, phrases, terms, listed = (bytes(part).decode().split("\n") for part in parts[4:8])
    return _Table(
        parts[0].cast("I"),
        parts[1].cast("I"),
        parts[2].cast("H"),
        parts[3].cast("B"),
        words,
        _by_first_word(phrases),
        dict(line.split(" ", 1) for line in terms),
        frozenset(listed),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split(" "))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
