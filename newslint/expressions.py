# SPDX-License-Identifier: GPL-3.0-or-later
"""Regular expressions whose compiled form outlives the process.

Python compiles a pattern anew in every process, in Python, and newslint has hundreds: that would
take longer than checking an article. What a process has compiled can be handed to the next as
plain data, and made into the same pattern by the interpreter's own `_sre`, which verifies it. Where
the interpreter's insides are not those known here, everything is compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
from importlib import import_module
from typing import Any
from zlib import compress, decompress

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, the program as 32-bit words, the number of groups, their names and the names by number."""

_known: dict[tuple[str, int], Code] = {}
_made: dict[tuple[str, int], re.Pattern[str]] = {}
_learnt: dict[tuple[str, int], Code] = {}


def stamp() -> str:
    """Return what must be the same for a table to be used: the interpreter it was made by."""
    return f"{sys.implementation.name} {sys.version} {sys.maxsize}"


def recall(table: Mapping[tuple[str, int], Code]) -> None:
    """Let `compiled` use a table that `learnt` gave to an earlier process with the same `stamp`."""
    _known.update(table)


def learnt() -> Mapping[tuple[str, int], Code]:
    """Return the table of what had to be compiled in this process, or {} if nothing had to be."""
    return dict(_learnt)


def known() -> Mapping[tuple[str, int], Code]:
    """Return the whole table: what was recalled and what was learnt."""
    return dict(_known)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the same as `re.compile`, sooner when the pattern is known; raises re.error too."""
    key = (source, int(flags))
    if key not in _made:
        _made[key] = _recalled(key) or _compile(key)
    return _made[key]


def made_of(source: str, code: Code) -> re.Pattern[str] | None:
    """Return the pattern whose compiled form this is, None if it is not of this interpreter."""
    try:
        sre: Any = import_module("_sre")
        flags, program, groups, names, by_number = code
        words = array("I")
        words.frombytes(program)
        made: re.Pattern[str] = sre.compile(source, flags, words.tolist(), groups, names, by_number)
        return made
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return None


def tight(code: Code) -> Code:
    """Return a compiled form that takes less room, to be kept where few are used of many."""
    return code[0], compress(code[1]), *code[2:]


def loose(code: Code) -> Code:
    """Return the compiled form that `tight` was given."""
    return code[0], decompress(code[1]), *code[2:]


def _recalled(key: tuple[str, int]) -> re.Pattern[str] | None:
    return made_of(key[0], _known[key]) if key in _known else None


def _compile(key: tuple[str, int]) -> re.Pattern[str]:
    source, flags = key
    try:
        code = _code_of(source, flags)
    except (ImportError, AttributeError, TypeError):
        return re.compile(source, flags)
    _learnt[key] = _known[key] = code
    return _recalled(key) or re.compile(source, flags)


def _code_of(source: str, flags: int) -> Code:
    """Return a pattern's compiled form, made with the parts of which `re.compile` is made."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    return code_of(_parser.parse(source, flags), flags, _compiler)


def code_of(parsed: Any, flags: int, compiler: Any) -> Code:
    """Return the compiled form of a parsed pattern, made with the compiler of `re`.

    Raises `re.error` for what can be read, but not be compiled.
    """
    program = array("I", compiler._code(parsed, flags))
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    groups = parsed.state.groups - 1
    return flags | parsed.state.flags, program.tobytes(), groups, names, tuple(by_number)
