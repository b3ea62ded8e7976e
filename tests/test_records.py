# SPDX-License-Identifier: GPL-3.0-or-later
"""Records behave as `typing.NamedTuple` does."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from newslint import records
from newslint.records import NamedTuple


class Ours(NamedTuple):
    """A place."""

    path: str
    line: int = 1
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


class Theirs(typing.NamedTuple):
    """A place."""

    path: str
    line: int = 1
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


ASKED: dict[str, Callable[[Any], object]] = {
    "positions": lambda kind: tuple(kind("a", 2, ("x",))),
    "names": lambda kind: tuple(kind(words=("x",), path="a")),
    "defaults": lambda kind: kind._field_defaults,
    "fields": lambda kind: (kind._fields, kind.__match_args__, kind.__slots__),
    "items": lambda kind: (kind("a").path, kind("a").line, kind("a")[2]),
    "property": lambda kind: kind("a").name,
    "equal": lambda kind: kind("a") == ("a", 1, ()),
    "hash": lambda kind: hash(kind("a")),
    "repr": lambda kind: repr(kind("a%s")).replace("Theirs", "Ours"),
    "replace": lambda kind: tuple(kind("a")._replace(line=3)),
    "make": lambda kind: tuple(kind._make(["a", 3, ()])),
    "dict": lambda kind: kind("a")._asdict(),
    "documentation": lambda kind: kind.__doc__,
    "bases": lambda kind: (kind.__mro__[1:], type(kind)),
    "pickle": lambda kind: tuple(pickle.loads(pickle.dumps(kind("a")))),
    "pickled type": lambda kind: type(pickle.loads(pickle.dumps(kind("a")))) is kind,
    "copy": lambda kind: type(copy.copy(kind("a"))) is kind,
    "places": lambda kind: (kind.__module__, kind.__qualname__ == kind.__name__),
}


@pytest.mark.parametrize("what", ASKED)
def test_a_record_is_what_typing_makes(what: str) -> None:
    assert ASKED[what](Ours) == ASKED[what](Theirs)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind("a", 1, (), 4),
        lambda kind: kind("a", column=1),
        lambda kind: kind("a")._replace(column=1),
        lambda kind: kind._make(["a"]),
        lambda kind: setattr(kind("a"), "line", 2),
        lambda kind: setattr(kind("a"), "column", 2),
    ],
)
def test_what_typing_refuses_is_refused(wrong: Callable[[Any], object]) -> None:
    for kind in (Theirs, Ours):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            wrong(kind)


def test_without_the_known_insides_typing_makes_the_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_getters", lambda count: None)

    class Other(NamedTuple):
        path: str
        line: int = 1

    assert Other("a") == ("a", 1)
    assert Other.__mro__[1] is tuple
    assert (
        Other.__new__.__qualname__
        == typing.NamedTuple("Other", [("path", str)]).__new__.__qualname__
    )
