# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the blocks that stand inside other blocks: the dateline and the marked quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.article import Block, Span
from newslint.readers.datelines import dateline_length
from newslint.readers.shapes import ends_sentence

_MARKS = frozenset("\"'`‘’‚‛“”„‟«»‹›＂")
_QUOTING = frozenset(("headline", "dek", "heading", "paragraph", "caption", "list", "table"))


def with_nested_blocks(
    text: str, blocks: Sequence[tuple[tuple[str, ...], Span]]
) -> tuple[Block, ...]:
    """Return a block for each kind of each span, datelines and quotations after what holds them.

    A block quote keeps its one `quote` block; the marked quotations inside it add none.
    """
    result: list[Block] = []
    opening = True
    for kinds, span in blocks:
        words = text[span.start : span.end]
        result.extend(Block(kind, span) for kind in kinds)
        if kinds[0] == "paragraph":
            length = dateline_length(words, first=opening)
            if length:
                result.append(Block("dateline", Span(span.start, span.start + length)))
            opening = opening and not ends_sentence(words)
        if kinds[0] in _QUOTING and "quote" not in kinds:
            result.extend(_quotations(words, span.start))
    return tuple(result)


def _quotations(words: str, start: int) -> Iterator[Block]:
    if _MARKS.isdisjoint(words):
        return iter(())
    from newslint.prose.quotations import quotations

    return (Block("quote", span.shift(start)) for span in quotations(words))
