# SPDX-License-Identifier: GPL-3.0-or-later
"""What a house list is: names with their spellings, and pairs of names that are not one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newslint.names.folding import name_tokens
from newslint.records import NamedTuple

_NOTHING: Mapping[str, str] = MappingProxyType({})


class HouseName(NamedTuple):
    """One name: its kind, its spelling, the guides' own choices and the other spellings of it.

    `also` are in use and not flagged, `variants` are flagged, `allow` are phrases in which any
    spelling stands. `since` is a date (2019-10-14) or "". `is_own` tells that a newsroom's file
    says so, not the shipped list. `letters` are the spellings folded, where that was done before.
    """

    kind: str
    spelling: str
    guides: Mapping[str, str] = _NOTHING
    also: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    since: str = ""
    source: str = ""
    is_own: bool = False
    letters: tuple[str, ...] = ()

    def preferred(self, preset: str) -> str:
        """Return the spelling to use under a preset ("" for none)."""
        return self.spelling if self.is_own else self.guides.get(preset, self.spelling)

    def accepted(self, preset: str) -> frozenset[str]:
        """Return the spellings that are not flagged under a preset ("" for none)."""
        if self.is_own:
            return frozenset((self.spelling, *self.also))
        if preset in self.guides:
            return frozenset((self.guides[preset],))
        if preset:
            return frozenset((self.spelling, *self.also))
        return frozenset((self.spelling, *self.guides.values(), *self.also))

    def spellings(self) -> tuple[str, ...]:
        """Return all spellings, the one to use first, each once."""
        listed = (self.spelling, *self.guides.values(), *self.also, *self.variants)
        return tuple(dict.fromkeys(listed))

    def tokens(self) -> tuple[tuple[str, ...], ...]:
        """Return the folded words of each of the spellings, in their order."""
        if self.letters:
            return tuple(tuple(folded.split()) for folded in self.letters)
        return tuple(name_tokens(spelling) for spelling in self.spellings())


class HouseList:
    """The names of a house, the pairs never to be taken for one, and the preset it chooses.

    `lookalikes` are pairs of two names unless an article's own words say otherwise.
    """

    def __init__(
        self,
        names: tuple[HouseName, ...] = (),
        distinct: tuple[tuple[str, str], ...] = (),
        lookalikes: tuple[tuple[str, str], ...] = (),
        preset: str = "",
    ) -> None:
        self.names = names
        self.distinct = distinct
        self.lookalikes = lookalikes
        self.preset = preset
