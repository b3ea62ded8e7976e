# SPDX-License-Identifier: GPL-3.0-or-later
"""British or American? The words of a text that are spelt one way here and another way there.

The words stand in newslint/data/variety.txt (from SCOWL, see newslint/data/SOURCES.md), each with
the varieties of English in which it is good. Only words in small letters are looked at: a capital
makes a name (the Ministry of Defence), the start of a sentence or a headline in capitals.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from newslint.article import Span
from newslint.records import NamedTuple

AMERICAN, BRITISH, OXFORD, CANADIAN, AUSTRALIAN = 1, 2, 4, 8, 16
"""Varieties, to be added up: American, British with -ise, British with -ize, and two more."""

_LETTERS_ONLY = bytes(c if chr(c).isalpha() and c < 128 else 32 for c in range(256))


class Spelling(NamedTuple):
    """A word that is good in some varieties only."""

    span: Span
    word: str
    varieties: int

    @property
    def other(self) -> str:
        """Return its counterpart in the other varieties."""
        places, others = _counterparts()
        return others[int(places[bisect_left(_table()[0], self.word)])]


@cache
def _table() -> tuple[list[str], str, str, str]:
    """Return the words, in order, and the other lines of the file."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", "variety.txt"), encoding="ascii") as file:
        words, letters, places, others = file.read().split("\n")[:4]
    return words.split(), letters, places, others


@cache
def _counterparts() -> tuple[list[str], list[str]]:
    """Return for each word where its counterpart stands among the counterparts, and these."""
    *_, places, others = _table()
    return places.split(), others.split()


@lru_cache(maxsize=2)
def spellings(text: str) -> tuple[Spelling, ...]:
    """Return the words of a text that tell its variety, in order.

    Parts of addresses (www.labour.example) are not words.
    """
    listed, letters, *_ = _table()
    found = []
    for form in sorted(_words(text).intersection(listed)):
        varieties = ord(letters[bisect_left(listed, form)]) - ord("@")
        found += [Spelling(span, form, varieties) for span in _places(text, form)]
    return tuple(sorted(found, key=lambda spelling: spelling.span))


def _words(text: str) -> set[str]:
    """Return every run of ASCII letters of a text."""
    return set(text.encode("utf-8", "replace").translate(_LETTERS_ONLY).decode("ascii").split())


def _places(text: str, form: str) -> Iterator[Span]:
    """Yield where a word stands as a word, not as a part of another or of an address."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not _joined(text[start - 1 : start]) and not _joined(text[end : end + 2].lstrip(".")):
            yield Span(start, end)
        start = text.find(form, end)


def _joined(beside: str) -> bool:
    """Tell whether what stands beside a word makes it a part of something longer."""
    return beside[:1].isalnum() or beside[:1] in ("@", "/", "_")


def variety_of(text: str) -> str:
    """Return "british" or "american", whichever most of the telling words of a text are, else "".

    A text without such words, or with as many of either kind, gives "".
    """
    found = spellings(text)
    british = sum(1 for spelling in found if not spelling.varieties & AMERICAN)
    american = sum(1 for spelling in found if not spelling.varieties & (BRITISH | OXFORD))
    if british == american:
        return ""
    return "british" if british > american else "american"
