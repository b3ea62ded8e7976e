# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts and patterns of all kinds, and the plain way to find what the one pass must find."""

from __future__ import annotations

import re
from itertools import pairwise

import regex
from hypothesis import strategies as st

from newslint.matching.pattern import Pattern
from newslint.matching.plan import BadPattern, Way, make_plan

KELVIN = "\u212a"
PLAIN = (
    "foo",
    "bar",
    "Foo",
    "BAR",
    "fooo",
    "f",
    "a",
    "kilo",
    "sit",
    "it's",
    "u.s",
    "U.S.",
    "12",
    "3",
)
ODD = ("İt", "ıt", "\u017fit", f"{KELVIN}ilo", "it’s", "café", "CAFÉ", "Straße", "ŽIŽEK", "žižek")
STRANGE = (
    "Київ",
    "київ",
    "中文",
    "😀",
    "e\u0301",
    "\u0301",
    "٣",
    "²",
    "_",
    "ς",
    "Σ",
    "µ",
    "\u200d",
)
GAPS = (
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n\n\n",
    "\t",
    "\xa0",
    "-",
    "–",
    ", ",
    ". ",
    "’",
    "'",
    "$",
)

TEXTS = st.lists(st.sampled_from(PLAIN + ODD + STRANGE + GAPS + GAPS), max_size=30).map("".join)
TAME_TEXTS = st.lists(st.sampled_from(PLAIN + GAPS + GAPS + ("café", "CAFÉ")), max_size=30).map(
    "".join
)
PHRASES = (
    st.lists(st.sampled_from(PLAIN + ODD + STRANGE + (" ", "'", "-", ".")), min_size=1, max_size=4)
    .map("".join)
    .filter(lambda text: text.strip() != "")
)

_CHARACTERS = st.sampled_from(
    [*"abfokist3 ,'’-", "é", "É", "İ", "ı", "ſ", KELVIN, "К", "中", r"\.", "ς"]
)
_SETS = st.sampled_from(
    [
        r"\w", r"\W", r"\d", r"\D", r"\s", r"\S", ".", "[a-f]", "[^a-f]", "[fk]", "[^,]", r"[^\w]",
        r"[\w']", "[’']", r"[\s-]", "[0-9]", "[é-ž]", r"[^\s,]", "[^f]", r"[\d,]",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(
    [w.replace(".", r"\.") for w in PLAIN + ODD] + ["foo bar", "it's a", " foo"]
)
_PLACES = st.sampled_from([r"\b", r"\B", "^", "$", r"(?<!\w)", r"(?!\w)", r"\A", r"\Z", "(?=f)"])
_LEAVES = st.one_of(_WORDS, _WORDS, _WORDS, _CHARACTERS, _SETS, _PLACES)
_COUNTS = st.sampled_from(
    ["?", "*", "+", "??", "*?", "+?", "{2}", "{1,3}", "{0,2}", "{2,}", "{,2}"]
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, _COUNTS).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"({part})\\1"),
        inner.map(lambda part: f"(?i:{part})"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?!{part})"),
        _WORDS.map(lambda word: f"(?<={word})"),
        _WORDS.map(lambda word: f"(?<!{word})"),
    )


EXPRESSIONS = st.recursive(_LEAVES, _grown, max_leaves=8)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Draw a pattern that compiles."""
    if draw(st.integers(0, 3)) == 0:
        return Pattern(draw(PHRASES), True, draw(st.booleans()), draw(st.booleans()))
    text = draw(EXPRESSIONS)
    pattern = Pattern(text, False, draw(st.booleans()), draw(st.booleans()))
    try:
        re.compile(text)
        make_plan(pattern)
    except (re.error, BadPattern):
        return Pattern("foo")
    return pattern


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
