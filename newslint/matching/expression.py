# SPDX-License-Identifier: GPL-3.0-or-later
"""A regular expression at work in one block of text, against the clock where it might run long."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from time import thread_time
from typing import Any

from newslint.expressions import Code, compiled, loose, made_of

LONG_BLOCK = 3_000
"""The longest block, in code points, that a harmless expression may search without a clock."""

_MOST_TIMES = 20
"""So many times the seconds of a usual block may a very long one take."""


class Expression:
    """A regular expression that is compiled when first used; `code` is its tight compiled form.

    A `harmless` one is run by `re` in blocks of usual length; all others by the `regex` module,
    which is loaded only then, with a time limit. The two agree on which characters belong to
    words, except for combining marks, which only `regex` counts among them.
    """

    __slots__ = ("_code", "_flags", "_guarded", "_quick", "_source", "harmless")

    def __init__(
        self, source: str, flags: int, *, harmless: bool, code: Code | None = None
    ) -> None:
        self.harmless = harmless
        self._source = source
        self._flags = flags
        self._code = code
        self._quick: re.Pattern[str] | None = None
        self._guarded: Any = None

    def matches(self, block: str, shift: int, seconds: float) -> list[tuple[int, int]]:
        """Return what `finditer` finds in a block, `shift` added to all offsets.

        Matches of no width are left out. Raises TimeoutError after `seconds`, which are meant
        for a block up to `LONG_BLOCK`; a longer one has more, up to 20 times as much.
        """
        if self.harmless and len(block) <= LONG_BLOCK:
            found = self._compiled().finditer(block)
        else:
            found = self._compiled_guarded().finditer(block, timeout=_allowed(block, seconds))
        spans = [match.span() for match in found]
        return [(start + shift, end + shift) for start, end in spans if end > start]

    def matches_at(
        self, block: str, places: Sequence[int], shift: int, seconds: float
    ) -> list[tuple[int, int]]:
        """Return the same as `matches` if matches can begin at some places only, in order."""
        if self.harmless and len(block) <= LONG_BLOCK:
            match_at: Callable[[str, int], Any] = (self._quick or self._compiled()).match
        else:
            match_at = _in_time(self._compiled_guarded().match, _allowed(block, seconds))
        found = []
        free = 0
        for place in places:
            if place >= free and (match := match_at(block, place)) and match.end() > place:
                free = match.end()
                found.append((place + shift, free + shift))
        return found

    def _compiled(self) -> re.Pattern[str]:
        if self._quick is None:
            made = made_of(self._source, loose(self._code)) if self._code else None
            self._quick = made or compiled(self._source, self._flags)
            self._code = None
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


def _allowed(block: str, seconds: float) -> float:
    return seconds * min(_MOST_TIMES, max(1.0, len(block) / LONG_BLOCK))


def _in_time(match_at: Any, seconds: float) -> Callable[[str, int], Any]:
    """Return `match_at` with a limit for the time that all its calls take together.

    The clock is that of the processor, and of this thread, so that a busy machine finds no less
    than an idle one.
    """
    deadline = thread_time() + seconds

    def match(block: str, place: int) -> Any:
        left = deadline - thread_time()
        if left <= 0:
            raise TimeoutError
        return match_at(block, place, timeout=left)

    return match
