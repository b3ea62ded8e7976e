# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of words that English does not know, and the known pairs they may have been.

Back-substitution against known terms: a pair that neither the language model nor the web has, but
that becomes a known one when one word (or, for a term of news, both) is put back from what
rewriting tools put in its place. The signals that tell a garbled pair from one that is merely rare
follow Lay, Lentschat and Labbé 2022 (arXiv 2210.13024) in asking how the words belong together,
and add how the pair sits between its neighbours and how the swap is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.prose.rewordings import Swap, is_listed, phrases_from, swaps, terms_from
from newslint.prose.wordpairs import (
    UNHEARD,
    association,
    on_web_after,
    on_web_before,
    rarity,
    web_count,
)
from newslint.records import NamedTuple

SIGNALS = (
    "term_association term_web pair_association pair_known both_swapped seen wordnet strength"
    " first_rarity second_rarity first_meant_rarity second_meant_rarity before after capital"
    " choices meant_elsewhere phrase news_term news_term_seen thesaurus"
).split()
"""What is known of a candidate, in the order of `Candidate.signals`."""

_WORD = compiled(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d.,]*|[^\w\s-]")
_FUNCTION = frozenset(
    "a an the of in on at to for by with from and or but as is are was were be been being it its"
    " this that these those he she they we i you his her their our my your not no nor so if than"
    " then there here who which what when where how why all any some each both such more most other"
    " into over under after before between out up down off about against during without within has"
    " have had do does did will would can could may might must shall should also only just very"
    " too s t".split()
)
_AMERICAN = {"our": "or", "ise": "ize", "isi": "izi", "yse": "yze", "tre": "ter"}
_BRITISH = compiled(
    r"our(?=s?$|e[rd]|ing|ite|abl|hood)|is(?:e|i)(?=[sdrn]?g?$|ation)|yse|tre(?=s?$)"
)
_WELL_KNOWN = 2.0  # mutual information from which a pair is English
_KNOWN_TERM = 1.0  # mutual information from which a pair may be what was meant
_BOTH_SWAPPED = 0.12  # strength of the one swap times that of the other
_MOST_PER_PLACE = 4
_SHORTEST = 3  # letters


class Token(NamedTuple):
    """A word of the text in small letters, where it stands, and whether it has a capital."""

    word: str
    start: int
    end: int
    capital: bool


class Candidate(NamedTuple):
    """A place that may be garbled: the words there, what may have been meant, and the signals."""

    span: Span
    words: str
    meant: str
    signals: tuple[float, ...]


class _Unit(NamedTuple):
    """One side of a pair: a word, or a phrase that stands for one word."""

    first: int
    last: int
    form: str


def tokens(text: str) -> list[Token]:
    """Return the words and marks of a text; hyphens part words."""
    return [
        Token(m[0].lower().replace("’", "'"), m.start(), m.end(), m[0][0].isupper())
        for m in _WORD.finditer(text)
    ]


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the places of a text that may be garbled, each with the terms it may have been."""
    words = tokens(text)
    present = frozenset(token.word for token in words)
    for second in range(1, len(words)):
        if _is_open(text, words, second):
            yield from _at(text, words, second, present)


def _is_open(text: str, words: Sequence[Token], second: int) -> bool:
    """Tell whether two neighbours are content words that stand together and are not a name."""
    one, two = words[second - 1], words[second]
    if one.word in _FUNCTION or two.word in _FUNCTION:
        return False
    if not _adjacent(text, one, two) or (two.capital and one.capital):
        return False
    return one.word[0].isalpha() and two.word[0].isalpha() and not is_english(one.word, two.word)


def _adjacent(text: str, one: Token, two: Token) -> bool:
    return two.start - one.end == 1 and text[one.end] in " -"


@lru_cache(maxsize=4096)
def is_english(first: str, second: str) -> bool:
    """Tell whether a pair of words is well known, in the singular or the plural of either."""
    if (association(first, second) or 0.0) > _WELL_KNOWN or web_count(first, second):
        return True
    if rarity(first) == UNHEARD or rarity(second) == UNHEARD:
        return rarity(first) == rarity(second)
    for one in _forms(first):
        for two in _forms(second):
            if (association(one, two) or 0.0) > _WELL_KNOWN or web_count(one, two):
                return True
    return False


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Return a word in the singular and the plural, as far as the language model knows it."""
    if word.endswith("ies") and len(word) > 4:
        other = word[:-3] + "y"
    elif (word.endswith("es") and word[-3:-2] in "sxh") or word.endswith("'s"):
        other = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        other = word[:-1]
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        other = word[:-1] + "ies"
    else:
        other = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    forms = (word, other, american(word), american(other))
    return tuple(dict.fromkeys(form for form in forms if rarity(form) < UNHEARD)) or (word,)


