# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of a text: what stands between blank lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence


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

    def at(self, offset: int) -> int:
        """Return the number of the block that an offset is in, -1 between blocks."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.ends[number] else -1

    def grouped(self, offsets: Sequence[int]) -> Iterable[tuple[int, Sequence[int]]]:
        """Return (number of a block, the offsets in it); those between blocks are left out."""
        if len(offsets) == 1:
            number = self.at(offsets[0])
            return ((number, offsets),) if number >= 0 else ()
        groups: dict[int, list[int]] = {}
        for offset in offsets:
            groups.setdefault(self.at(offset), []).append(offset)
        groups.pop(-1, None)
        return groups.items()

    def words(self, number: int) -> str:
        """Return the text of a block."""
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = self.text[self.starts[number] : self.ends[number]]
        return words
