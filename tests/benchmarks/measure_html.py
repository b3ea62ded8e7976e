# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure the HTML reader on real news pages with a known article body.

    python tests/benchmarks/measure_html.py FOLDER [--pages]

FOLDER holds `truth_dev.jsonl.gz` (one page a line: `file`, `articleBody`) and the pages, each
compressed with gzip. Prints precision, recall and F1 over the words of the body (as multisets), of
every page with `--pages` and their mean; and the same of trafilatura where it is installed.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from newslint.article import Article
from newslint.readers import ReadError, read

BODY = ("paragraph", "heading", "list", "table")
Score = tuple[float, float, float]


def body_of(article: Article) -> str:
    return "\n".join(article.words_of(block) for block in article.of_kind(*BODY))


def by_newslint(data: bytes) -> str:
    try:
        return body_of(read(data, "page.html"))
    except ReadError:
        return ""


def by_trafilatura(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(data, include_comments=False) or ""


def score(found: str, truth: str) -> Score:
    found_words, true_words = (Counter(re.findall(r"\w+", t.lower())) for t in (found, truth))
    common = sum((found_words & true_words).values())
    precision = common / max(1, sum(found_words.values()))
    recall = common / max(1, sum(true_words.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def pages(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    with gzip.open(folder / "truth_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            data = gzip.decompress((folder / record["file"]).read_bytes())
            yield record["file"].partition(".")[0], data, record["articleBody"]


def measure(folder: Path, extract: Callable[[bytes], str], *, each: bool) -> tuple[Score, float]:
    scores: list[Score] = []
    spent = 0.0
    for name, data, truth in pages(folder):
        begun = time.process_time()
        found = extract(data)
        spent += time.process_time() - begun
        scores.append(score(found, truth))
        if each:
            print("  {}  {:.3f} {:.3f} {:.3f}".format(name, *scores[-1]))
    mean = tuple(sum(column) / len(scores) for column in zip(*scores, strict=True))
    return mean, spent  # type: ignore[return-value]


def main(arguments: list[str]) -> None:
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if not folders or not (folders[0] / "truth_dev.jsonl.gz").is_file():
        print("measure_html: skipped, no folder with truth_dev.jsonl.gz given")
        return
    for extract in (by_newslint, by_trafilatura):
        name = extract.__name__.removeprefix("by_")
        try:
            mean, spent = measure(folders[0], extract, each="--pages" in arguments)
        except ImportError:
            print(f"{name}: not installed")
            continue
        print("{:12} precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(name, *mean), end="")
        print(f"  ({spent:.2f} s of CPU)")


if __name__ == "__main__":
    main(sys.argv[1:])
