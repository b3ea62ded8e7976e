# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of digits in a text: quick to find, before anybody asks what they are worth."""

from __future__ import annotations

from functools import lru_cache

from newslint.expressions import compiled

_RUN = compiled(r"\d(?:[\d.,]*\d)?")
_REGULAR = compiled(
    r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(?:\d{1,2}|\d{4,}))?\Z|\d{1,3}(?:,\d{3})+\.\d+\Z"
)


@lru_cache(maxsize=2)
def chunks(text: str) -> tuple[tuple[int, str], ...]:
    """Return (offset, digits) of every run of digits, points and commas of a text, in order.

    A run begins and ends with a digit. It need not be a number: 10.5.2020, 3,5 and 1.000.000 are
    runs as well.
    """
    return tuple((match.start(), match.group()) for match in _RUN.finditer(text))


@lru_cache(maxsize=2)
def irregular(text: str) -> tuple[tuple[int, str], ...]:
    """Return the runs that are not plainly a number as English writes it, nor inside a word.

    12.500 is among them: it is twelve and a half, or twelve thousand five hundred written abroad.
    """
    return tuple(
        (start, digits)
        for start, digits in chunks(text)
        if not (digits.isdigit() or _REGULAR.match(digits) or text[start - 1 : start].isalnum())
    )
