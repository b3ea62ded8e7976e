# SPDX-License-Identifier: GPL-3.0-or-later
"""How one pattern is to be found, as decided when rules are compiled and kept in bytes."""

from __future__ import annotations

import re
import struct
from enum import IntEnum

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


_HEAD = struct.Struct("<BBIIIIIHHB")


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
