# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of a text that may be garbled, each with the terms it may have been.

A pair that neither a language model nor the web knows becomes a candidate when it turns into a
known term as soon as one word, or both, is put back from what rewriting tools put in its place.
Also a phrase of several words may stand for one ("getting to know" for learning).
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.checks.collocation_places import Known, Run, places, runs
from newslint.checks.collocation_signals import SIGNALS, Place, signals
from newslint.checks.collocation_terms import KEPT, Meant, seen, term_with, terms
from newslint.prose import vocabulary
from newslint.prose.plurals import plural
from newslint.prose.rewordings import SEEN, phrases_from
from newslint.records import NamedTuple

_MOST_PER_PLACE = 6
_LONGEST_PHRASE = 4
_PROMISE = tuple(
    (SIGNALS.index(name), worth)
    for name, worth in (("term_association", 1), ("news_term", 4), ("all_seen", 2), ("wordnet", 1))
)


class Candidate(NamedTuple):
    """A place that may be garbled: the words there, what may have been meant, and the signals."""

    span: Span
    words: str
    meant: str
    signals: tuple[float, ...]


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the places of a text that may be garbled, each with the terms it may have been."""
    known: Known = {}
    numbers: dict[str, int] = {}
    for start, end in _paragraphs(text):
        here = list(runs(text, start, end, numbers))
        found = [(run, list(_readings(run, index))) for run in here for index in places(run, known)]
        if any(readings for _, readings in found):
            near = frozenset(number for run in here for number in run.numbers)
            for run, readings in found:
                yield from _best(run, readings, near)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 2


def _readings(run: Run, index: int) -> Iterator[tuple[Place, Meant]]:
    """Yield what the words before and at an index may have been, phrases that end there too."""
    before = index - 1
    for meant in terms(run.numbers[before], run.numbers[index]):
        yield Place(before, before, index, index), meant
    for last, word in _phrases(run, index):
        for meant in _before_phrase(run.numbers[before], word):
            yield Place(before, before, index, last), meant
    for first in range(max(0, before - _LONGEST_PHRASE + 1), before):
        for last, word in _phrases(run, first):
            if last == before:
                for meant in _after_phrase(word, run.numbers[index]):
                    yield Place(first, before, index, index), meant


def _phrases(run: Run, first: int) -> Iterator[tuple[int, int]]:
    """Yield where each phrase that begins at an index ends, and the word it stands for."""
    for *words, meant in phrases_from(run.numbers[first]):
        last = first + len(words) - 1
        if run.numbers[first : last + 1] == words:
            yield last, meant


def _before_phrase(first: int, second: int) -> Iterator[Meant]:
    if term_with(first, second, KEPT, SEEN):
        yield Meant(first, second, KEPT, SEEN)
    for one in seen(first):
        if term_with(one, second, SEEN, SEEN):
            yield Meant(one, second, SEEN, SEEN)


def _after_phrase(first: int, second: int) -> Iterator[Meant]:
    if term_with(first, second, SEEN, KEPT):
        yield Meant(first, second, SEEN, KEPT)
    for two in seen(second):
        if term_with(first, two, SEEN, SEEN):
            yield Meant(first, two, SEEN, SEEN)


def _best(
    run: Run, readings: list[tuple[Place, Meant]], near: frozenset[int]
) -> Iterator[Candidate]:
    """Yield the candidates of a place that promise most."""
    made = [
        _candidate(run, place, meant, signals(run, place, meant, len(readings), near))
        for place, meant in readings
    ]
    made.sort(key=lambda candidate: (-_promise(candidate), candidate.meant))
    yield from made[:_MOST_PER_PLACE]


def _promise(candidate: Candidate) -> float:
    return sum(worth * candidate.signals[place] for place, worth in _PROMISE)


def _candidate(run: Run, place: Place, meant: Meant, found: tuple[float, ...]) -> Candidate:
    begin, end = run.begin(place.first), run.end(place.second_end)
    gap = run.text[run.end(place.first_end)]
    first = run.text[begin : run.end(place.first_end)]
    second = run.text[run.begin(place.second) : end]
    if meant.first_kind:
        first = _in_the_form_of(first, meant.first)
    if meant.second_kind:
        second = _in_the_form_of(second, meant.second)
    span = Span(run.start + begin, run.start + end)
    words = " ".join(run.words[place.first : place.second_end + 1]).lower()
    return Candidate(span, words, f"{first}{gap}{second}", found)


def _in_the_form_of(written: str, word: int) -> str:
    """Return a word in the number and with the capital of what stands in its place."""
    last = written.replace("-", " ").split(" ")[-1].lower()
    meant = vocabulary.spelling(word)
    if vocabulary.is_plural(last) and vocabulary.is_plural(plural(meant)):
        meant = plural(meant)
    is_capitalised = written[0].isupper() and not written.isupper()
    return meant.capitalize() if is_capitalised else meant
