# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the matches of one expression in a text, block by block, from the places of its atoms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Span
from newslint.matching.blocks import block_at
from newslint.matching.expression import Expression
from newslint.matching.plan import Plan

Found = list[tuple[int, int]]
"""(start, end) of matches, in order, none of which overlap."""


def matches_near(
    text: str, plan: Plan, expression: Expression, places: Iterable[int], seconds: float
) -> Found:
    """Return the matches that begin at the plan's distance before one of the places of atoms."""
    found: Found = []
    block: Span | None = None
    starts: list[int] = []
    for start in _starts(plan, places):
        if block is None or start >= block.end:
            found += _tried(text, block, expression, starts, seconds)
            starts = []
            block = block_at(text, start)
        if block is not None:
            starts.append(start)
    return found + _tried(text, block, expression, starts, seconds)


def _starts(plan: Plan, places: Iterable[int]) -> Iterable[int]:
    if plan.low == plan.high:
        return sorted({place - plan.low for place in places})
    nearest, farthest = plan.low, plan.high
    return sorted({s for p in places for s in range(p - farthest, p - nearest + 1)})


def _tried(
    text: str, block: Span | None, expression: Expression, starts: list[int], seconds: float
) -> Found:
    if block is None or not starts:
        return []
    words, shift = text[block.start : block.end], block.start
    places = [start - shift for start in starts]
    return [(s + shift, e + shift) for s, e in expression.matches_at(words, places, seconds)]


def matches_in_blocks(
    text: str,
    padded: bytes,
    plan: Plan,
    expression: Expression,
    places: Iterable[int],
    seconds: float,
) -> Found:
    """Return the matches in the blocks in which an atom stands at one of the places."""
    found: Found = []
    done = -1
    for place in sorted(set(places)):
        if place < done:
            continue
        block = block_at(text, place)
        if block is not None:
            done = block.end
            if _holds_one(padded, block, plan.also):
                found += _searched(text, block, expression, seconds)
    return found


def _holds_one(padded: bytes, block: Span, atoms: Sequence[bytes]) -> bool:
    # One byte more on either side: the blanks of the projection around the block.
    start, end = block.start, block.end + 2
    return not atoms or any(padded.find(atom, start, end) >= 0 for atom in atoms)


def matches_alone(
    text: str, every: Iterable[Span], plan: Plan, expression: Expression, seconds: float
) -> Found:
    """Return the matches in all blocks of the text that hold the plan's mark."""
    found: Found = []
    if plan.mark not in text:
        return found
    for block in every:
        if text.find(plan.mark, block.start, block.end) >= 0:
            found += _searched(text, block, expression, seconds)
    return found


def _searched(text: str, block: Span, expression: Expression, seconds: float) -> Found:
    shift = block.start
    found = expression.matches(text[block.start : block.end], seconds)
    return [(start + shift, end + shift) for start, end in found]