def american(word: str) -> str:
    """Return a word as Americans spell it, as far as its letters tell."""
    if word.startswith("programme"):
        return "program" + word[9:]
    return _BRITISH.sub(lambda m: _AMERICAN[m[0]], word) if len(word) > 5 else word


def _at(
    text: str, words: Sequence[Token], second: int, present: frozenset[str]
) -> Iterator[Candidate]:
    found = []
    for left in _ending(words, second):
        for right in _beginning(words, second):
            for meant in _meant(left.form, right.form):
                found.append((left, right, *meant))
    made = [
        _candidate(text, words, present, len(found), left, right, one, two)
        for left, right, one, two in found
    ]
    made.sort(key=lambda c: (-_promise(c), c.meant))
    yield from made[:_MOST_PER_PLACE]


def _promise(candidate: Candidate) -> float:
    signal = dict(zip(SIGNALS, candidate.signals, strict=True))
    return (
        signal["term_association"]
        + 4 * signal["news_term"]
        + 2 * signal["seen"]
        + signal["wordnet"]
    )


def _ending(words: Sequence[Token], second: int) -> Iterator[_Unit]:
    """Yield what ends before the token `second`: the word there, and phrases for one word."""
    yield _Unit(second - 1, second - 1, words[second - 1].word)
    for first in range(max(0, second - 4), second - 1):
        for phrase in phrases_from(words[first].word):
            if len(phrase) == second - first and _spells(words, first, phrase):
                yield _Unit(first, second - 1, " ".join(phrase))


def _beginning(words: Sequence[Token], second: int) -> Iterator[_Unit]:
    yield _Unit(second, second, words[second].word)
    for phrase in phrases_from(words[second].word):
        if second + len(phrase) <= len(words) and _spells(words, second, phrase):
            yield _Unit(second, second + len(phrase) - 1, " ".join(phrase))


def _spells(words: Sequence[Token], first: int, phrase: Sequence[str]) -> bool:
    return all(words[first + n].word == word for n, word in enumerate(phrase))


