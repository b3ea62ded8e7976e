# SPDX-License-Identifier: GPL-3.0-or-later
"""How far around a finding a condition looks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newslint.article import Span
from newslint.prose.sentences import sentence_around
from newslint.prose.words import words_after, words_before


def reach_of(
    within: str | int, text: str, span: Span, paragraphs: Sequence[Span] | None = None
) -> Span:
    """Return the stretch of a text that is `within` reach of a span, which is part of it.

    `within` is "sentence", "paragraph", "neighbours", "article" or a number of words; the words
    are those of the paragraph. `paragraphs` are spans in order; without them, and between them, a
    paragraph is what stands between blank lines.
    """
    if within == "article":
        return Span(0, len(text))
    if within == "sentence":
        first = sentence_around(text, span.start)
        if span.end <= first.end:
            return first
        return Span(first.start, sentence_around(text, span.end - 1).end)
    paragraph = _paragraph(text, span, paragraphs)
    if within == "paragraph":
        return paragraph
    if within == "neighbours":
        return _with_neighbours(text, paragraph, paragraphs)
    start = words_before(text, span.start, int(within), paragraph.start)
    return Span(start, words_after(text, span.end, int(within), paragraph.end))


def own_words(text: str, span: Span) -> Span:
    """Return a span with the rest of the words that it begins and ends in."""
    start, end = span.start, span.end
    if end > start:
        while _is_inside_word(text, start):
            start -= 1
        while _is_inside_word(text, end):
            end += 1
    return Span(start, end)


def _is_inside_word(text: str, offset: int) -> bool:
    pair = text[offset - 1 : offset + 1] if offset else ""
    return len(pair) == 2 and (pair.isalnum() or pair.replace("_", "x").isalnum())


def _paragraph(text: str, span: Span, paragraphs: Sequence[Span] | None) -> Span:
    first = _paragraph_at(text, span.start, paragraphs)
    if span.end <= first.end:
        return first
    return Span(first.start, _paragraph_at(text, span.end - 1, paragraphs).end)


def _paragraph_at(text: str, offset: int, paragraphs: Sequence[Span] | None) -> Span:
    if paragraphs:
        index = bisect_right(paragraphs, Span(offset, len(text) + 1)) - 1
        if index >= 0 and offset < paragraphs[index].end:
            return paragraphs[index]
    start = text.rfind("\n\n", 0, offset)
    end = text.find("\n\n", offset)
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text))


def _with_neighbours(text: str, paragraph: Span, paragraphs: Sequence[Span] | None) -> Span:
    before, after = paragraph.start - 1, paragraph.end
    while before >= 0 and text[before].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    start, end = paragraph.start, paragraph.end
    if before >= 0:
        start = _paragraph_at(text, before, paragraphs).start
    if after < len(text):
        end = _paragraph_at(text, after, paragraphs).end
    return Span(start, end)
