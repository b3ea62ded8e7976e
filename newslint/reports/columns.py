# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as a terminal shows it: how many columns it takes, and nothing in it that could do harm."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

from newslint.expressions import compiled

_HARMFUL = compiled(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def harmless(text: str) -> str:
    """Return the text with every control, bidirectional and invisible character made visible.

    Each becomes one character, so offsets stay true: blanks become a space, C0 controls their
    picture (U+2400 on), all else U+FFFD. An escape sequence in an article therefore never reaches
    the terminal, and no right-to-left override turns the words round (CVE-2021-42574).
    """
    return _HARMFUL.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r\x0b\x0c\u2028\u2029":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else "\ufffd"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    East Asian wide characters and emoji take two, combining marks and whatever a zero-width joiner
    ties on take none (Unicode Standard Annex 11 and Technical Standard 51).
    """
    if text.isascii():
        return len(text)
    total = 0
    before = ""
    for character in text:
        if before == _JOINER and _is_wide(character):
            pass
        elif character == _EMOJI_STYLE:
            total += 0 if not before or _is_wide(before) else 1
        else:
            total += _columns_of(character)
        before = character
    return total


def _columns_of(character: str) -> int:
    if character.isascii():
        return 1
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\u1160" <= character <= "\u11ff":
        return 0
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"


def cut(text: str, room: int) -> str:
    """Return the longest beginning of a text that takes at most `room` columns."""
    if text.isascii():
        return text[:room]
    end = room if room < len(text) else len(text)
    while end < len(text) and columns(text[: end + 1]) <= room:
        end += 1
    while end and columns(text[:end]) > room:
        end -= 1
    return text[:end]


def shorten(text: str, room: int, ellipsis: str) -> str:
    """Return the text, its end replaced by an ellipsis when it takes more than `room` columns."""
    if columns(text) <= room:
        return text
    return cut(text, max(0, room - columns(ellipsis))).rstrip() + ellipsis


def wrap(text: str, room: int) -> list[str]:
    """Return the words of a text in lines of at most `room` columns; a longer word stands alone."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
