# SPDX-License-Identifier: GPL-3.0-or-later
"""Two spellings in one article that may be one name: who they are and how likely it is.

Every pair of words of names that look or sound alike is weighed by a logistic sum of what speaks
for and against one bearer: the likeness, what is known of either word, and the company they keep
(the same given name beside both, or each with a given name of its own). How often a spelling
comes does not count towards the weight, only towards which of the two is called the odd one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from math import exp

from newslint.names.edits import closeness
from newslint.names.forms import are_one_english_word, is_derived
from newslint.names.knowledge import COMMON, Known, known
from newslint.names.likeness import slips
from newslint.names.register import ALONE, FIRST, LAST, Entry, Register, register
from newslint.names.similarity import same_word
from newslint.names.skeleton import consonants, skeleton
from newslint.records import NamedTuple

LEAST = 0.2
"""Pairs that are less likely than this to be one name are not worth a word."""

NO_MAJORITY = 0.85
"""Two spellings that come equally often are more often two names."""

_JUDGED = "judged by spelling"
"""The fact that a model of its own finds, from 0 to 1."""

_SHORTEST = 3
_LONG = 5
_LONGEST = 30
_CROWD = 40
"""More words than this that share a remainder are a list of something, and share it by chance."""

_COMPANION = 0.75
"""Given names at least this close are taken for one."""


class Rival(NamedTuple):
    """The odd spelling of a name, the other spelling, and how likely (0..1) they are one name."""

    odd: Entry
    other: Entry
    chance: float

    @property
    def has_majority(self) -> bool:
        """Tell whether one spelling is commoner than the other."""
        return self.odd.count != self.other.count

    @property
    def companion(self) -> str:
        """Return the folded word that stands before both spellings, or ""."""
        return min(self.odd.beside(left=True) & self.other.beside(left=True), default="")


@lru_cache(maxsize=2)
def rivals(text: str, apart: frozenset[frozenset[str]] = frozenset()) -> tuple[Rival, ...]:
    """Return the likely pairs of spellings in an article's text, in the order of the odd ones.

    `apart` holds pairs of folded words that are known to be different names. Each odd spelling
    comes once, with its likeliest other.
    """
    listed = register(text)
    best: dict[str, Rival] = {}
    for first, second in candidates(listed):
        if frozenset((first.folded, second.folded)) in apart:
            continue
        odd, other = odd_one_first(first, second)
        if _are_two_people(odd, other) or _are_two_known_names(odd, other):
            continue
        chance = _chance(listed, odd, other)
        if odd.count == other.count:
            chance *= NO_MAJORITY
        if chance >= max(LEAST, best[odd.folded].chance if odd.folded in best else 0.0):
            best[odd.folded] = Rival(odd, other, chance)
    return tuple(sorted(best.values(), key=lambda rival: rival.odd.uses[0].word.start))


def candidates(listed: Register) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of words that look or sound alike and are not made one from the other."""
    entries = [
        listed.entries[folded]
        for folded in sorted(listed.entries)
        if _SHORTEST <= len(folded) <= _LONGEST and not _is_acronym(listed.entries[folded])
    ]
    found = {*_related(entries), *_that_look_alike(entries), *_that_sound_alike(entries)}
    for a, b in sorted(found):
        if not _are_different(a, b):
            yield listed.entries[a], listed.entries[b]


