# SPDX-License-Identifier: GPL-3.0-or-later
"""The house list that comes with newslint, in a form that is read without a YAML parser.

`python -m newslint.data.build_house` writes it from `newslint/data/names/house.yml`. Each line is
a name: kind, spelling, guides, also, variants, allow, since, source, folded spellings, the sounds
of those of one word, parted by tabs, texts within a part by bars; or a pair of names: distinct or
lookalikes, and the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from newslint.names.folding import fold
from newslint.names.houselist import HouseList, HouseName

_BAR = "|"


@lru_cache(maxsize=1)
def shipped() -> HouseList:
    """Return the shipped list."""
    return read(_lines())


def shipped_for(words: Collection[str], sounds: Collection[str]) -> HouseList:
    """Return of the shipped list the names that have one of some folded words, or sound like one.

    `sounds` are coarse skeletons of whole names. Without the names an article has nothing of, the
    list is ready ten times sooner.
    """
    return read(
        line
        for keys, heard, line in _keyed_lines()
        if not keys.isdisjoint(words) or not heard.isdisjoint(sounds)
    )


@lru_cache(maxsize=1)
def _keyed_lines() -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
    found = []
    for line in _lines():
        _, *fields = line.split("\t")
        if len(fields) > 2:
            words = frozenset(fields[-2].replace(_BAR, " ").split())
            found.append((words, frozenset(_split(fields[-1])), line))
    return tuple(found)


@lru_cache(maxsize=1)
def apart() -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    """Return the shipped pairs of folded names: those never one, those one only in context."""
    found: dict[str, set[frozenset[str]]] = {"distinct": set(), "lookalikes": set()}
    for line in reversed(_lines()):
        part, *names = line.split("\t")
        if part not in found:
            break
        found[part].add(folded_pair(names[0], names[1]))
    return frozenset(found["distinct"]), frozenset(found["lookalikes"])


@lru_cache(maxsize=1)
def bearers() -> dict[str, frozenset[int]]:
    """Return for each listed spelling, folded and joined, the numbers of the names that have it."""
    found: dict[str, set[int]] = {}
    for number, name in enumerate(shipped().names):
        for tokens in name.tokens():
            found.setdefault("".join(tokens), set()).add(number)
    return {letters: frozenset(numbers) for letters, numbers in found.items()}


def folded_pair(a: str, b: str) -> frozenset[str]:
    """Return two names as a pair of folded ones, in no order."""
    return frozenset((fold(a).replace(" ", ""), fold(b).replace(" ", "")))


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    from newslint.data import __path__ as folders

    with open(f"{folders[0]}/house.tsv", encoding="utf-8") as file:
        return tuple(file.read().splitlines())


def read(lines: Iterable[str]) -> HouseList:
    """Return the list that lines of the compiled form describe."""
    names = []
    pairs: dict[str, list[tuple[str, str]]] = {"distinct": [], "lookalikes": []}
    for line in lines:
        part, *fields = line.split("\t")
        if part in pairs:
            pairs[part].append((fields[0], fields[1]))
        else:
            names.append(_name(part, fields))
    return HouseList(tuple(names), tuple(pairs["distinct"]), tuple(pairs["lookalikes"]))


def _name(kind: str, fields: list[str]) -> HouseName:
    spelling, guides, also, variants, allow, since, source, letters, _ = fields
    chosen = (choice.partition("=") for choice in _split(guides))
    return HouseName(
        kind,
        spelling,
        {guide: form for guide, _, form in chosen},
        _split(also),
        _split(variants),
        _split(allow),
        since,
        source,
        False,
        _split(letters),
    )


def _split(texts: str) -> tuple[str, ...]:
    return tuple(texts.split(_BAR)) if texts else ()


def _sounds(name: HouseName) -> Iterator[str]:
    from newslint.names.skeleton import consonants

    if name.kind != "person":
        yield from (consonants(tokens[0]) for tokens in name.tokens() if len(tokens) == 1)


def written(house: HouseList) -> Iterator[str]:
    """Yield the lines of the compiled form of a list."""
    for name in house.names:
        guides = [f"{guide}={form}" for guide, form in name.guides.items()]
        lists = (_BAR.join(texts) for texts in (guides, name.also, name.variants, name.allow))
        letters = _BAR.join(" ".join(tokens) for tokens in name.tokens())
        sounds = _BAR.join(sorted(set(_sounds(name))))
        yield "\t".join(
            (name.kind, name.spelling, *lists, name.since, name.source, letters, sounds)
        )
    for part, pairs in (("lookalikes", house.lookalikes), ("distinct", house.distinct)):
        for a, b in pairs:
            yield f"{part}\t{a}\t{b}"
