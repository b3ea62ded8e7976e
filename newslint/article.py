# SPDX-License-Identifier: GPL-3.0-or-later
"""The article: source as read, prose as a check sees it, and the way back from one to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate
from types import MappingProxyType

from newslint.records import NamedTuple

BLOCK_KINDS = (
    "headline",
    "dek",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "quote",
    "caption",
    "list",
    "table",
    "furniture",
)
"""Every kind a block can have; a rule's scope may name any of them."""


class Span(NamedTuple):
    """A half-open stretch of text, counted in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """Return the span moved `by` code points to the right."""
        return Span(self.start + by, self.end + by)


class Block(NamedTuple):
    """A part of an article: its kind and its span in `Article.text`. Blocks may be nested."""

    kind: str
    span: Span


class Piece(NamedTuple):
    """A run of `Article.text` and the run of `Article.source` it was read from.

    Either both runs have the same length and stand for each other one to one, or they do not (an
    HTML entity, a JSON escape, a collapsed run of blanks) and the piece is only true as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Lines:
    """Line and column of an offset, in the three units that editors and formats count in.

    Lines end with LF, CRLF or CR. Lines and columns count from 1.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0]
        position = 0
        for line in _split_lines(source):
            position += len(line)
            if line.endswith(("\n", "\r")):
                self._starts.append(position)

    def line(self, offset: int) -> int:
        """Return the line, from 1, on which a code-point offset stands."""
        return bisect_right(self._starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of a code-point offset, the column in code points."""
        line = self.line(offset)
        return line, offset - self._starts[line - 1] + 1

    def column_utf16(self, offset: int) -> int:
        """Return the column of an offset in UTF-16 code units."""
        start = self._starts[self.line(offset) - 1]
        return utf16_length(self._source[start:offset]) + 1

    def column_utf8(self, offset: int) -> int:
        """Return the column of an offset in UTF-8 bytes."""
        start = self._starts[self.line(offset) - 1]
        return len(self._source[start:offset].encode("utf-8", "surrogatepass")) + 1

    def span_of(self, line: int) -> Span:
        """Return the span of a line without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._source)
        return Span(start, start + len(self._source[start:end].rstrip("\r\n")))


def _split_lines(source: str) -> Iterator[str]:
    start = 0
    length = len(source)
    while start < length:
        feed, carriage = source.find("\n", start), source.find("\r", start)
        if carriage >= 0 and (feed < 0 or carriage < feed - 1):
            end = carriage + 1
        else:
            end = feed + 1 if feed >= 0 else length
        yield source[start:end]
        start = end


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units a text takes."""
    return len(text) + sum(1 for character in text if character > "\uffff")


class Utf16:
    """Converts UTF-16 code-unit offsets into a text to code-point offsets."""

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else _astral_units(text)

    def code_point(self, unit: int) -> int:
        """Return the code-point offset of a UTF-16 offset (inside a pair: the pair's start)."""
        return unit - bisect_right(self._astral, unit - 1)


def _astral_units(text: str) -> list[int]:
    units = []
    shift = 0
    for index, character in enumerate(text):
        if character > "\uffff":
            units.append(index + shift)
            shift += 1
    return units


_NO_META: Mapping[str, str] = MappingProxyType({})


class Article:
    """One news article.

    `source` is the decoded file, a byte order mark left out. `text` is the prose that checks read:
    blocks in reading order with a blank line between them, no markup, each run of blanks inside a
    block one space. `blocks` have spans in `text`. `pieces` lead from `text` back to `source`; no
    pieces means that the two are the same. `lang` is a BCP 47 tag or "" when not known.
    """

    path: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    lang: str
    meta: Mapping[str, str]
    pieces: tuple[Piece, ...]

    def __init__(
        self,
        path: str,
        source: str,
        text: str,
        blocks: tuple[Block, ...] = (),
        lang: str = "",
        meta: Mapping[str, str] = _NO_META,
        pieces: tuple[Piece, ...] = (),
    ) -> None:
        vars(self).update(path=path, source=source, text=text, blocks=blocks, lang=lang)
        vars(self).update(meta=meta, pieces=pieces)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an article does not change: {name}")

    def replaced(
        self, *, lang: str | None = None, meta: Mapping[str, str] | None = None
    ) -> Article:
        """Return the same article in another language, or with other facts told of it."""
        return Article(
            self.path,
            self.source,
            self.text,
            self.blocks,
            self.lang if lang is None else lang,
            self.meta if meta is None else meta,
            self.pieces,
        )

    def __repr__(self) -> str:
        return f"Article({self.path!r}, {len(self.source)} characters, {self.lang!r})"

    def to_source(self, span: Span) -> Span:
        """Return where in `source` a span of `text` was read from."""
        if not self.pieces:
            return span
        start = self._source_offset(span.start, at_end=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._source_offset(span.end - 1, at_end=True)))

    def is_verbatim(self, span: Span) -> bool:
        """Tell whether a span of `text` stands in `source` letter for letter, as a fix needs."""
        there = self.to_source(span)
        return self.source[there.start : there.end] == self.text[span.start : span.end]

    def _source_offset(self, offset: int, *, at_end: bool) -> int:
        index = max(0, bisect_right(self._piece_starts, offset) - 1)
        piece = self.pieces[index]
        if piece.end - piece.start == piece.source_end - piece.source_start:
            return piece.source_start + offset - piece.start + (1 if at_end else 0)
        return piece.source_end if at_end else piece.source_start

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def lines(self) -> Lines:
        """Return the table of lines of `source`."""
        return Lines(self.source)

    def words_of(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.span.start : block.span.end]

    def of_kind(self, *kinds: str) -> tuple[Block, ...]:
        """Return the blocks of the given kinds, in reading order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def blocks_at(self, offset: int) -> tuple[Block, ...]:
        """Return the blocks around an offset of `text`, the smallest first, of equals the inner."""
        around = [b for b in reversed(self.blocks) if b.span.start <= offset < b.span.end]
        return tuple(sorted(around, key=lambda block: len(block.span)))

    @cached_property
    def _nesting(self) -> tuple[list[int], list[Block], list[int]]:
        """Return where blocks begin, in order, the blocks, and how far each or one before goes."""
        blocks = sorted(self.blocks, key=_start_of)
        starts = [block.span.start for block in blocks]
        return starts, blocks, list(accumulate((block.span.end for block in blocks), max))

    @cached_property
    def _kinds(self) -> dict[int, frozenset[str]]:
        return {}

    def kinds_at(self, offset: int) -> frozenset[str]:
        """Return the kinds of all blocks around an offset of `text`."""
        kinds = self._kinds.get(offset)
        if kinds is None:
            kinds = self._kinds[offset] = self._kinds_around(offset)
        return kinds

    def _kinds_around(self, offset: int) -> frozenset[str]:
        starts, blocks, farthest = self._nesting
        kinds = []
        index = bisect_right(starts, offset) - 1
        while index >= 0 and farthest[index] > offset:
            kind, span = blocks[index]
            if span.end > offset:
                kinds.append(kind)
            index -= 1
        return _set_of(tuple(kinds))

    @cached_property
    def headline(self) -> str:
        """Return the words of the headline, or "" when the article has none."""
        found = self.of_kind("headline")
        return self.words_of(found[0]) if found else self.meta.get("headline", "")


def _start_of(block: Block) -> int:
    return block.span.start


@lru_cache(maxsize=256)
def _set_of(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kinds)
