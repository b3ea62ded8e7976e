# SPDX-License-Identifier: GPL-3.0-or-later
"""Names reduced to plain lower-case letters, so that spellings can be laid side by side."""

from __future__ import annotations

from functools import lru_cache

from newslint.expressions import compiled

_APOSTROPHES = compiled("[’'`´ʼʻ‘′ʹʺ\"“”]")
_NOT_LETTERS = compiled(r"[^a-z0-9]+")

_LATIN = str.maketrans(
    {"Æ": "Ae", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "ß": "ss",
     "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ł": "L", "ł": "l", "Œ": "Oe", "œ": "oe",
     "Ŧ": "T", "ŧ": "t", "Ŋ": "Ng", "ŋ": "ng", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)  # fmt: skip
"""What a decomposition does not take apart; the rest of the Latin letters lose their marks."""

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
    if text.isascii() and text.isalpha():
        return text.lower()
    bare = _APOSTROPHES.sub("", text)
    if not bare.isascii():
        bare = _APOSTROPHES.sub("", _in_ascii(bare))
    # ə comes back as "@" from Unidecode, which many data sets have passed through.
    lowered = bare.lower().replace("@", "a")
    return _NOT_LETTERS.sub(" ", lowered).strip()


def _in_ascii(text: str) -> str:
    from unicodedata import combining, normalize

    parted = normalize("NFKD", text.translate(_LATIN))
    bare = "".join(character for character in parted if not combining(character))
    if bare.isascii():
        return bare
    from anyascii import anyascii

    return anyascii(text)


@lru_cache(maxsize=1 << 16)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles (all of them if nothing else is left)."""
    words = tuple(fold(name).split())
    return tuple(word for word in words if word not in ARTICLES) or words
