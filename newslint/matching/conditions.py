# SPDX-License-Identifier: GPL-3.0-or-later
r"""Whether the words around a finding bear it out.

Entries of a condition are words or patterns, matched without regard to case and not inside a word.
They are looked for in what stands around the finding; its own words, and the rest of a word that
it begins or ends in, never count. An entry is first looked for in the projection of that stretch,
which costs almost nothing, and only then tried on the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import Code
from newslint.matching.expression import Expression
from newslint.matching.phrase import Phrase, bounded_phrase
from newslint.matching.projection import padded
from newslint.matching.reach import own_words, reach_of
from newslint.matching.wording import phrases_of
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
    stretches: dict[str | int, _Stretch] = {}

    def is_met(condition: Condition) -> bool:
        any_of, all_of = _made_ready(condition)
        if not _may_be_met(any_of, all_of, _widest(condition.within, text, span, paragraphs)):
            return False
        stretch = stretches.get(condition.within)
        if stretch is None:
            reach = reach_of(condition.within, text, span, paragraphs)
            stretch = stretches[condition.within] = _Stretch(text, reach, own_words(text, span))
        if any_of and not stretch.has_one(any_of):
            return False
        return all(stretch.has_one((entry,)) for entry in all_of)

    return all(map(is_met, near)) and not any(map(is_met, unless))


def fault_of_entry(entry: str) -> str:
    """Return why an entry of a condition does not compile, "" when it does."""
    from newslint.matching.planning import BadPattern, make_plan_of_entry

    try:
        make_plan_of_entry(entry)
    except BadPattern as error:
        return str(error)
    return ""


_Phrase = tuple[str, bool, bool]
_Search = tuple[str, int, bool, Code | None]
Prepared = tuple[tuple[bytes, ...], tuple[_Phrase, ...], _Search | None]
"""What is decided of an entry once for all: its atoms, and the phrases or the expression it is."""

_prepared: dict[str, Prepared] = {}


def prepare(entry: str) -> Prepared:
    """Return an entry as plain data that can be kept for `know`; raises BadPattern, a ValueError.

    A phrase is told as its words and whether it asks for boundaries before and after, an expression
    as its source, its flags, whether it is harmless, and its compiled form.
    """
    phrases = [
        bounded_phrase(words, ignorecase=True, bounded=True, goes_on=goes_on)
        for words, goes_on in phrases_of(entry)
    ]
    atoms = tuple(phrase.atom() for phrase in phrases)
    if phrases and all(atom.strip() for atom in atoms):
        return atoms, tuple((p.text, p.opens, p.closes) for p in phrases), None
    from newslint.matching.planning import make_plan_of_entry

    plan, found = make_plan_of_entry(entry)
    atoms = tuple(sorted({atom for atom, _ in found}))
    return atoms, (), (plan.source, int(plan.flags), plan.harmless, plan.code)


def know(prepared: Mapping[str, Prepared]) -> None:
    """Make use of what `prepare` has decided of entries in an earlier process."""
    _prepared.update(prepared)


class _Entry:
    """An entry made ready: atoms of which there must be one, and what then decides."""

    __slots__ = ("atoms", "expression", "phrases")

    def __init__(self, entry: str) -> None:
        self.atoms, phrases, search = _prepared.get(entry) or prepare(entry)
        self.phrases = [
            Phrase(words, True, opens, closes, True) for words, opens, closes in phrases
        ]
        self.expression: Expression | None = None
        if search:
            source, flags, harmless, code = search
            self.expression = Expression(source, flags, harmless=harmless, code=code)

    def may_stand_in(self, projected: bytes) -> bool:
        """Tell whether a projection holds an atom of the entry, if it has any."""
        return not self.atoms or any(map(projected.__contains__, self.atoms))


@lru_cache(maxsize=16_384)
def _entry(text: str) -> _Entry:
    return _Entry(text)


_Entries = tuple[_Entry, ...]


@lru_cache(maxsize=8_192)
def _made_ready(condition: Condition) -> tuple[_Entries, _Entries]:
    return tuple(map(_entry, condition.any)), tuple(map(_entry, condition.all))


def _widest(within: str | int, text: str, span: Span, paragraphs: Sequence[Span] | None) -> bytes:
    """Return the projection of at least what is within reach, found without much ado."""
    whole = padded(text)
    if paragraphs or within in ("neighbours", "article"):
        return whole
    start, end = text.rfind("\n\n", 0, span.start), text.find("\n\n", span.end)
    return whole[max(0, start) : end + 2 if end >= 0 else None]


def _may_be_met(any_of: _Entries, all_of: _Entries, projected: bytes) -> bool:
    """Tell whether a condition has a chance in a stretch: most have none, and that is soon told."""
    if not all(entry.may_stand_in(projected) for entry in all_of):
        return False
    return not any_of or any(entry.may_stand_in(projected) for entry in any_of)


class _Stretch:
    """The text on either side of a finding, and the projection of both."""

    def __init__(self, text: str, reach: Span, hole: Span) -> None:
        self._text = text
        self._padded = padded(text)
        self._sides = ((reach.start, hole.start), (hole.end, reach.end))
        # One byte more on either side: the blanks around words at the edges.
        left, right = (self._padded[start : end + 2] for start, end in self._sides)
        self._projected = left + b"\n" + right

    def has_one(self, entries: _Entries) -> bool:
        """Tell whether one of the entries stands on either side."""
        projected = self._projected
        return any(entry.may_stand_in(projected) and self._has(entry) for entry in entries)

    def _has(self, entry: _Entry) -> bool:
        for start, end in self._sides:
            if entry.expression is not None:
                if entry.expression.matches(self._text[start:end], 0, SECONDS):
                    return True
            elif any(self._has_phrase(phrase, start, end) for phrase in entry.phrases):
                return True
        return False

    def _has_phrase(self, phrase: Phrase, start: int, end: int) -> bool:
        atom = phrase.atom()
        place = self._padded.find(atom, start, end + 2)
        while place >= 0:
            offset = place + phrase.opens - 1
            if start <= offset <= end - len(phrase.text) and phrase.stands_at(self._text, offset):
                return True
            place = self._padded.find(atom, place + 1, end + 2)
        return False
