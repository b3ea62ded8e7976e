# SPDX-License-Identifier: GPL-3.0-or-later
"""The parser of `re`, wherever this Python keeps it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from newslint.expressions import Code, code_of, made_of, tight

_IS_INSIDE_RE = sys.version_info >= (3, 11)

code: Any = import_module("re._constants" if _IS_INSIDE_RE else "sre_constants")
"""The names of operators and places in a parsed pattern."""

_parser: Any = import_module("re._parser" if _IS_INSIDE_RE else "sre_parse")

_compiler: Any = import_module("re._compiler" if _IS_INSIDE_RE else "sre_compile")


def parse(pattern: str, flags: int) -> Any:
    """Return a pattern as a tree of (operator, argument) pairs.

    Raises `re.error` for what `re` does not know and RecursionError for what is nested too deep.
    """
    return _parser.parse(pattern, int(flags))


def compile_tree(tree: Any, source: str, flags: int) -> Code | None:
    """Return the (tight) compiled form of a parsed pattern, None if it cannot be handed on.

    Raises `re.error` for what can be read, but not be compiled.
    """
    try:
        code = code_of(tree, int(flags), _compiler)  # an enum is slow here
    except (AttributeError, TypeError):
        _compiler.compile(tree, int(flags))
        return None
    return tight(code) if made_of(source, code) else None
