# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads how likely words and pairs of words are: PocketSphinx's language model, SymSpell's counts.

Both come with packages: `pocketsphinx` 5.1.1 (BSD-2-Clause) and `symspellpy` 6.10.1 (MIT). How
PocketSphinx keeps its model (a trie of bit fields, last word first) is told by its file lm_trie.c.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

LOG_UNIT = 1e-4  # nats per unit of PocketSphinx's logarithms


def model() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Return the log chances of PocketSphinx's words, and of its pairs given their first word."""
    data = _package("pocketsphinx", "model/en-us/en-us.lm.bin").read_bytes()
    place = len(b"Trie Language Model")
    counts = struct.unpack_from("<3I", data, place + 1)
    place += 1 + 12 + 4
    bins = array("f", data[place : place + 4 * 65536])
    place += 4 * 65536 * 3
    words_table = [struct.unpack_from("<ffI", data, place + 12 * n) for n in range(counts[0] + 1)]
    place += 12 * (counts[0] + 1)
    texts = data[_words_at(place, counts) :]
    names = [word.decode() for word in texts.split(b"\0")[: counts[0]]]
    single = {name: words_table[n][0] * LOG_UNIT for n, name in enumerate(names)}
    pairs = dict(_pairs(data, place, counts, words_table, names, bins))
    return single, pairs


def _widths(counts: tuple[int, ...]) -> tuple[int, int]:
    """Return how many bits a word and an entry for a pair take."""
    word = counts[0].bit_length()
    return word, word + 32 + counts[2].bit_length()


def _words_at(place: int, counts: tuple[int, ...]) -> int:
    word, entry = _widths(counts)
    place += ((1 + counts[1]) * entry + 7) // 8 + 8
    place += ((1 + counts[2]) * (word + 16) + 7) // 8 + 8
    return place + 4


def _pairs(
    data: bytes,
    place: int,
    counts: tuple[int, ...],
    table: list[tuple[float, float, int]],
    names: list[str],
    bins: array[float],
) -> Iterator[tuple[tuple[str, str], float]]:
    word, entry = _widths(counts)
    for second in range(counts[0]):
        for number in range(table[second][2], table[second + 1][2]):
            start = number * entry
            offset = place + (start >> 3)
            bits = int.from_bytes(data[offset : offset + 10], "little") >> (start & 7)
            first = bits & ((1 << word) - 1)
            chance = bins[bits >> (word + 16) & 0xFFFF]
            yield (names[first], names[second]), chance * LOG_UNIT


def web_pairs() -> dict[tuple[str, str], int]:
    """Return how often web pages have each pair, from SymSpell's dictionary."""
    path = _package("symspellpy", "frequency_bigramdictionary_en_243_342.txt")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return {(first, second): int(n) for first, second, n in (line.split() for line in lines)}


def _package(name: str, file: str) -> Path:
    found = find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"install {name} first")
    return Path(found.origin).parent / file
