# SPDX-License-Identifier: GPL-3.0-or-later
r"""Patterns as rule writers know them, turned into patterns as `re` and `regex` read them.

Vale's rules are written for .NET-like expressions. What differs and can be said in Python is
turned round here: flags in the middle, `(?i)`, hold from there to the end of their group;
`(?<name>...)` and `\k<name>` are Python's `(?P<name>...)` and `(?P=name)`; `\z` is `\Z`. A brace
that counts nothing is a brace (the `regex` module would take some for fuzzy matching).
"""

from __future__ import annotations

import re

from newslint.expressions import compiled
from newslint.records import NamedTuple

_TOKEN = compiled(
    r"\\k<(?P<backreference>\w+)>"
    r"|(?P<property>\\[pP](?:\{[^}]*\}|[A-Za-z]))"
    r"|\\x\{(?P<code>0{,4}[0-9A-Fa-f]{1,6})\}"
    r"|\\(?:N\{[^}]*\}|.)"
    r"|(?P<cls>\[)"
    r"|(?P<comment>\(\?\#[^)]*\))"
    r"|\(\?(?P<flags>[aimsux]+(?:-[imsx]+)?|-[imsx]+)\)"
    r"|\(\?<(?P<name>\w+)>"
    r"|(?P<open>\()|(?P<close>\))|(?P<bar>\|)"
    r"|\{\d+(?:,\d*)?\}|\{,\d+\}|(?P<brace>\{)"
    r"|.",
    re.DOTALL,
)
_CLASS_PART = compiled(
    r"(?P<posix>\[:\^?\w+:\])|(?P<property>\\[pP](?:\{[^}]*\}|[A-Za-z]))"
    r"|\\x\{(?P<code>0{,4}[0-9A-Fa-f]{1,6})\}|\\N\{[^}]*\}|\\."
    r"|(?P<nested>\[)|(?P<double>&&|\|\||~~|--)|(?P<end>\])|.",
    re.DOTALL,
)
ANYTHING = r"[\w\W]"


class Spelling(NamedTuple):
    """A pattern in Python's spelling.

    `sketch` matches wherever `source` does, and perhaps in more places: what only `regex` knows is
    left open in it, so that `re` can parse it. `needs_regex` says that `re` would parse `source`,
    but take it for something else; `is_closed` that every bracket that closes has been opened.
    """

    source: str
    sketch: str
    needs_regex: bool = False
    is_closed: bool = True


def spell(pattern: str) -> Spelling:
    """Return a pattern of a rule in Python's spelling; it may still prove not to compile."""
    if "(?x" in pattern or pattern.isalnum():
        return Spelling(pattern, pattern)
    return _Speller(pattern).spelled()


class _Speller:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._source: list[str] = []
        self._sketch: list[str] = []
        self._needs_regex = False
        self._is_closed = True
        self._flags: list[list[str]] = [[]]

    def spelled(self) -> Spelling:
        position = 0
        while position < len(self._pattern):
            token = _TOKEN.match(self._pattern, position)
            assert token is not None
            position = token.end()
            if token.lastgroup == "cls":
                position = self._take_class(position)
            else:
                self._take(token)
        self._write(")" * sum(map(len, self._flags)))
        texts = "".join(self._source), "".join(self._sketch)
        return Spelling(*texts, self._needs_regex, self._is_closed)

    def _write(self, source: str, sketch: str | None = None) -> None:
        self._source.append(source)
        self._sketch.append(source if sketch is None else sketch)

    def _take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "flags":
            self._flags[-1].append(token["flags"])
            self._write(f"(?{token['flags']}:")
        elif kind == "backreference":
            self._write(f"(?P={token['backreference']})")
        elif kind == "property":
            self._write(token[0], ANYTHING)
        elif kind == "code":
            self._write(_character(token["code"]))
        elif kind == "brace":
            self._write(r"\{")
        elif kind in ("name", "open"):
            self._flags.append([])
            self._write(f"(?P<{token['name']}>" if kind == "name" else "(")
        elif kind == "close":
            self._close()
        elif kind == "bar":
            again = self._flags[-1]
            self._write(")" * len(again) + "|" + "".join(f"(?{flags}:" for flags in again))
        elif kind != "comment":
            self._write(r"\Z" if token[0] == r"\z" else token[0])

    def _close(self) -> None:
        self._is_closed = self._is_closed and len(self._flags) > 1
        ended = self._flags.pop() if len(self._flags) > 1 else []
        self._write(")" * (len(ended) + 1))

    def _take_class(self, position: int) -> int:
        """Copy the class whose bracket stands before `position`; return where it ends."""
        opening = compiled(r"\^?\]?").match(self._pattern, position)
        assert opening is not None
        parts = ["[", opening[0].replace("]", r"\]")]
        position = opening.end()
        is_open = False
        while position < len(self._pattern):
            part = _CLASS_PART.match(self._pattern, position)
            assert part is not None
            position = part.end()
            kind = part.lastgroup
            is_open = is_open or kind in ("posix", "property")
            self._needs_regex = self._needs_regex or kind == "posix"
            parts.append(_spelled_in_class(part))
            if kind == "end":
                break
        self._write("".join(parts), ANYTHING if is_open else None)
        return position


def _spelled_in_class(part: re.Match[str]) -> str:
    if part.lastgroup == "nested":
        return r"\["
    if part.lastgroup == "double":
        return f"{part[0][0]}\\{part[0][1]}"
    return _character(part["code"]) if part.lastgroup == "code" else part[0]


def _character(code: str) -> str:
    value = int(code, 16)
    return rf"\U{value:08x}" if value < 0x110000 else rf"\x{{{code}}}"
