# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding atoms in a projected text with nothing but Python and a table that needs no loading.

Every atom is filed under one word that it holds whole, or else under the first or last three
letters of a word. Only the atoms filed under a word of the text are then looked for. The table is
two arrays that are used where they lie in a file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from newslint.matching.commonness import rarity

Numbers = Sequence[int]

_AFFIX = 3
_CHUNK = 16_384
_MOST_REMEMBERED = 50_000


def build_index(atoms: Sequence[bytes]) -> tuple[bytes, bytes, bytes]:
    """Return the table of atoms: where buckets begin, their (hash, atom) pairs, atoms in none."""
    filed: list[tuple[int, int]] = []
    loose: list[int] = []
    for number, atom in enumerate(atoms):
        key = _key(atom)
        if key:
            filed.append((crc32(key), number))
        else:
            loose.append(number)
    size = 1 << max(1, len(filed).bit_length())
    buckets: list[list[int]] = [[] for _ in range(size)]
    for hashed, number in filed:
        buckets[hashed & (size - 1)] += (hashed, number)
    starts = array("I", [0])
    pairs = array("I")
    for bucket in buckets:
        pairs.extend(bucket)
        starts.append(len(pairs))
    return starts.tobytes(), pairs.tobytes(), array("I", loose).tobytes()


def _key(atom: bytes) -> bytes:
    """Return the rarest thing to file an atom under: " word ", " wor" or "ord "; b"" for none."""
    first, *inner = atom.split(b" ")
    keys = [b" " + word + b" " for word in inner[:-1] if word]
    if len(first) >= _AFFIX and inner:
        keys.append(first[-_AFFIX:] + b" ")
    if inner and len(inner[-1]) >= _AFFIX:
        keys.append(b" " + inner[-1][:_AFFIX])
    return max(keys, key=lambda key: (rarity(key), key), default=b"")


class WordIndex:
    """Finds all atoms in projected texts."""

    def __init__(
        self, atoms: Sequence[bytes], starts: Numbers, pairs: Numbers, loose: Numbers, longest: int
    ) -> None:
        self._atoms = atoms
        self._starts = starts
        self._pairs = pairs
        self._loose = tuple(loose)
        self._longest = longest
        self._mask = len(starts) - 2
        self._remembered: dict[bytes, tuple[int, ...]] = {}

    def find(self, padded: bytes) -> Iterator[tuple[int, int, int]]:
        """Yield (atom, start, end) for all places of all atoms, overlapping ones too."""
        for start in range(0, len(padded), _CHUNK):
            chunk = padded[start : start + _CHUNK + self._longest]
            for number in self._candidates(chunk):
                atom = self._atoms[number]
                place = chunk.find(atom)
                while 0 <= place < _CHUNK:
                    yield number, start + place, start + place + len(atom)
                    place = chunk.find(atom, place + 1)

    def _candidates(self, chunk: bytes) -> Iterable[int]:
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
        found = set(self._loose)
        for word in set(chunk.split()):
            atoms = self._remembered.get(word)
            if atoms is None:
                atoms = self._remembered[word] = tuple(self._filed_for(word))
            found.update(atoms)
        return found

    def _filed_for(self, word: bytes) -> Iterator[int]:
        for key in (b" " + word + b" ", b" " + word[:_AFFIX], word[-_AFFIX:] + b" "):
            hashed = crc32(key)
            bucket = hashed & self._mask
            for index in range(self._starts[bucket], self._starts[bucket + 1], 2):
                if self._pairs[index] == hashed:
                    yield self._pairs[index + 1]
