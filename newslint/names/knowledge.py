# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of single words and places: looked up in a file that is mapped, never read whole.

The file is made by `python -m newslint.data.build_names`; `newslint/data/SOURCES.md` names the
sources and their licences.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from newslint.records import NamedTuple

MAGIC = b"NLNAMES1"
HEADER = 16
"""Bytes before the tables: the magic, then the number of entries and of the pool's numbers."""

WORD, COMMON, PROPER, PERSON, PLACE, BIG_PLACE, FAMILIAR = 1, 2, 4, 8, 16, 32, 64
"""Flags of an entry: an English word, a very common one, a capitalised dictionary word, part of a
person's name in Wikidata, a place in GeoNames, a country or a place of 300,000 people or more, a
capitalised word that even middling dictionaries have."""

FIRST_PLACE, FIRST_NICKNAME = 1 << 20, 1 << 22
"""Ids below the first are groups of spellings of a person's name; then places; then nicknames."""


class Known(NamedTuple):
    """What is known of one folded word or place name."""

    flags: int = 0
    spellings: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    nicknames: frozenset[int] = frozenset()

    @property
    def is_word(self) -> bool:
        """Tell whether this is an English word that is written with a small letter."""
        return bool(self.flags & WORD)

    @property
    def is_familiar(self) -> bool:
        """Tell whether an English reader knows this as a name of its own."""
        return bool(self.flags & (FAMILIAR | BIG_PLACE))

    @property
    def is_name(self) -> bool:
        """Tell whether this is the name, or a part of the name, of a person or a place."""
        return bool(self.flags & (PROPER | PERSON | PLACE))


class _Tables(NamedTuple):
    hashes: memoryview
    facts: memoryview
    pool: memoryview


def key_of(folded: str) -> int:
    """Return the 32-bit key (CRC-32) under which a folded name stands in the file."""
    from binascii import crc32

    return crc32(folded.encode())


@lru_cache(maxsize=1 << 15)
def known(folded: str) -> Known:
    """Return what is known of a folded word or place name; nothing for one that is not there.

    Two names may share a key: about one unknown word in ten thousand is taken for a known one.
    """
    tables = _tables()
    key = key_of(folded)
    at = bisect_left(tables.hashes, key)
    if at == len(tables.hashes) or tables.hashes[at] != key:
        return Known()
    fact = tables.facts[at]
    first = fact >> 8
    if not first:
        return Known(fact & 0xFF)
    ids = tables.pool[first + 1 : first + 1 + tables.pool[first]].tolist()
    return Known(
        fact & 0xFF,
        frozenset(i for i in ids if i < FIRST_PLACE),
        frozenset(i for i in ids if FIRST_PLACE <= i < FIRST_NICKNAME),
        frozenset(i for i in ids if i >= FIRST_NICKNAME),
    )


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    from newslint.data import __path__ as folders

    whole = _mapped(f"{folders[0]}/names.bin")
    if bytes(whole[:8]) != MAGIC:
        raise ValueError("newslint/data/names.bin is not a table of names; build it again")
    entries, pooled = whole[8:HEADER].cast("I")
    second = HEADER + 4 * entries
    third = second + 4 * entries
    return _Tables(
        whole[HEADER:second].cast("I"),
        whole[second:third].cast("I"),
        whole[third : third + 4 * pooled].cast("I"),
    )


def _mapped(path: str) -> memoryview:
    import sys
    from mmap import ACCESS_READ, mmap

    with open(path, "rb") as file:
        mapped = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    if sys.byteorder == "little":
        return mapped
    from array import array

    words = array("I", mapped[8:].tobytes())
    words.byteswap()
    return memoryview(MAGIC + words.tobytes())
