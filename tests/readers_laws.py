# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of the article that any reader makes of any source."""

from __future__ import annotations

import re

from newslint.article import BLOCK_KINDS, Article, Span


def assert_lawful(article: Article) -> None:
    assert_blocks_lawful(article)
    assert_text_clean(article)
    assert_map_exact(article)


def assert_blocks_lawful(article: Article) -> None:
    previous = 0
    for block in article.blocks:
        assert block.kind in BLOCK_KINDS
        assert 0 <= block.span.start < block.span.end <= len(article.text)
        assert block.span.start >= previous, "blocks stand in reading order"
        previous = block.span.start
        words = article.words_of(block)
        assert words == words.strip(), "a block begins and ends with words"
        assert "\n\n" not in words, "a blank line parts blocks and nothing else"
    covered = sum(len(part) for part in article.text.split("\n\n"))
    outer = {b.span for b in article.blocks if _is_outer(article, b.span)}
    assert covered == sum(len(span) for span in outer), "all text stands in a block"


def _is_outer(article: Article, span: Span) -> bool:
    return not any(b.span != span and b.span.covers(span) for b in article.blocks)


def assert_text_clean(article: Article) -> None:
    assert not re.search(r"[^\S\n ]|  | \n|\n |\n\n\n|[\u00ad\u200b\ufeff]", article.text)


def assert_map_exact(article: Article) -> None:
    end = 0
    for piece in article.pieces:
        assert piece.start == end < piece.end, "the pieces cover the text without a hole"
        end = piece.end
    assert not article.pieces or end == len(article.text)
    reached = 0
    for offset, character in enumerate(article.text):
        there = article.to_source(Span(offset, offset + 1))
        assert reached <= there.start <= there.end <= len(article.source)
        reached = there.start
        if article.is_verbatim(Span(offset, offset + 1)):
            assert article.source[there.start] == character
    if not article.pieces:
        assert article.text in ("", article.source)
