# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a text as a reader of names sees them: with capitals, without what is cut off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from newslint.expressions import compiled
from newslint.names.folding import fold
from newslint.names.knowledge import COMMON, known
from newslint.records import NamedTuple

ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen col sen rep gov st lt sgt maj jr sr prof rev capt adm fr hon sens"
    " reps".split()
)
"""Shortened titles, after which a stop ends no sentence."""

_ARTICLE = compiled(r"(?:al|el|ul|as|ash|ad|ar|an|az|at)(?=-[^\W\d_])", re.IGNORECASE)
_CLITICS = frozenset(("s", "ll", "re", "ve", "d", "m", "t"))

_HYPHEN = compiled("[-‑]")
_WORD = compiled(r"[^\W\d_]+(?:['’ʼ`‑-][^\W\d_]+)*")
_OPENING_GAP = compiled(r"\n|[.!?:;…][\"”’'»)\]]*\s|(?:^|\s)[\"“‘'«(\[*•–—-]+\s*$|[–—]\s*$|\s-\s$")


class Word(NamedTuple):
    """One word of a mention, without a possessive ending; offsets in the article's text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """Return the word in lower-case ASCII letters, joined where it had a hyphen."""
        return fold(self.text).replace(" ", "")


class Line(NamedTuple):
    """A line of a text: its end, whether it is all in capitals, whether most words have one."""

    end: int
    is_shouted: bool
    is_titled: bool

    @property
    def is_plain(self) -> bool:
        """Tell whether a capital in the line says something of its word."""
        return not self.is_shouted and not self.is_titled


class Token(NamedTuple):
    """A word in its surroundings.

    `opens` tells that it starts a sentence, `line` is the number of its line, `gap` what stands
    between it and the token before, `article` an Arabic article joined to it, `has_tail` that
    something cut off follows.
    """

    word: Word
    is_capital: bool
    opens: bool
    line: int
    gap: str
    article: str
    has_tail: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text; the end of each is that of its line feed."""
    found = []
    end = 0
    for line in text.split("\n"):
        end += len(line) + 1
        found.append(Line(end, *_shape_of(line)))
    return found


def _shape_of(line: str) -> tuple[bool, bool]:
    if len(line) > 200 or not line:
        return False, False
    letters = sum(map(str.isalpha, line))
    shouted = letters > 8 and sum(map(str.isupper, line)) > 0.75 * letters
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    titled = len(words) >= 4 and line[-1] not in '.?!,;:"”' and capitals >= 0.75 * len(words)
    return shouted, titled


def tokens_of(text: str, lines: Sequence[Line], small: Collection[str]) -> Iterator[Token]:
    """Yield the words of a text in their surroundings; in small letters only those of `small`."""
    end = kept = line = 0
    previous = ""
    for found in _WORD.finditer(text):
        written, start = found[0], found.start()
        if not written.islower() or written in small:
            while start >= lines[line].end:
                line += 1
            gap = text[end:start]
            opens = not previous or (gap != " " and _opens_after(previous, gap))
            word, article, tail = _stripped(found)
            beside_digit = text[start - 1 : start].isdigit() if start else False
            is_capital = word.text[:1].isupper() and not beside_digit
            yield Token(word, is_capital, opens, line, text[kept:start], article, tail)
            kept = found.end()
        end, previous = found.end(), written


def _opens_after(previous: str, gap: str) -> bool:
    is_short = len(previous) == 1 or previous.lower() in ABBREVIATIONS
    if is_short and gap.strip() == ".":
        return "\n" in gap
    return bool(_OPENING_GAP.search(gap))


def _stripped(found: re.Match[str]) -> tuple[Word, str, bool]:
    """Return a word without possessive, lower-case parts and article; whether something followed.

    "al-Assad's" becomes Assad with the article "al"; "Washington-based" Washington, "pro-Russian"
    Russian, "Don't" nothing but its small letters.
    """
    text, start = found.group(), found.start()
    if text.isalpha():
        return Word(text, start, found.end()), "", False
    article = ""
    for mark in ("'", "’", "ʼ", "`"):
        base, apart, clitic = text.rpartition(mark)
        if apart and clitic.lower() in _CLITICS:
            text = base if clitic.lower() != "t" else base.lower()
            break
    tail = len(text) < len(found.group())
    if "-" in text or "‑" in text:
        joined = _ARTICLE.match(text)
        if joined and len(text) - joined.end() > 2 and text[joined.end() + 1].isupper():
            article = joined.group()
            start += joined.end() + 1
            text = text[joined.end() + 1 :]
        start, text, cut = _capital_part(start, text)
        tail = tail or cut
    return Word(text, start, start + len(text)), article, tail


def _capital_part(start: int, text: str) -> tuple[int, str, bool]:
    """Cut a hyphened word down to its capitalised parts and what belongs to them (Jong-un)."""
    parts = _HYPHEN.split(text)
    capitals = [index for index, part in enumerate(parts) if part[:1].isupper()]
    if not capitals:
        return start, text, False
    first, last = capitals[0], capitals[-1]
    while last + 1 < len(parts) and _is_syllable(parts[last + 1]):
        last += 1
    offset = sum(len(part) + 1 for part in parts[:first])
    kept = sum(len(part) + 1 for part in parts[first : last + 1]) - 1
    return start + offset, text[offset : offset + kept], last + 1 < len(parts)


def _is_syllable(part: str) -> bool:
    """Tell whether a small part after a hyphen is of the name (Kai-shek), and no word (-based)."""
    return len(part) < 3 or not known(fold(part)).flags & COMMON
