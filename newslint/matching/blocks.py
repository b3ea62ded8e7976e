# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of a text: what stands between blank lines."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span


def blocks(text: str) -> Iterator[Span]:
    """Yield the spans between blank lines (two line feeds or more), in order, none empty."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        if end < 0:
            end = len(text)
        if end > start:
            yield Span(start, end)
        start = end
        while start < len(text) and text[start] == "\n":
            start += 1


def block_at(text: str, offset: int) -> Span | None:
    """Return the block that an offset is in, as `blocks` has it; None between blocks."""
    if not 0 <= offset < len(text) or text[max(0, offset - 1) : offset + 1] == "\n\n":
        return None
    start = text.rfind("\n\n", 0, offset) + 2
    if start < 2:
        start = 0
    end = text.find("\n\n", offset)
    if end < 0:
        end = len(text)
    return Span(start, end) if offset < end else None
