# SPDX-License-Identifier: GPL-3.0-or-later
"""Boosted regression trees (Friedman 2001) as flat tables of numbers, and their sum for an example.

`python -m newslint.data.fit_names` makes the files: the start value, then for all nodes of all
trees, each tree in a walk that goes left first, the feature (-1 for a leaf), the node to go to on
the right, and the threshold or the leaf's value.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp
from typing import Any, TypeAlias

from newslint.records import NamedTuple

MAGIC = b"NLTREES1"

Node: TypeAlias = "float | tuple[int, float, Node, Node]"
"""A leaf's value, or (feature, threshold, tree if at most the threshold, tree if above)."""


class Model(NamedTuple):
    """A sum of trees on the log-odds scale; nodes in one row, `roots` are where the trees begin."""

    start: float
    features: Sequence[int]
    rights: Sequence[int]
    values: Sequence[float]
    roots: Sequence[int]

    def log_odds(self, example: Sequence[float]) -> float:
        """Return the sum of the trees for an example with these features."""
        total = self.start
        features, rights, values = self.features, self.rights, self.values
        for node in self.roots:
            feature = features[node]
            while feature >= 0:
                node = node + 1 if example[feature] <= values[node] else rights[node]
                feature = features[node]
            total += values[node]
        return total

    def probability(self, example: Sequence[float]) -> float:
        """Return in 0..1 how likely an example with these features is of the class."""
        return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, self.log_odds(example)))))


@lru_cache(maxsize=4)
def model(name: str) -> Model:
    """Return a shipped model: person, token or place."""
    from newslint.data import __path__ as folders

    return read_model(f"{folders[0]}/same_{name}.trees")


def read_model(path: str) -> Model:
    """Return the model in a file."""
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != MAGIC:
        raise ValueError(f"{path} is no table of trees; fit it again")
    nodes, trees = _numbers("I", content[8:16])
    places = [16, 24, 24 + 2 * nodes, 24 + 4 * nodes, 24 + 8 * nodes, 24 + 8 * nodes + 2 * trees]
    parts = [content[place:end] for place, end in pairwise(places)]
    start, features, rights, values, roots = map(_numbers, "dhHfH", parts)
    return Model(start[0], features, rights, values, roots)


def _numbers(kind: str, content: bytes) -> Any:
    import sys

    table = array(kind, content)
    if sys.byteorder == "big":
        table.byteswap()
    return table.tolist()


def flat(start: float, trees: Sequence[Node]) -> Model:
    """Return trees as a model."""
    features: list[int] = []
    rights: list[int] = []
    values: list[float] = []
    roots = []
    for tree in trees:
        roots.append(len(features))
        _lay(tree, features, rights, values)
    return Model(start, features, rights, values, roots)


def _lay(node: Node, features: list[int], rights: list[int], values: list[float]) -> None:
    at = len(features)
    features.append(-1)
    rights.append(0)
    values.append(0.0)
    if not isinstance(node, tuple):
        values[at] = node
        return
    features[at], values[at] = node[0], node[1]
    _lay(node[2], features, rights, values)
    rights[at] = len(features)
    _lay(node[3], features, rights, values)


def written(found: Model) -> bytes:
    """Return a model as the content of a file."""
    return b"".join((MAGIC, *_tables(found)))


def _tables(found: Model) -> Iterator[bytes]:
    import sys

    for kind, numbers in (
        ("I", [len(found.features), len(found.roots)]),
        ("d", [found.start]),
        ("h", found.features),
        ("H", found.rights),
        ("f", found.values),
        ("H", found.roots),
    ):
        table = array(kind, numbers)
        if sys.byteorder == "big":
            table.byteswap()
        yield table.tobytes()
