# SPDX-License-Identifier: GPL-3.0-or-later
"""How one pattern is to be found: decided once, when rules are compiled, and kept in bytes."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from newslint.expressions import compiled
from newslint.matching.atoms import Need, needs_of
from newslint.matching.dialect import Spelling, spell
from newslint.matching.effort import is_harmless
from newslint.matching.expression import Expression, compile_guarded
from newslint.matching.pattern import Pattern
from newslint.matching.phrase import Phrase, bounded_phrase
from newslint.matching.syntax import code, parse
from newslint.prose.words import is_word_character

Atoms = frozenset[tuple[bytes, int]]
"""Atoms, each with 1 if it begins with the character before the place it tells."""


class Way(IntEnum):
    """The way in which matches are found."""

    PHRASE = 0
    """The words stand where the atom stands."""
    NEAR = 1
    """A match begins at one of a few places before the atom."""
    BLOCK = 2
    """The block in which an atom stands is searched."""
    ALONE = 3
    """There are no atoms: every block is searched."""


@dataclass(frozen=True)
class Plan:
    """How a pattern is found. `low` and `high` are the distances from a match to an atom.

    `also` has atoms one of which a block must hold as well. `guides` has atoms (with 1 for one
    that begins with the character before) one of which stands `guide_at` after the beginning of
    every match. `mark` is a character that a block must hold, or "".
    """

    way: Way
    source: str
    flags: int = 0
    low: int = 0
    high: int = 0
    harmless: bool = False
    opens: bool = False
    closes: bool = False
    lenient: bool = False
    also: tuple[bytes, ...] = ()
    guides: tuple[tuple[bytes, int], ...] = ()
    guide_at: int = 0
    mark: str = ""

    def phrase(self) -> Phrase:
        """Return the phrase of a plan whose way is `PHRASE`."""
        ignorecase = bool(self.flags & re.IGNORECASE)
        return Phrase(self.source, ignorecase, self.opens, self.closes, self.lenient)

    def expression(self) -> Expression:
        """Return the expression of any other plan."""
        return Expression(self.source, self.flags, harmless=self.harmless)


class BadPattern(ValueError):
    """A pattern that does not compile; the message tells what and where."""


_HEAD = struct.Struct("<BBIIIIIHHB")
_BLANKS = compiled(r"\s+")
_SLOW_RARITY = 10.0
_MOST_ALSO = 6


def make_plan(pattern: Pattern) -> tuple[Plan, Atoms]:
    """Return how to find a pattern, and the atoms to look for; raises BadPattern."""
    if not pattern.text or (pattern.literal and pattern.text.isspace()):
        raise BadPattern("it is empty")
    if pattern.literal:
        return _plan_of_literal(pattern)
    spelling = spell(pattern.text)
    flags = re.MULTILINE | (re.IGNORECASE if pattern.ignorecase else 0)
    if pattern.bounded:
        spelling = _bounded(spelling)
    return _plan_of_expression(pattern, spelling, flags)


def make_plan_of_entry(entry: str) -> tuple[Plan, Atoms]:
    """Return how to find an entry of a condition: case ignored, never inside a word.

    Unlike the bounds of a pattern, `\\b`, these let an entry end in a full stop. Raises BadPattern.
    """
    if not entry:
        raise BadPattern("it is empty")
    spelling = spell(entry)
    source, sketch = (rf"(?<!\w)(?:{text})(?!\w)" for text in (spelling.source, spelling.sketch))
    pattern = Pattern(entry, ignorecase=True, bounded=False)
    spelling = replace(spelling, source=source, sketch=sketch)
    return _plan_of_expression(pattern, spelling, re.MULTILINE | re.IGNORECASE)


def is_slow(plan: Plan, atoms: Atoms) -> bool:
    """Tell whether a pattern is searched for in most texts, for want of a rare atom."""
    if plan.way is Way.BLOCK:
        return Need(atoms, plan.low, plan.high).rarity < _SLOW_RARITY
    return plan.way is Way.ALONE


def _bounded(spelling: Spelling) -> Spelling:
    source, sketch = (rf"\b(?:{text})\b" for text in (spelling.source, spelling.sketch))
    return replace(spelling, source=source, sketch=sketch)


def _plan_of_literal(pattern: Pattern) -> tuple[Plan, Atoms]:
    text = _BLANKS.sub(" ", pattern.text)
    phrase = bounded_phrase(text, ignorecase=pattern.ignorecase, bounded=pattern.bounded)
    if _is_findable(phrase):
        return _plan_of_phrase(phrase)
    source = _source_of(phrase)
    flags = re.IGNORECASE if phrase.ignorecase else 0
    return _plan_of_expression(pattern, Spelling(source, source), flags)


def _is_findable(phrase: Phrase) -> bool:
    """Tell whether a phrase has letters to look for, and cannot reach over a blank line."""
    return bool(phrase.atom().strip()) and phrase.text == phrase.text.strip()


def _plan_of_phrase(phrase: Phrase) -> tuple[Plan, Atoms]:
    plan = Plan(
        Way.PHRASE,
        phrase.text,
        re.IGNORECASE if phrase.ignorecase else 0,
        opens=phrase.opens,
        closes=phrase.closes,
        lenient=phrase.lenient,
    )
    return plan, frozenset({(phrase.atom(), int(phrase.opens))})


def _source_of(phrase: Phrase) -> str:
    """Return the expression for a phrase."""
    source = re.escape(phrase.text)
    if phrase.lenient:
        source = re.sub(r"\\?\s", lambda _: r"\s", source).replace("'", "['’]")
    return r"\b" * phrase.opens + source + r"\b" * phrase.closes


def _plan_of_expression(pattern: Pattern, spelling: Spelling, flags: int) -> tuple[Plan, Atoms]:
    tree = _tree(spelling.sketch, flags)
    is_plain = _check(pattern, spelling, flags)
    if tree is None:
        return Plan(Way.ALONE, spelling.source, flags), frozenset()
    if is_plain and (phrase := _phrase_in(tree)):
        return _plan_of_phrase(phrase)
    needs = needs_of(tree)
    way = _way(needs)
    guide = _guide(needs) if way is Way.BLOCK else None
    plan = Plan(
        way,
        spelling.source,
        flags,
        low=needs[0].low if needs else 0,
        high=needs[0].high if needs else 0,
        harmless=is_plain and is_harmless(tree, search=way is not Way.NEAR),
        also=_also(needs),
        guides=_sorted(guide.atoms) if guide else (),
        guide_at=guide.low if guide else 0,
        mark=_mark(tree) if way is Way.ALONE else "",
    )
    return plan, needs[0].atoms if needs else frozenset()


def _tree(sketch: str, flags: int) -> Any:
    try:
        return parse(sketch, flags)
    except (re.error, OverflowError):
        return None
    except RecursionError:
        raise BadPattern("it is nested too deep") from None


def _check(pattern: Pattern, spelling: Spelling, flags: int) -> bool:
    """Tell whether `re` compiles a pattern; raises BadPattern when `regex` does not either."""
    if not spelling.needs_regex:
        try:
            re.compile(spelling.source, flags)
            return True
        except (re.error, OverflowError):
            pass
        except RecursionError:
            raise BadPattern("it is nested too deep") from None
    try:
        compile_guarded(spelling.source, flags)
    except Exception as error:  # the `regex` module raises errors of many kinds
        raise BadPattern(_complaint(pattern, error)) from None
    return False


def _complaint(pattern: Pattern, error: Exception) -> str:
    """Return what is wrong, with the place in the pattern as the rule has it when it is known."""
    try:
        re.compile(pattern.text)
    except re.error as own:
        return f"{own.msg}" if own.pos is None else f"{own.msg} at character {own.pos + 1}"
    except (OverflowError, RecursionError):
        pass
    return str(getattr(error, "msg", error))


def _way(needs: Sequence[Need]) -> Way:
    if not needs:
        return Way.ALONE
    return Way.NEAR if needs[0].is_near else Way.BLOCK


def _also(needs: Sequence[Need]) -> tuple[bytes, ...]:
    for need in needs[1:]:
        atoms = {atom for atom, _ in need.atoms}
        if len(atoms) <= _MOST_ALSO and not atoms & {atom for atom, _ in needs[0].atoms}:
            return tuple(sorted(atoms))
    return ()


def _guide(needs: Sequence[Need]) -> Need | None:
    """Return a need whose places tell where in a block a match may begin."""
    fixed = (need for need in needs if need.low == need.high and len(need.atoms) <= _MOST_ALSO)
    return next(fixed, None)


def _sorted(atoms: Atoms) -> tuple[tuple[bytes, int], ...]:
    return tuple(sorted(atoms))


def _mark(tree: Any) -> str:
    """Return a character, the same in capitals and small, that every match holds, or ""."""
    for operator, argument in tree:
        if operator is code.LITERAL:
            character = chr(argument)
            if character.lower() == character.upper() and not character.isspace():
                return character
    return ""


def _phrase_in(tree: Any) -> Phrase | None:
    """Return what a pattern says that is nothing but letters, or a word between boundaries."""
    flags = tree.state.flags
    if flags & (re.ASCII | re.VERBOSE):
        return None
    items = list(tree)
    boundary = (code.AT, code.AT_BOUNDARY)
    bounded = len(items) > 2 and items[0] == boundary and items[-1] == boundary
    if bounded:
        items = items[1:-1]
    if any(operator is not code.LITERAL for operator, _ in items):
        return None
    words = "".join(chr(argument) for _, argument in items)
    phrase = Phrase(words, bool(flags & re.IGNORECASE), bounded, bounded, lenient=False)
    is_sure = _is_findable(phrase) and "\n" not in words
    return phrase if is_sure and (not bounded or _is_word(words)) else None


def _is_word(words: str) -> bool:
    return is_word_character(words[0]) and is_word_character(words[-1])


def to_bytes(plan: Plan) -> bytes:
    """Return a plan in the form that `from_bytes` reads."""
    bits = plan.harmless | plan.opens << 1 | plan.closes << 2 | plan.lenient << 3
    source, mark = (t.encode("utf-8", "surrogatepass") for t in (plan.source, plan.mark))
    also = b"\n".join(plan.also)
    guides = b"\n".join(bytes([before]) + atom for atom, before in plan.guides)
    parts = (source, also, guides, mark)
    numbers = (plan.flags, plan.low, plan.high, plan.guide_at)
    return b"".join([_HEAD.pack(plan.way, bits, *numbers, *map(len, parts)), *parts])


def from_bytes(data: bytes) -> Plan:
    """Return the plan that `to_bytes` wrote."""
    way, bits, flags, low, high, guide_at, *lengths = _HEAD.unpack_from(data)
    parts = []
    start = _HEAD.size
    for length in lengths:
        parts.append(data[start : start + length])
        start += length
    source, also, guides, mark = parts
    return Plan(
        Way(way),
        source.decode("utf-8", "surrogatepass"),
        flags,
        low,
        high,
        harmless=bool(bits & 1),
        opens=bool(bits & 2),
        closes=bool(bits & 4),
        lenient=bool(bits & 8),
        also=tuple(also.split(b"\n")) if also else (),
        guides=tuple((guide[1:], guide[0]) for guide in guides.split(b"\n")) if guides else (),
        guide_at=guide_at,
        mark=mark.decode("utf-8", "surrogatepass"),
    )
