# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a report goes, and what the place it goes to can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

_WIDTH = 100
"""Columns of a report that does not go to a terminal."""


@contextmanager
def opened(path: str, *, utf8: bool) -> Iterator[TextIO]:
    """Give the stream for a report: the file at `path`, or standard output for "".

    A file is written in UTF-8 with plain line feeds; so is standard output if `utf8`. Characters
    that cannot be encoded come out as escapes that are good JSON. Raises OSError.
    """
    if path:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        return
    if isinstance(sys.stdout, TextIOWrapper):
        if utf8:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")
    yield sys.stdout


def writer(stream: TextIO, *, color: bool) -> Callable[[str], None]:
    """Return the function that writes a piece of a report at once."""
    if color and os.name == "nt":
        import click

        return lambda piece: click.echo(piece, stream, nl=False, color=True)

    def write(piece: str) -> None:
        stream.write(piece)
        stream.flush()

    return write


def wants_color(wish: str, stream: TextIO) -> bool:
    """Tell whether a report has colours: as wished, else on a terminal without NO_COLOR.

    https://no-color.org: any value of NO_COLOR but the empty one counts.
    """
    if wish != "auto":
        return wish == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


def width_of(stream: TextIO) -> int:
    """Return how many columns a stream's terminal has; COLUMNS names it for those without one."""
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH
    except (OSError, ValueError):
        return _WIDTH


def shows_unicode(stream: TextIO) -> bool:
    """Tell whether a stream takes characters such as the ellipsis."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")
