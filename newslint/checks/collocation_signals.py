# SPDX-License-Identifier: GPL-3.0-or-later
"""The signals that tell a garbled pair of words from one that is merely rare.

They follow Lay, Lentschat and Labbé 2022 (arXiv 2210.13024) in asking how the words belong
together, and add how the pair and the term sit between their neighbours, how the swap is known and
how known the term is.
"""

from __future__ import annotations

from collections.abc import Set
from math import log

from newslint.checks.collocation_places import Run
from newslint.checks.collocation_terms import Meant, is_news_term, is_wordnet_term, swaps
from newslint.prose import rewordings, vocabulary
from newslint.prose.rewordings import SEEN, THESAURUS, WORDNET
from newslint.prose.wordpairs import association, partners, web_count
from newslint.records import NamedTuple

SIGNALS = (
    # the term
    "term_association term_web news_term wordnet_term term_partners term_family"
    # the words that stand there
    " pair_association pair_partners first_rarity second_rarity capital phrase hyphen pattern"
    # the swap
    " both_swapped all_seen any_seen first_seen second_seen wordnet wordnet_sum thesaurus sources"
    " first_meant_rarity second_meant_rarity commoner_meant_rarity rarity_lost same_class as_noun"
    " readings choices"
    # what stands around
    " before before_meant after after_meant has_before has_after meant_near term_near"
).split()
"""What is known of a candidate, in the order of `signals`."""

_ADJECTIVE_OR_NOUN = vocabulary.NOUN | vocabulary.ADJECTIVE


class Place(NamedTuple):
    """Where in a run something may stand for two words: the indexes of each side, both included."""

    first: int
    first_end: int
    second: int
    second_end: int


def signals(
    run: Run, place: Place, meant: Meant, choices: int, near: Set[int]
) -> tuple[float, ...]:
    """Return the signals of a candidate, of which the place has `choices`.

    `near` has the numbers of the words of the paragraph.
    """
    swapped = []
    if meant.first_kind:
        swapped.append((run.numbers[place.first], meant.first, meant.first_kind))
    if meant.second_kind:
        swapped.append((run.numbers[place.second_end], meant.second, meant.second_kind))
    return (
        *_of_term(meant.first, meant.second),
        *_of_words(run, place),
        *_of_swap(meant, swapped),
        log(choices),
        *_around(run, place, meant),
        float(sum(word in near for _, word, _ in swapped)),
        float(meant.first in near and meant.second in near),
    )


def _of_term(one: int, two: int) -> tuple[float, ...]:
    family = len(rewordings.news_after(one)) + len(rewordings.news_before(two))
    return (
        association(one, two),
        float(web_count(one, two)),
        float(is_news_term(one, two)),
        float(is_wordnet_term(one, two)),
        log(1 + partners(two)),
        log(1 + family),
    )


def _of_words(run: Run, place: Place) -> tuple[float, ...]:
    first, second = run.numbers[place.first_end], run.numbers[place.second]
    written = run.text[run.begin(place.first) : run.end(place.second_end)]
    return (
        association(first, second),
        log(1 + partners(second)),
        vocabulary.rarity(first),
        vocabulary.rarity(second),
        float(written[0].isupper()),
        float(place.second_end - place.first > 1),
        float("-" in written),
        _pattern(first, second),
    )


def _of_swap(meant: Meant, swapped: list[tuple[int, int, int]]) -> tuple[float, ...]:
    kinds = [kind for _, _, kind in swapped]
    rarity = vocabulary.rarity
    one, two = rarity(meant.first), rarity(meant.second)
    shared = [vocabulary.classes(form) & vocabulary.classes(word) for form, word, _ in swapped]
    return (
        float(len(kinds) == 2),
        float(all(kind & SEEN for kind in kinds)),
        float(any(kind & SEEN for kind in kinds)),
        float(bool(meant.first_kind & SEEN)),
        float(bool(meant.second_kind & SEEN)),
        float(min(kind & WORDNET for kind in kinds)),
        float(sum(kind & WORDNET for kind in kinds)),
        float(all(kind & THESAURUS for kind in kinds)),
        sum(map(_sources, kinds)) / len(kinds),
        one,
        two,
        min(one, two),
        max(rarity(form) - rarity(word) for form, word, _ in swapped),
        float(all(shared)),
        float(all(bits & vocabulary.NOUN for bits in shared)),
        log(1 + max(len(swaps(form)) for form, _, _ in swapped)),
    )


def _pattern(first: int, second: int) -> float:
    """Return 2 if the first word can describe a noun, and 1 more if the second can be one."""
    describes = vocabulary.classes(first) & _ADJECTIVE_OR_NOUN
    return 2.0 * bool(describes) + bool(vocabulary.classes(second) & vocabulary.NOUN)


def _sources(kind: int) -> int:
    """Return how many sources know a swap."""
    return bool(kind & SEEN) + (kind & WORDNET > 1) + bool(kind & THESAURUS)


def _around(run: Run, place: Place, meant: Meant) -> tuple[float, ...]:
    numbers = run.numbers
    before = numbers[place.first - 1] if place.first else vocabulary.UNKNOWN
    last = place.second_end + 1
    after = numbers[last] if last < len(numbers) else vocabulary.UNKNOWN
    return (
        _fit(before, numbers[place.first]),
        _fit(before, meant.first),
        _fit(numbers[place.second_end], after),
        _fit(meant.second, after),
        float(before >= 0),
        float(after >= 0),
    )


def _fit(first: int, second: int) -> float:
    return association(first, second) if first >= 0 and second >= 0 else 0.0
