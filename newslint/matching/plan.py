# SPDX-License-Identifier: GPL-3.0-or-later
"""How one pattern is to be found, as decided when rules are compiled and kept in bytes."""

from __future__ import annotations

import marshal
import re
from enum import IntEnum

from newslint.expressions import Code
from newslint.matching.expression import Expression
from newslint.matching.phrase import Phrase
from newslint.records import NamedTuple


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


class Plan(NamedTuple):
    """How a pattern is found. `low` and `high` are the distances from a match to an atom.

    `also` has atoms one of which a block must hold as well. `guides` has atoms (with 1 for one
    that begins with the character before) one of which stands `guide_at` after the beginning of
    every match. `mark` is a character that a block must hold, or "". `code` is the tight
    compiled form of a harmless expression, if it can be kept.
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
    code: Code | None = None

    def phrase(self) -> Phrase:
        """Return the phrase of a plan whose way is `PHRASE`."""
        ignorecase = bool(self.flags & re.IGNORECASE)
        return Phrase(self.source, ignorecase, self.opens, self.closes, self.lenient)

    def expression(self) -> Expression:
        """Return the expression of any other plan."""
        return Expression(self.source, self.flags, harmless=self.harmless, code=self.code)


_WAYS = tuple(Way)


def to_bytes(plan: Plan) -> bytes:
    """Return a plan in the form that `from_bytes` reads."""
    # The second version has no references: the same plan always makes the same bytes.
    return marshal.dumps((int(plan.way), plan.source, int(plan.flags), *plan[3:]), 2)


def from_bytes(data: bytes | memoryview) -> Plan:
    """Return the plan that `to_bytes` wrote."""
    way, *rest = marshal.loads(data)  # noqa: S302 - written by `to_bytes`, and checked when read
    return Plan(_WAYS[way], *rest)
