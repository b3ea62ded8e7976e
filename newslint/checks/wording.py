# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lexical checks share: rule words to patterns, hits to words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Rule

_SPECIAL = compiled(r"[\\^$.|?*+()\[\]{}]")
_BLANKS = compiled(r"\s+")

IGNORECASE = Option("flag", "Whether capitals and small letters are the same.", False)
NONWORD = Option("flag", "Whether a match may begin or end inside a word.", False)
EXCEPTIONS = Option("words", "Words that are never flagged.", ())


def pattern_for(rule: Rule, text: str) -> Pattern:
    """Return the pattern for a token of a rule, as Vale reads it: a regular expression.

    One without special characters is a phrase. Word boundaries stand around it unless the rule
    says `nonword`.
    """
    return Pattern(
        text=text,
        literal=not _SPECIAL.search(text),
        ignorecase=bool(rule.options.get("ignorecase", False)),
        bounded=not rule.options.get("nonword", False),
    )


def words_at(article: Article, hit: Hit) -> str:
    """Return the words of a hit."""
    return article.text[hit.span.start : hit.span.end]


def apart(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without those that overlap an earlier one; at one place the longest stays."""
    if len(hits) < 2:
        return list(hits)
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end, h.pattern)):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return kept


def without_blanks(article: Article, span: Span) -> Span:
    """Return a span without the blanks at its ends, where they part it from the words beside it.

    A pattern may ask for the word that follows, and so take the blank before it along; put in place
    of both, a suggestion would be glued to that word.
    """
    text = article.text
    words = text[span.start : span.end]
    start, end = span.start, span.end
    if words[:1].isspace() and words.lstrip()[:1].isalnum():
        start += len(words) - len(words.lstrip())
    if words[-1:].isspace() and words.rstrip()[-1:].isalnum():
        end -= len(words) - len(words.rstrip())
    return Span(start, end)


def is_excepted(rule: Rule, words: str) -> bool:
    """Tell whether words are among a rule's `exceptions` (texts or patterns, case ignored)."""
    exceptions = rule.options.get("exceptions") or ()
    return bool(exceptions) and bool(_exceptions(tuple(exceptions)).fullmatch(words))


@lru_cache(maxsize=64)
def _exceptions(texts: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{text})" for text in texts), re.IGNORECASE)


def like(model: str, word: str) -> str:
    """Return `word` with the capitals of `model` (Kyiv for Kiev, KYIV for KIEV)."""
    if len(model) > 1 and model.isupper() and any(c.islower() for c in word):
        return word.upper()
    if model[:1].isupper() and word[:1].islower():
        return word[:1].upper() + word[1:]
    return word


def folded(text: str) -> str:
    """Return a text as one looks it up: small letters, single blanks, straight apostrophes."""
    return _BLANKS.sub(" ", text).replace("’", "'").lower()


def regex_options(**more: Option) -> Mapping[str, Option]:
    """Return the options of a check that takes tokens, and more of its own."""
    return {"ignorecase": IGNORECASE, "nonword": NONWORD, "exceptions": EXCEPTIONS, **more}


def unique(words: Iterable[str]) -> list[str]:
    """Return words in their order, each once."""
    return list(dict.fromkeys(words))
