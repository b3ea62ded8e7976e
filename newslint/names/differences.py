# SPDX-License-Identifier: GPL-3.0-or-later
"""In what two spellings of a name differ, said in words an editor can check at a glance."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newslint.expressions import compiled
from newslint.names.likeness import stretches

_GROUPS = compiled(r"shch|sch|tsch|zh|kh|sh|ch|gh|ph|th|ts|ck|ya|yu|ye|iy|yy|ii|yi|ou|oo|ee|.")
"""Letters that romanisations write together for one sound stay together in the words."""


@lru_cache(maxsize=1024)
def differences(odd: str, other: str) -> str:
    """Return in what the first of two spellings differs from the second, as a clause."""
    a, b = odd.casefold(), other.casefold()
    if a == b:
        return "capitals differ"
    if _bare(a) == _bare(b):
        return "accents differ"
    if _letters(a) == _letters(b):
        return "hyphen, apostrophe or space differ"
    if len(a) == len(b) and sorted(a) == sorted(b) and (swapped := _swap(a, b)):
        return f"'{swapped[1]}' has become '{swapped[0]}'"
    changes = _changes(a, b)
    if len(changes) == 1:
        return _one_change(*changes[0])
    pairs = [f"{x}/{y}" for x, y in changes if x and y]
    clauses = [f"{' and '.join(pairs[:3])} alternate"] if len(pairs) > 1 else []
    clauses += [_one_change(x, y) for x, y in changes if not (x and y) or len(pairs) == 1]
    return ", ".join(clauses)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _bare(text)))


def _swap(a: str, b: str) -> tuple[str, str] | None:
    differing = [index for index in range(len(a)) if a[index] != b[index]]
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        at = differing[0]
        return a[at : at + 2], b[at : at + 2]
    return None


def _changes(a: str, b: str) -> list[tuple[str, str]]:
    """Return the groups of letters that stand in one spelling and what the other has for them."""
    first, second = _GROUPS.findall(a), _GROUPS.findall(b)
    return [
        ("".join(first[step.start : step.end]), "".join(second[step.other_start : step.other_end]))
        for step in stretches(first, second)
    ]


def _one_change(x: str, y: str) -> str:
    if not x:
        return f"'{y}' is missing"
    if not y:
        return f"'{x}' is added"
    if x == y * 2 or y == x * 2:
        return f"'{y}' is doubled" if len(x) > len(y) else f"double '{x}' is single"
    return f"'{x}' for '{y}'"
