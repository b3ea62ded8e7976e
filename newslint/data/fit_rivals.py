# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit the weights of `newslint.names.rivals` to articles in which one name was respelt.

    pip install scikit-learn
    python -m newslint.data.fit_rivals FOLDER [--half 0|1] [--out FILE]

FOLDER holds `names/injected_dev.jsonl.gz`, articles with one mention respelt, and
`mt/clean_news_dev.jsonl.gz`, edited articles. A pair of spellings is an example: true if it is the
respelt one, false if an edited article has it. Weights are shipped, no text is.
"""

from __future__ import annotations

import argparse
import gzip
import json
from binascii import crc32
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newslint.names.folding import fold
from newslint.names.register import register
from newslint.names.rivals import candidates, features, odd_one_first

Example = tuple[dict[str, float], bool]


def half_of(record_id: str) -> int:
    """Return in which half of the data an article falls, with all its respelt versions."""
    return crc32(record_id.split("#")[0].encode()) % 2


def examples(folder: Path, half: int | None) -> Iterator[Example]:
    """Yield the pairs of spellings of a folder's articles, and whether each is one name."""
    for record in _records(folder / "names" / "injected_dev.jsonl.gz", half):
        span = record["spans"][0]
        respelt = {_joined(span["variant"]), _joined(span["original"])}
        yield from _pairs(record["text"], respelt)
    for record in _records(folder / "mt" / "clean_news_dev.jsonl.gz", half):
        yield from _pairs(record["text"], set())


def _records(path: Path, half: int | None) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if half is None or half_of(record["id"]) == half:
                yield record


def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


def _pairs(text: str, respelt: set[str]) -> Iterator[Example]:
    listed = register(text)
    for first, second in candidates(listed):
        is_respelt = {first.folded, second.folded} == respelt
        if is_respelt or not respelt:
            yield features(listed, *odd_one_first(first, second)), is_respelt


def fitted(found: list[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, with an L2 penalty, on the examples."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from sklearn.pipeline import make_pipeline  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from sklearn.preprocessing import StandardScaler  # type: ignore[import-not-found, import-untyped, unused-ignore]

    names = sorted(found[0][0])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    model.fit([[facts[name] for name in names] for facts, _ in found], [same for _, same in found])
    scale, line = model[0], model[1]
    found_weights = {
        name: float(weight / spread)
        for name, weight, spread in zip(names, line.coef_[0], scale.scale_, strict=True)
    }
    start = float(line.intercept_[0]) - sum(
        found_weights[name] * float(mean) for name, mean in zip(names, scale.mean_, strict=True)
    )
    return {"start": start, **found_weights}


def main() -> None:
    """Fit the weights to a folder of articles and write them to a file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("rivals.weights"))
    given = parser.parse_args()
    weights = fitted(list(examples(given.folder, given.half)))
    lines = [f"{name} {weight:.4f}" for name, weight in weights.items()]
    given.out.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
