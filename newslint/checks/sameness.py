# SPDX-License-Identifier: GPL-3.0-or-later
"""Which articles of a run tell the same story, found without comparing every pair of them.

MinHash signatures of word triples and locality-sensitive hashing (A. Broder, "On the resemblance
and containment of documents", 1997; P. Indyk and R. Motwani, "Approximate nearest neighbors", 1998)
by the library rensa.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newslint.article import Article, Span
from newslint.checks.doubles import words_of
from newslint.records import NamedTuple

STORY_SHARE = 0.6
"""The share of word triples that two tellings of one story have in common, at least."""

HEADLINE_SHARE = 0.7
"""The share of words and word pairs that two headlines have in common to be nearly the same."""

_HASHES = 128
_SEED = 42
_BANDS = 32  # of four hashes each: pairs with 0.5 in common are found with 0.87, with 0.6 with 0.99
_FEWEST_WORDS = 40  # shorter texts say too little to be called the same story

Note = tuple[str, int, int, bytes, bytes]
"""Headline in small letters, its span in the source, MinHash of its words and of the body's."""


class Twin(NamedTuple):
    """Another article: its path, the span of its headline in its source, how much is shared."""

    path: str
    span: Span
    headline: str
    share: float


def noted(article: Article) -> Note | None:
    """Return what the run needs to know of an article; None when it is too short."""
    head = article.of_kind("headline")
    headline = words_of(article.headline)
    span = article.to_source(head[0].span) if head else Span(0, 0)
    start = head[0].span.end if head else 0
    words = words_of(article.text[start:])
    if len(words) < _FEWEST_WORDS:
        return None
    triples = {" ".join(words[n : n + 3]) for n in range(len(words) - 2)}
    pairs = {" ".join(headline[n : n + 2]) for n in range(len(headline))} | set(headline)
    return (" ".join(headline), span.start, span.end, _signature(pairs), _signature(triples))


def _signature(tokens: Iterable[str]) -> bytes:
    from rensa import RMinHash

    made = RMinHash(_HASHES, _SEED)
    made.update(sorted(tokens))
    return bytes(made.__getstate__())


def _read(signature: bytes) -> Any:
    from rensa import RMinHash

    made = RMinHash(_HASHES, _SEED)
    made.__setstate__(signature)
    return made


class Run:
    """The articles of a run, ready to be asked which of them go together."""

    def __init__(self, digests: Sequence[tuple[str, Note]]) -> None:
        from rensa import RMinHashLSH

        ordered = sorted(digests, key=lambda digest: digest[0])
        self._paths = [path for path, _ in ordered]
        self._notes = [note for _, note in ordered]
        self._numbers = {path: number for number, path in enumerate(self._paths)}
        self._bodies = [_read(note[4]) for note in self._notes]
        self._headlines = [_read(note[3]) for note in self._notes]
        self._stories = RMinHashLSH(0.5, _HASHES, _BANDS)
        self._titles = RMinHashLSH(0.5, _HASHES, _BANDS)
        for number, note in enumerate(self._notes):
            self._stories.insert(number, self._bodies[number])
            if note[0]:
                self._titles.insert(number, self._headlines[number])

    def same_story(self, path: str) -> list[Twin]:
        """Return the other articles that tell the story of the one at `path`, by path."""
        number = self._numbers.get(path)
        if number is None:
            return []
        body = self._bodies[number]
        near = ((n, body.jaccard(self._bodies[n])) for n in sorted(self._stories.query(body)))
        return [self._twin(n, share) for n, share in near if n != number and share >= STORY_SHARE]

    def same_headline(self, path: str, *, exactly: bool) -> list[Twin]:
        """Return the other stories under the headline of the one at `path`, or nearly under it."""
        number = self._numbers.get(path)
        if number is None or not self._notes[number][0]:
            return []
        title = self._headlines[number]
        found = []
        for other in sorted(self._titles.query(title)):
            same = self._notes[other][0] == self._notes[number][0]
            if other == number or same != exactly:
                continue
            share = title.jaccard(self._headlines[other])
            told = self._bodies[number].jaccard(self._bodies[other])
            if (same or share >= HEADLINE_SHARE) and told < STORY_SHARE:
                found.append(self._twin(other, share))
        return found

    def _twin(self, number: int, share: float) -> Twin:
        headline, start, end = self._notes[number][:3]
        return Twin(self._paths[number], Span(start, end), headline, share)


_last: tuple[object, Run] | None = None


def run_of(digests: Sequence[tuple[str, Note]]) -> Run:
    """Return the run of these notes; the last one is kept, as every article of it asks."""
    global _last
    if _last is None or _last[0] is not digests:
        _last = (digests, Run(digests))
    return _last[1]
