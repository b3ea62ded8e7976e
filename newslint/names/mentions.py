# SPDX-License-Identifier: GPL-3.0-or-later
"""The names in an article, found by their capitals and by where they stand.

A run of capitalised words is a mention; what an ordinary sentence capitalises of itself (its first
word, a title before a name, a weekday) is taken off. No model of named entities is used: measured
on CoNLL-2003 this finds 98.8 % of the persons, where a small statistical model finds 70 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.expressions import compiled
from newslint.names.folding import fold
from newslint.names.knowledge import BIG_PLACE, known

if TYPE_CHECKING:
    from newslint.article import Article


class Word(NamedTuple):
    """One word of a mention, without a possessive ending; offsets in the article's text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """Return the word in lower-case ASCII letters, joined where it had a hyphen."""
        return fold(self.text).replace(" ", "")


class Mention(NamedTuple):
    """A name where it stands.

    `opens` tells that its first word starts a sentence, `is_shouted` that it stands in capitals
    only because of its line, `is_titled` that its line capitalises most words. `article` is an
    Arabic one that stands joined to it ("al" in "al-Assad"), `folded` has the words folded.
    """

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    opens: bool
    is_shouted: bool
    is_titled: bool
    article: str
    folded: tuple[str, ...]


TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady king queen prince princess president"
    " presidents vice-president premier chancellor minister ministers prime deputy foreign defence"
    " defense interior finance secretary senator senators sen sens rep reps representative"
    " congressman congresswoman governor gov mayor judge justice general gen colonel col major maj"
    " captain capt lieutenant lt sergeant sgt admiral adm commander chief spokesman spokeswoman"
    " spokesperson adviser advisor ayatollah sheikh imam pope cardinal bishop archbishop rev"
    " reverend father brother saint former ex coach striker defender midfielder goalkeeper"
    " director chairman chairwoman ceo mp mps sultan emir shah comrade detective inspector"
    " constable officer pc supt det cllr councillor ambassador analyst actor actress author"
    " monsieur madame mme m herr frau señor senor signor don".split()
)
PARTICLES = frozenset(
    "al el ul bin ibn bint abu ben van von der den de da di du del della delle dos das la le los"
    " las ten ter zu und y e af av".split()
)
_ARTICLE = compiled(r"(?:al|el|ul|as|ash|ad|ar|an|az|at)(?=-[^\W\d_])", re.IGNORECASE)
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december mon tue tues wed thu thur thurs fri sat sun"
    " jan feb mar apr jun jul aug sep sept oct nov dec christmas easter mondays tuesdays wednesdays"
    " thursdays fridays saturdays sundays gmt bst est edt cet".split()
)
_SMALL = frozenset(
    "the a an i but and or nor in on at he she it they we you this that these those if when while"
    " as for his her its our your my their no not of with by to from is are was were be so yet"
    " there here what who why how where which then than also all after before since because"
    " although though however meanwhile according both only even just now today yesterday"
    " tomorrow one two three four five six seven eight nine ten".split()
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen col sen rep gov st lt sgt maj jr sr prof rev capt adm fr hon sens"
    " reps".split()
)
_CLITICS = frozenset(("s", "ll", "re", "ve", "d", "m", "t"))

_WORD = compiled(r"[^\W\d_]+(?:['’ʼ`‑-][^\W\d_]+)*")
_OPENING_GAP = compiled(r"\n|[.!?:;…][\"”’'»)\]]*\s|(?:^|\s)[\"“‘'«(\[*•–—-]+\s*$|[–—]\s*$|\s-\s$")
_NEXT_TO_DIGIT = compiled(r"\d")
_ENDS = (" ", "\u00a0")


class _Token(NamedTuple):
    word: Word
    is_capital: bool
    opens: bool
    line: int
    gap: str
    article: str
    tail: bool


class _Line(NamedTuple):
    is_shouted: bool
    is_titled: bool


@lru_cache(maxsize=4)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the mentions of names in an article's text, in order and without overlap."""
    lines = _lines(text)
    tokens = list(_tokens(text, lines))
    confirmed = {
        token.word.text
        for token in tokens
        if token.is_capital and not token.opens and not any(lines[token.line][1:])
    }
    shapes = [_Line(shouted, titled) for _, shouted, titled in lines]
    return tuple(
        mention
        for run in _runs(tokens)
        for titled in _parted_at_titles(run)
        for part in _parted_at_country(text, titled)
        if (mention := _mention(text, part, confirmed, shapes)) is not None
    )


def name_words(article: Article) -> frozenset[str]:
    """Return the words of an article, as they are written, that are parts of names in it.

    A word counts when it stands inside a name somewhere where nothing but being a name gives it
    its capital, or when it is capitalised everywhere and no dictionary word.
    """
    sure: set[str] = set()
    for mention in mentions(article.text):
        for index, word in enumerate(mention.words):
            forced = mention.is_shouted or mention.is_titled or (mention.opens and index == 0)
            if not forced or not known(fold(word.text)).is_word:
                sure.add(word.text)
    return frozenset(sure)


def _lines(text: str) -> list[tuple[int, bool, bool]]:
    """Return (end, is all capitals, capitalises most words) of each line."""
    found = []
    end = 0
    for line in text.split("\n"):
        end += len(line) + 1
        found.append((end, *_shape_of(line)))
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


