# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that people write by hand, in YAML: read into something of ours, or the place of a fault.

YAML itself is imported only when there is a file to read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class FileError(ValueError):
    """A file that cannot be used: `path`, `line` and `column` (from 1) say where, 0 if unknown."""

    def __init__(self, path: str, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """Return the path, with line and column where they are known."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Wrong(Exception):
    """A value that is wrong, and the keys that lead to it."""

    def __init__(self, keys: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def text_of(path: str, fault: type[FileError] = FileError) -> str:
    """Return the text of a file; raises `fault` when it cannot be read or is not UTF-8."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise fault(path, error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise fault(path, "is not UTF-8 text") from None


def read_as(
    make: Callable[[Any], Made], text: str, path: str, fault: type[FileError] = FileError
) -> Made:
    """Return what `make` makes of the value of a YAML text (an empty one is {}).

    `make` raises `Wrong` for a value it cannot use. That, and what is no YAML, is raised as
    `fault` with its place in the text.
    """
    from newslint.yamlfile import YamlError, parse_yaml, place_of

    try:
        data = parse_yaml(text)
    except YamlError as error:
        raise fault(path, str(error), error.line, error.column) from None
    try:
        return make({} if data is None else data)
    except Wrong as error:
        raise fault(path, str(error), *place_of(text, error.keys)) from None
