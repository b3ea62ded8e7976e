# SPDX-License-Identifier: GPL-3.0-or-later
r"""The few phrases that a simple pattern stands for: militar(y|ily) is military or militarily."""

from __future__ import annotations

import re

from newslint.expressions import compiled

_MOST = 32
_PLAIN = compiled(r"[^\\^$.|?*+()\[\]{}]+")
_PIECE = compiled(
    r"(?P<plain>[^\\^$.|?*+()\[\]{}])|\\(?P<escaped>[^\w\s])|\[(?P<cls>-?[^\\\[\]^-]+-?)\]"
    r"|(?P<open>\((?:\?:)?(?!\?))|(?P<close>\))|(?P<bar>\|)"
)
_ENDING = r"\w*"


class _TooMuch(Exception):
    """A pattern that stands for too many phrases, or for more than phrases."""


def phrases_of(pattern: str) -> tuple[tuple[str, bool], ...]:
    r"""Return the phrases that a pattern stands for, sorted; () when it is no simple pattern.

    With each is told whether its last word may go on. Simple are letters, `(a|b)`, `[ab]`, `x?`
    and `\.`, as long as the phrases are few, and one `\w*` at the end of them all.
    """
    if _PLAIN.fullmatch(pattern):
        return ((pattern, False),)
    stem = pattern.removesuffix(_ENDING)
    try:
        found, end, is_choice = _alternatives(stem, 0)
    except _TooMuch:
        return ()
    goes_on = stem != pattern
    if end < len(stem) or "" in found or (goes_on and is_choice):
        return ()
    return tuple((phrase, goes_on) for phrase in sorted(found))


def _alternatives(pattern: str, position: int) -> tuple[set[str], int, bool]:
    """Return the phrases of a group, where it ends, and whether it has several branches."""
    found: set[str] = set()
    branch = {""}
    is_choice = False
    while piece := _PIECE.match(pattern, position):
        if piece.lastgroup == "close":
            break
        position = piece.end()
        if piece.lastgroup == "bar":
            is_choice = True
            found |= branch
            branch = {""}
        else:
            words, position = _words_of(pattern, piece)
            branch = _few({first + second for first in branch for second in words})
    return _few(found | branch), position, is_choice


def _words_of(pattern: str, piece: re.Match[str]) -> tuple[set[str], int]:
    """Return what one piece stands for, and where it ends, the sign of a repeat with it."""
    position = piece.end()
    if piece.lastgroup == "open":
        words, position, _ = _alternatives(pattern, position)
        if pattern[position : position + 1] != ")":
            raise _TooMuch
        position += 1
    else:
        words = set(piece[piece.lastgroup or 0])
    if pattern[position : position + 1] == "?":
        words = words | {""}
        position += 1
    if pattern[position : position + 1] in ("?", "*", "+", "{"):
        raise _TooMuch
    return words, position


def _few(found: set[str]) -> set[str]:
    if len(found) > _MOST:
        raise _TooMuch
    return found
