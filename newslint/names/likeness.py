# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two short texts are letter for letter, with nothing known of languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.prose.strokes import distance
from newslint.records import NamedTuple


class Edit(NamedTuple):
    """A stretch of one sequence and the stretch of the other that stands for it; not the same."""

    start: int
    end: int
    other_start: int
    other_end: int


@lru_cache(maxsize=1 << 14)
def slips(a: str, b: str) -> int:
    """Return how many letters are wrong, missing, extra or exchanged with their neighbour."""
    return distance(a, b)


def edits(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    """Return the fewest single changes that lead from one sequence to the other, in order.

    Each is one item replaced, left out (an empty other stretch) or put in (an empty stretch).
    """
    rows = _rows(a, b)
    i, j = len(a), len(b)
    found = []
    while i or j:
        if i and j and a[i - 1] == b[j - 1] and rows[i][j] == rows[i - 1][j - 1]:
            i, j = i - 1, j - 1
        elif i and j and rows[i][j] == rows[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            found.append(Edit(i, i + 1, j, j + 1))
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
            found.append(Edit(i, i + 1, j, j))
        else:
            j -= 1
            found.append(Edit(i, i, j, j + 1))
    return found[::-1]


def _rows(a: Sequence[str], b: Sequence[str]) -> list[list[int]]:
    """Return the table of Levenshtein distances between all beginnings of the two."""
    rows = [list(range(len(b) + 1))]
    for i, item in enumerate(a, 1):
        above, row = rows[-1], [i]
        for j, other in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (item != other)))
        rows.append(row)
    return rows


def stretches(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    """Return the changes between two sequences with neighbouring ones joined."""
    joined: list[Edit] = []
    for edit in edits(a, b):
        last = joined[-1] if joined else None
        if last and (last.end, last.other_end) == (edit.start, edit.other_start):
            joined[-1] = Edit(last.start, edit.end, last.other_start, edit.other_end)
        else:
            joined.append(edit)
    return joined


@lru_cache(maxsize=1 << 14)
def shared_letters(a: str, b: str) -> float:
    """Return in 0..1 the share of letters in the longest common subsequence (indel likeness)."""
    if not a or not b:
        return float(a == b)
    row = [0] * (len(b) + 1)
    for letter in a:
        corner = 0
        for j, other in enumerate(b, 1):
            corner, row[j] = row[j], corner + 1 if letter == other else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b))


def jaro_winkler(a: str, b: str) -> float:
    """Return in 0..1 the Jaro-Winkler likeness (Winkler 1990), prefix weight 0.1 above 0.7."""
    jaro = _jaro(a, b)
    prefix = 0
    for x, y in zip(a[:4], b[:4], strict=False):
        if x != y:
            break
        prefix += 1
    return jaro + 0.1 * prefix * (1 - jaro) if jaro > 0.7 else jaro


def _jaro(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    reach = max(max(len(a), len(b)) // 2 - 1, 0)
    pairs = list(_matches(a, b, reach))
    if not pairs:
        return 0.0
    in_order = [j for _, j in sorted(pairs)]
    crossed = sum(b[x] != b[y] for x, y in zip(in_order, sorted(in_order), strict=True)) // 2
    count = len(pairs)
    return (count / len(a) + count / len(b) + (count - crossed) / count) / 3


def _matches(a: str, b: str, reach: int) -> Iterator[tuple[int, int]]:
    taken: set[int] = set()
    for i, letter in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if j not in taken and b[j] == letter:
                taken.add(j)
                yield i, j
                break
