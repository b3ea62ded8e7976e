# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding atoms in a projected text with nothing but Python and a table that needs no loading.

Every atom is filed under one word that it holds whole, or else under the first or last three
letters of a word, with its distance from there. Only where such a word stands in the text is the
atom compared. The table is two arrays that are used where they lie in a file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from zlib import crc32

from newslint.matching.commonness import rarity

Numbers = Sequence[int]

_AFFIX = 3
_CHUNK = 65_536
_MOST_REMEMBERED = 50_000
_WIDTH = 3


def build_index(atoms: Sequence[bytes]) -> tuple[bytes, bytes, bytes]:
    """Return the table of atoms: where buckets begin, what is in them, and atoms in none.

    In a bucket are (hash of the key, number of the atom, distance from the atom to its word): to
    the beginning of the word, or to its end if the key is the last letters of the word.
    """
    filed: list[tuple[int, int, int]] = []
    loose: list[int] = []
    for number, atom in enumerate(atoms):
        key, distance = _key(atom)
        if key:
            filed.append((crc32(key), number, distance))
        else:
            loose.append(number)
    size = 1 << max(1, len(filed).bit_length())
    buckets: list[list[int]] = [[] for _ in range(size)]
    for entry in filed:
        buckets[entry[0] & (size - 1)] += entry
    starts = array("I", [0])
    entries = array("I")
    for bucket in buckets:
        entries.extend(bucket)
        starts.append(len(entries))
    return starts.tobytes(), entries.tobytes(), array("I", loose).tobytes()


def _key(atom: bytes) -> tuple[bytes, int]:
    """Return the rarest thing to file an atom under: " word ", " wor" or "ord "; b"" for none."""
    first, *inner = atom.split(b" ")
    keys = [(b"", 0)]
    if len(first) >= _AFFIX and inner:
        keys.append((first[-_AFFIX:] + b" ", len(first)))
    place = len(first) + 1
    for word in inner[:-1]:
        if word:
            keys.append((b" " + word + b" ", place))
        place += len(word) + 1
    if inner and len(inner[-1]) >= _AFFIX:
        keys.append((b" " + inner[-1][:_AFFIX], place))
    return max(keys, key=lambda key: (bool(key[0]) and rarity(key[0]), key))


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

    def _filed_for(self, word: bytes) -> Iterator[_Filed]:
        entries = self._entries
        whole, beginning, ending = b" " + word + b" ", b" " + word[:_AFFIX], word[-_AFFIX:] + b" "
        for key, shift in ((whole, 0), (beginning, 0), (ending, len(word))):
            hashed = crc32(key)
            bucket = hashed & self._mask
            for index in range(self._starts[bucket], self._starts[bucket + 1], _WIDTH):
                if entries[index] == hashed:
                    number = entries[index + 1]
                    yield self._atoms[number], number, entries[index + 2] - shift


_Filed = tuple[bytes, int, int]
"""An atom, its number, and how far before the beginning of the word it begins."""
