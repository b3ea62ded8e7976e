# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure the names check on judged pairs, respelt articles and clean ones.

    python tests/benchmarks/measure_names.py FOLDER pairs [--models FILE --half 1] [--no-places]
    python tests/benchmarks/measure_names.py FOLDER articles
    python tests/benchmarks/measure_names.py FOLDER alarms
    python tests/benchmarks/measure_names.py FOLDER speed

FOLDER is the folder of annotated data (with `names/` and `mt/` in it).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path


def pairs(folder: Path, models: Path | None, half: int | None, places: bool) -> None:
    import csv
    import gzip
    from binascii import crc32

    from newslint.names import similarity, trees

    if models:
        found = trees.read_models(str(models))
        similarity.models = lambda: found
    if not places:
        from newslint.names.knowledge import Known

        similarity.known = lambda name: Known()
    kinds = {"full": "person", "token": "token", "place": "place"}
    scored = defaultdict(list)
    with gzip.open(folder / "names" / "pairs_dev.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if half is None or crc32(row["id_a"].encode()) % 2 == half:
                score = similarity.same_name(row["a"], row["b"], kinds[row["kind"]])
                scored[row["kind"]].append((score, row["same"] == "1", row["origin"]))
    for kind in ("full", "token", "place"):
        report(kind, scored[kind])
        for origin in sorted({origin for _, _, origin in scored[kind]}):
            report(f"  {origin}", [s for s in scored[kind] if s[2] == origin])
    curated(folder)


def report(title: str, scored: list) -> None:
    said = sum(score >= 0.5 for score, _, _ in scored)
    same = sum(truth for _, truth, _ in scored)
    hits = sum(truth for score, truth, _ in scored if score >= 0.5)
    precision, recall = hits / max(said, 1), hits / max(same, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    at95 = best = 0.0
    right = 0
    for count, (_, truth, _) in enumerate(sorted(scored, key=lambda s: -s[0]), 1):
        right += truth
        if right / count >= 0.95:
            at95 = right / max(same, 1)
        best = max(best, 2 * right / (count + same))
    print(
        f"{title:18s} n {len(scored):5d} ({same} same)  P {precision:.3f}  R {recall:.3f}"
        f"  F1 {f1:.3f}  best F1 {best:.3f}  R at P.95 {at95:.3f}"
    )


def curated(folder: Path) -> None:
    import csv

    from newslint.names.similarity import same_name

    right = defaultdict(lambda: [0, 0])
    with (folder / "names" / "curated.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "place" if row["kind"] == "curated_place" else "person"
            told = same_name(row["a"], row["b"], kind)
            good = (told >= 0.5) == (row["same"] == "1")
            right[row["kind"]][0] += good
            right[row["kind"]][1] += 1
            if not good:
                print("   curated, wrong:", row["a"], "|", row["b"], row["same"], round(told, 2))
    for kind, (good, all_of_them) in sorted(right.items()):
        print(f"{kind}: {good} of {all_of_them} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("pairs",))
    parser.add_argument("--models", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--no-places", action="store_true")
    given = parser.parse_args()
    if not (given.folder / "names").is_dir():
        sys.exit(f"No annotated data in {given.folder}: nothing measured.")
    pairs(given.folder, given.models, given.half, not given.no_places)


if __name__ == "__main__":
    main()
