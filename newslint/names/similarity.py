# SPDX-License-Identifier: GPL-3.0-or-later
"""Are these two spellings one name? Answered without an article, from spelling and knowledge."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log
from typing import Literal

from newslint.names.edits import closeness
from newslint.names.features import (
    GAZETTEER,
    Alignment,
    align,
    are_initials,
    are_other_initials,
    word_features,
)
from newslint.names.folding import SUFFIXES, fold, name_tokens
from newslint.names.knowledge import known
from newslint.names.likeness import jaro_winkler, shared_letters
from newslint.names.trees import model

Kind = Literal["person", "token", "place"]

SAME_LETTERS = 0.99
"""Names that differ in nothing but diacritics, hyphens, spaces and articles."""
_APART = 0.02
_TOGETHER = 0.97


def same_name(a: str, b: str, kind: Kind = "person") -> float:
    """Return in 0..1 how likely two spellings are of one name; 0.5 and above means the same.

    `kind` says what the two are: a person's full name, one word of a name ("token") or a place.
    Case and the order of the words hardly matter. Raises ValueError for another kind.
    """
    if kind not in ("person", "token", "place"):
        raise ValueError(f"kind is 'person', 'token' or 'place', not {kind!r}")
    if a == b:
        return 1.0
    first, second = name_tokens(a), name_tokens(b)
    if not first or not second:
        return 0.0
    if "".join(first) == "".join(second):
        return SAME_LETTERS
    told = _told_by_the_list("".join(first), "".join(second))
    if told is not None:
        return told
    if kind == "place":
        return _same_place(" ".join(first), " ".join(second), fold(a), fold(b))
    if kind == "token" or len(first) == len(second) == 1:
        return same_word("".join(first), "".join(second))
    return _same_person(first, second)


def _told_by_the_list(a: str, b: str) -> float | None:
    """Return what the shipped house list says of two names, None if it says nothing."""
    from newslint.names.shipped import apart, bearers

    pair = frozenset((a, b))
    if any(pair in pairs for pairs in apart()):
        return _APART
    listed = bearers()
    is_one = listed.get(a, frozenset()) & listed.get(b, frozenset())
    return _TOGETHER if is_one else None


@lru_cache(maxsize=1 << 15)
def same_word(a: str, b: str) -> float:
    """Return in 0..1 how likely two folded words are one name, by spelling and knowledge alone."""
    if a == b:
        return 1.0
    return model("token").probability(word_features(min(a, b), max(a, b)))


def _same_person(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    pairing = align(first, second)
    if any(are_other_initials(match.a, match.b) for match in pairing.matches):
        return _APART
    if {*first} & SUFFIXES != {*second} & SUFFIXES and first[-1] != second[-1]:
        return _APART
    return model("person").probability(person_features(pairing, same_word))


def person_features(
    pairing: Alignment, same_word: Callable[[str, str], float]
) -> tuple[float, ...]:
    """Return the features of two full names whose words are laid side by side."""
    short, long, matches, rest = pairing
    chances = [same_word(match.a, match.b) for match in matches]
    near = [closeness(match.a, match.b) for match in matches]
    lengths = [max(len(match.a), len(match.b)) for match in matches]
    whole = sum(lengths)
    changed = [index for index, match in enumerate(matches) if match.a != match.b]
    whole_a, whole_b = " ".join(short), " ".join(long)
    joined_a, joined_b = "".join(short), "".join(long)
    facts = [word_features(matches[index].a, matches[index].b) for index in changed]
    return (
        sum(p * n for p, n in zip(chances, lengths, strict=True)) / whole,
        min(chances),
        sum(c * n for c, n in zip(near, lengths, strict=True)) / whole,
        min(near),
        1.0 - len(changed) / len(matches),
        float(len(matches) - len(changed)),
        float(len(changed)),
        sum(log_odds(chances[index]) for index in changed),
        float(sum(are_initials(match.a, match.b) for match in matches)),
        next((c for c, m in zip(chances, matches, strict=True) if m.at_a == len(short) - 1), 0.0),
        next((c for c, m in zip(chances, matches, strict=True) if m.at_a == 0), 0.0),
        float(len(rest)),
        float(sum(map(len, rest))),
        float(len(short)),
        closeness(joined_a, joined_b),
        same_word(joined_a, joined_b) if len(short) != len(long) else 0.0,
        jaro_winkler(whole_a, whole_b),
        shared_letters(whole_a, whole_b),
        min(shared_letters(match.a, match.b) for match in matches),
        float(sum(match.at_a != match.at_b for match in matches)),
        float(min(len(whole_a), len(whole_b))),
        shared_letters(" ".join(sorted(short)), " ".join(sorted(long))),
        float(min((min(len(matches[i].a), len(matches[i].b)) for i in changed), default=0)),
        max((fact[15] for fact in facts), default=0.0),
        max((fact[14] for fact in facts), default=0.0),
        max((fact[17] for fact in facts), default=0.0),
        min((fact[18] for fact in facts), default=0.0),
        max((fact[19] for fact in facts), default=0.0),
        max((fact[-1] for fact in facts), default=0.0),
    )


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance, kept within -5.8..5.8."""
    bounded = min(max(chance, 0.003), 0.997)
    return log(bounded / (1.0 - bounded))


def _same_place(a: str, b: str, whole_a: str, whole_b: str) -> float:
    first = known(whole_a).places or known(a).places
    second = known(whole_b).places or known(b).places
    if first & second:
        return _TOGETHER
    chance = model("place").probability(place_features(a, b))
    return min(chance, 0.4 * chance + 0.02) if first and second else chance


def place_features(a: str, b: str) -> tuple[float, ...]:
    """Return the features of two folded place names, from their spelling alone."""
    joined = a.replace(" ", ""), b.replace(" ", "")
    pairing = align(tuple(a.split()), tuple(b.split()))
    word = word_features(min(joined), max(joined))
    return (
        *word[: GAZETTEER.start],
        *word[GAZETTEER.stop :],
        min(closeness(match.a, match.b) for match in pairing.matches),
        max(closeness(match.a, match.b) for match in pairing.matches),
        float(len(pairing.rest)),
        float(sum(map(len, pairing.rest))),
    )
