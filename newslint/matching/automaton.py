# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding all atoms of all rules in one pass over a projected text.

For the few articles that a person checks the word index is best: it is there at once. An
Aho-Corasick automaton (package `ahocorasick_rs`) reads several times faster, but takes a moment to
build, so it is built when enough text has gone by. Both find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newslint.matching.wordindex import WordIndex

WORTH_BUILDING = 6.0
"""So many bytes of text for each atom must go by before an automaton is built."""


def has_automaton() -> bool:
    """Tell whether the package with the automaton is installed."""
    try:
        import ahocorasick_rs  # noqa: F401
    except ImportError:
        return False
    return True


class Finder:
    """Finds atoms, with the automaton once `worth_building` bytes for each have been read."""

    def __init__(
        self,
        atoms: Sequence[bytes],
        index: WordIndex,
        worth_building: float | None = WORTH_BUILDING,
    ) -> None:
        self._atoms = atoms
        self._index = index
        self._left = None if worth_building is None else worth_building * len(atoms)
        self._automaton: Any = None

    def find(self, padded: bytes) -> Iterable[tuple[int, int, int]]:
        """Return (atom, start, end) for all places of all atoms, in any order."""
        if not len(self._atoms):
            return ()
        if self._automaton is None and not self._is_time_to_build(len(padded)):
            return self._index.find(padded)
        found: Iterable[tuple[int, int, int]]
        found = self._automaton.find_matches_as_indexes(padded, overlapping=True)
        return found

    def _is_time_to_build(self, more: int) -> bool:
        if self._left is None:
            return False
        self._left -= more
        if self._left > 0:
            return False
        try:
            from ahocorasick_rs import BytesAhoCorasick
        except ImportError:
            self._left = None
            return False
        self._automaton = BytesAhoCorasick(list(self._atoms))
        return True
