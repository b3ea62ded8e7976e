# SPDX-License-Identifier: GPL-3.0-or-later
"""Names reduced to plain lower-case letters, so that spellings can be laid side by side."""

from __future__ import annotations

from functools import lru_cache

from newslint.expressions import compiled

_APOSTROPHES = compiled("[’'`´ʼʻ‘′ʹʺ\"“”]")
_NOT_LETTERS = compiled(r"[^a-z0-9]+")

ARTICLES = frozenset(("al", "el", "ul", "as", "ash", "ad", "ar", "an", "az", "at", "the"))
"""The Arabic article with its assimilated forms, and the English one: no part of a spelling."""

SUFFIXES = frozenset(("jr", "junior", "sr", "senior", "ii", "iii", "iv"))
"""What follows a name and tells a son from a father."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return a name in lower-case ASCII letters and digits, its words parted by single spaces.

    Diacritics are dropped, other letters and scripts transliterated (the anyascii tables),
    apostrophes and signs for the Semitic ain and hamza and the Slavic soft sign left out.
    """
    bare = _APOSTROPHES.sub("", text)
    if not bare.isascii():
        from anyascii import anyascii

        bare = _APOSTROPHES.sub("", anyascii(bare))
    # ə comes back as "@" from Unidecode, which many data sets have passed through.
    lowered = bare.lower().replace("@", "a")
    return _NOT_LETTERS.sub(" ", lowered).strip()


@lru_cache(maxsize=1 << 16)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles (all of them if nothing else is left)."""
    words = tuple(fold(name).split())
    return tuple(word for word in words if word not in ARTICLES) or words
