# SPDX-License-Identifier: GPL-3.0-or-later
"""A phrase, and whether it stands at a place of a text."""

from __future__ import annotations

from newslint.matching.folding import fold, plain_blanks
from newslint.matching.projection import project
from newslint.prose.words import is_word_character


class Phrase:
    """Words that stand in a text letter for letter.

    `opens` and `closes` ask for a word boundary before and after. In a `lenient` phrase a blank
    is any one blank character of the text, the line feed too, and a straight apostrophe is also a
    curly one.
    """

    __slots__ = (
        "_length",
        "_plainest",
        "_wanted",
        "closes",
        "ignorecase",
        "lenient",
        "opens",
        "text",
    )

    def __init__(
        self, text: str, ignorecase: bool, opens: bool, closes: bool, lenient: bool
    ) -> None:
        self.text = text
        self.ignorecase = ignorecase
        self.opens = opens
        self.closes = closes
        self.lenient = lenient
        self._length = len(text)
        self._wanted = fold(text) if ignorecase else text
        self._plainest = ""

    def stands_at(self, text: str, start: int) -> bool:
        """Tell whether the phrase stands at an offset of a text (false outside of it)."""
        end = start + self._length
        found = text[start:end]
        if self.ignorecase:
            found = fold(found)
        if found != self._wanted and not (self.lenient and self._is_like(found)):
            return False
        return start >= 0 and (text.isascii() or self._has_boundaries(text, start, end))

    def atom(self) -> bytes:
        """Return what the projection of a text holds wherever the phrase stands.

        It begins with the character before the phrase if and only if the phrase `opens`.
        """
        return b" " * self.opens + project(self.text) + b" " * self.closes

    def _is_like(self, found: str) -> bool:
        if not self._plainest:
            self._plainest = self._plain(self._wanted)
        return self._plain(found) == self._plainest

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
