# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotation marks in running text: which of them open, which close, and which are no such thing.

The shapes follow the Unicode Standard 16.0, section 6.2 ("Paired punctuation: quotation marks"),
and the usage of English newspapers: doubles around singles or singles around doubles, curly or
straight, opened anew in each paragraph of a long quotation and closed once at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from newslint.article import Span
from newslint.expressions import compiled
from newslint.records import NamedTuple

Level = Literal["double", "single"]
Role = Literal["opening", "reopening", "closing", "apostrophe", "measure"]
Style = Literal["straight", "curly", "low", "guillemet", "typewriter"]

_CANDIDATE = compiled("``|''|[\"'`\u2018-\u201f«»‹›＂]")
_STYLES: dict[str, tuple[Level, Style]] = {
    '"': ("double", "straight"),
    "＂": ("double", "straight"),
    "“": ("double", "curly"),
    "”": ("double", "curly"),
    "‟": ("double", "curly"),
    "„": ("double", "low"),
    "«": ("double", "guillemet"),
    "»": ("double", "guillemet"),
    "``": ("double", "typewriter"),
    "''": ("double", "typewriter"),
    "'": ("single", "straight"),
    "‘": ("single", "curly"),
    "’": ("single", "curly"),
    "‛": ("single", "curly"),
    "‚": ("single", "low"),
    "‹": ("single", "guillemet"),
    "›": ("single", "guillemet"),
    "`": ("single", "typewriter"),
}
_OPEN_BY_SHAPE = frozenset(("“", "‟", "„", "«", "``", "‘", "‛", "‚", "‹", "`"))
_CLOSE_BY_SHAPE = frozenset(("”", "»", "’", "›"))
_PAIRED = ("opening", "closing")
_BRACKETS = frozenset("([{<¿¡/=")
_DASHES = frozenset("-–—―‒…")
_AFTER_CLOSING = frozenset(".,;:!?)]}>/…-–—―‒&")
_STOPS = frozenset(".?!…")
_SENTENCE_ENDS = frozenset(".?!…:—–-")
_CLIPPED = frozenset(
    "tis twas twere twill em til till cause cos coz cuz bout round n ere hood neath tween nuff"
    " fraid cept ello er im ow allo appen specially s burbs tude stache gator flu phone roid"
    " bye".split()
)
_DROPPED = ("s", "S", "in", "an", "o", "z", "x")
_FORESIGHT = 40  # marks; keeps the time for a file full of marks linear


class Mark(NamedTuple):
    """A quotation mark or what looks like one, other than an apostrophe between letters.

    `partner` is the number (in what `marks` returns) of the mark that this one is paired
    with, or -1: an opening mark without one is never closed in the text, a closing mark without
    one was never opened. Apostrophes and marks of measure (feet, inches) have none. Nor has a
    reopening, which starts a sentence within a quotation that is still open, as where paragraphs
    of one quotation were run together.
    """

    span: Span
    text: str
    level: Level
    style: Style
    role: Role
    partner: int = -1


@lru_cache(maxsize=512)
def marks(text: str) -> tuple[Mark, ...]:
    """Return the quotation marks of a block's text in order, each with its role and partner.

    Apostrophes between two letters or digits are left out; all other marks are given, those that
    stand for an apostrophe ('90s, the workers' rights), feet or inches with that role.
    """
    return _Reading(text).marks() if _CANDIDATE.search(text) else ()


def quotations(text: str) -> list[Span]:
    """Return the outermost marked quotations in the text of one block, their marks included.

    A quotation that is opened and not closed in the block runs to the block's end when it reads as
    a paragraph of a longer quotation: no other mark of its kind opens or closes after it, the block
    ends like a sentence, and the opening mark stands before a capital, at the start of the block or
    of a sentence or after a colon or comma. Any other mark without a partner makes no quotation.
    """
    found = marks(text)
    spans: list[Span] = []
    for number, mark in enumerate(found):
        if mark.role != "opening" or (spans and mark.span.start < spans[-1].end):
            continue
        if mark.partner >= 0:
            spans.append(Span(mark.span.start, found[mark.partner].span.end))
        elif runs_on(text, found, number):
            spans.append(Span(mark.span.start, len(text.rstrip())))
    return spans


