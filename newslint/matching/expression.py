# SPDX-License-Identifier: GPL-3.0-or-later
"""A regular expression at work in one block of text, against the clock where it might run long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any

from newslint.matching.effort import LONG_BLOCK


class Expression:
    """A regular expression that is compiled when first used.

    A `harmless` one is run by `re` in blocks of usual length; all others by the `regex` module,
    which is loaded only then, with a time limit. The two agree on which characters belong to
    words, except for combining marks, which only `regex` counts among them.
    """

    def __init__(self, source: str, flags: int, *, harmless: bool) -> None:
        self._source = source
        self._flags = flags
        self._harmless = harmless
        self._quick: re.Pattern[str] | None = None
        self._guarded: Any = None

    def matches(self, block: str, seconds: float) -> list[tuple[int, int]]:
        """Return what `finditer` finds in a block; raises TimeoutError after `seconds`."""
        if self._is_quick(block):
            found = self._compiled().finditer(block)
        else:
            found = self._compiled_guarded().finditer(block, timeout=seconds)
        return [match.span() for match in found if match.end() > match.start()]

    def matches_at(
        self, block: str, places: Iterable[int], seconds: float
    ) -> list[tuple[int, int]]:
        """Return what `finditer` finds in a block if matches can begin at some places only.

        `places` are sorted. Raises TimeoutError after `seconds`.
        """
        if self._is_quick(block):
            return _first_come(self._compiled().match, block, places)
        deadline = perf_counter() + seconds
        match_at = self._compiled_guarded().match

        def match(block: str, place: int) -> Any:
            left = deadline - perf_counter()
            if left <= 0:
                raise TimeoutError
            return match_at(block, place, timeout=left)

        return _first_come(match, block, places)

    def _is_quick(self, block: str) -> bool:
        return self._harmless and len(block) <= LONG_BLOCK

    def _compiled(self) -> re.Pattern[str]:
        if self._quick is None:
            self._quick = re.compile(self._source, self._flags)
        return self._quick

    def _compiled_guarded(self) -> Any:
        if self._guarded is None:
            self._guarded = compile_guarded(self._source, self._flags)
        return self._guarded


def compile_guarded(source: str, flags: int) -> Any:
    """Return a pattern compiled by the `regex` module, whose methods take a `timeout`.

    Raises `regex.error`, which has `msg` and `pos`.
    """
    import regex  # type: ignore[import-untyped, unused-ignore]

    return regex.compile(source, flags | regex.VERSION0)


def _first_come(match: Any, block: str, places: Iterable[int]) -> list[tuple[int, int]]:
    found = []
    free = 0
    for place in places:
        if place >= free and (hit := match(block, place)) and hit.end() > place:
            found.append((place, hit.end()))
            free = hit.end()
    return found
