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
        self._words: list[str] = []
        place = 0
        for part in text.split("\n\n"):
            end = place + len(part)
            words = part.lstrip("\n") if place and part[:1] == "\n" else part
            if words:
                self.starts.append(end - len(words))
                self.ends.append(end)
                self._words.append(words)
            place = end + 2

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, number: int) -> str:
        """Return the text of a block."""
        return self._words[number]