def _meant(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Yield the known pairs that two words may have been, one or both put back."""
    if is_listed(f"{left} {right}"):
        return
    lefts, rights = _swaps(left), _swaps(right)
    wanted = {right, *rights}
    for one in (left, *lefts):
        for two in sorted(terms_from(one) & wanted):
            if one != left if two == right else _is_likely(one, two, lefts, rights):
                yield one, two
    if " " not in right and len(right) >= _SHORTEST:
        yield from ((one, right) for one in _targets_before(right, lefts))
    if " " not in left and len(left) >= _SHORTEST:
        yield from ((left, two) for two in _targets_after(left, rights))


def _is_likely(one: str, two: str, lefts: Mapping[str, Swap], rights: Mapping[str, Swap]) -> bool:
    """Tell whether both words may have been swapped at once, or only the second was."""
    return one not in lefts or lefts[one].strength * rights[two].strength >= _BOTH_SWAPPED


@lru_cache(maxsize=2048)
def _swaps(form: str) -> dict[str, Swap]:
    if len(form) < _SHORTEST:
        return {}
    return {
        word: swap
        for word, swap in swaps(form).items()
        if word not in _FUNCTION and not _is_form_of(word, form)
    }


def _is_form_of(word: str, form: str) -> bool:
    """Tell whether two words are forms of one, as growth and growing are."""
    shared = min(len(word), len(form)) - 3
    return shared >= 3 and word[:shared] == form[:shared]


def _targets_before(second: str, lefts: Mapping[str, Swap]) -> list[str]:
    """Return the words that make a known pair with the word after them."""
    close = [w for w, swap in lefts.items() if (swap.seen or swap.wordnet >= 1) and w != second]
    common = on_web_before(second, close)
    return [
        word
        for word in close
        if (word in common or (lefts[word].seen and _are_known(word, second)))
        and second not in terms_from(word)
    ]


def _targets_after(first: str, rights: Mapping[str, Swap]) -> list[str]:
    """Return the words that make a known pair with the word before them."""
    close = [w for w, swap in rights.items() if (swap.seen or swap.wordnet >= 1) and w != first]
    common, terms = on_web_after(first, close), terms_from(first)
    return [
        word
        for word in close
        if (word in common or (rights[word].seen and _are_known(first, word))) and word not in terms
    ]


def _are_known(first: str, second: str) -> bool:
    return (association(first, second) or 0.0) >= _KNOWN_TERM


def _candidate(
    text: str,
    words: Sequence[Token],
    present: frozenset[str],
    choices: int,
    left: _Unit,
    right: _Unit,
    one: str,
    two: str,
) -> Candidate:
    from math import log

    swapped = []
    if one != left.form:
        swapped.append((one, _swaps(left.form)[one]))
    if two != right.form:
        swapped.append((two, _swaps(right.form)[two]))
    strength = min(swap.strength for _, swap in swapped)
    term = two in terms_from(one)
    last, first = left.form.split(" ")[-1], right.form.split(" ")[0]
    known = _best_association(last, first)
    signals = (
        association(one, two) or 0.0,
        float(web_count(one, two)),
        known or 0.0,
        float(known is not None),
        float(len(swapped) == 2),
        float(all(swap.seen for _, swap in swapped)),
        min(swap.wordnet for _, swap in swapped),
        strength,
        rarity(left.form.split(" ")[0]),
        rarity(right.form.split(" ")[-1]),
        rarity(one),
        rarity(two),
        _gain_before(text, words, left, one),
        _gain_after(text, words, right, two),
        float(words[left.first].capital),
        log(choices),
        float(sum(word in present for word, _ in swapped)),
        float(" " in left.form or " " in right.form),
        float(term),
        float(term and strength >= 1),
        min(swap.thesaurus for _, swap in swapped),
    )
    span = Span(words[left.first].start, words[right.last].end)
    return Candidate(span, f"{left.form} {right.form}", f"{one} {two}", signals)


def _best_association(first: str, second: str) -> float | None:
    found = [association(one, two) for one in _forms(first) for two in _forms(second)]
    return max((value for value in found if value is not None), default=None)


def _gain_before(text: str, words: Sequence[Token], left: _Unit, meant: str) -> float:
    """Return how much better the word meant goes with the word before."""
    if left.first == 0 or not _adjacent(text, words[left.first - 1], words[left.first]):
        return 0.0
    before = words[left.first - 1].word
    return _fit(before, meant) - _fit(before, left.form.split(" ")[0])


def _gain_after(text: str, words: Sequence[Token], right: _Unit, meant: str) -> float:
    if right.last + 1 == len(words) or not _adjacent(
        text, words[right.last], words[right.last + 1]
    ):
        return 0.0
    after = words[right.last + 1].word
    return _fit(meant, after) - _fit(right.form.split(" ")[-1], after)


def _fit(first: str, second: str) -> float:
    value = association(first, second)
    return -1.0 if value is None else min(6.0, value)
