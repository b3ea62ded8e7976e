# SPDX-License-Identifier: GPL-3.0-or-later
"""How often do rules speak on clean news, and do they speak where the annotators did?

    python -m tests.benchmarks.measure_checks DATA_FOLDER [RULE ...] [--show N] [--sample N]
                                              [--level suggestion|warning|error] [--time]

RULE is a rule id or a prefix such as `numbers`; without one every rule but LanguageTool's runs.
DATA_FOLDER holds mt/clean_news_dev.jsonl.gz, mt/wmt_ruuk_news_dev.jsonl.gz and
mt/wmt_mqm_news_dev.jsonl.gz; what is not there is left out, with a line that says so.

For each rule: alarms per 1,000 words of clean news; hits on machine and on human translations of
the same Russian and Ukrainian articles, with the rates; hits on Chinese-English translations with
the share that touches an annotated span of at most 60 characters, and that share by chance (the
same alarm moved to 30 random words of its article, seed 1). `--show` lists N alarms of each rule on
clean news. `--time` adds the CPU time of each rule's check.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newslint.engine import Selection, check_article
from newslint.finding import Finding, Level
from newslint.readers import read_text
from newslint.rule import Context
from newslint.rulebook.loading import load_rulebook
from newslint.rulebook.rules import Rulebook

CLEAN = "clean_news_dev.jsonl.gz"
CONTRAST = "wmt_ruuk_news_dev.jsonl.gz"
ANNOTATED = "wmt_mqm_news_dev.jsonl.gz"
TIGHT = 60
WIDE = 80
DRAWS = 30


@dataclass
class Tally:
    """What one rule did in one set of articles."""

    hits: int = 0
    machine: int = 0
    human: int = 0
    on_span: int = 0
    chance: float = 0.0
    shown: list[str] = field(default_factory=list)


def main() -> None:
    options = _options()
    folder = Path(options.data) / "mt"
    if not folder.is_dir():
        sys.exit(f"skipped: there is no folder {folder}")
    book = load_rulebook()
    selection = Selection(
        select=tuple(options.rules),
        ignore=() if options.rules else ("grammar",),
        min_level=Level.named(options.level),
    )
    for name, measure in ((CLEAN, _clean), (CONTRAST, _contrast), (ANNOTATED, _annotated)):
        path = folder / name
        if path.is_file():
            measure(path, book, selection, options)
        else:
            print(f"skipped: there is no {path.name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data")
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--level", default="warning")
    parser.add_argument("--time", action="store_true")
    return parser.parse_args()


def _records(path: Path, sample: int) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    yield from records[:: max(1, len(records) // sample) if sample else 1]


def _findings(record: dict[str, Any], book: Rulebook, selection: Selection) -> tuple[Finding, ...]:
    return check_article(read_text(record["text"], record["id"]), book, Context(), selection)


def _clean(path: Path, book: Rulebook, selection: Selection, options: argparse.Namespace) -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    words = quiet = articles = 0
    begun = time.process_time()
    for record in _records(path, options.sample):
        found = _findings(record, book, selection)
        words += len(record["text"].split())
        articles += 1
        quiet += not found
        for finding in found:
            tally = tallies[finding.rule]
            tally.hits += 1
            if len(tally.shown) < options.show:
                tally.shown.append(_context(record, finding))
    spent = time.process_time() - begun
    print(
        f"\n== clean news: {articles} articles, {words} words, {quiet / articles:.0%} without alarm"
    )
    for rule, tally in sorted(tallies.items(), key=lambda item: (-item[1].hits, item[0])):
        print(f"{rule:40} {tally.hits:5} {1000 * tally.hits / words:8.4f} per 1,000 words")
        for line in tally.shown:
            print("   ", line)
    total = sum(tally.hits for tally in tallies.values())
    print(f"{'all':40} {total:5} {1000 * total / words:8.4f} per 1,000 words")
    if options.time:
        print(f"{1_000_000 * spent / words:.2f} ms CPU per 1,000 words, reading included")


def _context(record: dict[str, Any], finding: Finding) -> str:
    text, span = record["text"], finding.span
    before, after = text[max(0, span.start - 70) : span.start], text[span.end : span.end + 50]
    place = f"{before}>>{text[span.start : span.end]}<<{after}".replace("\n", "/")
    return f"{record['id']}: {place} | {finding.message}"


def _contrast(
    path: Path, book: Rulebook, selection: Selection, options: argparse.Namespace
) -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    words: Counter[str] = Counter()
    for record in _records(path, options.sample):
        kind = "human" if record["kind"] == "human" else "machine"
        words[kind] += len(record["text"].split())
        for finding in _findings(record, book, selection):
            tally = tallies[finding.rule]
            setattr(tally, kind, getattr(tally, kind) + 1)
    print(
        "\n== Russian and Ukrainian press, "
        f"{words['machine']} machine and {words['human']} human words"
    )
    for rule, tally in sorted(tallies.items()):
        rates = [
            1000 * count / max(1, words[kind])
            for kind, count in (("machine", tally.machine), ("human", tally.human))
        ]
        print(
            f"{rule:40} machine {tally.machine:4} ({rates[0]:.4f})  human {tally.human:4}"
            f" ({rates[1]:.4f} per 1,000 words)"
        )


def _annotated(
    path: Path, book: Rulebook, selection: Selection, options: argparse.Namespace
) -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    rng = random.Random(1)
    for record in _records(path, options.sample):
        if record.get("subset") != "gmt23-zhen":
            continue
        spans = sorted((s["start"], s["end"]) for s in record["spans"])
        tight = [(start, end) for start, end in spans if end - start <= TIGHT]
        starts = [match.start() for match in re.finditer(r"\S+", record["text"])] or [0]
        for finding in _findings(record, book, selection):
            tally = tallies[finding.rule]
            start, end = finding.span.start, max(finding.span.end, finding.span.start + 1)
            tally.hits += 1
            tally.on_span += _touches(tight, start, end)
            moved = [rng.choice(starts) for _ in range(DRAWS)]
            tally.chance += sum(_touches(tight, m, m + end - start) for m in moved) / DRAWS
    print("\n== Chinese-English translations (gmt23-zhen), annotated")
    for rule, tally in sorted(tallies.items()):
        print(
            f"{rule:40} {tally.hits:4} hits, {tally.on_span / tally.hits:5.0%} on a span, "
            f"{tally.chance / tally.hits:5.0%} by chance"
        )


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch touches a span; a wide one must share a quarter with it."""
    for low, high in spans[: bisect_left(spans, (end, 0))]:
        shared = min(end, high) - max(start, low)
        if shared > 0 and (end - start <= WIDE or shared >= (max(end, high) - min(start, low)) / 4):
            return True
    return False


if __name__ == "__main__":
    main()
