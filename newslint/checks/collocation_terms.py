# SPDX-License-Identifier: GPL-3.0-or-later
"""The known terms that two words may have been before one of them, or both, were swapped.

Back-substitution against known terms. The less is known of a term, the more must be known of the
swap: a term of news may come from any swap of one word; both words of it, or one word of a term of
WordNet, only with a swap that is written down; an everyday pair only from a swap that is written
down or of close synonyms. Words are given by their numbers (newslint/prose/vocabulary.py).
"""

from __future__ import annotations

from functools import lru_cache

from newslint.prose import rewordings
from newslint.prose.rewordings import SEEN, WORDNET
from newslint.prose.wordpairs import association, web_count
from newslint.records import NamedTuple

KEPT = 0
"""Instead of the kind of a swap: the word stands as it was meant."""
_KNOWN = 1.0  # mutual information from which a pair may be what was meant
_SYNONYM = 3  # how near in WordNet
_REMEMBERED = 1 << 12


class Meant(NamedTuple):
    """A known pair, and the bits of the swap that leads to each of its words, or `KEPT`."""

    first: int
    second: int
    first_kind: int
    second_kind: int


def terms(first: int, second: int) -> list[Meant]:
    """Return the known pairs that two words may have been."""
    firsts, seconds = swaps(first), swaps(second)
    found = []
    if firsts:
        found += [Meant(one, second, firsts[one], KEPT) for one in _before(first, second)]
    if seconds:
        found += [Meant(first, two, KEPT, seconds[two]) for two in _after(first, second)]
    if firsts and seconds:
        found += _both(first, second)
    return found


def term_with(first: int, second: int, first_kind: int, second_kind: int) -> bool:
    """Tell whether two words make a term that swaps of these kinds, one written down, lead to."""
    if is_news_term(first, second) or is_wordnet_term(first, second):
        return True
    return not (first_kind and second_kind) and _is_known(first, second)


def is_news_term(first: int, second: int) -> bool:
    """Tell whether two words are a term of news, or stand so in one."""
    return second in _news_after(first)


def is_wordnet_term(first: int, second: int) -> bool:
    """Tell whether two words are a term of WordNet, or stand so in one."""
    return second in _terms_after(first)


@lru_cache(maxsize=_REMEMBERED)
def swaps(word: int) -> dict[int, int]:
    """Return what may have been meant by a word, with the bits of how that is known."""
    return rewordings.swaps(word)


@lru_cache(maxsize=_REMEMBERED)
def seen(word: int) -> list[int]:
    """Return what may have been meant by a word according to what is written down."""
    return [meant for meant, kind in swaps(word).items() if kind & SEEN]


@lru_cache(maxsize=_REMEMBERED)
def _synonyms(word: int) -> frozenset[int]:
    """Return what may have been meant by a word according to WordNet's close synonyms only."""
    kinds = swaps(word).items()
    return frozenset(w for w, kind in kinds if kind & WORDNET == _SYNONYM and not kind & SEEN)


def _before(first: int, second: int) -> list[int]:
    """Return the words meant by the first that make a known pair with the second."""
    news = swaps(first).keys() & _news_before(second)
    listed = [one for one in seen(first) if one not in news and _is_known(one, second)]
    others = _synonyms(first) - news
    return [*sorted(news), *listed, *sorted(one for one in others if web_count(one, second))]


def _after(first: int, second: int) -> list[int]:
    """Return the words meant by the second that make a known pair with the first."""
    news = swaps(second).keys() & _news_after(first)
    listed = [two for two in seen(second) if two not in news and _is_known(first, two)]
    others = _synonyms(second) - news
    return [*sorted(news), *listed, *sorted(two for two in others if web_count(first, two))]


def _is_known(first: int, second: int) -> bool:
    if second in _terms_after(first) or web_count(first, second):
        return True
    return association(first, second) >= _KNOWN


def _both(first: int, second: int) -> list[Meant]:
    """Return the terms of which both words may have been swapped."""
    firsts, seconds = swaps(first), swaps(second)
    pairs = {(one, two) for one in seen(first) for two in seconds.keys() & _news_after(one)}
    pairs |= {(one, two) for two in seen(second) for one in firsts.keys() & _news_before(two)}
    for one in seen(first):
        likely = _synonyms(second).union(seen(second))
        pairs |= {(one, two) for two in likely & _terms_after(one)}
    return [Meant(one, two, firsts[one], seconds[two]) for one, two in sorted(pairs)]


@lru_cache(maxsize=_REMEMBERED)
def _news_after(word: int) -> frozenset[int]:
    return frozenset(rewordings.news_after(word))


@lru_cache(maxsize=_REMEMBERED)
def _news_before(word: int) -> frozenset[int]:
    return frozenset(rewordings.news_before(word))


@lru_cache(maxsize=_REMEMBERED)
def _terms_after(word: int) -> frozenset[int]:
    return frozenset(rewordings.terms_after(word))
