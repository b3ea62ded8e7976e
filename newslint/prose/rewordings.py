# SPDX-License-Identifier: GPL-3.0-or-later
"""What a word may have been before a rewriting tool put another in its place, and known terms.

The table newslint/data/rewordings.bin is built by `newslint.data.build_collocations` from swaps and
terms written down by the authors, WordNet and the Moby thesaurus. Words are given by their numbers
(newslint/prose/vocabulary.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from zlib import crc32

from newslint.prose import tables
from newslint.records import NamedTuple

NAME, MAGIC = "rewordings.bin", b"reworde2"
SEEN, THESAURUS, WORDNET = 8, 4, 3
"""Bits of a swap: written down by us, in the Moby thesaurus, how near in WordNet (0 to 3)."""

_KINDS: Sequence[tables.Kind] = ("I", "H", "B", "H", "I", "H", "I", "H", "I", "H", "I", "H", "I")


class _Rewordings(NamedTuple):
    starts: memoryview[int]
    meant: memoryview[int]
    kinds: memoryview[int]
    phrase_heads: memoryview[int]
    phrase_starts: memoryview[int]
    phrase_words: memoryview[int]
    news_after_starts: memoryview[int]
    news_after: memoryview[int]
    news_before_starts: memoryview[int]
    news_before: memoryview[int]
    terms_after_starts: memoryview[int]
    terms_after: memoryview[int]
    listed: memoryview[int]


def swaps(word: int) -> dict[int, int]:
    """Return the words that may have been meant by a word, with the bits of how that is known."""
    table = _table()
    here = slice(table.starts[word], table.starts[word + 1])
    return dict(zip(table.meant[here], table.kinds[here], strict=True))


def phrases_from(word: int) -> list[list[int]]:
    """Return the phrases that begin with a word: their words and, last, the word meant."""
    if word not in _heads():
        return []
    table = _table()
    first, last = bisect_left(table.phrase_heads, word), bisect_right(table.phrase_heads, word)
    starts = table.phrase_starts
    return [list(table.phrase_words[starts[n] : starts[n + 1]]) for n in range(first, last)]


@cache
def _heads() -> frozenset[int]:
    return frozenset(_table().phrase_heads)


def news_after(word: int) -> memoryview[int]:
    """Return the words that follow a word in terms of news."""
    table = _table()
    return table.news_after[table.news_after_starts[word] : table.news_after_starts[word + 1]]


def news_before(word: int) -> memoryview[int]:
    """Return the words that precede a word in terms of news."""
    table = _table()
    return table.news_before[table.news_before_starts[word] : table.news_before_starts[word + 1]]


def terms_after(word: int) -> memoryview[int]:
    """Return the words that follow a word in terms of WordNet."""
    table = _table()
    return table.terms_after[table.terms_after_starts[word] : table.terms_after_starts[word + 1]]


def is_listed(words: str) -> bool:
    """Tell whether a rule of newslint lists a garbled phrase (small letters) already."""
    listed = _table().listed
    digest = crc32(words.encode())
    place = bisect_left(listed, digest)
    return place < len(listed) and listed[place] == digest


@cache
def _table() -> _Rewordings:
    return _Rewordings(*tables.read(NAME, MAGIC, _KINDS))
