# SPDX-License-Identifier: GPL-3.0-or-later
"""What two names have in common, as the numbers that the fitted trees decide by."""

from __future__ import annotations

from functools import lru_cache

from newslint.names.edits import closeness, distance
from newslint.names.forms import is_derived
from newslint.names.knowledge import known
from newslint.names.likeness import edits, jaro_winkler, shared_letters, slips
from newslint.names.skeleton import VOWELS, consonants, skeleton
from newslint.records import NamedTuple

MISALIGNED = 0.05
"""What a word loses in likeness when it stands at another place of the name."""

GAZETTEER = slice(18, 20)
"""Which of the features of two words come from tables of places."""


class Match(NamedTuple):
    """Two words of two names laid side by side, with their places."""

    a: str
    b: str
    at_a: int
    at_b: int


class Alignment(NamedTuple):
    """The words of the shorter name each beside its likeliest partner, and the words left over."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    matches: tuple[Match, ...]
    rest: tuple[str, ...]


def align(a: tuple[str, ...], b: tuple[str, ...]) -> Alignment:
    """Lay the words of two names side by side, the likest first, in any order of words."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    offers = sorted(
        (-closeness(x, y) + (MISALIGNED if i != j else 0.0), i, j)
        for i, x in enumerate(short)
        for j, y in enumerate(long)
    )
    taken_short: set[int] = set()
    taken_long: set[int] = set()
    matches = []
    for _, i, j in offers:
        if i not in taken_short and j not in taken_long:
            taken_short.add(i)
            taken_long.add(j)
            matches.append(Match(short[i], long[j], i, j))
    rest = tuple(word for j, word in enumerate(long) if j not in taken_long)
    return Alignment(short, long, tuple(matches), rest)


@lru_cache(maxsize=1 << 15)
def word_features(a: str, b: str) -> tuple[float, ...]:
    """Return the features of two folded single words; the order of the two does not matter."""
    if a > b:
        a, b = b, a
    first, second = skeleton(a), skeleton(b)
    coarse_a, coarse_b = consonants(a), consonants(b)
    return (
        closeness(a, b),
        distance(a, b),
        jaro_winkler(a, b),
        shared_letters(a, b),
        float(first == second),
        float(coarse_a == coarse_b),
        float(len(edits(coarse_a, coarse_b))),
        float(len(coarse_a) + len(coarse_b)),
        float(first[:1] == second[:1]),
        float(first[-1:] == second[-1:]),
        float(a[:1] == b[:1]),
        float(min(len(a), len(b))),
        float(max(len(a), len(b))),
        float(slips(a, b)),
        *_what_is_known(a, b),
        float(_shared(first, second)),
        float(_shared(first[::-1], second[::-1])),
        *_changes(first, second),
        float(is_derived(a, b)),
    )


def _what_is_known(a: str, b: str) -> tuple[float, ...]:
    first, second = known(a), known(b)
    shared = len(first.spellings & second.spellings)
    fewest = min(len(first.spellings), len(second.spellings))
    are_names = first.is_name, second.is_name
    one_place = bool(first.places & second.places)
    return (
        shared / max(1, fewest),
        float(all(are_names) and not shared),
        float(sum(are_names)),
        float(bool(first.nicknames & second.nicknames)),
        float(one_place) - float(bool(first.places and second.places) and not one_place),
        float(first.is_familiar and second.is_familiar and not one_place),
    )


def _changes(first: str, second: str) -> tuple[float, float, float, float, float]:
    """Count changes: vowel to vowel, mixed, consonants; a vowel lost, a consonant lost."""
    counts = [0.0] * 5
    for edit in edits(first, second):
        if edit.end > edit.start and edit.other_end > edit.other_start:
            vowels = (first[edit.start] in VOWELS) + (second[edit.other_start] in VOWELS)
            counts[2 - vowels] += 1
        else:
            lost = first[edit.start] if edit.end > edit.start else second[edit.other_start]
            counts[3 if lost in VOWELS else 4] += 1
    return counts[0], counts[1], counts[2], counts[3], counts[4]


def _shared(a: str, b: str) -> int:
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return index
    return min(len(a), len(b))


def are_other_initials(a: str, b: str) -> bool:
    """Tell whether one word is an initial that the other cannot stand for."""
    return min(len(a), len(b)) == 1 and a[:1] != b[:1]


def are_initials(a: str, b: str) -> bool:
    """Tell whether one word can be the initial of the other."""
    return min(len(a), len(b)) == 1 and len(a) != len(b) and a[:1] == b[:1]
