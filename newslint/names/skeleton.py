# SPDX-License-Identifier: GPL-3.0-or-later
"""The transliteration skeleton: what is left of a name when romanisations are evened out.

One Cyrillic, Arabic, Chinese or Korean name has many Latin spellings, because there is a table of
romanisation per country and per century. The classes below gather the letters that such tables
write for one sound: BGN/PCGN, ALA-LC, ISO 9, the German, French and Polish press forms, the
Ukrainian resolution 55 of 2010, Pinyin and Wade-Giles, McCune-Reischauer and the Revised
Romanization of Korean.
"""

from __future__ import annotations

from functools import lru_cache

from newslint.expressions import compiled

SHCH, CH, ZH, SH, TS = "Q", "C", "J", "S", "Z"
"""Sounds that romanisations write with several letters; capitals, as folded letters are small."""

VOWELS = frozenset("aeiou")

_DIGRAPHS: tuple[tuple[str, str, str], ...] = (
    ("shch|schtsch|szcz|stsch|tstsch|chtch", SHCH, "c"),
    ("tsch|tch|tsj|cz", CH, ""),
    ("dzh|dsch|dj|zsch|zh", ZH, ""),
    ("sch|sh|sz|sj", SH, "s"),
    ("ch(?!r)", CH, "c"),
    ("kh|x$", "h", ""),
    ("x", "ks", "x"),
    ("gh", "g", "g"),
    ("ph", "f", "p"),
    ("([bdt])h", r"\1", "h"),
    ("tz|ts|zz", TS, ""),
    ("ck|cq|qu|q", "k", ""),
    ("c(?=[eiy])", TS, "c"),
    ("c", "k", "c"),
    ("w", "v", "w"),
)
_ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("ff$", "v", "f"),
    ("ow$", "ov", "w"),
    ("^(?:ye|je|ie)(?=[^aeiouy])", "e", "e"),
)
_VOWEL_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("(?:skij|skyy|skyj|skiy|skii|skyi|sky|ski)$", "ski", "k"),
    ("(?:iyy|iy|yi|yy|ii|ij|yj)$", "i", ""),
    ("oo|ou|ow", "u", "o"),
    ("ee|ea", "i", "e"),
    ("a[iyj]|e[iyj]", "e", ""),
    ("[yj](?=[aeou])", "i", ""),
    ("ii+", "i", "i"),
    ("y", "i", "y"),
    ("j", ZH, "j"),
    ("([aeiou])h(?=$|[^aeiou])", r"\1", "h"),
    (r"(.)\1+", r"\1", ""),
)
_STEPS = tuple((compiled(p), r, n) for p, r, n in (*_ENDINGS, *_DIGRAPHS, *_VOWEL_GROUPS))
"""Pattern, replacement, and a letter without which the pattern cannot match, if there is one."""

_CONSONANT_CLASS = {
    SHCH: "S", SH: "S", "s": "S", "z": "S",
    CH: "C", TS: "C",
    ZH: "J",
    "g": "G", "h": "G",
    "k": "K",
    "b": "B", "p": "B",
    "v": "V", "f": "V",
    "d": "D", "t": "D",
    "m": "M", "n": "N", "l": "L", "r": "R",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def skeleton(token: str) -> str:
    """Return the fine skeleton of one folded token: sounds evened out, vowels kept."""
    shape = token
    for pattern, replacement, needed in _STEPS:
        if needed in shape:
            shape = pattern.sub(replacement, shape)
    return shape


@lru_cache(maxsize=1 << 16)
def consonants(token: str) -> str:
    """Return the coarse skeleton of one folded token: consonant classes, A for a first vowel."""
    kept: list[str] = []
    for index, sound in enumerate(skeleton(token)):
        if sound in VOWELS:
            if index == 0:
                kept.append("A")
            continue
        sign = _CONSONANT_CLASS.get(sound, sound)
        if not kept or kept[-1] != sign:
            kept.append(sign)
    return "".join(kept)
