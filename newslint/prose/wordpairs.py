# SPDX-License-Identifier: GPL-3.0-or-later
"""How strongly two words belong together in English, and how rare a word is.

The table newslint/data/wordpairs.bin is built by `newslint.data.build_collocations`. It holds,
under 15 bits of a hash of each key, a number from 0 to 15: of a pair "first second" the pointwise
mutual information (Church and Hanks 1990) in a language model, of "first|second" how often web
pages have the pair, and of a word how rare it is. It is read in place: nothing is unpacked. One key
in about 3,000 that is not in the table looks as if it were; whoever asks must be able to live with
that.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from zlib import crc32

BUCKET_BITS = 17
FINGERPRINT_BITS = 32 - BUCKET_BITS
MAGIC = b"wordpair"
LEAST_ASSOCIATION, LEAST_RARITY = -1.0, 3.0
ASSOCIATION_STEP, RARITY_STEP = 0.5, 1.0
UNHEARD = LEAST_RARITY + 15 * RARITY_STEP
"""The rarity of a word that the table does not have."""


def association(first: str, second: str) -> float | None:
    """Return the mutual information of a pair in nats, rounded to halves; None for an unknown pair.

    Both words in small letters.
    """
    value = _value(f"{first} {second}")
    return None if value < 0 else LEAST_ASSOCIATION + ASSOCIATION_STEP * value


def web_count(first: str, second: str) -> int:
    """Return how common a pair is on web pages: 0 for not at all, 15 for the commonest."""
    return _value(f"{first}|{second}") + 1


def on_web_after(first: str, seconds: Iterable[str]) -> set[str]:
    """Return those of `seconds` that web pages have after a word; faster than one by one."""
    start = crc32(f"{first}|".encode())
    return {second for second in seconds if _at(crc32(second.encode(), start)) >= 0}


def on_web_before(second: str, firsts: Iterable[str]) -> set[str]:
    """Return those of `firsts` that web pages have before a word; faster than one by one."""
    end = f"|{second}".encode()
    return {first for first in firsts if _at(crc32(end, crc32(first.encode()))) >= 0}


@lru_cache(maxsize=4096)
def rarity(word: str) -> float:
    """Return the surprisal of a word in nats, rounded; `UNHEARD` for an unknown word."""
    value = _value(word)
    return UNHEARD if value < 0 else LEAST_RARITY + RARITY_STEP * value


def _value(key: str) -> int:
    return _at(crc32(key.encode()))


def _at(digest: int) -> int:
    """Return the number under a hash, -1 if there is none."""
    index, fingerprints, values = _table()
    bucket = digest >> FINGERPRINT_BITS
    end = index[bucket + 1]
    wanted = digest & ((1 << FINGERPRINT_BITS) - 1)
    place = bisect_left(fingerprints, wanted, index[bucket], end)
    if place == end or fingerprints[place] != wanted:
        return -1
    return values[place >> 1] >> 4 if place & 1 else values[place >> 1] & 15


@cache
def _table() -> tuple[memoryview[int], memoryview[int], memoryview[int]]:
    import mmap

    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", "wordpairs.bin"), "rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(whole[: len(MAGIC)]) != MAGIC:
        raise ValueError("wordpairs.bin is no table of word pairs; build it again")
    start = len(MAGIC)
    end = start + 4 * ((1 << BUCKET_BITS) + 1)
    index = whole[start:end].cast("I")
    count = index[1 << BUCKET_BITS]
    return index, whole[end : end + 2 * count].cast("H"), whole[end + 2 * count :].cast("B")
