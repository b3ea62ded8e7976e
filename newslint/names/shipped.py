# SPDX-License-Identifier: GPL-3.0-or-later
"""The house list that comes with newslint, in a form that is read without a YAML parser.

`python -m newslint.data.build_house` writes it from `newslint/data/names/house.yml`, in three
parts with an empty line between them. Each line of the first is a name: kind, spelling, guides,
also, variants, allow, since, source, folded spellings, parted by tabs, texts within a field by
bars. Each of the second is a pair of names: distinct or lookalikes, the two, and the two folded.
The third has two lines, parted by tabs: the folded words of names and the coarse skeletons of
names of one word, and for each the numbers of its names, counted from 0.
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
    names, pairs, _ = _parts()
    return _read(names, pairs)


def shipped_for(words: Collection[str], sounds: Collection[str]) -> HouseList:
    """Return of the shipped list the names that have one of some folded words, or sound like one.

    `sounds` are coarse skeletons of whole names. Without the names an article has nothing of, the
    list is ready ten times sooner.
    """
    names, _, index = _parts()
    keys = index.keys() & {*words, *sounds}
    numbers = {int(number) for key in keys for number in index[key].split()}
    return _read((names[number] for number in sorted(numbers)), ())


@lru_cache(maxsize=1)
def apart() -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    """Return the shipped pairs of folded names: those never one, those one only in context."""
    found: dict[str, set[frozenset[str]]] = {"distinct": set(), "lookalikes": set()}
    for line in _parts()[1]:
        part, _, _, one, other = line.split("\t")
        found[part].add(frozenset((one, other)))
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
def _parts() -> tuple[list[str], list[str], dict[str, str]]:
    """Return the lines of names, those of pairs, and the index of the names."""
    from newslint.data import __path__ as folders

    with open(f"{folders[0]}/house.tsv", encoding="utf-8") as file:
        names, pairs, index = file.read().split("\n\n")
    keys, numbers = index.rstrip("\n").split("\n")
    by_key = dict(zip(keys.split("\t"), numbers.split("\t"), strict=True))
    return names.split("\n"), pairs.split("\n"), by_key


def _read(names: Iterable[str], pairs: Iterable[str]) -> HouseList:
    """Return the list that lines of the compiled form describe."""
    parted: dict[str, list[tuple[str, str]]] = {"distinct": [], "lookalikes": []}
    for line in pairs:
        part, one, other, _, _ = line.split("\t")
        parted[part].append((one, other))
    listed = tuple(_name(*line.split("\t")) for line in names)
    return HouseList(listed, tuple(parted["distinct"]), tuple(parted["lookalikes"]))


def _name(kind: str, spelling: str, *fields: str) -> HouseName:
    guides, also, variants, allow, since, source, letters = fields
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


def written(house: HouseList) -> str:
    """Return the compiled form of a list."""
    names = [_name_line(name) for name in house.names]
    pairs = [
        "\t".join((part, one, other, *(fold(name).replace(" ", "") for name in (one, other))))
        for part, listed in (("lookalikes", house.lookalikes), ("distinct", house.distinct))
        for one, other in listed
    ]
    index = _index(house.names)
    lines = ["\t".join(index), "\t".join(" ".join(map(str, found)) for found in index.values())]
    return "\n\n".join("\n".join(part) for part in (names, pairs, lines)) + "\n"


def _name_line(name: HouseName) -> str:
    guides = [f"{guide}={form}" for guide, form in name.guides.items()]
    lists = (_BAR.join(texts) for texts in (guides, name.also, name.variants, name.allow))
    letters = _BAR.join(" ".join(tokens) for tokens in name.tokens())
    return "\t".join((name.kind, name.spelling, *lists, name.since, name.source, letters))


def _index(names: Iterable[HouseName]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for number, name in enumerate(names):
        words = (word for tokens in name.tokens() for word in tokens)
        for key in (*words, *_sounds(name)):
            found.setdefault(key, set()).add(number)
    return {key: sorted(found[key]) for key in sorted(found)}
