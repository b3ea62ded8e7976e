# SPDX-License-Identifier: GPL-3.0-or-later
"""One name spelt in two ways in different articles of a run.

Each article leaves a note: its full names, and its names that the house list has. Notes are laid
side by side in blocks (same sound of the first word, same first consonants of the last), never all
against all. A bare surname is no evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newslint.article import Article, Span
from newslint.names.folding import fold
from newslint.names.forms import is_derived
from newslint.names.knowledge import known
from newslint.names.likeness import slips
from newslint.names.mentions import Mention, mentions
from newslint.names.shipped import apart, bearers
from newslint.names.similarity import same_name
from newslint.names.skeleton import consonants, skeleton
from newslint.records import NamedTuple

_LONGEST = 4
_SURE = 0.9
_LONG_WORD = 6
_LARGEST_BLOCK = 400
"""A block with more names than this is of a very common name, and says nothing."""


@dataclass(frozen=True)
class Sighting:
    """How often one article has a spelling, and where first: a span in that article's source."""

    path: str
    count: int
    place: Span


class Crossing(NamedTuple):
    """A name's odd spelling and its other one, each with its sightings in the order of the run."""

    odd: str
    other: str
    odd_in: tuple[Sighting, ...]
    other_in: tuple[Sighting, ...]


def note_of(article: Article) -> str | None:
    """Return the names of an article that can be known again elsewhere, as lines of a text.

    A line has the name, its count and the start and end of its first place in the source.
    """
    counts: dict[str, int] = defaultdict(int)
    first: dict[str, Mention] = {}
    for mention in mentions(article.text):
        if not mention.is_shouted and _is_telling(mention):
            counts[mention.text] += 1
            first.setdefault(mention.text, mention)
    lines = []
    for name, mention in first.items():
        place = article.to_source(Span(mention.start, mention.end))
        lines.append(f"{name}\t{counts[name]}\t{place.start}\t{place.end}")
    return "\n".join(lines) or None


def _is_telling(mention: Mention) -> bool:
    is_stressed = mention.text.isupper() and len(mention.text) > _LONG_WORD
    if is_stressed or "\n" in mention.text or "\t" in mention.text:
        return False
    if "".join(mention.folded) in bearers():
        return True
    return 2 <= len(mention.words) <= _LONGEST and not all(
        known(word).is_word for word in mention.folded
    )


def crossings(notes: Sequence[tuple[str, str]]) -> tuple[Crossing, ...]:
    """Return the names that (path, note) pairs spell in two ways, sorted by the odd one.

    Each odd spelling comes once, beside the one among its others that is commonest.
    """
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for path, note in notes:
        for line in note.split("\n"):
            name, count, start, end = line.split("\t")
            seen[name].append(Sighting(path, int(count), Span(int(start), int(end))))
    others: dict[str, str] = {}
    for a, b in _pairs(sorted(seen)):
        odd, other = sorted((a, b), key=lambda name: (_total(seen[name]), name))
        if {s.path for s in seen[odd]} != {s.path for s in seen[other]}:
            best = others.get(odd, other)
            others[odd] = max(best, other, key=lambda name: (_total(seen[name]), name))
    return tuple(
        Crossing(odd, other, tuple(seen[odd]), tuple(seen[other]))
        for odd, other in sorted(others.items())
    )


def _total(sightings: Sequence[Sighting]) -> int:
    return sum(sighting.count for sighting in sightings)


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        for key in _keys(name):
            blocks[key].append(name)
    met: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) <= _LARGEST_BLOCK:
            for pair in combinations(block, 2):
                if pair not in met and _are_one(*pair):
                    met.add(pair)
                    yield pair


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    words = fold(name).split()
    joined = "".join(words)
    yield ("letters", joined)
    for number in sorted(bearers().get(joined, ())):
        yield ("list", str(number))
    if len(words) > 1:
        yield ("surname", skeleton(words[0]), consonants(words[-1])[:2], str(len(words)))
        yield ("given", words[-1], consonants(words[0]), str(len(words)))


def _are_one(a: str, b: str) -> bool:
    """Tell whether there is evidence enough that two names, met apart, are one."""
    first, second = fold(a).split(), fold(b).split()
    joined_a, joined_b = "".join(first), "".join(second)
    if frozenset((joined_a, joined_b)) in apart()[0]:
        return False
    if joined_a == joined_b or bearers().get(joined_a, frozenset()) & bearers().get(
        joined_b, frozenset()
    ):
        return True
    differing = [(x, y) for x, y in zip(first, second, strict=False) if x != y]
    if len(first) != len(second) or len(first) < 2 or len(differing) != 1:
        return False
    return _is_one_word(*differing[0]) and same_name(a, b) >= _SURE


def _is_one_word(a: str, b: str) -> bool:
    first, second = known(a), known(b)
    pair = frozenset((a, b))
    if is_derived(a, b) or any(pair in pairs for pairs in apart()) or min(len(a), len(b)) < 4:
        return False
    if first.is_familiar and second.is_familiar:
        return False
    if first.spellings & second.spellings or skeleton(a) == skeleton(b):
        return True
    unknown = not (first.flags and second.flags)
    return unknown and min(len(a), len(b)) >= _LONG_WORD and slips(a, b) == 1
