# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of an article's text, which blank lines part, with their quotation marks."""

from __future__ import annotations

from functools import cached_property, lru_cache

from newslint.article import Span
from newslint.prose.quotations import Mark, marks, quotations


class Passage:
    """A block of an article: its offset in `Article.text`, its words, its quotation marks."""

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text = text
        self.marks: tuple[Mark, ...] = marks(text)

    @property
    def end(self) -> int:
        """Return the offset in the article after the passage's last code point."""
        return self.start + len(self.text)

    def span(self, number: int) -> Span:
        """Return the span in the article of the mark with that number."""
        return self.marks[number].span.shift(self.start)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Return the spans, within the passage, of its outermost quotations."""
        return tuple(quotations(self.text)) if self.marks else ()

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset within the passage stands in a quotation."""
        return any(span.start <= offset < span.end for span in self.quoted)


@lru_cache(maxsize=4)
def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of an article's text in order."""
    found = []
    start = 0
    for block in text.split("\n\n"):
        found.append(Passage(start, block))
        start += len(block) + 2
    return tuple(found)
