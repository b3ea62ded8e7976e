# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader says when a file cannot be read as an article."""

from __future__ import annotations


class ReadError(Exception):
    """A file that is not there, is no text, or is too large; one clear line says which.

    `path` is the file as the user named it, `message` what is wrong with it, `hint` what helps (or
    ""). The whole line, `str(error)`, is "message: path (hint)".
    """

    def __init__(self, path: str, message: str, hint: str = "") -> None:
        super().__init__(path, message, hint)
        self.path = path
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.path}" + (f" ({self.hint})" if self.hint else "")
