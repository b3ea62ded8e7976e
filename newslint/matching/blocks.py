# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of a text: what stands between blank lines."""

from __future__ import annotations


class Blocks:
    """The blocks of a text by number, in order: stretches between two line feeds or more.

    `starts` and `ends` are their offsets. None of them is empty.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._words: dict[int, str] = {}
        start = 0
        while start < len(text):
            end = text.find("\n\n", start)
            if end < 0:
                end = len(text)
            if end > start:
                self.starts.append(start)
                self.ends.append(end)
            start = end
            while text[start : start + 1] == "\n":
                start += 1

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, number: int) -> str:
        """Return the text of a block."""
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = self.text[self.starts[number] : self.ends[number]]
        return words
