# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing texts without regard to case, code point by code point.

`str.lower` and `str.casefold` change the length of some texts, and then no offset is true any
more. Here every code point stands for itself: two are alike when `re.IGNORECASE` says so.
"""

from __future__ import annotations

_ALIKE = str.maketrans(
    # What `str.lower` leaves apart though the capitals are the same, or changes in length
    # (İ), or changes by the letters around it (Σ). See test_folding for the proof.
    "ıİſςΣµϐϑϕϖϰϱϵẛ\u0345\u1fbe\u1fd3\u1fe3ﬅᲀᲁᲂᲃᲄᲅᲆᲇᲈ",
    "iisσσμβθφπκρεṡιι\u0390\u03b0ﬆвдосттъѣꙋ",
)
_BLANKS = str.maketrans(
    dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
)


def fold(text: str) -> str:
    """Return a text with differences of case taken away; its length stays."""
    return text.lower() if text.isascii() else text.translate(_ALIKE).lower()


def plain_blanks(text: str) -> str:
    """Return a text with every blank character, line feeds too, as one space."""
    return text.translate(_BLANKS)
