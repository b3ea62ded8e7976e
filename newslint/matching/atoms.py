# SPDX-License-Identifier: GPL-3.0-or-later
"""What a text must hold for a pattern to match: byte strings of its projection, called atoms.

A pattern is read with the parser of `re` itself. Of every part that must be there the strings it
can match are put together as long as they are few; the rarest such group is the pattern's need:
wherever the pattern matches, one of its atoms stands at a known distance after the beginning. A
construct that is not known here makes a pattern without atoms, which is slow, but right.

The idea is that of RE2's FilteredRE2 (Russ Cox, "Regular Expression Matching with a Trigram
Index", 2012) with the distance to the beginning kept, so that a match is tried at its place only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from newslint.matching.commonness import rarity
from newslint.matching.projection import project
from newslint.matching.syntax import code
from newslint.records import NamedTuple

FAR = 65_535
"""A distance without a known limit."""

WINDOW = 20
"""So many places a match is tried at one by one; with more the whole block is searched."""

_SWITCH_TO_ASCII = re.compile(r"\(\?[a-z]*a[a-z]*[-:)]")
_MOST_STRINGS = 48
_LONGEST = 40
_MOST_IN_SET = 6
_MOST_COPIES = 8
_EDGE = "\x00"  # a place next to which, on one side or the other, no word goes on
_COST_OF_SEARCH = 10.0


class _Unknown(Exception):
    """A construct whose meaning for atoms is not known here."""


class Need(NamedTuple):
    """Atoms of which one stands in every match, `low` to `high` code points after its beginning.

    The number with each atom is 1 if the atom begins with the character before that place.
    """

    atoms: frozenset[tuple[bytes, int]]
    low: int
    high: int

    @property
    def is_near(self) -> bool:
        """Tell whether the beginning of a match is known from the place of an atom."""
        return self.high - self.low < WINDOW

    @property
    def rarity(self) -> float:
        """Return -log2 of how often an atom of the group is to be expected."""
        return -math.log2(sum(2.0 ** -rarity(atom) for atom, _ in self.atoms))

    @property
    def worth(self) -> float:
        """Return how well the group serves to find matches: its rarity, less when far."""
        return self.rarity - (0.0 if self.is_near else math.log2(_COST_OF_SEARCH))


class _Part(NamedTuple):
    """What is known of a part of a pattern: all its strings if they are few, width and needs."""

    strings: frozenset[str] | None
    low: int
    high: int
    needs: tuple[Need, ...] = ()


def needs_of(tree: Any) -> tuple[Need, ...]:
    """Return the needs of a parsed pattern, all of which hold, the best first; () for none."""
    try:
        part = _Reader(ascii_only=_is_ascii_only(tree)).read(tree)
    except (_Unknown, RecursionError):
        return ()
    needs = [*part.needs, *_need(part.strings, 0, 0)]
    return tuple(sorted(needs, key=lambda need: (-need.worth, sorted(need.atoms), need.low)))


def _is_ascii_only(tree: Any) -> bool:
    return bool(tree.state.flags & re.ASCII) or bool(_SWITCH_TO_ASCII.search(tree.state.str))


def _need(strings: Iterable[str] | None, low: int, high: int) -> tuple[Need, ...]:
    """Return the need that the strings of a part make, if all of them are worth looking for."""
    atoms = frozenset(_atom(string) for string in strings or ())
    if not atoms or not all(_is_telling(atom) for atom, _ in atoms):
        return ()
    return (Need(atoms, low, high),)


def _is_telling(atom: bytes) -> bool:
    letters = atom.strip()
    return len(letters) > 1 or (len(letters) == 1 and len(atom) > 2)


def _atom(string: str) -> tuple[bytes, int]:
    """Return a string as an atom: an edge beside a letter is the blank of the projection."""
    word = string.replace(_EDGE, "")
    before = string.startswith(_EDGE) and not word.startswith(" ")
    after = string.endswith(_EDGE) and not word.endswith(" ")
    return (" " * before + word + " " * after).encode("latin-1"), int(before)


@lru_cache(maxsize=1024)
def _projected(character: int) -> str:
    return project(chr(character)).decode("latin-1")


def _far(distance: int) -> int:
    return min(FAR, distance)


class _Reader:
    """Reads one sequence of the parsed pattern from left to right.

    `_strings` holds what the text may be from `_from_low` to `_from_high` after the beginning up
    to here; `_low` and `_high` are how far here is.
    """

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only
        self._strings = {""}
        self._from_low = self._from_high = 0
        self._low = self._high = 0
        self._is_whole = True
        self._needs: list[Need] = []

    def read(self, sequence: Any) -> _Part:
        for operator, argument in sequence:
            self._take(operator, argument)
        if self._is_whole:
            return _Part(frozenset(self._strings), self._low, self._high)
        self._break()
        return _Part(None, self._low, self._high, tuple(self._needs))

    def _part_of(self, sequence: Any) -> _Part:
        return _Reader(ascii_only=self._ascii_only).read(sequence)

    def _break(self) -> None:
        """End the strings here: what follows does not directly hang on to them."""
        self._needs += _need(self._strings, self._from_low, self._from_high)
        self._strings = {""}
        self._from_low, self._from_high = self._low, self._high
        self._is_whole = False

    def _skip(self, low: int, high: int) -> None:
        self._break()
        self._low, self._high = _far(self._low + low), _far(self._high + high)
        self._from_low, self._from_high = self._low, self._high

    def _append(self, strings: Iterable[str], low: int, high: int) -> None:
        more = set(strings)
        if (
            len(self._strings) * len(more) > _MOST_STRINGS
            or max(map(len, self._strings)) > _LONGEST
        ):
            self._break()
        self._strings = {first + second for first in self._strings for second in more}
        self._low, self._high = _far(self._low + low), _far(self._high + high)

    def _take(self, operator: Any, argument: Any) -> None:
        if operator is code.LITERAL:
            self._append({_projected(argument)}, 1, 1)
        elif operator is code.IN:
            self._take_set(argument)
        elif operator in (code.ANY, code.NOT_LITERAL):
            self._skip(1, 1)
        elif operator is code.AT:
            self._take_place(argument)
        elif operator is code.SUBPATTERN:
            self._take_part(self._part_of(argument[3]))
        elif operator is getattr(code, "ATOMIC_GROUP", ""):
            self._take_part(self._part_of(argument))
        elif operator is code.BRANCH:
            self._take_branches([self._part_of(branch) for branch in argument[1]])
        elif operator in _REPEATS:
            self._take_repeat(*argument)
        elif operator in (code.ASSERT, code.ASSERT_NOT):
            self._take_look(operator, argument[1])
        elif operator is code.GROUPREF:
            self._skip(0, FAR)
        else:
            raise _Unknown(operator)

    def _take_set(self, items: Any) -> None:
        strings = self._strings_of_set(items)
        if strings is None:
            self._skip(1, 1)
        else:
            self._append(strings, 1, 1)

    def _strings_of_set(self, items: Any) -> set[str] | None:
        if items[0][0] is code.NEGATE:
            is_word = list(items[1:]) == [(code.CATEGORY, code.CATEGORY_WORD)]
            return {" "} if is_word and not self._ascii_only else None
        strings: set[str] = set()
        for operator, argument in items:
            more = self._strings_of_item(operator, argument)
            if more is None or len(strings := strings | more) > _MOST_IN_SET:
                return None
        return strings

    def _strings_of_item(self, operator: Any, argument: Any) -> set[str] | None:
        if operator is code.LITERAL:
            return {_projected(argument)}
        if operator is code.RANGE and argument[1] - argument[0] < 64:
            return {_projected(number) for number in range(argument[0], argument[1] + 1)}
        if operator is code.CATEGORY and argument is code.CATEGORY_SPACE:
            return {" "}
        if operator is code.CATEGORY and argument is code.CATEGORY_DIGIT:
            return {"0"}
        if operator is code.CATEGORY and argument is code.CATEGORY_NOT_WORD:
            return None if self._ascii_only else {" "}
        return None

    def _take_place(self, place: Any) -> None:
        if place is code.AT_BOUNDARY and self._ascii_only:
            return
        if place is not code.AT_NON_BOUNDARY:
            self._append({_EDGE}, 0, 0)

    def _take_look(self, operator: Any, sequence: Any) -> None:
        word = (code.IN, [(code.CATEGORY, code.CATEGORY_WORD)])
        if operator is code.ASSERT_NOT and list(sequence) == [word] and not self._ascii_only:
            self._append({_EDGE}, 0, 0)

    def _take_part(self, part: _Part) -> None:
        if part.strings is not None:
            self._append(part.strings, part.low, part.high)
            return
        self._break()
        self._needs += (self._moved(need) for need in part.needs)
        self._skip(part.low, part.high)

    def _moved(self, need: Need) -> Need:
        return Need(need.atoms, _far(need.low + self._low), _far(need.high + self._high))

    def _take_branches(self, parts: list[_Part]) -> None:
        low, high = min(part.low for part in parts), max(part.high for part in parts)
        known = [part.strings for part in parts if part.strings is not None]
        strings = frozenset[str]().union(*known)
        if len(known) == len(parts) and len(strings) <= _MOST_STRINGS:
            self._take_part(_Part(strings, low, high))
            return
        best = [_best(part) for part in parts]
        needs = (_merged([need for need in best if need]),) if all(best) else ()
        self._take_part(_Part(None, low, high, needs))

    def _take_repeat(self, least: int, most: Any, sequence: Any) -> None:
        part = self._part_of(sequence)
        times = FAR if most is code.MAXREPEAT else int(most)
        if part.strings is not None and _is_small(len(part.strings), times):
            strings = _copies(part.strings, least, times)
            self._append(strings, part.low * least, part.high * times)
        elif part.strings is not None and least:
            self._append(part.strings, part.low, part.high)
            self._break()
            self._low = _far(self._low + part.low * (least - 1))
            self._high = _far(self._high + part.high * (times - 1))
            self._begin_with_last_of(part)
        else:
            ends = {_tail(string) for string in self._strings}
            before = self._low
            self._break()
            if least:
                self._needs += (self._moved(need) for need in part.needs)
            self._skip(part.low * least, part.high * times)
            if part.strings is not None:
                self._begin_with(ends | {_tail(string) for string in part.strings}, before)

    def _begin_with(self, ends: set[str], low: int) -> None:
        """Let what the text may end in here begin a new string, unless it may be anything."""
        if all(ends) and len(ends) <= _MOST_COPIES:
            self._strings = ends
            self._from_low = max(0, low - max(map(len, ends)))

    def _begin_with_last_of(self, part: _Part) -> None:
        """Let the last round of a repeat begin a new string: what follows hangs on to it."""
        assert part.strings is not None
        if len(part.strings) > _MOST_COPIES:
            self._from_low, self._from_high = self._low, self._high
            return
        self._strings = set(part.strings)
        self._from_low = self._low - part.low
        self._from_high = FAR if self._high >= FAR else self._high


_REPEATS = tuple(
    getattr(code, name)
    for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
    if hasattr(code, name)
)


def _is_small(strings: int, times: int) -> bool:
    return times <= _MOST_COPIES and strings**times <= 2 * _MOST_COPIES


def _copies(strings: Iterable[str], least: int, most: int) -> set[str]:
    rounds = [{""}]
    for _ in range(most):
        rounds.append({first + second for first in rounds[-1] for second in strings})
    return set().union(*rounds[least:])


def _tail(string: str) -> str:
    """Return the end of a string, which says less than all of it, but nothing that is not so."""
    return string[-2:]


def _best(part: _Part) -> Need | None:
    needs = [*part.needs, *_need(part.strings, 0, 0)]
    return max(needs, key=lambda need: need.worth, default=None)


def _merged(needs: list[Need]) -> Need:
    atoms = frozenset[tuple[bytes, int]]().union(*(need.atoms for need in needs))
    return Need(atoms, min(need.low for need in needs), max(need.high for need in needs))
