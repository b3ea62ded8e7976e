# SPDX-License-Identifier: GPL-3.0-or-later
"""Tell a user how far a long job is: a bar on a terminal, one line elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO

_WIDTH = 30


class Progress:
    """A bar on standard error when that is a terminal; otherwise only `line` is shown."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self.drawn = False
        self.on_terminal = self._stream.isatty()

    def line(self, text: str) -> None:
        """Show one line."""
        self.clear()
        print(text, file=self._stream, flush=True)

    def part(self, done: int, total: int, what: str) -> None:
        """Draw the bar: `done` of `total` steps, the last of which was `what`."""
        if not self.on_terminal:
            return
        filled = _WIDTH * min(done, total) // max(total, 1)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        self._stream.write(f"\r\x1b[K[{bar}] {done}/{total} {what[:40]}")
        self._stream.flush()
        self.drawn = True

    def clear(self) -> None:
        """Take the bar away."""
        if self.drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self.drawn = False
