# SPDX-License-Identifier: GPL-3.0-or-later
"""How much work a pattern can make at worst, read off its structure.

A backtracking engine tries every way in which a pattern can match. A pattern whose ways are few
whatever the text is left to `re`, which loads at once and has no time limit; all others are run by
`regex` against the clock. The count is an upper bound for patterns of known parts; what is not
known counts as without bound.
"""

from __future__ import annotations

import math
from typing import Any

from newslint.matching.folding import fold
from newslint.matching.syntax import code
from newslint.records import NamedTuple

_TYPICAL = 2_000
_MOST_STEPS = 100 * _TYPICAL
_MOST_STEPS_OF_SEARCH = 10 * _TYPICAL

_SAMPLES = "".join(map(chr, range(32, 127))) + "\n\t\r\xa0éÉßıſ–—’‘“”…•²жЖ中\u0301\u200b😀"


class _Work(NamedTuple):
    """Steps to try everything once, and ways to succeed, each of which what follows must try."""

    steps: float
    ways: float


_Set = frozenset[str]

_WORD = frozenset(c for c in _SAMPLES if c.isalnum() or c == "_")
_ALL = frozenset(_SAMPLES)
_ONE = _Work(1, 1)
_UNKNOWN = _Work(math.inf, math.inf)
_SINGLE = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY)
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
_POSSESSIVE = getattr(code, "POSSESSIVE_REPEAT", None)
_ATOMIC = getattr(code, "ATOMIC_GROUP", None)
_ENDS = (code.AT_END, code.AT_END_STRING)


def is_harmless(tree: Any, *, search: bool) -> bool:
    """Tell whether a parsed pattern is done quickly in any block of a usual length.

    With `search` it is tried at every place of the block, else at single places only.
    """
    try:
        steps = _of_sequence(tree, _Set()).steps
    except RecursionError:
        return False
    return steps <= (_MOST_STEPS_OF_SEARCH if search else _MOST_STEPS)


def _of_sequence(sequence: Any, after: _Set | None) -> _Work:
    """Return the work of a sequence.

    `after` has the characters with which what follows it can begin: none at the end of the
    pattern, where nothing can fail any more, and None when they are not known.
    """
    steps, ways = 0.0, 1.0
    items = list(sequence)
    for index, item in enumerate(items):
        work = _of_item(item, items[index + 1 :], after)
        steps += ways * work.steps
        ways *= work.ways
    return _Work(steps, ways)


def _of_item(item: Any, rest: list[Any], after: _Set | None) -> _Work:
    operator, argument = item
    if operator in _SINGLE or operator is code.AT:
        return _ONE
    if operator is code.SUBPATTERN:
        return _of_sequence(argument[3], _next(rest, after, None))
    if operator is code.BRANCH:
        return _of_branches(argument[1], _next(rest, after, None))
    if operator in _REPEATS:
        return _of_repeat(argument, rest, after)
    if operator is code.GROUPREF:
        return _Work(_TYPICAL / 10, 1)
    if operator in (code.ASSERT, code.ASSERT_NOT):
        return _Work(_of_sequence(argument[1], _Set()).steps, 1)
    if operator is _ATOMIC:
        return _Work(_of_sequence(argument, _Set()).steps, 1)
    if operator is _POSSESSIVE:
        return _Work(_of_repeat(argument, [], _Set()).steps, 1)
    return _UNKNOWN


def _of_branches(branches: Any, after: _Set | None) -> _Work:
    works = [_of_sequence(branch, after) for branch in branches]
    is_fixed = all(all(item[0] in _SINGLE for item in branch) for branch in branches)
    ways = 2.0 if is_fixed else sum(work.ways for work in works)
    return _Work(sum(work.steps for work in works), ways)


def _of_repeat(argument: Any, rest: list[Any], after: _Set | None) -> _Work:
    least, most, body = argument
    times = _TYPICAL if most is code.MAXREPEAT else min(int(most), _TYPICAL)
    first = _next(list(body), None, None)
    following = _next(rest, after, first)
    ends_once = first is not None and following is not None and not first & following
    ways = 1.0 if ends_once else max(1.0, times - least + 1.0)
    if len(body) == 1 and body[0][0] in _SINGLE:
        return _Work(max(times, 1), ways)
    again = None if first is None or following is None else first | following
    inner = _of_sequence(body, again if times > 1 else following)
    if times <= 1:
        return _Work(inner.steps, ways - 1 + inner.ways)
    if inner.ways > 1:
        ways = inner.ways**times if times < 32 else math.inf
        return _Work(inner.steps * ways, ways)
    return _Work(inner.steps * times, ways) if body.getwidth()[0] else _UNKNOWN


