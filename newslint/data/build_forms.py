# SPDX-License-Identifier: GPL-3.0-or-later
"""The form under which the forms of a word are kept together: its singular, in American spelling.

Only the regular plural is folded, and only where the singular is a noun or verb and the plural is
no word of its own (goods, customs). American spellings are those of the language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from newslint.prose.plurals import plural

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with from and or but as is are was were be been being it its"
    " this that these those he she they we i you his her their our my your not no nor so if than"
    " then there here who which what when where how why all any some each both such more most other"
    " into over under after before between out up down off about against during without within has"
    " have had do does did will would can could may might must shall should also only just very"
    " too".split()
)
NO_PLURALS = frozenset(
    "aids arms customs ethics goods glasses headquarters mars means news physics series"
    " species".split()
)
NOUN_OR_VERB = 3
_AMERICAN = {"our": "or", "ise": "ize", "isi": "izi", "yse": "yze", "tre": "ter"}
_BRITISH = re.compile(
    r"our(?=s?$|e[rd]|ing|ite|abl|hood)|is(?:e|i)(?=[sdrn]?g?$|ation)|yse|tre(?=s?$)"
)


def american(word: str) -> str:
    """Return a word as Americans spell it, as far as its letters tell."""
    if word.startswith("programme"):
        return "program" + word[9:].removeprefix("me")
    return _BRITISH.sub(lambda m: _AMERICAN[m[0]], word) if len(word) > 5 else word


class BaseForms:
    """The base form of every word that a language model or our own lists have."""

    def __init__(
        self, single: Mapping[str, float], classes: Mapping[str, int], common: int
    ) -> None:
        """Take the log chance of each word, WordNet's classes, and how many words are common."""
        self._single = single
        self._classes = classes
        self._base: dict[str, str] = {}
        self._plurals: set[str] = set()
        ranked = sorted(single, key=lambda word: (-single[word], word))
        self._ranked = [word for word in ranked if word.isalpha()]
        self._common = set(self._ranked[:common])
        for word in self._ranked:
            self.of(word)
        for word in _british_words():
            self.of(word)

    def of(self, word: str) -> str:
        """Return the base form of a word."""
        if word not in self._base:
            found = self._american(word)
            singular = self._singular(found)
            if singular != found:
                self._plurals.add(word)
            self._base[word] = singular
        return self._base[word]

    def _american(self, word: str) -> str:
        return american(word) if american(word) in self._single else word

    def _singular(self, word: str) -> str:
        if not word.endswith("s") or word in FUNCTION_WORDS or word in NO_PLURALS:
            return word
        ends = [word[:-1], word[:-2], word[:-3] + "y"]
        for end in ends:
            if plural(end) == word and self._classes.get(end, 0) & NOUN_OR_VERB and len(end) > 2:
                return end if end in self._single else word
        return word

    def is_plural(self, word: str) -> bool:
        """Tell whether a word is the plural of its base form."""
        return word in self._plurals

    def is_common(self, word: str) -> bool:
        """Tell whether a word is among the commonest."""
        return word in self._common

    def commonest(self, count: int) -> list[str]:
        """Return the commonest words."""
        return self._ranked[:count]

    def known(self) -> Iterator[tuple[str, str]]:
        """Yield every form and its base form."""
        yield from sorted(self._base.items())


def _british_words() -> list[str]:
    return Path(__file__).with_name("variety.txt").read_text(encoding="utf-8").split()
