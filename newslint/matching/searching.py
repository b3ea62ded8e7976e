# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the matches of one expression in a text, block by block, from the places of its atoms.

Whether a match begins at a place does not hang on other matches, so places may be tried in any
order; `first_come` then leaves what `finditer` would have left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newslint.matching.blocks import Blocks
from newslint.matching.expression import Expression
from newslint.matching.plan import Plan, Way

Found = list[tuple[int, int]]
"""(start, end) of matches in a text."""


class Search:
    """One pattern that is an expression, and how to find it."""

    __slots__ = ("_expression", "_high", "_is_near", "_low", "_plan")

    def __init__(self, plan: Plan) -> None:
        self._plan = plan._replace(code=None)
        self._is_near = plan.way is Way.NEAR
        self._low, self._high = plan.low, plan.high
        self._expression: Expression = plan.expression()

    def matches(
        self,
        blocks: Blocks,
        projected: bytes,
        number: int,
        places: Sequence[int],
        seconds: float,
    ) -> Found:
        """Return the matches in a block, in any order, that the places of atoms in it lead to.

        Without places all blocks are searched. `projected` is the projection of the text with a
        blank on either side. Raises TimeoutError when it takes `seconds` in one block.
        """
        if not places:
            return self._everywhere(blocks, seconds)
        shift, words = blocks.starts[number], blocks.words(number)
        starts: Sequence[int]
        if self._is_near:
            starts = _starts(self._low, self._high, places, shift)
        elif self._plan.guides:
            starts = sorted(set(_guided(self._plan, projected, shift, blocks.ends[number])))
        else:
            return self._expression.matches(words, shift, seconds)
        return self._expression.matches_at(words, starts, shift, seconds) if starts else []

    def _everywhere(self, blocks: Blocks, seconds: float) -> Found:
        found: Found = []
        mark = self._plan.mark
        for number, start in enumerate(blocks.starts) if mark in blocks.text else ():
            words = blocks.words(number)
            if mark in words:
                found += self._expression.matches(words, start, seconds)
        return found


class Searches(dict[int, "Search | None"]):
    """How the patterns of some rules are searched for, by number; None if a rule is not wanted.

    Each is made by `make` when it is first asked for.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[int], Search | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, index: int) -> Search | None:
        search = self[index] = self._make(index)
        return search


def _starts(low: int, high: int, places: Sequence[int], shift: int) -> Sequence[int]:
    """Return where in a block matches may begin, in order."""
    if len(places) == 1:
        last = places[0] - low - shift
        return range(max(0, last + low - high), last + 1)
    tried = {start - shift for p in places for start in range(p - high, p - low + 1)}
    return sorted(start for start in tried if start >= 0)


def _guided(plan: Plan, projected: bytes, start: int, end: int) -> Iterable[int]:
    """Yield where in the block from `start` to `end` the guides say that a match may begin."""
    for atom, before in plan.guides:
        shift = before - 1 - plan.guide_at
        place = projected.find(atom, start, end + 2)
        while place >= 0:
            if start <= place + shift < end:
                yield place + shift - start
            place = projected.find(atom, place + 1, end + 2)


def first_come(spans: Found) -> Found:
    """Return spans in order, without those that overlap one before them."""
    if len(spans) == 1:
        return spans
    kept: Found = []
    free = -1
    for span in sorted(set(spans)):
        if span[0] >= free:
            kept.append(span)
            free = span[1]
    return kept
