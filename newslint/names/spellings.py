# SPDX-License-Identifier: GPL-3.0-or-later
"""One name with different letters in one article: the rivals, told with their evidence."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from newslint.names.clash import Clash, Form
from newslint.names.register import Entry, register
from newslint.names.rivals import Rival, rivals
from newslint.names.writing import form_of


@lru_cache(maxsize=2)
def spellings(text: str, apart: frozenset[frozenset[str]] = frozenset()) -> tuple[Clash, ...]:
    """Return the names that are spelt in two ways in an article's text.

    `apart` holds pairs of folded words that are known to be different names.
    """
    return tuple(_clash(text, rival) for rival in rivals(text, apart))


def _clash(text: str, rival: Rival) -> Clash:
    odd, other = _form(rival.odd), _form(rival.other)
    return Clash("spelling", odd, other, _reason(text, rival, odd, other), rival.chance)


def _form(entry: Entry) -> Form:
    """Return an entry as a form with the spelling that it mostly has."""
    found = form_of([use.word for use in entry.uses])
    texts = Counter(use.word.text for use in entry.uses)
    commonest = max(texts, key=lambda text: (texts[text], not text.isupper()))
    return Form(commonest, found.places)


def _reason(text: str, rival: Rival, odd: Form, other: Form) -> str:
    from newslint.names.differences import differences

    clause = differences(odd.text, other.text)
    if not rival.companion:
        return clause
    uses = register(text).entries[rival.companion].uses
    return f"both follow '{uses[0].word.text}'; {clause}"
