# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers for `newslint.data.build_collocations` the swaps, the terms and the listed phrases.

The swaps and terms of news are our own: newsswaps.txt and newsterms.txt; the listed phrases are
those of the rules in rules/translation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint.data import thesauri
from newslint.data.build_forms import FUNCTION_WORDS, BaseForms
from newslint.prose import rewordings

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "rules" / "translation"
LEAST_TERM = 1.0  # mutual information that makes a pair of WordNet's a term
CLOSENESS = {0.0: 0, 0.4: 1, 0.7: 2, 1.0: 3}

Pair = tuple[str, str]


def is_content(word: str) -> bool:
    """Tell whether a word can be part of a term."""
    return word not in FUNCTION_WORDS and len(word) > 1


def news_terms(forms: BaseForms) -> set[Pair]:
    """Return the neighbours in the terms of newsterms.txt."""
    found = set()
    for line in _lines(HERE / "newsterms.txt"):
        found |= _neighbours(forms, line.replace("-", " ").split())
    return found


def wordnet_terms(forms: BaseForms, folder: Path, known: Mapping[Pair, float]) -> set[Pair]:
    """Return the neighbours in WordNet's terms that a language model knows too."""
    names = thesauri.names(folder)
    found = set()
    for term in thesauri.classes(folder):
        if term not in names:
            found |= _neighbours(forms, term.replace("-", "_").split("_"))
    return {pair for pair in found if known.get(pair, 0.0) >= LEAST_TERM}


def _neighbours(forms: BaseForms, words: list[str]) -> set[Pair]:
    bases = [forms.of(word.lower()) for word in words]
    pairs = zip(bases, bases[1:], strict=False)
    return {pair for pair in pairs if is_content(pair[0]) and is_content(pair[1])}


class Swaps:
    """What may have been meant by a word or phrase, and how that is known, in base forms."""

    def __init__(self, forms: BaseForms) -> None:
        self.forms = forms
        self.of_word: dict[str, dict[str, int]] = defaultdict(dict)
        self.of_phrase: set[tuple[str, ...]] = set()

    def add(self, form: str, word: str, kind: int) -> None:
        """Note that `form` may stand for `word`; the greatest closeness counts."""
        one, two = self.forms.of(form), self.forms.of(word)
        if one != two and is_content(one) and is_content(two):
            old = self.of_word[one].get(two, 0)
            close = max(old & rewordings.WORDNET, kind & rewordings.WORDNET)
            flags = (old | kind) & ~rewordings.WORDNET
            self.of_word[one][two] = flags | close

    def add_seen(self) -> None:
        """Add the swaps that are written down in newsswaps.txt."""
        for line in _lines(HERE / "newsswaps.txt"):
            word, _, written = line.partition(":")
            word = word.strip().replace("-", " ")
            for form in written.split():
                parts = form.replace("_", " ").replace("-", " ").split()
                if " " not in word and len(parts) == 1:
                    self.add(parts[0], word, rewordings.SEEN)
                elif " " not in word and len(parts) > 1:
                    self.of_phrase.add((*map(self.forms.of, parts), self.forms.of(word)))

    def add_near(self, near: Mapping[str, Mapping[str, float]], wanted: set[str]) -> None:
        """Add WordNet's near words, the far ones only for words of terms."""
        for word in sorted(near):
            for other, value in sorted(near[word].items()):
                if self._is_common(word, other) and (
                    value >= thesauri.SIMILAR or self.forms.of(other) in wanted
                ):
                    self.add(word, other, CLOSENESS[value])

    def add_related(self, pairs: Iterable[Pair], wanted: set[str]) -> None:
        """Add what the Moby thesaurus has for the words of terms."""
        for head, other in pairs:
            if head.isalpha() and other.isalpha() and self._is_common(head, other):
                for form, word in ((other, head), (head, other)):
                    if self.forms.of(word) in wanted and len(form) > 2:
                        self.add(form, word, rewordings.THESAURUS)

    def _is_common(self, word: str, other: str) -> bool:
        return self.forms.is_common(word) and self.forms.is_common(other)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def listed_phrases() -> set[str]:
    """Return the garbled phrases of two words and more that the rules list word for word."""
    import yaml

    found = set()
    for path in sorted(RULES.glob("*.yml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in rule.get("swap", {}):
            if re.fullmatch(r"[a-z]+(?:[ -][a-z]+)+", str(key)):
                found.add(str(key).replace("-", " "))
    return found
