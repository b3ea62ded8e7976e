# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the table that the word index reads."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from zlib import crc32

from newslint.matching.commonness import rarity
from newslint.matching.wordindex import AFFIX


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
    if len(first) >= AFFIX and inner:
        keys.append((first[-AFFIX:] + b" ", len(first)))
    place = len(first) + 1
    for word in inner[:-1]:
        if word:
            keys.append((b" " + word + b" ", place))
        place += len(word) + 1
    if inner and len(inner[-1]) >= AFFIX:
        keys.append((b" " + inner[-1][:AFFIX], place))
    return max(keys, key=lambda key: (bool(key[0]) and rarity(key[0]), key))
