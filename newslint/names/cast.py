# SPDX-License-Identifier: GPL-3.0-or-later
"""The cast of an article: who and what is named in it, under which spellings, where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from newslint.article import Span
from newslint.names.clash import Clash, Form
from newslint.names.knowledge import PERSON, known
from newslint.names.mentions import Mention, mentions
from newslint.names.rivals import rivals
from newslint.names.spellings import spellings
from newslint.names.writing import writings

Pairs = frozenset[frozenset[str]]
Key = tuple[str, ...]

SURE = 0.5
"""How likely two spellings must be one name to be listed under one."""


@dataclass(frozen=True)
class Figure:
    """One bearer of a name: its fullest spelling, all its forms, and what clashes among them.

    The forms stand in the order of their first places.
    """

    name: str
    forms: tuple[Form, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def count(self) -> int:
        """Return how often the name stands in the article, in any form."""
        return sum(form.times for form in self.forms)

    @property
    def first(self) -> Span:
        """Return the first place of the name."""
        return self.forms[0].places[0]


def cast(text: str, apart: Pairs = frozenset()) -> tuple[Figure, ...]:
    """Return the figures of an article's text in the order of their first places.

    A surname alone is counted to the one full name that ends in it. `apart` holds pairs of folded
    words that are different names.
    """
    same_as = {
        rival.odd.folded: rival.other.folded
        for rival in rivals(text, apart)
        if rival.chance >= SURE
    }
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions(text):
        groups[tuple(_settled(word, same_as) for word in mention.folded)].append(mention)
    _add_surnames(groups)
    clashes = [c for c in (*spellings(text, apart), *writings(text)) if c.chance >= SURE]
    figures = [_figure(found, clashes) for found in groups.values()]
    return tuple(sorted(figures, key=lambda figure: figure.first))


def _settled(word: str, same_as: dict[str, str]) -> str:
    for _ in range(len(same_as)):
        if word not in same_as:
            break
        word = same_as[word]
    return word


def _add_surnames(groups: dict[Key, list[Mention]]) -> None:
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) > 1 and not _is_only_a_word(key[0]):
            bearers[key[-1]].append(key)
    for key in [key for key in groups if len(key) == 1 and not _is_only_a_word(key[0])]:
        if len(bearers.get(key[0], ())) == 1:
            groups[bearers[key[0]][0]] += groups.pop(key)


def _is_only_a_word(word: str) -> bool:
    facts = known(word)
    return facts.is_word and not facts.flags & PERSON


def _figure(found: list[Mention], clashes: list[Clash]) -> Figure:
    places: dict[str, list[Span]] = defaultdict(list)
    for mention in sorted(found, key=lambda mention: mention.start):
        places[mention.text].append(Span(mention.start, mention.end))
    forms = tuple(Form(text, tuple(spans)) for text, spans in places.items())
    plain = [m.text for m in found if not m.is_shouted] or [m.text for m in found]
    words = {m.text: len(m.words) for m in found}
    name = max(plain, key=lambda text: (words[text], len(places[text]), text))
    own = tuple(c for c in clashes if any(_covers(found, place) for place in c.odd.places))
    return Figure(name, forms, own)


def _covers(found: list[Mention], place: Span) -> bool:
    return any(m.start <= place.start and place.end <= m.end for m in found)
