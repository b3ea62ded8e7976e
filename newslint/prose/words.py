# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of a text stand."""

from __future__ import annotations

from newslint.article import Span
from newslint.expressions import compiled

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = compiled(rf"\w[\w{_MARKS}]*(?:(?:['’ʼ‐‑-](?=\w)|(?<=\d)[.,](?=\d))[\w{_MARKS}]+)*")


def is_word_character(character: str) -> bool:
    r"""Tell whether one character is part of a word: what `\w` matches in `re`."""
    return character.isalnum() or character == "_"


def words(text: str) -> list[Span]:
    """Return the spans of the words of a text, in order, in code points.

    Inner apostrophes and hyphens belong to a word ("Ukraine's", "north-eastern"), and so do the
    separators within a number ("6,000", "2.5") and the combining marks on a letter.
    """
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def words_before(text: str, offset: int, count: int, lowest: int = 0) -> int:
    """Return where the `count` words before an offset begin, but not before `lowest`."""
    width = 8 * count + 20
    while True:
        start = max(lowest, offset - width)
        while start > lowest and not text[start - 1].isspace():
            start -= 1
        found = [word.start() for word in _WORD.finditer(text, start, offset)]
        if len(found) >= count:
            return found[-count] if count else offset
        if start == lowest:
            return lowest
        width *= 2


def words_after(text: str, offset: int, count: int, highest: int | None = None) -> int:
    """Return where the `count` words after an offset end, but not after `highest`."""
    if highest is None:
        highest = len(text)
    left = count
    for word in _WORD.finditer(text, offset, highest) if count else ():
        left -= 1
        if not left:
            return word.end()
    return highest if count else offset
