# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits collocation.weights: how the signals of a garbled pair are weighed.

Run as `python -m newslint.data.fit_collocations DATA`, DATA being the folder with annotated data
(garbled/planted_dev.jsonl.gz, mt/clean_news_dev.jsonl.gz). Nothing of the texts goes into the file:
it holds a logistic regression's weights and the scores that so many candidates in a thousand clean
words reach. The regression is fitted by Newton's method with a ridge; a planted place counts once,
however many terms it may have been, and the planted places together count as `SHARE` of the clean
ones.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from math import exp
from pathlib import Path
from typing import Any

from newslint.checks.collocation_candidates import SIGNALS, Candidate, candidates

SHARE = 0.3
RIDGE = 3.0
ROUNDS = 12
RATES = ("0.05", "0.1", "0.2", "0.5", "1")
UNFITTING = 0.4  # what a candidate counts that is at the right place but means another term

Example = tuple[tuple[float, ...], float, float]


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def planted(record: dict[str, Any]) -> list[Candidate]:
    """Return the candidates at the planted place of a record."""
    span = record["spans"][0]
    found = candidates(record["text"])
    return [c for c in found if c.span.start < span["end"] and c.span.end > span["start"]]


def examples(
    garbled: Sequence[tuple[dict[str, Any], list[Candidate]]], clean: Sequence[Candidate]
) -> list[Example]:
    """Return (signals, label, weight) of all candidates."""
    made: list[Example] = []
    for record, found in garbled:
        expected = set(record["spans"][0]["expected"].lower().replace("-", " ").split())
        expected |= {word.rstrip("s") for word in expected}
        fitting = [c for c in found if all(w.rstrip("s") in expected for w in c.meant.split())]
        kept = fitting or found
        worth = (1.0 if fitting else UNFITTING) / max(1, len(kept))
        made += [(c.signals, 1.0, worth) for c in kept]
    total = sum(weight for _, _, weight in made)
    factor = SHARE * len(clean) / total
    made = [(signals, label, weight * factor) for signals, label, weight in made]
    return made + [(c.signals, 0.0, 1.0) for c in clean]


def fit(data: Sequence[Example]) -> list[float]:
    """Return the weights of a logistic regression, the constant first."""
    size = len(SIGNALS) + 1
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [-RIDGE * w if n else 0.0 for n, w in enumerate(weights)]
        curvature = [
            [RIDGE if row == column and row else 1e-9 * (row == column) for column in range(size)]
            for row in range(size)
        ]
        for signals, label, worth in data:
            row = (1.0, *signals)
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, dot(weights, row)))))
            slope, bend = worth * (label - chance), worth * chance * (1 - chance)
            for i, x in enumerate(row):
                if x:
                    gradient[i] += slope * x
                    line, scaled = curvature[i], bend * x
                    for j in range(i + 1):
                        line[j] += scaled * row[j]
        for i in range(size):
            for j in range(i):
                curvature[j][i] = curvature[i][j]
        weights = [w + step for w, step in zip(weights, solve(curvature, gradient), strict=True)]
    return weights


def dot(weights: Sequence[float], row: Sequence[float]) -> float:
    """Return the scalar product of two rows."""
    return sum(w * x for w, x in zip(weights, row, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations (Gauss, with pivots)."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(column + 1, size):
            factor = rows[row][column] / rows[column][column]
            for k in range(column, size + 1):
                rows[row][k] -= factor * rows[column][k]
    solution = [0.0] * size
    for row in reversed(range(size)):
        rest = sum(rows[row][k] * solution[k] for k in range(row + 1, size))
        solution[row] = (rows[row][size] - rest) / rows[row][row]
    return solution


def thresholds(
    weights: Sequence[float], clean: Sequence[Candidate], words: int
) -> dict[str, float]:
    """Return the score for each rate of false alarms per 1,000 clean words."""
    best: dict[str, float] = {}
    for candidate in clean:
        score = dot(weights, (1.0, *candidate.signals))
        best[candidate.words] = max(score, best.get(candidate.words, score))
    falling = sorted(best.values(), reverse=True)
    return {rate: falling[int(float(rate) * words / 1000)] + 1e-6 for rate in RATES}


def written(weights: Sequence[float], marks: dict[str, float]) -> str:
    """Return the text of collocation.weights."""
    names = ("constant", *SIGNALS)
    lines = ["# SPDX-License-Identifier: GPL-3.0-or-later"]
    lines += [f"weight {name} {w:.4f}" for name, w in zip(names, weights, strict=True)]
    lines += [f"alarms {rate} {score:.4f}" for rate, score in marks.items()]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    """Fit on the annotated data in a folder and write the weights beside this file."""
    garbled = [(r, planted(r)) for r in records(folder / "garbled" / "planted_dev.jsonl.gz")]
    articles = records(folder / "mt" / "clean_news_dev.jsonl.gz")
    clean = [c for article in articles for c in candidates(article["text"])]
    words = sum(len(article["text"].split()) for article in articles)
    weights = fit(examples(garbled, clean))
    text = written(weights, thresholds(weights, clean, words))
    Path(__file__).with_name("collocation.weights").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
