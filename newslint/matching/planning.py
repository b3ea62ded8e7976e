# SPDX-License-Identifier: GPL-3.0-or-later
"""Deciding how a pattern is found: done when rules are compiled, not when articles are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newslint.expressions import Code
from newslint.matching.atoms import Need, needs_of
from newslint.matching.dialect import Spelling, spell
from newslint.matching.effort import is_harmless
from newslint.matching.expression import compile_guarded
from newslint.matching.pattern import Pattern
from newslint.matching.phrase import Phrase, bounded_phrase
from newslint.matching.plan import Plan, Way
from newslint.matching.syntax import code, compile_tree, parse
from newslint.prose.words import is_word_character

Atoms = frozenset[tuple[bytes, int]]
"""Atoms, each with 1 if it begins with the character before the place it tells."""


class BadPattern(ValueError):
    """A pattern that does not compile; the message tells what and where."""


_SLOW_RARITY = 10.0
_MOST_ALSO = 6


def make_plan(pattern: Pattern) -> tuple[Plan, Atoms]:
    """Return how to find a pattern, and the atoms to look for; raises BadPattern."""
    if not pattern.text or (pattern.literal and pattern.text.isspace()):
        raise BadPattern("it is empty")
    if pattern.literal:
        return _plan_of_literal(pattern)
    spelling = _spelled(pattern.text)
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
    spelling = _spelled(entry)
    source, sketch = (rf"(?<!\w)(?:{text})(?!\w)" for text in (spelling.source, spelling.sketch))
    pattern = Pattern(entry, ignorecase=True, bounded=False)
    spelling = spelling._replace(source=source, sketch=sketch)
    return _plan_of_expression(pattern, spelling, re.MULTILINE | re.IGNORECASE)


def is_slow(plan: Plan, atoms: Atoms) -> bool:
    """Tell whether a pattern is searched for in most texts, for want of a rare atom."""
    if plan.way is Way.BLOCK:
        return Need(atoms, plan.low, plan.high).rarity < _SLOW_RARITY
    return plan.way is Way.ALONE


def _spelled(text: str) -> Spelling:
    spelling = spell(text)
    if not spelling.is_closed:  # what is put around it would make it whole
        raise BadPattern("unbalanced parenthesis")
    return spelling


def _bounded(spelling: Spelling) -> Spelling:
    source, sketch = (rf"\b(?:{text})\b" for text in (spelling.source, spelling.sketch))
    return spelling._replace(source=source, sketch=sketch)


def _plan_of_literal(pattern: Pattern) -> tuple[Plan, Atoms]:
    text = re.sub(r"\s+", " ", pattern.text)
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
    is_plain, compiled = _compiled(pattern, spelling, tree, flags)
    if tree is None:
        return Plan(Way.ALONE, spelling.source, flags), frozenset()
    if is_plain and (phrase := _phrase_in(tree)):
        return _plan_of_phrase(phrase)
    needs = needs_of(tree)
    way = _way(needs)
    guide = _guide(needs) if way is Way.BLOCK else None
    harmless = is_plain and is_harmless(tree, search=way is not Way.NEAR)
    plan = Plan(
        way,
        spelling.source,
        flags,
        low=needs[0].low if needs else 0,
        high=needs[0].high if needs else 0,
        harmless=harmless,
        also=_also(needs),
        guides=_sorted(guide.atoms) if guide else (),
        guide_at=guide.low if guide else 0,
        mark=_mark(tree) if way is Way.ALONE else "",
        code=compiled if harmless else None,
    )
    return plan, needs[0].atoms if needs else frozenset()


def _tree(sketch: str, flags: int) -> Any:
    try:
        return parse(sketch, flags)
    except (re.error, OverflowError):
        return None
    except RecursionError:
        raise BadPattern("it is nested too deep") from None


def _compiled(
    pattern: Pattern, spelling: Spelling, tree: Any, flags: int
) -> tuple[bool, Code | None]:
    """Return whether `re` compiles a pattern, and its compiled form if that can be kept.

    Raises BadPattern when `regex` does not compile it either.
    """
    if tree is not None and spelling.source == spelling.sketch and not spelling.needs_regex:
        try:
            return True, compile_tree(tree, spelling.source, flags)
        except (re.error, OverflowError):
            pass
        except RecursionError:
            raise BadPattern("it is nested too deep") from None
    try:
        compile_guarded(spelling.source, flags)
    except Exception as error:  # the `regex` module raises errors of many kinds
        raise BadPattern(_complaint(pattern, error)) from None
    return False, None


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
        inside: set[str] = set()
        if operator is code.SUBPATTERN:
            inside = {_mark(argument[-1])}
        elif operator is code.BRANCH:
            inside = {_mark(branch) for branch in argument[1]}
        if len(inside) == 1 and "" not in inside:
            return inside.pop()
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