def runs_on(text: str, found: Sequence[Mark], number: int) -> bool:
    """Tell whether an opening mark without partner reads as one of a quotation of many paragraphs.

    `found` is what `marks(text)` returned, `number` the place of the opening mark in it.
    """
    mark = found[number]
    later = (found[place] for place in range(number + 1, len(found)))
    if any(other.level == mark.level and other.role in _PAIRED for other in later):
        return False
    before, after, ending = text[: mark.span.start].rstrip(), text[mark.span.end :], text.rstrip()
    if not after.strip() or not (ending[-1] in _SENTENCE_ENDS or _ends_in_mark(ending, found[-1])):
        return False
    if not before:
        return mark.style != "straight" or mark.level == "double" or after[0].isupper()
    begins = before[-1] in ":," or _ends_sentence(before)
    return begins and mark.level == "double" and after.lstrip("[(…. ")[:1].isupper()


def _ends_sentence(before: str) -> bool:
    return before.rstrip("\"'”’»)]")[-1:] in _STOPS


def _ends_in_mark(text: str, last: Mark) -> bool:
    return last.span.end == len(text) and text[-2:-1] in _SENTENCE_ENDS


class _Candidate:
    """A mark that is still to be read."""

    __slots__ = ("level", "may_close", "may_open", "partner", "role", "start", "style", "text")

    def __init__(self, start: int, text: str, before: str, after: str) -> None:
        self.start = start
        self.text = text
        self.level, self.style = _STYLES[text]
        self.may_open, self.may_close = _shape(before, after)
        self.role: Role | None = None
        self.partner = -1


