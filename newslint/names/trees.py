# SPDX-License-Identifier: GPL-3.0-or-later
"""Boosted regression trees (Friedman 2001) as a table of numbers, and their sum for an example.

The file is made by `python -m newslint.data.fit_names`: for each model a line of text with its
name, its number of trees and its start value, then for each tree a line of `feature:threshold` and
leaf values in the order of a walk that goes left first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import TypeAlias

Node: TypeAlias = "float | tuple[int, float, Node, Node]"
"""A leaf's value, or (feature, threshold, tree if at most the threshold, tree if above)."""


@dataclass(frozen=True)
class Model:
    """A sum of trees on the log-odds scale."""

    start: float
    trees: tuple[Node, ...]

    def probability(self, features: Sequence[float]) -> float:
        """Return in 0..1 how likely an example with these features is of the class."""
        total = self.start
        for node in self.trees:
            while isinstance(node, tuple):
                node = node[2] if features[node[0]] <= node[1] else node[3]
            total += node
        return 1.0 / (1.0 + exp(-total)) if total > -500 else 0.0


@lru_cache(maxsize=1)
def models() -> dict[str, Model]:
    """Return the shipped models by name: person, token, place."""
    from newslint.data import __path__ as folders

    return read_models(f"{folders[0]}/same_name.trees")


def read_models(path: str) -> dict[str, Model]:
    """Return the models of a file by name."""
    with open(path, encoding="ascii") as file:
        lines = iter(file.read().splitlines())
    found = {}
    for head in lines:
        name, trees, start = head.split()
        found[name] = Model(
            float(start), tuple(_tree(iter(next(lines).split())) for _ in range(int(trees)))
        )
    return found


def _tree(words: Iterator[str]) -> Node:
    word = next(words)
    feature, colon, threshold = word.partition(":")
    if not colon:
        return float(word)
    return int(feature), float(threshold), _tree(words), _tree(words)
