# SPDX-License-Identifier: GPL-3.0-or-later
"""A phrase, and whether it stands at a place of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from newslint.matching.folding import fold, plain_blanks
from newslint.matching.projection import project
from newslint.prose.words import is_word_character


@dataclass(frozen=True)
class Phrase:
    """Words that stand in a text letter for letter.

    `opens` and `closes` ask for a word boundary before and after. In a `lenient` phrase a blank
    is any one blank character of the text, the line feed too, and a straight apostrophe is also a
    curly one.
    """

    text: str
    ignorecase: bool
    opens: bool
    closes: bool
    lenient: bool

    def stands_at(self, text: str, start: int) -> bool:
        """Tell whether the phrase stands at an offset of a text (false outside of it)."""
        end = start + self._length
        found = text[start:end]
        if self.ignorecase:
            found = fold(found)
        if found != self._wanted and not (self.lenient and self._plain(found) == self._plainest):
            return False
        return start >= 0 and (text.isascii() or self._has_boundaries(text, start, end))

    def atom(self) -> bytes:
        """Return what the projection of a text holds wherever the phrase stands.

        It begins with the character before the phrase if and only if the phrase `opens`.
        """
        return b" " * self.opens + project(self.text) + b" " * self.closes

    @cached_property
    def _length(self) -> int:
        return len(self.text)

    @cached_property
    def _wanted(self) -> str:
        return fold(self.text) if self.ignorecase else self.text

    @cached_property
    def _plainest(self) -> str:
        return self._plain(self._wanted)

    def _plain(self, text: str) -> str:
        text = plain_blanks(text)
        return text.replace("’", "'") if "'" in self.text else text

    def _has_boundaries(self, text: str, start: int, end: int) -> bool:
        # The projection shows letters of other scripts as blanks, so only the text can tell.
        if self.opens and start and is_word_character(text[start - 1]):
            return False
        return not (self.closes and end < len(text) and is_word_character(text[end]))


def bounded_phrase(text: str, *, ignorecase: bool, bounded: bool, goes_on: bool = False) -> Phrase:
    """Return a lenient phrase; `bounded` asks for boundaries at ends that are word characters.

    With `goes_on` the last word of the phrase may be longer in the text.
    """
    opens = bounded and is_word_character(text[:1])
    closes = bounded and not goes_on and is_word_character(text[-1:])
    return Phrase(text, ignorecase, opens, closes, lenient=True)
