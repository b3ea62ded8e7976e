# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts and patterns of all kinds, and the plain way to find what the one pass must find."""

from __future__ import annotations

import re
from itertools import pairwise

import regex
from hypothesis import strategies as st

from newslint.matching.pattern import Pattern
from newslint.matching.plan import Way
from newslint.matching.planning import BadPattern, make_plan

KELVIN = "\u212a"
PLAIN = ("foo", "Foo", "fooo", "bar", "f", "it's", "U.S.", "12")
ODD = ("İt", "ıt", "\u017fit", f"{KELVIN}ilo", "kilo", "it’s", "café", "CAFÉ", "Straße", "žižek")
STRANGE = ("Київ", "中文", "😀", "e\u0301", "\u0301", "٣", "²", "_", "ς", "Σ", "µ", "\u200d")
GAPS = (" ", "  ", "\n", "\n\n", "\n\n\n", "\t", "\xa0", "-", "–", ", ", ". ", "’", "$", "")

_TOKENS = st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN + ODD + STRANGE))
_GAPS = st.one_of(st.just(" "), st.sampled_from(GAPS))
TEXTS = st.lists(st.tuples(_TOKENS, _GAPS).map("".join), max_size=12).map("".join)

Sample = tuple[str, str]
"""A part of an expression and a text that it matches, at least in some surroundings."""

_WORDS = st.sampled_from([(word.replace(".", r"\."), word) for word in PLAIN + ODD])
_BETWEEN = st.sampled_from(
    [
        (" ", " "),
        (" ", " "),
        (r"\s", "\n"),
        (r"\s+", " "),
        (r"\W+", ", "),
        (",? ", ", "),
        (".", "-"),
        (r" (?:\w+ )?", " f "),
        (".{1,9}", " f f "),
        (r"[\s-]", "-"),
        ("['’]", "’"),
        (" ?", ""),
    ]
)
_SETS = st.sampled_from(
    [
        (r"\w", "é"),
        (r"\W", "–"),
        (r"\d", "1"),
        (r"\d", "٣"),
        (r"\D", "f"),
        (r"\S", "😀"),
        (".", "f"),
        ("[a-f]", "c"),
        ("[^a-f]", "k"),
        ("[fk]", "F"),
        ("[^,]", "\n"),
        (r"[^\w]", "-"),
        ("[0-9]", "3"),
        ("[é-ž]", "ë"),
        (r"[^\s,]", "b"),
        (r"[\d,]", ","),
        ("İ", "i"),
        ("ſ", "S"),
        ("k", KELVIN),
    ]
)
_PLACES = st.sampled_from(
    [
        (place, "")
        for place in (r"\b", r"\B", "^", "$", r"(?<!\w)", r"(?!\w)", r"\A", r"\Z", "(?=f)")
    ]
)
_COUNTS = st.sampled_from(
    [
        ("?", 0),
        ("?", 1),
        ("*", 2),
        ("+", 1),
        ("+", 3),
        ("??", 1),
        ("*?", 0),
        ("+?", 2),
        ("{2}", 2),
        ("{1,3}", 3),
        ("{0,2}", 0),
        ("{2,}", 3),
        ("{,2}", 1),
    ]
)


def _joined(parts: list[Sample]) -> Sample:
    return "".join(part[0] for part in parts), "".join(part[1] for part in parts)


def _grown(inner: st.SearchStrategy[Sample]) -> st.SearchStrategy[Sample]:
    def around(pattern: str, text: str = "{}") -> st.SearchStrategy[Sample]:
        return inner.map(lambda part: (pattern.replace("{}", part[0]), text.replace("{}", part[1])))

    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(_joined),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: (f"(?:{'|'.join(part[0] for part in parts)})", parts[-1][1])
        ),
        st.tuples(inner, _COUNTS).map(
            lambda pair: (f"(?:{pair[0][0]}){pair[1][0]}", pair[0][1] * pair[1][1])
        ),
        st.tuples(_SETS, _COUNTS).map(
            lambda pair: (pair[0][0] + pair[1][0], pair[0][1] * pair[1][1])
        ),
        around("({})"),
        around("({})\\1", "{}{}"),
        around("(?i:{})"),
        around("(?={}){}"),
        around("(?!{})", ""),
        _WORDS.map(lambda word: (f"{word[0]}(?<={word[0]})", word[1])),
        _WORDS.map(lambda word: (f"(?<!{word[0]})", "")),
    )


