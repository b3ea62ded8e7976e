# SPDX-License-Identifier: GPL-3.0-or-later
"""How strongly two words belong together in English.

The table newslint/data/wordpairs.bin is built by `newslint.data.build_collocations`. For each word
it holds the words that stand before it: with the pointwise mutual information (Church and Hanks
1990) of the pair in a language model, and with how often web pages have the pair. Words are given
by their numbers (newslint/prose/vocabulary.py), so singular and plural count as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from newslint.prose import tables
from newslint.records import NamedTuple

NAME, MAGIC = "wordpairs.bin", b"wordpai2"
LEAST, STEP = 0.5, 0.5

_KINDS: Sequence[tables.Kind] = ("I", "H", "B", "I", "H", "B")


class _Pairs(NamedTuple):
    starts: memoryview[int]
    firsts: memoryview[int]
    values: memoryview[int]
    web_starts: memoryview[int]
    web_firsts: memoryview[int]
    web_values: memoryview[int]


def step(association: float) -> int:
    """Return mutual information as the table has it, from 0 to 15."""
    return max(0, min(15, round((association - LEAST) / STEP)))


def association(first: int, second: int) -> float:
    """Return the mutual information of a pair in nats, rounded to halves; 0 for an unknown pair."""
    table = _table()
    start, end = table.starts[second], table.starts[second + 1]
    place = bisect_left(table.firsts, first, start, end)
    if place == end or table.firsts[place] != first:
        return 0.0
    return LEAST + STEP * (table.values[place >> 1] >> (place & 1) * 4 & 15)


def web_count(first: int, second: int) -> int:
    """Return how common a pair is on web pages: 0 for not at all, 15 for the commonest."""
    table = _table()
    start, end = table.web_starts[second], table.web_starts[second + 1]
    place = bisect_left(table.web_firsts, first, start, end)
    if place == end or table.web_firsts[place] != first:
        return 0
    return table.web_values[place >> 1] >> (place & 1) * 4 & 15


def partners(second: int) -> int:
    """Return how many words are known to stand before a word."""
    starts = _table().starts
    return starts[second + 1] - starts[second]


@cache
def _table() -> _Pairs:
    return _Pairs(*tables.read(NAME, MAGIC, _KINDS))
