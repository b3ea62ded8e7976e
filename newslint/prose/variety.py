# SPDX-License-Identifier: GPL-3.0-or-later
"""British or American? The words of a text that are spelt one way here and another way there.

The words stand in newslint/data/variety.txt (from SCOWL, see newslint/data/SOURCES.md), each with
the varieties of English in which it is good. Only words in small letters are looked at: a capital
makes a name (the Ministry of Defence), the start of a sentence or a headline in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newslint.article import Span

AMERICAN, BRITISH, OXFORD, CANADIAN, AUSTRALIAN = 1, 2, 4, 8, 16
"""Varieties, to be added up: American, British with -ise, British with -ize, and two more."""

_WORD = re.compile(r"\b[a-z]{3,}\b")


@dataclass(frozen=True)
class Spelling:
    """A word that is good in some varieties only; `other` is its counterpart in the others."""

    span: Span
    word: str
    varieties: int
    other: str


@cache
def _table() -> tuple[dict[str, int], str, tuple[int, ...], list[str]]:
    from pathlib import Path

    path = Path(__file__).parent.parent / "data" / "variety.txt"
    words, letters, places, others = path.read_text("ascii").split("\n")[:4]
    numbers = {word: number for number, word in enumerate(words.split())}
    return numbers, letters, tuple(map(int, places.split())), others.split()


def spellings(text: str, leave_out: Sequence[Span] = ()) -> list[Spelling]:
    """Return the words of a text that tell its variety, in order, outside the spans to leave out.

    Parts of addresses (www.labour.example) are not words.
    """
    numbers, letters, places, others = _table()
    forms = numbers.keys() & set(_WORD.findall(text))
    found = []
    for form in sorted(forms):
        number = numbers[form]
        for match in re.finditer(rf"(?<![\w@./]){form}(?![\w@/]|\.\w)", text):
            span = Span(*match.span())
            if not any(part.covers(span) for part in leave_out):
                varieties = ord(letters[number]) - ord("@")
                found.append(Spelling(span, form, varieties, others[places[number]]))
    return sorted(found, key=lambda spelling: spelling.span)


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
