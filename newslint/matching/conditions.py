# SPDX-License-Identifier: GPL-3.0-or-later
r"""Whether the words around a finding bear it out.

Entries of a condition are words or patterns, matched without regard to case and not inside a word.
They are looked for in what stands around the finding; its own words, and the rest of a word that
it begins or ends in, never count. An entry is first looked for in the projection of that stretch,
which costs almost nothing, and only then tried on the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.matching.expression import Expression
from newslint.matching.phrase import Phrase, bounded_phrase
from newslint.matching.plan import BadPattern, make_plan_of_entry
from newslint.matching.projection import project
from newslint.matching.wording import phrases_of
from newslint.prose.sentences import sentence_around
from newslint.prose.words import is_word_character, words_after, words_before
from newslint.rule import Condition

SECONDS = 0.05
"""How long one entry may take in the stretch on one side of a finding."""


def holds(
    near: Sequence[Condition],
    unless: Sequence[Condition],
    text: str,
    span: Span,
    paragraphs: Sequence[Span] | None = None,
) -> bool:
    """Tell whether all conditions of `near` and none of `unless` are met around a span of a text.

    A condition is met when one of its `any` (if it has such) and all of its `all` stand within its
    reach. `paragraphs` are spans in order, no two of which overlap; without them a paragraph is
    what stands between blank lines. A reach in words ends with the paragraph. Raises TimeoutError
    when a pattern takes longer than `SECONDS`, and ValueError for a pattern that does not compile.
    """
    around = _Around(text, span, paragraphs)
    return all(around.meets(condition) for condition in near) and not any(
        around.meets(condition) for condition in unless
    )


def fault_of_entry(entry: str) -> str:
    """Return why an entry of a condition does not compile, "" when it does."""
    try:
        make_plan_of_entry(entry)
    except BadPattern as error:
        return str(error)
    return ""


class _Stretch:
    """The text on either side of a finding, and the projection of both."""

    def __init__(self, text: str, reach: Span, hole: Span) -> None:
        self._text = text
        self._left = Span(reach.start, max(reach.start, hole.start))
        self._right = Span(min(hole.end, reach.end), reach.end)
        left, right = (project(text[side.start : side.end]) for side in (self._left, self._right))
        self._projected = b" %b \n %b " % (left, right)
        self._second = len(left) + 4

    def has(self, group: tuple[_Entry, ...]) -> bool:
        """Tell whether one of the entries stands on either side."""
        projected = self._projected
        for entry in group:
            for atom in entry.atoms:
                if atom in projected and self._has_entry(entry):
                    return True
            if not entry.atoms and self._has_entry(entry):
                return True
        return False

    def _has_entry(self, entry: _Entry) -> bool:
        if entry.expression is not None:
            sides = (self._text[side.start : side.end] for side in (self._left, self._right))
            return any(entry.expression.matches(side, 0, SECONDS) for side in sides)
        return any(self._has_phrase(phrase) for phrase in entry.phrases)

    def _has_phrase(self, phrase: Phrase) -> bool:
        atom = phrase.atom()
        place = self._projected.find(atom)
        while place >= 0:
            start = place + phrase.opens
            offset = (
                self._left.start + start - 1
                if place < self._second - 1
                else self._right.start + start - self._second
            )
            if phrase.stands_at(self._text, offset):
                return True
            place = self._projected.find(atom, place + 1)
        return False


class _Entry:
    """An entry made ready: phrases, or an expression; and atoms of which there must be one."""

    def __init__(self, text: str) -> None:
        self.expression: Expression | None = None
        self.phrases = tuple(
            bounded_phrase(phrase, ignorecase=True, bounded=True) for phrase in phrases_of(text)
        )
        self.atoms = tuple(sorted({phrase.atom() for phrase in self.phrases}))
        if not self.phrases or not all(atom.strip() for atom in self.atoms):
            self.phrases = ()
            plan, atoms = make_plan_of_entry(text)
            self.expression = plan.expression()
            self.atoms = tuple(sorted({atom for atom, _ in atoms}))


@lru_cache(maxsize=16_384)
def _entry(text: str) -> _Entry:
    return _Entry(text)


@lru_cache(maxsize=8_192)
def _entries(texts: tuple[str, ...]) -> tuple[_Entry, ...]:
    return tuple(_entry(text) for text in texts)


class _Around:
    """What stands around one finding, worked out as far as conditions ask for it."""

    def __init__(self, text: str, span: Span, paragraphs: Sequence[Span] | None) -> None:
        self._text = text
        self._span = span
        self._paragraphs = paragraphs
        self._stretches: dict[str | int, _Stretch] = {}

    def meets(self, condition: Condition) -> bool:
        stretch = self._stretches.get(condition.within)
        if stretch is None:
            reach = self._reach(condition.within)
            stretch = _Stretch(self._text, reach, self._own_words())
            self._stretches[condition.within] = stretch
        if condition.any and not stretch.has(_entries(condition.any)):
            return False
        return all(stretch.has((_entry(entry),)) for entry in condition.all)

    def _own_words(self) -> Span:
        """Return the span with the rest of the words that it begins and ends in."""
        text, start, end = self._text, self._span.start, self._span.end
        if end > start:
            while is_word_character(text[start]) and is_word_character(text[start - 1 : start]):
                start -= 1
            while is_word_character(text[end - 1]) and is_word_character(text[end : end + 1]):
                end += 1
        return Span(start, end)

    def _reach(self, within: str | int) -> Span:
        if within == "sentence":
            return self._sentence()
        if within == "article":
            return Span(0, len(self._text))
        paragraph = self._paragraph()
        if within == "paragraph":
            return paragraph
        if within == "neighbours":
            return self._with_neighbours(paragraph)
        count = int(within)
        start = words_before(self._text, self._span.start, count, paragraph.start)
        return Span(start, words_after(self._text, self._span.end, count, paragraph.end))

    def _sentence(self) -> Span:
        first = sentence_around(self._text, self._span.start)
        if self._span.end <= first.end:
            return first
        return Span(first.start, sentence_around(self._text, self._span.end - 1).end)

    def _paragraph(self) -> Span:
        first = self._paragraph_at(self._span.start)
        if self._span.end <= first.end:
            return first
        return Span(first.start, self._paragraph_at(self._span.end - 1).end)

    def _paragraph_at(self, offset: int) -> Span:
        if self._paragraphs:
            index = bisect_right(self._paragraphs, Span(offset, len(self._text) + 1)) - 1
            if index >= 0 and offset < self._paragraphs[index].end:
                return self._paragraphs[index]
        start = self._text.rfind("\n\n", 0, offset)
        end = self._text.find("\n\n", offset)
        return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(self._text))

    def _with_neighbours(self, paragraph: Span) -> Span:
        before, after = paragraph.start - 1, paragraph.end
        while before >= 0 and self._text[before].isspace():
            before -= 1
        while after < len(self._text) and self._text[after].isspace():
            after += 1
        start = self._paragraph_at(before).start if before >= 0 else paragraph.start
        end = self._paragraph_at(after).end if after < len(self._text) else paragraph.end
        return Span(start, end)
