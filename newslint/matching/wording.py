# SPDX-License-Identifier: GPL-3.0-or-later
"""The few phrases that a simple pattern stands for: militar(y|ily) is military or militarily."""

from __future__ import annotations

import re

_MOST = 32
_PIECE = re.compile(
    r"(?P<plain>[^\\^$.|?*+()\[\]{}])|\\(?P<escaped>[^\w\s])|\[(?P<cls>-?[^\\\[\]^-]+-?)\]"
    r"|(?P<open>\((?:\?:)?(?!\?))|(?P<close>\))|(?P<bar>\|)"
)


class _TooMuch(Exception):
    """A pattern that stands for too many phrases, or for more than phrases."""


def phrases_of(pattern: str) -> tuple[str, ...]:
    """Return the phrases that a pattern matches, sorted; () when it is no simple pattern.

    Simple are letters, `(a|b)`, `[ab]`, `x?` and `\\.`, as long as the phrases are few.
    """
    try:
        found, end = _alternatives(pattern, 0)
    except _TooMuch:
        return ()
    return tuple(sorted(found)) if end == len(pattern) and "" not in found else ()


def _alternatives(pattern: str, position: int) -> tuple[set[str], int]:
    found: set[str] = set()
    branch = {""}
    while piece := _PIECE.match(pattern, position):
        position = piece.end()
        kind = piece.lastgroup
        if kind == "close":
            position = piece.start()
            break
        if kind == "bar":
            found |= branch
            branch = {""}
            continue
        words, position = _words_of(pattern, piece, position)
        if pattern[position : position + 1] == "?":
            words = words | {""}
            position += 1
        branch = {first + second for first in branch for second in words}
        if len(branch) > _MOST or pattern[position : position + 1] in ("?", "*", "+", "{"):
            raise _TooMuch
    return _few(found | branch), position


def _few(found: set[str]) -> set[str]:
    if len(found) > _MOST:
        raise _TooMuch
    return found


def _words_of(pattern: str, piece: re.Match[str], position: int) -> tuple[set[str], int]:
    kind = piece.lastgroup or ""
    if kind != "open":
        return set(piece[kind]), position
    words, position = _alternatives(pattern, position)
    if pattern[position : position + 1] != ")":
        raise _TooMuch
    return words, position + 1
