# SPDX-License-Identifier: GPL-3.0-or-later
"""Strict YAML: texts stay texts, no key stands twice, and every key knows its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """YAML that cannot be used; `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class _StrictLoader(_Loader):  # type: ignore[misc]
    """A safe loader after YAML 1.2's core schema: no dates, no yes/no, no base-60 numbers."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Return the mapping of a node; a key that stands twice is an error."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str | int | float | bool | None):
                raise _error_at(key_node, "a key must be a plain word")
            if key in seen:
                raise _error_at(key_node, f"the key '{key}' stands twice")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _add_resolver(tag: str, pattern: str, first: str) -> None:
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first)
    )


_add_resolver("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_add_resolver("int", r"^[-+]?[0-9]+$", "-+0123456789")
_add_resolver("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789")
_add_resolver("null", r"^(?:~|null|Null|NULL|)$", "~nN\0")
_StrictLoader.yaml_implicit_resolvers.setdefault("", []).append(
    ("tag:yaml.org,2002:null", re.compile(r"^$"))
)


def _construct_int(loader: Any, node: Any) -> int:
    return int(loader.construct_scalar(node))


_StrictLoader.add_constructor("tag:yaml.org,2002:int", _construct_int)


def _error_at(node: Any, message: str) -> YamlError:
    return YamlError(message, node.start_mark.line + 1, node.start_mark.column + 1)


def parse_yaml(text: str) -> Any:
    """Return the value of one YAML document; raises YamlError with the place of what is wrong."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(error.problem or error.context or "not YAML").split())
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(f"not YAML: {what}", line, column) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError("not YAML: a character that is not allowed", line) from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(f"not YAML: {error}") from None


def place_of(text: str, path: Iterable[str | int]) -> tuple[int, int]:
    """Return (line, column) of the key or item that a path of keys and indices leads to.

    Where the path ends early (a key that is missing) the place is that of the last step found.
    """
    node = yaml.compose(text, Loader=_StrictLoader)
    mark = node.start_mark if node else None
    for step in path:
        following = _step(node, step)
        if following is None:
            break
        mark, node = following
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _step(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None
