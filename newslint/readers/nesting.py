# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the blocks that stand inside other blocks: the dateline and the marked quotations."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Block, Span
from newslint.prose.quotations import quotations
from newslint.readers.shapes import dateline_length, ends_sentence

_QUOTING = frozenset(("headline", "dek", "heading", "paragraph", "caption", "list", "table"))


def with_nested_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with datelines and quotations added, each right after what holds it.

    A block quote keeps its one `quote` block; the marked quotations inside it add none.
    """
    result: list[Block] = []
    opening = True
    quoted = {block.span for block in blocks if block.kind == "quote"}
    for block in blocks:
        result.append(block)
        words = text[block.span.start : block.span.end]
        if block.kind == "paragraph":
            length = dateline_length(words, first=opening)
            opening = opening and not ends_sentence(words)
            if length:
                result.append(Block("dateline", Span(0, length).shift(block.span.start)))
        if block.kind in _QUOTING and block.span not in quoted:
            result.extend(Block("quote", s.shift(block.span.start)) for s in quotations(words))
    return tuple(result)
