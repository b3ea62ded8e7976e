# SPDX-License-Identifier: GPL-3.0-or-later
"""How common a stretch of projected English is, by its pairs of letters."""

from __future__ import annotations

from functools import lru_cache

from newslint.data import read_data

_SYMBOLS = b"abcdefghijklmnopqrstuvwxyz0 "
_RARE = 9.0
_FIRST = 3.5


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[bytes, float], dict[bytes, float]]:
    """Return the rarity of a letter after another, and that of the commonest words."""
    data = read_data("bigrams.bin")
    size = len(_SYMBOLS)
    pairs = {
        _SYMBOLS[row : row + 1] + _SYMBOLS[column : column + 1]: data[row * size + column] / 8
        for row in range(size)
        for column in range(size)
    }
    words = {entry[1:]: entry[0] / 8 for entry in data[size * size :].split(b"\0") if entry}
    return pairs, words


@lru_cache(maxsize=32_768)
def rarity(atom: bytes) -> float:
    """Return -log2 of how often an atom is to be expected at a place of a text, roughly."""
    pairs, words = _tables()
    word = atom.strip()
    if word in words and len(word) < len(atom):
        return words[word]
    return _FIRST + sum(pairs.get(atom[index : index + 2], _RARE) for index in range(len(atom) - 1))
