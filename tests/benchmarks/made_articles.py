# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles and rules made up from a seed, for benchmarks: like news in form, not in sense.

The commonest 300 words stand as often as in English; the others, from the easy words of textstat
and made-up ones, by Zipf's law. Half of the articles have typographic quotes and dashes, some have
names with letters of other languages.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from newslint.matching.pattern import Pattern
from newslint.rule import Condition

ONSETS = "b c d f g h k l m n p r s t v w br cl dr fl gr pl pr sl st str th tr ch sh".split()
VOWELS = "a e i o u ai ea ee ie ou".split()
CODAS = "b ck d ft l ld m n nd ng nt p r rd s st t th x".split()
ENDINGS = ("", "", "", "s", "ed", "ing", "ly", "er", "ion", "ment", "al", "ness")
COMMON = 300
FOREIGN = ("Žižek", "Erdoğan", "Zelenskyy", "Müller", "Orbán", "Łódź", "Peña", "Київ")


@dataclass(frozen=True)
class Vocabulary:
    """Words with what they add up to, so that one can be drawn by its frequency."""

    words: Sequence[str]
    totals: Sequence[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return words as often as they are used."""
        return chance.choices(self.words, cum_weights=self.totals, k=count)


def vocabulary(seed: int = 1) -> Vocabulary:
    """Return some 15,000 words."""
    chance = random.Random(seed)
    data = files("newslint.data").joinpath("bigrams.bin").read_bytes()[784:]
    known = {e[1:].decode(): 2 ** (-e[0] / 8) for e in data.split(b"\0") if e}
    common = {word: known[word] for word in sorted(known, key=lambda w: (-known[w], w))[:COMMON]}
    easy = files("textstat").joinpath("resources/en/easy_words.txt").read_text().split()
    others = sorted({word for word in easy if word.isalpha() and word.islower()} - set(common))
    while len(others) < 15_000:
        syllables = chance.randint(1, 3)
        parts = (chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(syllables))
        others.append("".join(parts) + chance.choice(CODAS) + chance.choice(ENDINGS))
    chance.shuffle(others)
    share = 0.75 * sum(common.values())  # the 300 commonest words are over half of all
    norm = sum(1 / (rank + 30) for rank in range(len(others)))
    weights = [*common.values(), *(share / norm / (rank + 30) for rank in range(len(others)))]
    totals, total = [], 0.0
    for weight in weights:
        total += weight
        totals.append(total)
    return Vocabulary([*common, *others], totals)


def articles(words: Vocabulary, size: int, seed: int = 2) -> list[str]:
    """Return articles of about 5 KB each, `size` bytes together."""
    chance = random.Random(seed)
    made, length = [], 0
    while length < size:
        text = "\n\n".join(_blocks(words, chance))
        if chance.random() < 0.5:
            text = _typographic(text)
        made.append(text)
        length += len(text.encode())
    return made


def _blocks(words: Vocabulary, chance: random.Random) -> Iterator[str]:
    yield " ".join(word.capitalize() for word in words.draw(chance, chance.randint(6, 11)))
    yield f"By {_name(chance)} {_name(chance)}"
    for _ in range(chance.randint(14, 26)):
        yield " ".join(_sentence(words, chance) for _ in range(chance.randint(1, 4)))


def _sentence(words: Vocabulary, chance: random.Random) -> str:
    said = words.draw(chance, chance.randint(8, 28))
    for _ in range(chance.randint(0, 2)):
        said[chance.randrange(len(said))] = _name(chance)
    if chance.random() < 0.3:
        unit = chance.choice(("km", "percent", "people", "troops"))
        said[chance.randrange(len(said))] = f"{chance.randint(2, 9000):,} {unit}"
    if chance.random() < 0.5:
        said[len(said) // 2] += ","
    if chance.random() < 0.1:
        said[0] += "'s"
    said[0] = said[0].capitalize()
    text = " ".join(said)
    return f'"{text}," {_name(chance)} said.' if chance.random() < 0.2 else text + "."


def _name(chance: random.Random) -> str:
    if chance.random() < 0.05:
        return chance.choice(FOREIGN)
    return (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)).capitalize()


def _typographic(text: str) -> str:
    text = text.replace(' "', " “").replace('\n"', "\n“").replace('"', "”")
    return text.replace("'", "’").replace(", ", " – ", 1)


@dataclass(frozen=True)
class MadeRule:
    """A rule as a benchmark needs it."""

    key: str
    pattern: Pattern
    near: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


def rules(
    texts: Sequence[str],
    words: Vocabulary,
    count: int,
    seed: int = 3,
    standing: Sequence[Sequence[str]] = (),
) -> list[MadeRule]:
    """Return rules: 60 % phrases, 40 % expressions, a third of all with words around them.

    Half are made of words that stand together somewhere in the texts (or of `standing`, if that
    is given), half of words drawn by their frequency, as many rules of real rulebooks find nothing
    in most articles.
    """
    chance = random.Random(seed)
    taken = standing or _standing_together(texts, words, chance, count)
    made = []
    for number in range(count):
        parts = taken[number] if standing or number % 2 else _drawn(words, chance)
        pattern = _phrase(parts) if chance.random() < 0.6 else _expression(parts, words, chance)
        is_choosy = number // 2 % 3 == 0  # a third of those that hit and of those that do not
        near, unless = _conditions(words, chance) if is_choosy else ((), ())
        made.append(MadeRule(f"made.Rule{number:05}", pattern, near, unless))
    chance.shuffle(made)
    return made


def often_together(
    texts: Sequence[str], words: Vocabulary, least: int, most: int
) -> list[list[str]]:
    """Return the pairs of words, one of them not too common, that stand `least` to `most` times."""
    common = set(words.words[:COMMON])
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        said = text.split()
        counts.update(pair for pair in pairwise(said) if "".join(pair).islower())
    fitting = (pair for pair, count in counts.items() if least <= count <= most)
    return sorted(list(pair) for pair in fitting if "".join(pair).isalpha() and set(pair) - common)


def _standing_together(
    texts: Sequence[str], words: Vocabulary, chance: random.Random, count: int
) -> list[list[str]]:
    """Return runs of two to four words out of the texts, one of them at least not too common."""
    common = set(words.words[:COMMON])
    found: list[list[str]] = []
    while len(found) < count:
        said = chance.choice(texts).split()
        start = chance.randrange(len(said) - 4)
        parts = said[start : start + chance.choice((2, 2, 3, 3, 4))]
        if all(part.isalpha() and part.islower() for part in parts) and set(parts) - common:
            found.append(parts)
    return found


def _drawn(words: Vocabulary, chance: random.Random) -> list[str]:
    parts = words.draw(chance, chance.choice((1, 2, 2, 3)))
    return [*parts, chance.choice(words.words[COMMON:])]


def _phrase(parts: Sequence[str]) -> Pattern:
    return Pattern(" ".join(parts), literal=True, ignorecase=True)


def _expression(parts: Sequence[str], words: Vocabulary, chance: random.Random) -> Pattern:
    """Return an expression of a sort that style rules have; it asks for one rarer word at least."""
    first, *_, last = parts
    rest = " ".join(parts[1:])
    other, another = words.draw(chance, 2)
    sources = [
        rf"{first}[- ]{rest}",
        rf"(?<!{other} ){first} {rest}",
        rf"{first} {rest}(?! {other})",
        rf"{first} (?:\w+ )?{rest}",
    ]
    if last not in words.words[:COMMON]:
        sources += [
            rf"{first}\w{{0,4}} {rest}",
            rf"(?:{first}|{other}|{another}) {rest}",
            rf"{first}.{{1,40}}?{last}",
            rf"\d+(?:,\d{{3}})* {rest}",
            rf"(?:very|really|quite) {last}",
            rf"{first}(?:s|ed|ing)? (?:the|a|an) {last}",
            rf"{last}(?:'s|’s)? (?:and|or) \w+",
            rf"\w+ed {rest}",
        ]
    return Pattern(chance.choice(sources), ignorecase=True)


def _conditions(
    words: Vocabulary, chance: random.Random
) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    entries = [_entry(words, chance) for _ in range(chance.randint(3, 7))]
    within = chance.choice(("sentence", "sentence", "paragraph", "paragraph", "neighbours", 8))
    condition = (Condition(within, tuple(entries)),)
    return (condition, ()) if chance.random() < 0.5 else ((), condition)


def _entry(words: Vocabulary, chance: random.Random) -> str:
    word = words.draw(chance, 1)[0] if chance.random() < 0.3 else chance.choice(words.words[200:])
    shape = chance.choice(("{}", "{}", "{}", "{}s?", "{}(s|ed|ing)?", "{}", "{}\\w*"))
    return shape.replace("{}", word)
