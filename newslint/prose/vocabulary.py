# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of English words: one for all forms of a word that differ in number or spelling.

The table newslint/data/vocabulary.bin is built by `newslint.data.build_collocations`. A form is
found by a hash of 32 bits; one unknown word in about 60,000 looks as if it were known. Numbers
below `function_words()` are of function words; the next have a spelling, because they can be
suggested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from zlib import crc32

from newslint.prose import tables
from newslint.records import NamedTuple

NAME, MAGIC = "vocabulary.bin", b"vocabul2"
UNKNOWN = -1
NOUN, VERB, ADJECTIVE, ADVERB = 1, 2, 4, 8
_RARITY_STEP = 0.125

_KINDS: Sequence[tables.Kind] = ("I", "I", "H", "B", "B", "B", "I", "B")


class _Vocabulary(NamedTuple):
    sizes: memoryview[int]
    hashes: memoryview[int]
    numbers: memoryview[int]
    plurals: memoryview[int]
    rarities: memoryview[int]
    classes: memoryview[int]
    spelling_starts: memoryview[int]
    spellings: memoryview[int]


def function_words() -> int:
    """Return the first number that is not of a function word."""
    return _table().sizes[0]


def number(form: str) -> int:
    """Return the number of a word (small letters), `UNKNOWN` if it has none."""
    place = _place(form)
    if place < 0 and "'" in form:
        place = _place(form.removesuffix("'s").removesuffix("'"))
    return UNKNOWN if place < 0 else _table().numbers[place]


def is_plural(form: str) -> bool:
    """Tell whether a word is the plural of the word that its number means."""
    place = _place(form)
    return place >= 0 and bool(_table().plurals[place >> 3] >> (place & 7) & 1)


def _place(form: str) -> int:
    hashes = _table().hashes
    digest = crc32(form.encode())
    place = bisect_left(hashes, digest)
    return place if place < len(hashes) and hashes[place] == digest else -1


def rarity(word: int) -> float:
    """Return the surprisal in nats of a word, by number."""
    return _RARITY_STEP * _table().rarities[word]


def classes(word: int) -> int:
    """Return the bits of the classes that a word can be of; 0 if WordNet does not have it."""
    return _table().classes[word]


def spelling(word: int) -> str:
    """Return how the base form of a word is written; ValueError for one that is never suggested."""
    table = _table()
    if word >= table.sizes[1]:
        raise ValueError(f"word {word} has no spelling")
    first, last = table.spelling_starts[word], table.spelling_starts[word + 1]
    return bytes(table.spellings[first:last]).decode("ascii")


@cache
def _table() -> _Vocabulary:
    return _Vocabulary(*tables.read(NAME, MAGIC, _KINDS))
