# SPDX-License-Identifier: GPL-3.0-or-later
"""A text as one byte per code point: folded, and every character that is not in a word a space.

Byte offsets are code-point offsets, and a space on either side of a word is its word boundary, so
one search for byte strings finds the words of every rule. The projection only ever makes more
texts alike, never fewer: what it finds is confirmed on the text itself, what it does not find is
not there. Two characters that `re.IGNORECASE` takes for the same have the same byte.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode, register_error
from functools import lru_cache
from typing import Any

_OWN_LETTERS = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßāăąćčďđēęěğīłńňōőœŕřśşšţťūůűźżžș"
"""Letters beyond ASCII that keep a byte of their own; all others become spaces."""

_ALSO_READ_AS = {
    "ſ": "s",
    "\u212a": "k",  # the kelvin sign
    "\u212b": "å",  # the angstrom sign
    "ı": "i",
    "İ": "i",
    "ẞ": "ß",
}

_COMMON_BLANKS = "’‘“”–—…€£•°™«»"
"""No letters, but with a byte, so that they need no second look."""

_FREE_BYTES = [*range(1, 9), *range(14, 32), 127, *range(128, 256)]
_NOTHING = "\ufffe"
_BLANK = 0x20


def _tables() -> tuple[Any, bytes, bytes]:
    """Return the map for `charmap_encode`, the folding of its bytes and that of plain ASCII."""
    decoded = [chr(code) for code in range(128)] + [_NOTHING] * 128
    fold = bytearray(_ascii_fold(code) for code in range(128)) + bytearray([_BLANK] * 128)
    plain = bytes(fold)
    for byte in _FREE_BYTES:
        decoded[byte] = _NOTHING
    free = iter(_FREE_BYTES)
    byte_of = {chr(code): code for code in range(128)}
    for letter in _OWN_LETTERS:
        byte_of[letter] = byte = next(free)
        decoded[byte], fold[byte] = letter, byte
        if len(letter.upper()) == 1:
            _add(decoded, fold, next(free), letter.upper(), byte)
    for other, letter in _ALSO_READ_AS.items():
        _add(decoded, fold, next(free), other, byte_of[letter])
    for character in _COMMON_BLANKS:
        _add(decoded, fold, next(free), character, _BLANK)
    return charmap_build("".join(decoded)), bytes(fold), plain


def _ascii_fold(code: int) -> int:
    character = chr(code)
    if character.isdigit():
        return ord("0")
    return ord(character.lower()) if character.isalnum() or character == "_" else _BLANK


def _add(decoded: list[str], fold: bytearray, byte: int, letter: str, folded: int) -> None:
    decoded[byte], fold[byte] = letter, folded


_ENCODING, _FOLD, _FOLD_ASCII = _tables()


def project(text: str) -> bytes:
    """Return the projection of a text; as many bytes as the text has code points."""
    if text.isascii():
        return text.encode("ascii").translate(_FOLD_ASCII)
    return charmap_encode(text, _ERRORS, _ENCODING)[0].translate(_FOLD)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters without a byte: "0" for digits, "?" for all others.

    Digits of other scripts are digits to `\\d`, so they must look like those of ours.
    """
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    return "".join("0" if character.isdecimal() else "?" for character in run), error.end


_ERRORS = "newslint.projection"
register_error(_ERRORS, _stand_in)


@lru_cache(maxsize=2)
def padded(text: str) -> bytes:
    """Return the projection of a text with a blank on either side, kept for the next to ask."""
    return b" " + project(text) + b" "
