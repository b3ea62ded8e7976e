# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure the names check on judged pairs, respelt articles and clean ones.

    python tests/benchmarks/measure_names.py FOLDER pairs [--models FOLDER --half 1] [--no-places]
    python tests/benchmarks/measure_names.py FOLDER articles [--models WEIGHTS --half 1]
    python tests/benchmarks/measure_names.py FOLDER alarms [--models WEIGHTS --half 1]
    python tests/benchmarks/measure_names.py FOLDER translated
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
        similarity.model = lambda name: found[name]
        found = {
            name: trees.read_model(str(models / f"same_{name}.trees"))
            for name in ("person", "token", "place")
        }
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


def names_findings(records, level=2):
    """Yield each record with the findings of the names rules at a level or above."""
    from newslint.article import Article, Block, Span
    from newslint.engine import Selection, check_article
    from newslint.rulebook import load_rulebook

    rulebook = load_rulebook()
    chosen = Selection(select=("names",))
    for record in records:
        text, blocks, start = record["text"], [], 0
        for part in text.split("\n\n"):
            blocks.append(Block("paragraph", Span(start, start + len(part))))
            start += len(part) + 2
        article = Article(record["id"], text, text, tuple(blocks), "en")
        found = check_article(article, rulebook, selection=chosen)
        yield record, [finding for finding in found if finding.level >= level]


def records(path: Path, half: int | None = None):
    import gzip
    import json
    from binascii import crc32

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if half is None or crc32(record["id"].split("#")[0].encode()) % 2 == half:
                yield record


def articles(folder: Path, half: int | None, weights: Path | None) -> None:
    """Recall of one respelt mention per article: a finding must stand on the odd one itself."""
    use_weights(weights)
    hits, seen, others, missed = defaultdict(int), defaultdict(int), 0, []
    respelt = records(folder / "names" / "injected_dev.jsonl.gz", half)
    for record, found in names_findings(respelt):
        span = record["spans"][0]
        on_it = [f for f in found if f.span.start < span["end"] and span["start"] < f.span.end]
        seen[record["mode"]] += 1
        hits[record["mode"]] += bool(on_it)
        others += len(found) - len(on_it)
        if not on_it:
            missed.append((record["mode"], span["variant"], span["original"]))
    for mode in sorted(seen):
        print(f"{mode}: {hits[mode]} of {seen[mode]} found = {hits[mode] / seen[mode]:.3f}")
    print(f"other findings in these articles: {others} in {sum(seen.values())}")
    for mode, variant, original in missed:
        print("   missed", mode, variant, "for", original)


def alarms(folder: Path, half: int | None, weights: Path | None) -> None:
    use_weights(weights)
    count = number = 0
    clean = records(folder / "mt" / "clean_news_dev.jsonl.gz", half)
    for record, found in names_findings(clean, 1):
        number += 1
        for finding in found:
            count += finding.level >= 2
            print(f"{finding.level!s:10s} {finding.rule} {record['id']}: {finding.message}")
    print(f"{count} alarms at warning or above in {number} articles: {count / number:.3f} each")


def translated(folder: Path) -> None:
    """Write alerts.jsonl for score.py from the machine-translated articles."""
    import json

    path = folder / "mt" / "wmt_mqm_news_dev.jsonl.gz"
    with Path("alerts.jsonl").open("w") as out:
        for record, found in names_findings(records(path), 1):
            for finding in found:
                alert = {"id": record["id"], "rule": f"{finding.rule}.{finding.level}"}
                alert |= {"start": finding.span.start, "end": finding.span.end}
                out.write(json.dumps(alert) + "\n")


def speed(folder: Path) -> None:
    import time

    clean = list(records(folder / "mt" / "clean_news_dev.jsonl.gz"))
    for label in ("first round, with loading", "second round"):
        start = time.process_time()
        size = 0
        for record, _ in names_findings(clean):
            size += len(record["text"])
        spent = time.process_time() - start
        each = spent / len(clean)
        print(f"{label}: {1000 * each:.1f} ms CPU per article of {size / len(clean):.0f} letters")


def use_weights(path: Path | None) -> None:
    if path:
        from newslint.names import rivals

        rows = (line.rsplit(" ", 1) for line in path.read_text().splitlines())
        found = {name: float(weight) for name, weight in rows}
        rivals.weights = lambda: found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("pairs", "articles", "alarms", "speed", "translated"))
    parser.add_argument("--models", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--no-places", action="store_true")
    given = parser.parse_args()
    if not (given.folder / "names").is_dir():
        sys.exit(f"No annotated data in {given.folder}: nothing measured.")
    if given.what == "pairs":
        pairs(given.folder, given.models, given.half, not given.no_places)
    elif given.what == "articles":
        articles(given.folder, given.half, given.models)
    elif given.what == "alarms":
        alarms(given.folder, given.half, given.models)
    elif given.what == "speed":
        speed(given.folder)
    else:
        translated(given.folder)


if __name__ == "__main__":
    main()
