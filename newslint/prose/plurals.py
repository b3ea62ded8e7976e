# SPDX-License-Identifier: GPL-3.0-or-later
"""The regular plural of English nouns."""

from __future__ import annotations


def plural(word: str) -> str:
    """Return the regular plural of a word."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