def _next(items: list[Any], after: _Set | None, run: _Set | None) -> _Set | None:
    """Return the characters that items can begin with, and what is after them if they can be empty.

    `run` has the characters before, which tell what a word boundary asks for; None is not known.
    """
    found = _Set()
    for operator, argument in items:
        if operator is code.AT or operator is code.ASSERT_NOT:
            more = _next_to_place(operator, argument, run)
            return None if more is None else found | more
        more = _first_of(operator, argument)
        if more is None:
            return None
        found |= more
        if operator not in _REPEATS or argument[0]:
            return found
    return None if after is None else found | after


def _next_to_place(operator: Any, argument: Any, run: _Set | None) -> _Set | None:
    if operator is code.AT and argument in _ENDS:
        return _Set("\n")
    ends_word = operator is code.AT and argument is code.AT_BOUNDARY
    ends_word = ends_word or (operator is code.ASSERT_NOT and _is_word_ahead(argument))
    if not ends_word or run is None:
        return None
    if run <= _WORD:
        return _ALL - _WORD
    return None if run & _WORD or operator is code.ASSERT_NOT else _WORD


def _is_word_ahead(argument: Any) -> bool:
    direction, sequence = argument
    return direction > 0 and list(sequence) == [(code.IN, [(code.CATEGORY, code.CATEGORY_WORD)])]


def _first_of(operator: Any, argument: Any) -> _Set | None:
    if operator in _SINGLE:
        return _accepted((operator, argument))
    if operator is code.SUBPATTERN:
        return _next(list(argument[3]), None, None)
    if operator is code.BRANCH:
        sets = [_next(list(branch), None, None) for branch in argument[1]]
        known = [found for found in sets if found is not None]
        return _Set().union(*known) if len(known) == len(sets) else None
    return _next(list(argument[2]), None, None) if operator in _REPEATS else None


_sets: dict[str, frozenset[str] | None] = {}


def _accepted(item: Any) -> frozenset[str] | None:
    """Return which of the sample characters an item accepts, None if they do not tell enough."""
    key = repr(item)
    if key not in _sets:
        if len(_sets) > 10_000:
            _sets.clear()
        is_sampled = all(chr(number) in _SAMPLES for number in _numbers(item))
        _sets[key] = frozenset(c for c in _SAMPLES if _accepts(item, c)) if is_sampled else None
    return _sets[key]


def _numbers(item: Any) -> list[int]:
    operator, argument = item
    if operator in (code.LITERAL, code.NOT_LITERAL):
        return [argument]
    if operator is code.IN:
        return [number for part in argument for number in _numbers(part)]
    return list(argument) if operator is code.RANGE else []


def _accepts(item: Any, character: str) -> bool:
    operator, argument = item
    if operator is code.ANY:
        return character != "\n"
    if operator is code.LITERAL:
        return fold(chr(argument)) == fold(character)
    if operator is code.NOT_LITERAL:
        return fold(chr(argument)) != fold(character)
    negated = argument[0][0] is code.NEGATE
    return negated != any(_accepts_part(part, character) for part in argument[negated:])


def _accepts_part(part: Any, character: str) -> bool:
    operator, argument = part
    if operator is code.LITERAL:
        return fold(chr(argument)) == fold(character)
    if operator is code.RANGE:
        forms = {character, character.lower(), character.upper()}
        return any(len(c) == 1 and argument[0] <= ord(c) <= argument[1] for c in forms)
    return _in_category(argument, character)


def _in_category(category: Any, character: str) -> bool:
    is_word = character.isalnum() or character == "_"
    return {
        code.CATEGORY_WORD: is_word,
        code.CATEGORY_NOT_WORD: not is_word,
        code.CATEGORY_SPACE: character.isspace(),
        code.CATEGORY_NOT_SPACE: not character.isspace(),
        code.CATEGORY_DIGIT: character.isdecimal(),
        code.CATEGORY_NOT_DIGIT: not character.isdecimal(),
    }.get(category, True)
