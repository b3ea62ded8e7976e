# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence around a finding, cut to a terminal's width, with the found words underlined."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter

from newslint.article import Article, Piece, Span
from newslint.prose.sentences import sentence_around
from newslint.reports.columns import columns, cut, harmless

_LONGEST = 2000
"""Code points looked at on either side of the found words."""


class Excerpts:
    """Shows the words of one article, in lines of at most `room` columns."""

    def __init__(self, article: Article, ellipsis: str) -> None:
        self._article = article
        self._ellipsis = ellipsis

    def show(self, span: Span, room: int) -> tuple[str, str]:
        """Return two lines for a span of the article's source: the words around it, and the marks.

        Where the source is not prose that was read (an attribute, a tag), the words are those of
        the source's own line.
        """
        article = self._article
        prose = self.in_text(span)
        if prose is None:
            around = _line_around(article, span)
            return _underlined(article.source, span, around, room, self._ellipsis)
        around = _sentences_around(article, prose)
        return _underlined(article.text, prose, around, room, self._ellipsis)

    def in_text(self, span: Span) -> Span | None:
        """Return where in the article's text a span of its source was read to; None if nowhere."""
        if not self._article.pieces:
            return span
        touched = self._touched(span)
        if not touched:
            return None
        start = _to_text(touched[0], span.start, at_end=False)
        return Span(start, max(start, _to_text(touched[-1], span.end, at_end=True)))

    def _touched(self, span: Span) -> list[Piece]:
        first = bisect_right(self._pieces, span.start, key=attrgetter("source_start")) - 1
        touched = []
        for piece in self._pieces[max(0, first) :]:
            if piece.source_start >= max(span.end, span.start + 1):
                break
            if piece.source_end > span.start and piece.end > piece.start:
                touched.append(piece)
        return touched

    @cached_property
    def _pieces(self) -> list[Piece]:
        return sorted(self._article.pieces, key=attrgetter("source_start", "start"))


def _to_text(piece: Piece, offset: int, *, at_end: bool) -> int:
    if piece.end - piece.start == piece.source_end - piece.source_start:
        return min(max(piece.start + offset - piece.source_start, piece.start), piece.end)
    return piece.end if at_end else piece.start


def _line_around(article: Article, span: Span) -> Span:
    line = article.lines.span_of(article.lines.line(span.start))
    return Span(line.start, max(line.end, span.end))


def _sentences_around(article: Article, span: Span) -> Span:
    """Return from the start of the first sentence touched to the end of the last."""
    text = article.text
    first = sentence_around(text, span.start)
    last = sentence_around(text, max(span.start, span.end - 1))
    return Span(min(first.start, span.start), max(last.end, span.end))


def _underlined(text: str, span: Span, around: Span, room: int, ellipsis: str) -> tuple[str, str]:
    before = harmless(text[max(around.start, span.start - _LONGEST) : span.start])
    found = harmless(text[span.start : min(span.end, span.start + _LONGEST)])
    after = harmless(text[span.end : min(around.end, span.end + _LONGEST)])
    before, found, after = _fitted(before.lstrip(), found, after.rstrip(), room, ellipsis)
    mark = "~" * columns(found) if found else "^"
    return before + found + after, " " * columns(before) + mark


def _fitted(before: str, found: str, after: str, room: int, ellipsis: str) -> tuple[str, str, str]:
    dots = columns(ellipsis)
    if columns(before + found + after) <= room:
        return before, found, after
    if columns(found) > room - 2 * dots:
        found = _head(found, room - 2 * dots) + ellipsis
        return (ellipsis if before else ""), found, ""
    spare = room - columns(found)
    left = min(columns(before), max(spare // 2, spare - columns(after)))
    if columns(before) > left:
        before = ellipsis + _tail(before, left - dots)
    if columns(after) > spare - columns(before):
        after = _head(after, spare - columns(before) - dots) + ellipsis
    return before, found, after


def _head(text: str, room: int) -> str:
    """Return the beginning of a text in at most `room` columns, cut at a blank when one is near."""
    kept = cut(text, max(0, room))
    if len(kept) == len(text):
        return kept
    blank = kept.rfind(" ")
    return kept[:blank] if blank > len(kept) - 16 and blank > 0 else kept


def _tail(text: str, room: int) -> str:
    """Return the end of a text in at most `room` columns, cut at a blank when one is near."""
    start = max(0, len(text) - max(0, room))
    while start < len(text) and columns(text[start:]) > room:
        start += 1
    blank = text.find(" ", start)
    return text[blank + 1 :] if start and 0 <= blank < start + 16 else text[start:]
