# SPDX-License-Identifier: GPL-3.0-or-later
"""The readability measures of textstat, made to work without a network and on news.

textstat asks NLTK to download a dictionary of syllables; here it counts them with Pyphen's
hyphenation patterns, which it has with it. Its sentences end at every stop, those of "U.S." and
"Dr." too; here it is given our sentences, with no stop inside.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

from newslint.expressions import compiled

MEASURES = {
    "automated_readability_index": "Automated Readability Index",
    "coleman_liau_index": "Coleman-Liau index",
    "dale_chall_readability_score": "Dale-Chall score",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "flesch_reading_ease": "Flesch reading ease",
    "gunning_fog": "Gunning fog index",
    "linsear_write_formula": "Linsear Write score",
    "lix": "LIX",
    "mcalpine_eflaw": "McAlpine EFLAW score",
    "rix": "RIX",
    "smog_index": "SMOG index",
    "spache_readability": "Spache score",
    "words_per_sentence": "words per sentence",
}
"""textstat's measures for English and their names."""

_STOPS = compiled(r"[.!?…]+")
_VOWELS = compiled(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüý]+", re.IGNORECASE)


def measure(name: str, sentences: Sequence[str]) -> float:
    """Return a textstat measure of a text given as its sentences; KeyError for unknown names."""
    if name not in MEASURES:
        raise KeyError(name)
    function: Callable[[str], float] = getattr(_textstat(), name)
    return function(_flat(sentences))


def syllables(word: str) -> int:
    """Return how many syllables Pyphen's patterns find in a word."""
    return int(_textstat().syllable_count(word))


def method() -> str:
    """Return in words how the measures are taken: figures of other methods do not compare."""
    return f"textstat {_version()}, syllables by Pyphen, sentences by newslint"


def _flat(sentences: Sequence[str]) -> str:
    """Return sentences as one text in which the only stops are those between them."""
    return " ".join(f"{_STOPS.sub('', sentence).strip()}." for sentence in sentences)


def _textstat() -> Any:
    import textstat

    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend") and callable(getattr(module, "get_cmudict", None)):
            module.get_cmudict = _no_dictionary  # type: ignore[attr-defined]
    return textstat


def _no_dictionary(lang: str) -> None:
    return None


def _version() -> str:
    from importlib.metadata import version

    return version("textstat")


def highest_grade(words: int, sentences: int, letters: str) -> float:
    """Return a bound that the Flesch-Kincaid grade (Kincaid et al. 1975) of a text cannot pass.

    No word has more syllables than runs of vowels, but for a few that Pyphen splits between two
    vowels; those are allowed for by a tenth.
    """
    syllables = 1.1 * max(words, len(_VOWELS.findall(letters)))
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59
