# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds bigrams.bin: how common letters and words are in running English.

Run as `python -m newslint.data.build_bigrams` with `wordfreq` 3.1 (Apache-2.0; its lists of word
frequencies CC BY-SA 4.0) installed. Counted are the pairs within the commonest 28,000 words and
around them, weighted by how often the word is used. The file has 28 rows of 28 bytes for the
letters a to z, the digit and the space; each byte is -8 log2 of the chance of the second letter
after the first, 255 at most. The commonest words follow, each with such a byte before it (the
chance that it begins at a place of a text) and a zero byte after it. The file only helps to choose
what the one pass looks for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

SYMBOLS = "abcdefghijklmnopqrstuvwxyz0 "
SHARE_OF_NUMBERS = 0.02
COMMON_WORDS = 5000
LETTERS_PER_WORD = 5.7


def count() -> dict[str, float]:
    """Return the weight of every pair of symbols."""
    from wordfreq import get_frequency_dict

    pairs: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("en", wordlist="small").items():
        if word.isascii() and word.isalpha():
            padded = f" {word.lower()} "
            for first, second in zip(padded, padded[1:], strict=False):
                pairs[first + second] += share
    for pair in (" 0", "00", "0 "):
        pairs[pair] += SHARE_OF_NUMBERS
    pairs["  "] += 0.1  # a full stop and a blank
    return pairs


def common_words() -> dict[str, float]:
    """Return the commonest words with the chance that one begins at a place of a text."""
    from wordfreq import get_frequency_dict

    shares = get_frequency_dict("en", wordlist="small")
    words = [word for word in shares if word.isascii() and word.isalpha()]
    return {word: shares[word] / LETTERS_PER_WORD for word in words[:COMMON_WORDS]}


def table() -> bytes:
    """Return the file's bytes."""
    pairs = count()
    cells = bytearray()
    for first in SYMBOLS:
        total = sum(pairs.get(first + second, 0.0) for second in SYMBOLS)
        for second in SYMBOLS:
            chance = pairs.get(first + second, 0.0) / total
            cells.append(cell(chance))
    for word, chance in sorted(common_words().items()):
        cells += bytes([cell(chance)]) + word.encode() + b"\0"
    return bytes(cells)


def cell(chance: float) -> int:
    """Return a chance as a byte."""
    return min(255, round(-8 * math.log2(max(chance, 1e-12))))


if __name__ == "__main__":
    Path(__file__).with_name("bigrams.bin").write_bytes(table())
