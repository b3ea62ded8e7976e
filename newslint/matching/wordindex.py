# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding atoms in a projected text with nothing but Python and a table that needs no loading.

Every atom is filed under one word that it holds whole, or else under the first or last three
letters of a word, with its distance from there. Only where such a word stands in the text is the
atom compared. The table is two arrays that are used where they lie in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

Numbers = Sequence[int]

AFFIX = 3
"""So many letters at either end of a word may be a key."""

_CHUNK = 65_536
_MOST_REMEMBERED = 50_000
WIDTH = 3
"""So many numbers are one entry of the table."""


class WordIndex:
    """Finds all atoms in projected texts."""

    def __init__(
        self, atoms: Sequence[bytes], starts: Numbers, entries: Numbers, loose: Numbers
    ) -> None:
        self._atoms = atoms
        self._starts = starts
        self._entries = entries
        self._loose = tuple(loose)
        self._mask = len(starts) - 2
        self._remembered: dict[bytes, tuple[_Filed, ...]] = {}

    def find(self, padded: bytes) -> Iterator[tuple[int, int, int]]:
        """Yield (atom, start, end) for all places of all atoms, overlapping ones too."""
        place = 0
        while place < len(padded):
            end = padded.find(b" ", place + _CHUNK)
            end = end if end >= 0 else len(padded)
            yield from self._filed_in(padded, place, end)
            place = end + 1
        for number in self._loose:
            atom = self._atoms[number]
            place = padded.find(atom)
            while place >= 0:
                yield number, place, place + len(atom)
                place = padded.find(atom, place + 1)

    def _filed_in(self, padded: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        remembered = self._remembered
        for word in padded[start:end].split(b" "):
            filed = remembered.get(word)
            if filed is None:
                filed = self._remember(word)
            for atom, number, distance in filed:
                place = start - distance
                if place >= 0 and padded.startswith(atom, place):
                    yield number, place, place + len(atom)
            start += len(word) + 1

    def _remember(self, word: bytes) -> tuple[_Filed, ...]:
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
        filed = self._remembered[word] = tuple(self._filed_for(word)) if word else ()
        return filed

    def _filed_for(self, word: bytes) -> list[_Filed]:
        """Return the atoms that may stand where a word stands."""
        starts, entries, mask = self._starts, self._entries, self._mask
        filed = []
        around = b" " + word + b" "
        keys = [(around, 0)]
        if len(word) >= AFFIX:
            keys += ((around[: AFFIX + 1], 0), (around[-AFFIX - 1 :], len(word)))
        for key, shift in keys:
            hashed = crc32(key)
            bucket = hashed & mask
            for index in range(starts[bucket], starts[bucket + 1], WIDTH):
                if entries[index] == hashed:
                    number = entries[index + 1]
                    atom, distance = self._atoms[number], entries[index + 2] - shift
                    if _agree(atom, distance, around):
                        filed.append((atom, number, distance))
        return filed


def _agree(atom: bytes, distance: int, around: bytes) -> bool:
    """Tell whether an atom that begins so far before a word holds the word where they overlap."""
    if distance > 0:
        atom = atom[distance - 1 :]
    else:
        around = around[1 - distance :]
    return atom.startswith(around) or around.startswith(atom)


_Filed = tuple[bytes, int, int]
"""An atom, its number, and how far before the beginning of the word it begins."""
