# SPDX-License-Identifier: GPL-3.0-or-later
"""One line on standard error that tells how far a long run has come."""

from __future__ import annotations

import sys
import time

_FEWEST = 8
"""Runs over fewer files than this need no line."""
_EVERY = 0.1
"""Seconds between two changes of the line."""
_BAR = 20


class Progress:
    """A progress line for `total` files, shown only when standard error is a terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._last = 0.0
        self._shown = False
        self._on = total >= _FEWEST and sys.stderr.isatty()

    def step(self) -> None:
        """Count one file as done, and change the line when it is time."""
        self._done = min(self._done + 1, self._total)
        now = time.monotonic()
        if self._on and now - self._last >= _EVERY:
            self._last = now
            filled = _BAR * self._done // self._total
            bar = "#" * filled + "." * (_BAR - filled)
            self._write(f"\r[{bar}] {self._done} of {self._total} articles")
            self._shown = True

    def clear(self) -> None:
        """Take the line away, before anything else is written to the terminal."""
        if self._shown:
            self._write("\r" + " " * 60 + "\r")
            self._shown = False

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
