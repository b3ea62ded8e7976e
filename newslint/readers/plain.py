# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads plain text: finds its paragraphs, and its headline, byline and the like by their shape.

Lines end with LF, CRLF, CR, a form feed or a Unicode separator. A blank line always parts two
blocks. Whether a single line end does is decided once for the document: it does not when the lines
are filled as a word processor or a mail program fills them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newslint.article import Article
from newslint.readers.builder import ProseBuilder
from newslint.readers.naming import kinds_by_shape
from newslint.readers.shapes import ends_sentence

_NOT_WORDS = " \t\n\r\v\f\x1c\x1d\x1e\x85\xa0\u2028\u2029\u200b\ufeff"
_PARAGRAPH_ENDS = ("\f", "\u2029")
_BULLETS = frozenset("-*+•·‣◦▪●■–")
_WIDEST_FILL = 120  # code points; nobody fills longer lines by hand or program
_NARROWEST_FILL = 30
_FULL = 0.85  # of the width: a line is full when the next word would reach beyond
_FILLED_SHARE = 0.75  # of the line ends inside sentences: those that come where the line is full
_RUNNING_SHARE = 0.4  # of the full lines: those a small letter follows; about 0.8 in English prose
_LONGEST_HEADING = 12  # words


class _Line:
    """A line with words: its place, its words, whether a blank line or the top is over it."""

    __slots__ = ("after_blank", "end", "is_item", "start", "text")

    def __init__(self, start: int, line: str, *, after_blank: bool) -> None:
        self.start = start
        self.end = start + len(line)
        self.text = line.strip()
        self.after_blank = after_blank
        self.is_item = _is_item(self.text)


def read_plain(source: str, path: str) -> Article:
    """Return the article in a plain text; nothing of the text is left out."""
    chunks = _chunks(_lines(source))
    texts = [" ".join(line.text for line in chunk) for chunk in chunks]
    kinds = _kinds(texts, [chunk[0].after_blank for chunk in chunks])
    builder = ProseBuilder(source)
    previous = ""
    for chunk, kind in zip(chunks, kinds, strict=True):
        if kind == previous == "list" and not chunk[0].after_blank:
            builder.new_line()
        else:
            builder.begin(kind)
        builder.words(chunk[0].start, chunk[-1].end)
        previous = kind
    return builder.article(path)


def _lines(source: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    blank = True
    for line in source.splitlines(keepends=True):
        if line.strip(_NOT_WORDS):
            lines.append(_Line(start, line, after_blank=blank))
            blank = line.endswith(_PARAGRAPH_ENDS)
        else:
            blank = True
        start += len(line)
    return lines


def _is_item(text: str) -> bool:
    """Tell whether a line begins like an item of a list: "- milk", "2. milk", "(3) milk"."""
    marker, _, words = text[:80].partition(" ")
    if not words or len(marker) > 4:
        return False
    number = marker.lstrip("(").rstrip(".)")
    return marker in _BULLETS or (number.isdigit() and marker[-1] in ".)" and len(number) < 3)


def _chunks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Put the lines together that make one paragraph."""
    width = _fill_width(lines)
    chunks: list[list[_Line]] = []
    for line in lines:
        if chunks and not line.after_blank and _goes_on(chunks[-1][-1], line, width):
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    if not width or following.is_item:
        return False
    return _is_filled(line, following, width)


def _fill_width(lines: Sequence[_Line]) -> int:
    """Return the width to which the lines are filled, 0 when each line is a paragraph."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST_FILL <= width <= _WIDEST_FILL:
        return 0
    breaks = [(a, b) for a, b in pairwise(lines) if not (b.after_blank or b.is_item)]
    filled = [(a, b) for a, b in breaks if _is_filled(a, b, width)]
    running = [(a, b) for a, b in breaks if _starts_small(b.text) and not ends_sentence(a.text)]
    both = sum(_is_filled(a, b, width) for a, b in running)
    if both < _FILLED_SHARE * len(running) or both < _RUNNING_SHARE * len(filled):
        return 0
    return width if both else 0


def _is_filled(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word had no room left on this line, or hardly any."""
    return len(line.text) + 1 + _first_word(following) > _FULL * width


def _first_word(line: _Line) -> int:
    return len(line.text.split(None, 1)[0])


def _starts_small(text: str) -> bool:
    return text[0].isalpha() and not text[0].isupper()


def _kinds(texts: Sequence[str], after_blank: Sequence[bool]) -> list[str]:
    kinds = ["paragraph"] * len(texts)
    _mark_lists(texts, after_blank, kinds)
    kinds = kinds_by_shape(texts, kinds, headline=True)
    _mark_headings(texts, after_blank, kinds)
    return kinds


def _mark_lists(texts: Sequence[str], after_blank: Sequence[bool], kinds: list[str]) -> None:
    """Call two item lines or more, one under the other, a list."""
    items = [_is_item(text) for text in texts]
    for number in range(1, len(texts)):
        if items[number] and items[number - 1] and not after_blank[number]:
            kinds[number - 1] = kinds[number] = "list"


def _mark_headings(texts: Sequence[str], after_blank: Sequence[bool], kinds: list[str]) -> None:
    """Call a short title-like line over a paragraph a heading, unless it stood before."""
    seen: set[str] = set(texts[:1])
    for number, (text, under) in enumerate(pairwise(texts)):
        alone = after_blank[number] and text not in seen
        if alone and kinds[number] == kinds[number + 1] == "paragraph" and _is_heading(text, under):
            kinds[number] = "heading"
        seen.add(text)


def _is_heading(text: str, under: str) -> bool:
    words = text.split(None, _LONGEST_HEADING)
    if len(words) > _LONGEST_HEADING or not text[0].isupper() or text[-1] in ",;:-–—":
        return False
    return not ends_sentence(text) and ends_sentence(under) and len(under) > len(text)
