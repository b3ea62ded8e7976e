# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit the trees of `newslint.same_name` to pairs of names that people have judged.

    pip install scikit-learn
    python -m newslint.data.fit_names FOLDER [--half 0|1] [--out OTHER_FOLDER]

FOLDER holds `pairs_dev.tsv.gz` and `curated.tsv`: tables with the columns kind, a, b, same and, in
the first, id_a. With `--half` only the pairs are used whose first entity falls in that half, so
that the other half can be measured. Numbers are shipped, no pair is.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from binascii import crc32
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from newslint.names import similarity, trees
from newslint.names.features import align, word_features
from newslint.names.folding import name_tokens
from newslint.records import NamedTuple

SETTINGS = {"subsample": 0.6, "min_samples_leaf": 15, "random_state": 1}
WORDS = {**SETTINGS, "n_estimators": 150, "max_depth": 4, "learning_rate": 0.06}
PERSONS = {**SETTINGS, "n_estimators": 250, "max_depth": 3, "learning_rate": 0.05}
"""How the trees grow: what gave the best F1 on each half when fitted to the other."""


class Pair(NamedTuple):
    """Two names and whether they are of one bearer."""

    kind: str
    a: str
    b: str
    same: bool
    half: int


def pairs(folder: Path) -> Iterator[Pair]:
    """Return the judged pairs of a folder, each in one of two halves by its first entity."""
    with gzip.open(folder / "pairs_dev.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            half = crc32(row["id_a"].encode()) % 2
            yield Pair(row["kind"], row["a"], row["b"], row["same"] == "1", half)
    with (folder / "curated.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            half = crc32(row["a"].encode()) % 2
            for kind in _curated_kinds(row["kind"], row["a"], row["b"]):
                yield Pair(kind, row["a"], row["b"], row["same"] == "1", half)


def _curated_kinds(kind: str, a: str, b: str) -> tuple[str, ...]:
    if kind == "curated_place":
        return ("place",)
    is_one_word = " " not in a + b and "-" not in a + b
    if kind == "curated_person":
        return ("token",) if is_one_word else ("full",)
    return ("token", "place") if is_one_word else ("full",)


def _word_row(pair: Pair) -> tuple[float, ...] | None:
    a, b = "".join(name_tokens(pair.a)), "".join(name_tokens(pair.b))
    return None if a == b or not a or not b else word_features(min(a, b), max(a, b))


def _person_row(token: trees.Model, pair: Pair) -> tuple[float, ...] | None:
    a, b = name_tokens(pair.a), name_tokens(pair.b)
    if not a or not b or "".join(a) == "".join(b) or len(a) == len(b) == 1:
        return None
    return similarity.person_features(
        align(a, b), lambda x, y: 1.0 if x == y else token.probability(word_features(x, y))
    )


def _place_row(pair: Pair) -> tuple[float, ...] | None:
    a, b = " ".join(name_tokens(pair.a)), " ".join(name_tokens(pair.b))
    if not a or not b or a.replace(" ", "") == b.replace(" ", ""):
        return None
    return similarity.place_features(a, b)


def fitted(
    rows: Sequence[Pair],
    row_of: Callable[[Pair], tuple[float, ...] | None],
    settings: Mapping[str, Any],
) -> trees.Model:
    """Return the trees fitted to pairs; their start is moved so that 0.5 is where F1 is best."""
    from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-not-found]
    from sklearn.model_selection import cross_val_predict  # type: ignore[import-not-found]

    examples = [(row, pair.same) for pair in rows if (row := row_of(pair)) is not None]
    features = [row for row, _ in examples]
    labels = [same for _, same in examples]
    forest = GradientBoostingClassifier(**settings)
    odds = cross_val_predict(forest, features, labels, cv=5, method="decision_function")
    forest.fit(features, labels)
    start = float(forest.init_.class_prior_[1])
    return trees.flat(
        similarity.log_odds(start) - best_cut(list(odds), labels),
        [node_of(tree[0].tree_, 0, settings["learning_rate"]) for tree in forest.estimators_],
    )


def best_cut(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the score at and above which calling two names the same gives the best F1."""
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    positives, hits, best, cut = sum(labels), 0, 0.0, 0.0
    for count, (score, same) in enumerate(ranked, 1):
        hits += same
        measure = 2 * hits / (count + positives)
        if measure > best:
            best, cut = measure, score
    return cut


def node_of(tree: Any, index: int, rate: float) -> trees.Node:
    """Return a node of scikit-learn's tree and what is below it, its values times the rate."""
    if tree.children_left[index] < 0:
        return round(float(tree.value[index][0][0]) * rate, 6)
    return (
        int(tree.feature[index]),
        round(float(tree.threshold[index]), 6),
        node_of(tree, tree.children_left[index], rate),
        node_of(tree, tree.children_right[index], rate),
    )


def main() -> None:
    """Fit the three models to a folder of pairs and write them to a file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    chosen = [p for p in pairs(given.folder) if given.half is None or p.half == given.half]
    by_kind = {k: [p for p in chosen if p.kind == k] for k in ("token", "full", "place")}
    found = {"token": fitted(by_kind["token"], _word_row, WORDS)}
    found["person"] = fitted(by_kind["full"], partial(_person_row, found["token"]), PERSONS)
    found["place"] = fitted(by_kind["place"], _place_row, WORDS)
    for name, model in found.items():
        (given.out / f"same_{name}.trees").write_bytes(trees.written(model))


if __name__ == "__main__":
    main()
