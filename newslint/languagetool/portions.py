# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut a long text into portions that a server accepts, at the ends of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import utf16_length

_ENDS = ("\n\n", "\n", ". ", " ")


def portions(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """Yield (start, portion) pairs that together are the text.

    No portion has more than `limit` UTF-16 code units. A cut is made at the last paragraph end
    that fits, failing that at a line end, a sentence end, a blank, and failing all that anywhere.
    """
    start = 0
    while start < len(text):
        end = _cut(text, start, limit)
        yield start, text[start:end]
        start = end


def _cut(text: str, start: int, limit: int) -> int:
    last = start + limit
    if last >= len(text) and utf16_length(text[start:]) <= limit:
        return len(text)
    last = min(last, len(text))
    while utf16_length(text[start:last]) > limit and last > start + 1:
        last -= max(1, (utf16_length(text[start:last]) - limit) // 2)
    for end in _ENDS:
        found = text.rfind(end, start, last)
        if found > start:
            return min(last, found + len(end))
    return last
