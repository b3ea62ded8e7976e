# SPDX-License-Identifier: GPL-3.0-or-later
"""The outer blocks of an article: those that stand in no other block."""

from __future__ import annotations

from newslint.article import Article, Block

_last: tuple[Article, tuple[Block, ...]] | None = None


def outer_blocks(article: Article) -> tuple[Block, ...]:
    """Return the outer blocks in order; those of the last article are kept for the next rule."""
    global _last
    if _last is None or _last[0] is not article:
        _last = (article, _outer(article))
    return _last[1]


def _outer(article: Article) -> tuple[Block, ...]:
    outer = []
    end = -1
    for block in sorted(article.blocks, key=lambda b: (b.span.start, -b.span.end)):
        if block.span.start >= end:
            end = block.span.end
            outer.append(block)
    return tuple(outer)