def _that_look_alike(entries: Collection[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the pairs one slip apart, or two if both are long enough."""
    long_ones = [entry.folded for entry in entries if len(entry.folded) >= _LONG]
    for a, b in _sharing(long_ones, 2):
        if slips(a, b) <= 2:
            yield a, b
    for a, b in _sharing([entry.folded for entry in entries], 1):
        if slips(a, b) <= 1:
            yield a, b


def _that_sound_alike(entries: Collection[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose skeletons are the same or one change apart."""
    words: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        words[skeleton(entry.folded)].append(entry.folded)
    for same in words.values():
        yield from combinations(sorted(same), 2)
    for x, y in _sharing([shape for shape in words if len(shape) >= _SHORTEST], 1):
        if slips(x, y) <= 1:
            yield from ((min(a, b), max(a, b)) for a in words[x] for b in words[y])


def _sharing(words: Collection[str], dropped: int) -> Iterator[tuple[str, str]]:
    """Yield the pairs that some dropping of so many letters makes the same, each pair once.

    Words at most so many slips apart are among them: the symmetric deletions of SymSpell.
    """
    first_with: dict[str, str] = {}
    heaps: dict[str, list[str]] = {}
    for word in sorted(words):
        for rest in _rests(word, dropped):
            first = first_with.setdefault(rest, word)
            if first is not word:
                heaps.setdefault(rest, [first]).append(word)
    crowds = (heap for heap in heaps.values() if len(heap) <= _CROWD)
    yield from {pair for heap in crowds for pair in combinations(heap, 2)}


def _rests(word: str, dropped: int) -> set[str]:
    """Return a word with up to `dropped` (1 or 2) of its letters left out."""
    rests = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found = {word, *rests}
    if dropped > 1:
        found.update(
            rest[:at] + rest[at + 1 :] for first, rest in enumerate(rests) for at in range(first)
        )
    return found


def _is_acronym(entry: Entry) -> bool:
    """Tell whether a word is written in capitals where its line is not."""
    return (
        all(
            use.word.text.removesuffix("s").isupper() and not use.mention.is_shouted
            for use in entry.uses
        )
        and len(entry.folded) < 7
    )


def _related(entries: Collection[Entry]) -> frozenset[tuple[str, str]]:
    """Return the pairs that share a group of spellings or a place."""
    bearers: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        facts = known(entry.folded)
        for number in facts.spellings | facts.places:
            bearers[number].append(entry.folded)
    return frozenset(
        (a, b) for group in bearers.values() for at, a in enumerate(group) for b in group[at + 1 :]
    )


def _are_different(a: str, b: str) -> bool:
    """Tell whether knowledge forbids that two words are one name."""
    first, second = known(a), known(b)
    if is_derived(a, b):
        return True
    if first.is_word and second.is_word and (are_one_english_word(a, b) or _have_one_stem(a, b)):
        return True
    both_places = first.is_familiar and second.is_familiar and first.places and second.places
    return bool(both_places and not first.places & second.places)


def _have_one_stem(a: str, b: str) -> bool:
    stem = max(5, min(len(a), len(b)) - 3)
    return a[:stem] == b[:stem]


def odd_one_first(a: Entry, b: Entry) -> tuple[Entry, Entry]:
    """Return two spellings, the odd one first: the rarer, else the unknown, else the later."""
    if a.count != b.count:
        return (a, b) if a.count < b.count else (b, a)
    known_a, known_b = known(a.folded).is_name, known(b.folded).is_name
    if known_a != known_b:
        return (b, a) if known_a else (a, b)
    return (b, a) if a.uses[0].word.start < b.uses[0].word.start else (a, b)


def _are_two_people(odd: Entry, other: Entry) -> bool:
    """Tell whether either has a first name of its own, and the odd spelling is one that exists."""
    return bool(known(odd.folded).flags) and _differ(odd.beside(left=True), other.beside(left=True))


def _are_two_known_names(odd: Entry, other: Entry) -> bool:
    """Tell whether both are well-known (Jon, John), and nothing beside them says otherwise."""
    from newslint.names.shipped import apart

    return frozenset((odd.folded, other.folded)) in apart()[1] and not any(
        odd.beside(left=left) & other.beside(left=left) for left in (True, False)
    )


def _chance(listed: Register, odd: Entry, other: Entry) -> float:
    """Return how likely two spellings are one name, 0 where that is less than `LEAST`.

    What takes longest to know is asked last, and only where it could still make a difference.
    """
    facts = _quick_features(listed, odd, other)
    at_best = 1.0 if weights()[_JUDGED] > 0 else 0.0
    if likelihood({**facts, _JUDGED: at_best}) < LEAST:
        return 0.0
    return likelihood({**facts, _JUDGED: same_word(odd.folded, other.folded)})


def features(listed: Register, odd: Entry, other: Entry) -> dict[str, float]:
    """Return what speaks for and against one bearer of two spellings, each as a number."""
    judged = same_word(odd.folded, other.folded)
    return {**_quick_features(listed, odd, other), _JUDGED: judged}


def _quick_features(listed: Register, odd: Entry, other: Entry) -> dict[str, float]:
    x, y = odd.folded, other.folded
    facts_x, facts_y = known(x), known(y)
    edits = slips(x, y)
    found = {
        "close": closeness(x, y),
        "edits": float(edits),
        "edit share": edits / max(len(x), len(y)),
        "one sound": float(skeleton(x) == skeleton(y)),
        "same consonants": float(consonants(x) == consonants(y)),
        "same first letter": float(x[0] == y[0]),
        "shorter length": float(min(len(x), len(y))),
        "letters swapped": float(sorted(x) == sorted(y)),
        "letter doubled": float(edits == 1 and len(x) != len(y) and set(x) == set(y)),
        "odd stands small": float(x in listed.small),
        "odd has a capital anyway": float(_is_forced(odd)),
    }
    found.update(_knowledge(facts_x, facts_y))
    found.update(_company(odd, other))
    return found


def _is_forced(entry: Entry) -> bool:
    return all(
        use.mention.is_shouted or use.mention.is_titled or (use.mention.opens and use.at == 0)
        for use in entry.uses
    )


def _knowledge(odd: Known, other: Known) -> dict[str, float]:
    one_place = bool(odd.places & other.places)
    fewest = min(len(odd.spellings), len(other.spellings))
    return {
        "odd is known": float(bool(odd.flags)),
        "odd is a name": float(odd.is_name),
        "other is a name": float(other.is_name),
        "odd is a word": float(odd.is_word),
        "odd is a common word": float(bool(odd.flags & COMMON)),
        "other is a word": float(other.is_word),
        "odd is familiar": float(odd.is_familiar),
        "other is familiar": float(other.is_familiar),
        "both familiar": float(odd.is_familiar and other.is_familiar and not one_place),
        "one group of spellings": len(odd.spellings & other.spellings) / max(1, fewest),
        "one place": float(one_place),
        "two places": float(bool(odd.places and other.places) and not one_place),
    }


def _company(odd: Entry, other: Entry) -> dict[str, float]:
    left_x, left_y = odd.beside(left=True), other.beside(left=True)
    right_x, right_y = odd.beside(left=False), other.beside(left=False)
    roles_x, roles_y = odd.roles(), other.roles()
    return {
        "same word before": float(bool(left_x & left_y)),
        "same word after": float(bool(right_x & right_y)),
        "other words before": float(_differ(left_x, left_y)),
        "other words after": float(_differ(right_x, right_y)),
        "odd has its own before": float(bool(left_x) and not left_x & left_y),
        "other has one before": float(bool(left_y)),
        "odd stands alone": float(roles_x == {ALONE}),
        "other stands alone": float(ALONE in roles_y),
        "other stands last": float(LAST in roles_y),
        "odd stands first": float(roles_x == {FIRST}),
        "both stand first": float(
            roles_x == {FIRST} and FIRST in roles_y and not {ALONE, LAST} & roles_y
        ),
    }


def _differ(words_x: Collection[str], words_y: Collection[str]) -> bool:
    """Tell whether both have companions and none of one's could be one of the other's."""
    return bool(words_x and words_y) and not any(
        _may_be_one(a, b) for a in words_x for b in words_y
    )


def _may_be_one(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return closeness(a, b) >= _COMPANION


def likelihood(facts: Mapping[str, float]) -> float:
    """Return in 0..1 how likely facts about two spellings speak of one name."""
    total = sum(weight * facts.get(name, 1.0) for name, weight in weights().items())
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, total))))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the fitted weight of each fact; "start" is the weight of nothing at all."""
    from newslint.data import __path__ as folders

    with open(f"{folders[0]}/rivals.weights", encoding="ascii") as file:
        rows = (line.rsplit(" ", 1) for line in file.read().splitlines())
        return {name: float(weight) for name, weight in rows}
