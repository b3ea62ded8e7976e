# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits collocation.weights and collocation.trees: what the signals of a garbled pair are worth.

    pip install scikit-learn
    python -m newslint.data.fit_collocations DATA

DATA is the folder with annotated data: garbled/planted_dev.jsonl.gz, mt/clean_news_dev.jsonl.gz and
the articles in mt/wmt_*_news_dev.jsonl.gz that people translated. Nothing of the texts goes into
the files: they hold a logistic regression's weights, boosted trees (Friedman 2001), and the scores
that so many candidates in a thousand clean words reach, both when each half of the articles is
scored by what was fitted on the other half and when all are scored by all. A planted place counts
once, however many terms it may have been, and the planted places together count as `SHARE` of the
clean ones.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from newslint.checks.collocation_candidates import Candidate, candidates
from newslint.checks.collocation_scoring import TREES, WEIGHTS, Scorer
from newslint.checks.collocation_signals import SIGNALS
from newslint.data.fit_names import node_of
from newslint.names import trees

SHARE = 0.3
UNFITTING = 0.1  # what a candidate counts that is at the right place but means another term
RIDGE = 0.1
GROWTH = {"n_estimators": 150, "max_depth": 3, "learning_rate": 0.05, "subsample": 0.6}
SPARE = {"min_samples_leaf": 15, "max_features": 0.5, "random_state": 0}
RATES = ("0.05", "0.1", "0.2", "0.5", "1")
TRANSLATED = ("wmt_mqm_news_dev.jsonl.gz", "wmt_ruuk_news_dev.jsonl.gz")

Planted = tuple[dict[str, Any], list[Candidate]]
Example = tuple[tuple[float, ...], float, float]


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def translated(folder: Path) -> list[Candidate]:
    """Return the candidates in news that people translated."""
    articles = [article for name in TRANSLATED for article in records(folder / name)]
    return [c for a in articles if a["kind"] == "human" for c in candidates(a["text"])]


def planted(record: dict[str, Any]) -> list[Candidate]:
    """Return the candidates at the planted place of a record."""
    span = record["spans"][0]
    found = candidates(record["text"])
    return [c for c in found if c.span.start < span["end"] and c.span.end > span["start"]]


def examples(garbled: Iterable[Planted], clean: Sequence[Candidate]) -> list[Example]:
    """Return (signals, label, weight) of all candidates."""
    made: list[Example] = []
    for record, found in garbled:
        wanted = _words(expected(record))
        fitting = [c for c in found if _words(c.meant) <= wanted]
        kept = fitting or found
        worth = (1.0 if fitting else UNFITTING) / max(1, len(kept))
        made += [(c.signals, 1.0, worth) for c in kept]
    total = sum(weight for _, _, weight in made)
    factor = SHARE * len(clean) / total
    made = [(signals, label, weight * factor) for signals, label, weight in made]
    return made + [(c.signals, 0.0, 1.0) for c in clean]


def _words(meant: str) -> set[str]:
    return {word.rstrip("s") for word in meant.lower().replace("-", " ").split()}


def fit(data: Sequence[Example]) -> Scorer:
    """Return a scorer fitted to examples."""
    signals, labels, worths = (list(column) for column in zip(*data, strict=True))
    constant, weights = _regression(signals, labels, worths)
    return Scorer(constant, weights, _trees(signals, labels, worths))


def _regression(signals: Any, labels: Any, worths: Any) -> tuple[float, tuple[float, ...]]:
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]
    from sklearn.preprocessing import StandardScaler  # type: ignore[import-not-found]

    scale = StandardScaler().fit(signals)
    found = LogisticRegression(C=RIDGE, max_iter=2000)
    found.fit(scale.transform(signals), labels, sample_weight=worths)
    weights = [float(w) for w in found.coef_[0] / scale.scale_]
    moved = sum(w * float(mean) for w, mean in zip(weights, scale.mean_, strict=True))
    return float(found.intercept_[0]) - moved, tuple(weights)


def _trees(signals: Any, labels: Any, worths: Any) -> trees.Model:
    from math import log

    from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-not-found]

    forest = GradientBoostingClassifier(**GROWTH, **SPARE)
    forest.fit(signals, labels, sample_weight=worths)
    share = float(forest.init_.class_prior_[1])
    rate = float(GROWTH["learning_rate"])
    grown = [node_of(tree[0].tree_, 0, rate) for tree in forest.estimators_]
    return trees.flat(log(share / (1 - share)), grown)


def thresholds(scored: Iterable[tuple[float, Candidate]], words: int) -> dict[str, float]:
    """Return the score for each rate of false alarms per 1,000 clean words."""
    best: dict[str, float] = {}
    for score, candidate in scored:
        best[candidate.words] = max(score, best.get(candidate.words, score))
    falling = sorted(best.values(), reverse=True)
    return {rate: falling[int(float(rate) * words / 1000)] + 1e-6 for rate in RATES}


def written(scorer: Scorer, marks: dict[str, float]) -> str:
    """Return the text of collocation.weights."""
    names = ("constant", *SIGNALS)
    weights = (scorer.constant, *scorer.weights)
    lines = ["# SPDX-License-Identifier: GPL-3.0-or-later"]
    lines += [f"weight {name} {w:.5f}" for name, w in zip(names, weights, strict=True)]
    lines += [f"alarms {rate} {score:.4f}" for rate, score in marks.items()]
    return "\n".join(lines) + "\n"


def half_of(key: str) -> int:
    """Return 0 or 1, the half that a key falls into."""
    return sha256(key.encode()).digest()[0] % 2


def expected(record: dict[str, Any]) -> str:
    """Return the term in whose place a phrase was planted; it decides the record's half."""
    return str(record["spans"][0]["expected"]).lower().rstrip("s")


def unseen(
    garbled: Sequence[Planted], clean: Mapping[str, list[Candidate]], more: list[Candidate]
) -> Iterator[tuple[float, Candidate]]:
    """Yield (score, candidate) of clean articles, each half scored by what the other has taught."""
    for half in (0, 1):
        places = [(record, found) for record, found in garbled if half_of(expected(record)) != half]
        others = [c for key, found in clean.items() if half_of(key) != half for c in found]
        scorer = fit(examples(places, others + more))
        for key, found in clean.items():
            if half_of(key) == half:
                yield from ((scorer.score(c.signals), c) for c in found)


def main(folder: Path) -> None:
    """Fit on the annotated data in a folder and write weights and trees beside this file."""
    garbled = [(r, planted(r)) for r in records(folder / "garbled" / "planted_dev.jsonl.gz")]
    articles = records(folder / "mt" / "clean_news_dev.jsonl.gz")
    words = sum(len(article["text"].split()) for article in articles)
    clean = {article["id"]: list(candidates(article["text"])) for article in articles}
    more = translated(folder / "mt")
    scorer = fit(examples(garbled, [c for found in clean.values() for c in found] + more))
    marks = thresholds(unseen(garbled, clean, more), words)
    own = ((scorer.score(c.signals), c) for found in clean.values() for c in found)
    marks = {rate: max(marks[rate], score) for rate, score in thresholds(own, words).items()}
    here = Path(__file__).parent
    (here / WEIGHTS).write_text(written(scorer, marks), "ascii")
    (here / TREES).write_bytes(trees.written(scorer.trees))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
