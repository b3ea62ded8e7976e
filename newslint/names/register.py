# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of an article: every word of its names, where it stands and beside which others."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from newslint.expressions import compiled
from newslint.names.mentions import Mention, mentions
from newslint.names.tokens import Word
from newslint.records import NamedTuple

ALONE, FIRST, LAST, INNER = "alone", "first", "last", "inner"
"""Where a word stands in its mention."""

_SMALL_WORD = compiled(r"(?<![^\W\d_])[a-zß-öø-ÿ]{3,}(?![^\W\d_])")


class Use(NamedTuple):
    """One word of one mention."""

    mention: Mention
    at: int

    @property
    def word(self) -> Word:
        """Return the word with its place in the text."""
        return self.mention.words[self.at]

    @property
    def role(self) -> str:
        """Return where in its mention the word stands."""
        if len(self.mention.words) == 1:
            return ALONE
        if self.at == len(self.mention.words) - 1:
            return LAST
        return FIRST if self.at == 0 else INNER

    @property
    def before(self) -> str:
        """Return the folded word to the left in the mention, or ""."""
        return self.mention.folded[self.at - 1] if self.at else ""

    @property
    def after(self) -> str:
        """Return the folded word to the right in the mention, or ""."""
        folded = self.mention.folded
        return folded[self.at + 1] if self.at + 1 < len(folded) else ""


class Entry:
    """A folded word of a name with all its uses in an article, in reading order."""

    __slots__ = ("folded", "uses")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.uses: list[Use] = []

    @property
    def count(self) -> int:
        """Return how often the word stands in the article."""
        return len(self.uses)

    def beside(self, *, left: bool) -> frozenset[str]:
        """Return the folded words that stand left or right of this one in its mentions."""
        found = ((use.before if left else use.after) for use in self.uses)
        return frozenset(word for word in found if word)

    def roles(self) -> frozenset[str]:
        """Return where in its mentions the word stands."""
        return frozenset(use.role for use in self.uses)


class Register(NamedTuple):
    """The words of the names of one article by folded spelling, and its small-letter words."""

    entries: dict[str, Entry]
    small: frozenset[str]


@lru_cache(maxsize=2)
def register(text: str) -> Register:
    """Return the register of an article's text."""
    entries: dict[str, Entry] = defaultdict(lambda: Entry(""))
    for mention in mentions(text):
        for at, folded in enumerate(mention.folded):
            entry = entries.setdefault(folded, Entry(folded))
            entry.uses.append(Use(mention, at))
    return Register(dict(entries), frozenset(_SMALL_WORD.findall(text)))