def _tokens(text: str, lines: list[tuple[int, bool, bool]]) -> Iterator[_Token]:
    end = line = 0
    previous = ""
    for found in _WORD.finditer(text):
        start = found.start()
        while start >= lines[line][0]:
            line += 1
        gap = text[end:start]
        opens = not previous or (gap != " " and _opens_after(previous, gap))
        word, article, tail = _stripped(found)
        beside_digit = text[start - 1 : start].isdigit() if start else False
        is_capital = word.text[:1].isupper() and not beside_digit
        yield _Token(word, is_capital, opens, line, gap, article, tail)
        end, previous = found.end(), found.group()


def _opens_after(previous: str, gap: str) -> bool:
    is_short = len(previous) == 1 or previous.lower() in _ABBREVIATIONS
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
    """Cut a hyphened word down to its capitalised parts, if it has small ones at an end."""
    parts = re.split("[-‑]", text)
    if not any(part[:1].isupper() for part in parts):
        return start, text, False
    first = next(index for index, part in enumerate(parts) if part[:1].isupper())
    last = first
    while last + 1 < len(parts) and (parts[last + 1][:1].isupper() or len(parts[last + 1]) < 4):
        last += 1
    start += sum(len(part) + 1 for part in parts[:first])
    kept = sum(len(part) + 1 for part in parts[first : last + 1]) - 1
    offset = sum(len(part) + 1 for part in parts[:first])
    return start, text[offset : offset + kept], last + 1 < len(parts)


def _runs(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Yield the runs of capitalised words, with the particles between them."""
    index = 0
    while index < len(tokens):
        if not tokens[index].is_capital:
            index += 1
            continue
        run = [tokens[index]]
        index += 1
        while index < len(tokens) and _joins(run[-1], tokens[index]):
            token = tokens[index]
            if token.is_capital:
                run.append(token)
                index += 1
                continue
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            is_particle = token.word.text in PARTICLES and following is not None
            if is_particle and following and following.is_capital and _joins(token, following):
                run += [token, following]
                index += 2
                continue
            break
        yield run


def _parted_at_titles(run: list[_Token]) -> Iterator[list[_Token]]:
    """Part "Russian President Vladimir Putin" into what stands before the title and the person."""
    part: list[_Token] = []
    for token in run:
        if part and token.word.text.lower() in TITLES and token.is_capital:
            yield part
            part = []
        part.append(token)
    yield part


def _parted_at_country(text: str, run: list[_Token]) -> Iterator[list[_Token]]:
    """Part "the President of Ukraine Oleksiy Arestovych" into the country and the person."""
    first = run[0].word
    is_country = len(run) > 2 and text[max(0, first.start - 4) : first.start] == " of "
    if is_country and known(fold(first.text)).flags & BIG_PLACE:
        others = [token for token in run[1:] if token.is_capital]
        if len(others) > 1 and not any(known(fold(t.word.text)).is_word for t in others):
            yield run[:1]
            run = run[1:]
    yield run


def _joins(before: _Token, after: _Token) -> bool:
    if before.tail or after.line != before.line:
        return False
    if after.gap in _ENDS:
        return True
    short = len(before.word.text) == 1 or before.word.text.lower() in _ABBREVIATIONS
    return short and after.gap in (". ", ".", ".\u00a0")


def _mention(
    text: str, run: list[_Token], confirmed: set[str], shapes: list[_Line]
) -> Mention | None:
    shape = shapes[run[0].line]
    first = 0
    while first < len(run) and _is_no_part(run[first], first, shape, confirmed):
        first += 1
    last = len(run)
    while last > first and _is_no_end(run[last - 1], shape, confirmed):
        last -= 1
    kept = run[first:last]
    if not kept or (len(kept) == 1 and len(kept[0].word.text) < 2):
        return None
    start, end = kept[0].word.start, kept[-1].word.end
    words = tuple(token.word for token in kept if token.is_capital)
    return Mention(
        text[start:end],
        start,
        end,
        words,
        kept[0].opens,
        shape.is_shouted or _is_dateline(text, kept),
        shape.is_titled,
        next((token.article for token in kept if token.article), ""),
        tuple(word.folded for word in words),
    )


def _is_no_part(token: _Token, index: int, shape: _Line, confirmed: set[str]) -> bool:
    """Tell whether a word at the start of a run is no part of the name that follows."""
    word = token.word.text
    small = word.lower()
    if not token.is_capital or small in TITLES or small in _SMALL or small in _DATES:
        return True
    forced = (token.opens and index == 0) or shape.is_shouted or shape.is_titled
    return forced and word not in confirmed and known(fold(word)).is_word


def _is_no_end(token: _Token, shape: _Line, confirmed: set[str]) -> bool:
    word = token.word.text
    if not token.is_capital or word.lower() in _DATES or word.lower() in _SMALL:
        return True
    forced = shape.is_shouted or shape.is_titled
    return forced and word not in confirmed and known(fold(word)).is_word


def _is_dateline(text: str, kept: list[_Token]) -> bool:
    """Tell whether a mention in capitals opens a paragraph as the place it was sent from."""
    word = kept[0].word
    if not kept[0].opens or not all(token.word.text.isupper() for token in kept):
        return False
    if sum(len(token.word.text) for token in kept) < 4:
        return False
    line_start = text.rfind("\n", 0, word.start) + 1
    before = text[line_start : word.start]
    after = text[kept[-1].word.end : kept[-1].word.end + 60]
    return not before.strip() and bool(re.match(r"[^a-z\n]{0,40}?(?:[(—–,]|\s-|\d)", after))