_LEAVES = st.one_of(_WORDS, _WORDS, _SETS, _PLACES)
_PARTS = st.one_of(_WORDS, _BETWEEN, st.recursive(_LEAVES, _grown, max_leaves=6))
EXPRESSIONS = st.lists(_PARTS, min_size=1, max_size=5).map(_joined)
_LETTERS = st.sampled_from([*PLAIN, *ODD, *STRANGE, " ", " ", "'", "-", "."])
PHRASES = st.lists(_LETTERS, min_size=1, max_size=5).map("".join).filter(lambda t: t.strip() != "")


@st.composite
def samples(draw: st.DrawFn) -> tuple[Pattern, str]:
    """Draw a pattern that compiles, and a text that it is likely to match."""
    if draw(st.integers(0, 4)) == 0:
        phrase = draw(PHRASES)
        return Pattern(phrase, True, draw(st.booleans()), draw(st.booleans())), phrase
    source, example = draw(EXPRESSIONS)
    pattern = Pattern(source, False, draw(st.booleans()), draw(st.booleans()))
    try:
        re.compile(source)
        make_plan(pattern)
    except (re.error, BadPattern):
        return Pattern("foo"), "foo"
    return pattern, example


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Pattern], str]:
    """Draw patterns, and a text in which some of them have matches."""
    drawn = draw(st.lists(samples(), min_size=1, max_size=4))
    parts = [draw(TEXTS)]
    for _, example in drawn:
        parts += [example.swapcase() if draw(st.booleans()) else example, draw(_GAPS), draw(TEXTS)]
    return [pattern for pattern, _ in drawn], "".join(parts)


def plain_source(pattern: Pattern) -> str:
    """Return a pattern as one expression of `re`, written another way than the one pass does."""
    if not pattern.literal:
        return rf"\b(?:{pattern.text})\b" if pattern.bounded else pattern.text
    text = re.sub(r"\s+", " ", pattern.text)
    text = "".join(_letter(character, pattern.text) for character in text)
    if pattern.bounded and re.match(r"\w", pattern.text):
        text = r"(?<!\w)" + text
    if pattern.bounded and re.search(r"\w\Z", pattern.text):
        text += r"(?!\w)"
    return text


def _letter(character: str, phrase: str) -> str:
    if character.isspace():
        return r"\s"
    if character in "'’" and "'" in phrase:
        return "['’]"
    return re.escape(character)


def plain_matches(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    """Return what a pattern finds when it is searched for by itself, block by block.

    Raises TimeoutError for one that takes too long.
    """
    flags = re.MULTILINE | (re.IGNORECASE if pattern.ignorecase else 0)
    plan, _ = make_plan(pattern)
    if plan.harmless or plan.way is Way.PHRASE:
        found = re.compile(plain_source(pattern), flags).finditer
    else:
        compiled = regex.compile(plain_source(pattern), flags | regex.V0)
        found = lambda block: compiled.finditer(block, timeout=0.5)  # noqa: E731
    spans = []
    for start, block in plain_blocks(text):
        for match in found(block):
            if match.end() > match.start():
                spans.append((match.start() + start, match.end() + start))
    return spans


def plain_blocks(text: str) -> list[tuple[int, str]]:
    """Return what stands between blank lines, with its offset."""
    ends = [(0, 0), *(gap.span() for gap in re.finditer(r"\n{2,}", text)), (len(text), 0)]
    bounds = [(before[1], after[0]) for before, after in pairwise(ends)]
    return [(start, text[start:end]) for start, end in bounds if end > start]
