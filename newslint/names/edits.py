# SPDX-License-Identifier: GPL-3.0-or-later
"""How far two spellings are apart, counted in changes that romanisations make lightly or never."""

from __future__ import annotations

from functools import lru_cache

from newslint.names.skeleton import CH, SH, SHCH, TS, VOWELS, ZH, skeleton

_CHEAP: tuple[tuple[str, str, float], ...] = (
    ("a", "e", 0.35), ("e", "i", 0.35), ("o", "u", 0.35), ("a", "o", 0.4), ("a", "i", 0.55),
    ("a", "u", 0.6), ("e", "o", 0.6), ("i", "u", 0.7),
    ("k", "g", 0.4), ("g", "h", 0.35), ("k", "h", 0.45), ("d", "t", 0.45), ("b", "p", 0.5),
    ("v", "b", 0.5), ("v", "f", 0.4), ("v", "u", 0.5), ("m", "n", 0.7), ("z", "s", 0.4),
    (ZH, "g", 0.45), (ZH, "i", 0.5), (ZH, SH, 0.6), (ZH, "z", 0.4),
    (SH, "s", 0.5), (SHCH, SH, 0.3), (SHCH, CH, 0.5),
    (CH, SH, 0.5), (CH, TS, 0.5), (CH, "k", 0.55), (CH, "h", 0.55), (CH, ZH, 0.55), (CH, "t", 0.6),
    (TS, "s", 0.5), (TS, "z", 0.5), (TS, "k", 0.5),
)  # fmt: skip
_COST = {pair: cost for a, b, cost in _CHEAP for pair in ((a, b), (b, a))}
_DROP = {**dict.fromkeys(VOWELS, 0.45), "h": 0.4, "i": 0.45, "v": 0.75}


def _substitution(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _COST.get((a, b), 1.2 if (a in VOWELS) != (b in VOWELS) else 1.0)


@lru_cache(maxsize=1 << 16)
def distance(a: str, b: str) -> float:
    """Return the cheapest sum of changes from the skeleton of one folded token to the other's.

    A Levenshtein distance with costs per pair of sounds; changes to the first sound cost more.
    """
    first, second = skeleton(a), skeleton(b)
    row = [0.0]
    for index, sound in enumerate(second):
        row.append(row[-1] + _DROP.get(sound, 1.0) + (0.3 if index == 0 else 0.0))
    for i, sound in enumerate(first):
        drop = _DROP.get(sound, 1.0)
        below = [row[0] + drop + (0.3 if i == 0 else 0.0)]
        for j, other in enumerate(second):
            change = _substitution(sound, other) * (1.15 if i == 0 or j == 0 else 1.0)
            insert = _DROP.get(other, 1.0) + (0.2 if i == 0 else 0.0)
            remove = drop + (0.2 if j == 0 else 0.0)
            below.append(min(row[j] + change, row[j + 1] + remove, below[j] + insert))
        row = below
    return row[-1]


def closeness(a: str, b: str) -> float:
    """Return in 0..1 how near two folded tokens are; 1 means that their skeletons are the same."""
    if a == b:
        return 1.0
    longest = max(len(skeleton(a)), len(skeleton(b)))
    apart = distance(a, b) if a <= b else distance(b, a)
    return max(0.0, 1.0 - apart / max(longest * 0.62, 1.8))