class _Reading:
    """One pass over the marks of a text, with the marks that are open so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = list(self._candidates())
        self._open: list[int] = []
        self._open_of: dict[Level, list[int]] = {"double": [], "single": []}
        self._firm_close_after = self._firm_closings()

    def marks(self) -> tuple[Mark, ...]:
        for number, candidate in enumerate(self._found):
            if candidate.role is None:
                self._decide(number, candidate)
        for number in self._open:
            self._give_up(self._found[number])
        return tuple(
            Mark(Span(c.start, c.start + len(c.text)), c.text, c.level, c.style, c.role, c.partner)
            for c in self._found
            if c.role is not None
        )

    def _candidates(self) -> Iterator[_Candidate]:
        text = self._text
        for match in _CANDIDATE.finditer(text):
            before = text[match.start() - 1 : match.start()]
            after = text[match.end() : match.end() + 1]
            if not (before.isalnum() and after.isalnum() and _STYLES[match[0]][0] == "single"):
                yield _Candidate(match.start(), match[0], before, after)

    def _firm_closings(self) -> list[bool]:
        """Tell for each mark whether, before any other opening, a closing single surely follows."""
        firm = [False] * (len(self._found) + 1)
        sure = False
        for number in range(len(self._found) - 1, -1, -1):
            candidate = self._found[number]
            firm[number] = sure
            if candidate.level != "single":
                continue
            if candidate.may_open and not candidate.may_close:
                sure = False
            elif candidate.may_close and self._text[candidate.start - 1] in ".,?!…":
                sure = True
        return firm

    def _decide(self, number: int, candidate: _Candidate) -> None:
        if candidate.level == "single":
            self._decide_single(number, candidate)
        elif self._is_inch(number, candidate):
            candidate.role = "measure"
        elif self._opens(candidate):
            self._start(number, candidate)
        else:
            self._close(number, candidate)

    def _opens(self, mark: _Candidate) -> bool:
        is_open = self._innermost(mark.level) is not None
        if mark.text in _OPEN_BY_SHAPE:
            top = self._innermost(mark.level)
            low = top is not None and self._found[top].style == "low" and mark.style == "curly"
            return not (is_open and mark.may_close and (low or not mark.may_open))
        if mark.text in _CLOSE_BY_SHAPE:
            return mark.may_open and not mark.may_close and not is_open
        if mark.may_open != mark.may_close:
            return mark.may_open
        return not is_open

    def _decide_single(self, number: int, mark: _Candidate) -> None:
        if self._is_clipped(number, mark):
            mark.role = "apostrophe"
        elif self._opens(mark) and (mark.text != "’" or self._is_reversed(number)):
            self._start(number, mark)
        elif self._closes_single(number, mark):
            self._close(number, mark)
        else:
            mark.role = "measure" if self._after_digit(mark) else "apostrophe"

    def _is_reversed(self, number: int) -> bool:
        """Tell whether a closing single that stands at a word's start is meant to open."""
        return self._firm_close_after[number] and not self._open

    def _is_clipped(self, number: int, mark: _Candidate) -> bool:
        if not mark.may_open or mark.style not in ("straight", "curly"):
            return False
        word = _word_at(self._text, mark.start + 1)
        if word[:2].isdigit() and word[2:] in ("", "s"):
            return mark.style == "curly" or not self._closes_at_once(number)
        if word.lower() not in _CLIPPED:
            return False
        if word.islower() or mark.text == "’":
            return not self._closes_at_once(number) or word.lower() == "n"
        return not self._closes_later(number)

    def _closes_at_once(self, number: int) -> bool:
        """Tell whether the next mark closes right after the first word ('til' in quotes)."""
        mark = self._found[number]
        following = self._found[number + 1] if number + 1 < len(self._found) else None
        if following is None or following.level != "single" or not following.may_close:
            return False
        return self._text[mark.start + 1 : following.start].isalnum()

    def _closes_later(self, number: int) -> bool:
        return any(
            later.level == "single" and later.may_close and not later.may_open
            for later in self._found[number + 1 : number + _FORESIGHT]
        )

    def _closes_single(self, number: int, mark: _Candidate) -> bool:
        if not self._open or self._found[self._open[-1]].level != "single":
            return False
        if mark.text == "’" and self._found[self._open[-1]].style == "straight":
            return False
        if not mark.may_close:
            return mark.text in _CLOSE_BY_SHAPE and not mark.may_open
        before = self._text[max(0, mark.start - 4) : mark.start]
        if not (before.endswith(_DROPPED) and before[-3:].isalnum()):
            return True
        goes_on = self._text[mark.start + 1 : mark.start + 2] == " "
        goes_on = goes_on and self._text[mark.start + 2 : mark.start + 3].islower()
        return not (goes_on and self._firm_close_after[number])

    def _is_inch(self, number: int, mark: _Candidate) -> bool:
        if not self._after_digit(mark) or mark.text not in ('"', "”", "''"):
            return False
        if self._innermost("double") is None:
            return True
        later = self._found[number + 1 : number + _FORESIGHT]
        following = next((c for c in later if c.level == "double"), None)
        goes_on = self._text[mark.start + 1 : mark.start + 3].strip()[:1]
        if following is None or not (goes_on.islower() or goes_on == "-"):
            return False
        return following.may_close and not following.may_open

    def _after_digit(self, mark: _Candidate) -> bool:
        before = self._text[max(0, mark.start - 8) : mark.start]
        number = before[len(before.rstrip("0123456789.,")) :]
        return number[-1:].isdigit() and len(number.partition(".")[0]) <= 3 and "," not in number

    def _innermost(self, level: Level) -> int | None:
        inner = self._open_of[level]
        return inner[-1] if inner else None

    def _start(self, number: int, mark: _Candidate) -> None:
        if self._open and mark.level == "double" and self._reopens(mark):
            mark.role = "reopening"
            return
        mark.role = "opening"
        self._open.append(number)
        self._open_of[mark.level].append(number)

    def _reopens(self, mark: _Candidate) -> bool:
        if self._found[self._open[-1]].level != "double" or not mark.may_open:
            return False
        return _ends_sentence(self._text[max(0, mark.start - 8) : mark.start].rstrip())

    def _close(self, number: int, mark: _Candidate) -> None:
        mark.role = "closing"
        partner = self._innermost(mark.level)
        if partner is None:
            return
        while (last := self._open.pop()) != partner:
            self._open_of[self._found[last].level].pop()
            self._give_up(self._found[last])
        self._open_of[mark.level].pop()
        mark.partner = partner
        self._found[partner].partner = number

    def _give_up(self, mark: _Candidate) -> None:
        """Read a straight single that is never closed as an apostrophe, save at the very start."""
        if mark.level == "single" and mark.style == "straight" and mark.start > 0:
            mark.role = "apostrophe"


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and end < start + 12 and text[end].isalnum():
        end += 1
    return text[start:end]


def _shape(before: str, after: str) -> tuple[bool, bool]:
    """Return whether a mark between two characters may open and may close."""
    blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
    if blank_before or blank_after:
        return blank_before and not blank_after, blank_after and not blank_before
    if before in _BRACKETS or (before in _DASHES and after.isalnum()) or before in "“„«‘‚":
        return True, False
    if after in _AFTER_CLOSING or after in "”’»":
        return False, True
    return True, True
