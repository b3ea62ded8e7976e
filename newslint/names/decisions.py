# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions about names, taken from the copy and written into names.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newslint.expressions import compiled
from newslint.names.cast import Figure
from newslint.names.clash import Clash
from newslint.names.folding import fold
from newslint.names.house import HouseError, parse
from newslint.names.houselist import HouseList
from newslint.names.knowledge import known
from newslint.records import NamedTuple

_PLAIN = compiled(r"[^\W\d_][\w .’-]*[\w]")
_NOT_PLAIN = frozenset(("true", "false", "null", "yes", "no", "on", "off"))


class Decision(NamedTuple):
    """A spelling to use and those not to be used, in a part of names.yml."""

    section: str
    spelling: str
    variants: tuple[str, ...]


def decisions(figures: Iterable[Figure]) -> tuple[list[Decision], list[Clash]]:
    """Return what the copy decides by majority, and the clashes that have none."""
    decided: dict[str, Decision] = {}
    open_ones = []
    for figure in figures:
        for clash in figure.clashes:
            if not clash.has_majority:
                open_ones.append(clash)
                continue
            one = _decision(figure, clash)
            older = decided.get(one.spelling)
            variants = (*(older.variants if older else ()), *one.variants)
            kept = tuple(dict.fromkeys(v for v in variants if v != one.spelling))
            decided[one.spelling] = Decision(one.section, one.spelling, kept)
    return list(decided.values()), open_ones


def _decision(figure: Figure, clash: Clash) -> Decision:
    right, wrong = clash.other.text, clash.odd.text
    full = figure.name.replace(wrong, right)
    if right in full.split() and len(full.split()) > 1 and clash.kind == "spelling":
        return Decision("people", full, (full.replace(right, wrong), wrong))
    return Decision(_section_of(right), right, (wrong,))


def _section_of(name: str) -> str:
    if known(fold(name)).places:
        return "places"
    return "people" if " " in name else "organisations"


def written_into(text: str, found: Sequence[Decision], path: str = "names.yml") -> str:
    """Return the text of a names.yml with decisions added; what it says already stays as it is.

    Raises HouseError when the file cannot be read, or has a part in which nothing can be added.
    """
    house = parse(text, path)
    for decision in found:
        text = _with(text, decision, house, path)
    parse(text, path)
    return text


def _with(text: str, decision: Decision, house: HouseList, path: str) -> str:
    listed = {spelling for name in house.names for spelling in name.spellings()}
    if decision.spelling in listed:
        return text
    variants = ", ".join(_scalar(variant) for variant in decision.variants)
    line = f"  {_scalar(decision.spelling)}: [{variants}]"
    head = re.search(rf"^{decision.section}:[^\S\n]*(.*)$", text, re.MULTILINE)
    if head is None:
        joint = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{joint}{decision.section}:\n{line}\n"
    if head.group(1) and not head.group(1).startswith("#"):
        row = text.count("\n", 0, head.start()) + 1
        reason = f"put the names of '{decision.section}' on lines of their own first"
        raise HouseError(path, reason, row, 1)
    return f"{text[: head.end()]}\n{line}{text[head.end() :]}"


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN:
        return text
    import json

    return json.dumps(text, ensure_ascii=False)
