# SPDX-License-Identifier: GPL-3.0-or-later
"""How many slips of the keys lead from one word to another.

The restricted Damerau-Levenshtein distance: a letter changed, left out or put in, or two
neighbours exchanged (Damerau 1964; four in five misspellings are one of these).
"""

from __future__ import annotations


def distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, extra or exchanged with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                steps = min(steps, older[j - 2] + 1)
            row.append(steps)
    return row[-1]
