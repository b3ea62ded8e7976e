# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the prose of an article from runs of its source, and keeps the exact way back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newslint.article import Article, Piece, Span
from newslint.expressions import compiled
from newslint.readers.naming import named_by_shape
from newslint.readers.nesting import with_nested_blocks

# Zero-width marks carry no meaning in prose; joiners do in emoji and in Arabic and Indic scripts,
# so they are only left out after a letter of the Latin, Greek or Cyrillic script.
_INVISIBLE = "\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SUSPECTS = frozenset(map(chr, (0xAD, 0x180E, *range(0x200B, 0x2070), 0xFEFF)))
_STRENGTH = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


@cache
def _unclean() -> re.Pattern[str]:
    """Return the pattern of what is not to stand in prose as it is: blanks but a single space."""
    return compiled(
        rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]|(?<=[\x00-\u052f])[\u200c\u200d]"
    )


def _in_place_of(unclean: re.Match[str]) -> str:
    return " " if any(map(str.isspace, unclean.group())) else ""


class ProseBuilder:
    """Takes runs of a source in their order and makes the `Article` of them.

    Every offset given is in code points of the source; each run must begin where the one before
    ended, or later.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[list[int]] = []
        self._even_to = -1
        self._blocks: list[tuple[tuple[str, ...], Span]] = []
        self._kinds: tuple[str, ...] = ()
        self._block_start = -1
        self._separator = ""
        self._read_to = 0

    def begin(self, *kinds: str) -> None:
        """Open a block; each of several kinds becomes a block of the same words, outer first."""
        self.end()
        self._kinds = kinds

    def end(self) -> None:
        """Close the open block; one without words leaves no trace."""
        if self._block_start >= 0:
            span = Span(self._block_start, self._length)
            self._blocks.append((self._kinds or ("paragraph",), span))
        self._kinds = ()
        self._block_start = -1
        self._separate("\n\n")

    def words(self, start: int, end: int) -> None:
        """Take a run of the source as it stands, with its runs of blanks made one space."""
        run = self._source[start:end]
        words = run.strip()
        clean = " ".join(run.split()) == words and (run.isascii() or _SUSPECTS.isdisjoint(run))
        if not clean:
            self._take_unclean(start, end)
        elif not words:
            self._separate(" " if run else "")
        else:
            first = start + len(run) - len(run.lstrip())
            if first > start:
                self._separate(" ")
            self._append(words, first, first + len(words))
            if first + len(words) < end:
                self._separate(" ")

    def replaced(self, text: str, start: int, end: int) -> None:
        """Take `text` for what the source spells otherwise, such as an entity or an escape."""
        if len(text) == end - start and text == self._source[start:end]:
            self.words(start, end)
            return
        words = _unclean().sub(_in_place_of, text)
        if words.startswith(" "):
            self._separate(" ")
        if words.strip(" "):
            self._append(words.strip(" "), start, end)
            if words.endswith(" "):
                self._separate(" ")

    def markup(self, start: int, end: int) -> None:
        """Take a run of HTML text, its character references decoded."""
        position = start
        if self._source.find("&", start, end) >= 0:
            from newslint.readers.markup import references

            for first, last, text in references(self._source, start, end):
                self.words(position, first)
                self.replaced(text, first, last)
                position = last
        self.words(position, end)

    def blank(self) -> None:
        """Part the words before from the words after by a space."""
        self._separate(" ")

    def new_line(self) -> None:
        """Part the words before from the words after by a line break."""
        self._separate("\n")

    def article(
        self, path: str, lang: str = "", meta: Mapping[str, str] | None = None, by_shape: str = ""
    ) -> Article:
        """Return the article of all that was taken, datelines and quotations marked in it.

        `by_shape` names what the shape of a paragraph may still make of it: "parts" for bylines,
        captions and furniture, "headline" for the headline and dek too, "" for nothing.
        """
        self.end()
        text = "".join(self._parts)
        blocks = named_by_shape(text, self._blocks, by_shape) if by_shape else self._blocks
        return Article(
            path=path,
            source=self._source,
            text=text,
            blocks=with_nested_blocks(text, blocks),
            lang=lang,
            meta=_with_headline(text, blocks, meta or {}),
            pieces=() if text == self._source else tuple(Piece(*piece) for piece in self._pieces),
        )

    def _take_unclean(self, start: int, end: int) -> None:
        position = start
        for unclean in _unclean().finditer(self._source, start, end):
            if position < unclean.start():
                self._take_run(position, unclean.start())
            self._separate(_in_place_of(unclean))
            position = unclean.end()
        if position < end:
            self._take_run(position, end)

    def _take_run(self, start: int, end: int) -> None:
        """Take a run in which no blank stands next to another."""
        run = self._source[start:end]
        if run[0] == " ":
            self._separate(" ")
        if run.strip(" "):
            self._append(run.strip(" "), start + (run[0] == " "), end - (run[-1] == " "))
            if run[-1] == " ":
                self._separate(" ")

    def _append(self, text: str, start: int, end: int) -> None:
        if self._parts and self._separator:
            self._put(self._separator, self._read_to, start)
        if self._block_start < 0:
            self._block_start = self._length
        self._put(text, start, end)
        self._separator = ""
        self._read_to = end

    def _put(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        there = self._length + len(text)
        even = len(text) == end - start
        if even and self._even_to == start:
            self._pieces[-1][1::2] = there, end
        else:
            self._pieces.append([self._length, there, start, end])
        self._even_to = end if even else -1
        self._length = there

    def _separate(self, separator: str) -> None:
        if _STRENGTH[separator] > _STRENGTH[self._separator]:
            self._separator = separator


def _with_headline(
    text: str, blocks: Sequence[tuple[tuple[str, ...], Span]], meta: Mapping[str, str]
) -> dict[str, str]:
    """Return the facts with the headline among them, as it stands in the text if it does."""
    for kinds, span in blocks:
        if kinds[0] == "headline":
            return {**meta, "headline": text[span.start : span.end]}
    return dict(meta)
