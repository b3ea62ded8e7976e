# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how many garbled phrases the translation rules find, and at what price.

Run as `python tests/benchmarks/measure_garbled.py DATA [--list]`; DATA is the folder with annotated
data (garbled/, mt/). Without it there is nothing to measure, and the script says so. The weights
are fitted with scikit-learn; without it the second part is left out, and the script says that too.

1. Alarms on edited news: of the lexical rules (limit 0.02 per 1,000 words), of the search for
   unlisted phrases, of the verdict; `--list` prints every one.
2. Unlisted phrases planted in real paragraphs: recall at several rates of false alarms. Half of the
   expected terms train the weights, the other half is measured, both ways, with the clean articles
   halved too; with and without the places that lexical rules find.
3. Fragments seen in the wild, set in a sentence: alone, and with their cue words.
4. News translated by machine: hits in spans that annotators marked, against chance (the same hits
   moved to other words of the article), and the rate on machine against human translations.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from newslint.checks.collocation_candidates import Candidate, candidates
from newslint.checks.collocation_scoring import Scorer
from newslint.data.fit_collocations import (
    examples,
    expected,
    fit,
    half_of,
    planted,
    records,
    thresholds,
    translated,
)
from newslint.engine import lint
from newslint.finding import Finding
from newslint.readers import read_text
from newslint.rule import Context
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rulefile import parse_rule

RULES = Path(__file__).parent.parent.parent / "rules" / "translation"
RATES = ("0.1", "0.2", "0.5", "1")
MARKED = ("Mistranslation", "Terminology", "Unnatural")
UNLISTED, VERDICT = "collocation", "rewritten"
DRAWS = 20


def main() -> None:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if not (options.data / "garbled").is_dir():
        print(f"{options.data} has no annotated data: nothing measured")
        sys.exit(0)
    clean = records(options.data / "mt" / "clean_news_dev.jsonl.gz")
    measure_clean(clean, options.list)
    garbled = records(options.data / "garbled" / "planted_dev.jsonl.gz")
    if find_spec("sklearn"):
        measure_planted(garbled, clean, translated(options.data / "mt"))
    else:
        print("planted phrases: not measured without scikit-learn")
    measure_fragments(options.data / "garbled" / "observed_swaps.tsv")
    measure_marked(records(options.data / "mt" / "wmt_mqm_news_dev.jsonl.gz"))
    measure_contrast(records(options.data / "mt" / "wmt_ruuk_news_dev.jsonl.gz"))


def findings(texts: Iterable[str]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield each text as checks read it, with the findings of the translation rules."""
    rules = [
        parse_rule(path.read_text(encoding="utf-8"), f"translation.{path.stem}")
        for path in sorted(RULES.glob("*.yml"))
    ]
    book = compile_rules(rules)
    assert not book.problems, book.problems
    for text in texts:
        article = read_text(text, "article.txt", "plain")
        ((_, found),) = lint([article], book, Context())
        yield article.source, found


def is_lexical(finding: Finding) -> bool:
    """Tell whether a finding comes from a list of garbled forms."""
    return finding.check in {"substitution", "existence", "officialterm"}


def words_in(articles: Sequence[dict[str, Any]]) -> int:
    """Return how many words articles have."""
    return sum(len(article["text"].split()) for article in articles)


def measure_clean(articles: Sequence[dict[str, Any]], show: bool) -> None:
    """Print the false alarms on edited news."""
    counts: Counter[str] = Counter()
    started = time.process_time()
    for source, found in findings(article["text"] for article in articles):
        for finding in found:
            kind = "lexical" if is_lexical(finding) else finding.check
            counts[kind] += 1
            if show:
                place = source[max(0, finding.span.start - 30) : finding.span.end + 30]
                print(f"  {finding.rule}: {place!r}")
    spent = time.process_time() - started
    total = words_in(articles)
    print(f"clean news: {len(articles)} articles, {total} words")
    for kind, count in sorted(counts.items()):
        print(f"  {kind}: {count} alarms, {1000 * count / total:.3f} per 1,000 words")
    print(f"  CPU: {1e6 * spent / total:.1f} ms per 1,000 words, reading and all rules included")
    started = time.process_time()
    for article in articles:
        list(candidates(article["text"]))
    spent = time.process_time() - started
    print(f"  CPU of the search for unlisted phrases: {1e6 * spent / total:.1f} ms per 1,000 words")


def measure_planted(
    garbled: Sequence[dict[str, Any]],
    clean: Sequence[dict[str, Any]],
    more: Sequence[Candidate],
) -> None:
    """Print the recall on planted phrases, trained on one half and measured on the other.

    The search sees listed phrases too; `more` are clean candidates that only train.
    """
    places = [(record, planted(record)) for record in garbled]
    listed = lexical_hits(garbled)
    halves = [[p for p in places if half_of(expected(p[0])) == side] for side in (0, 1)]
    articles = [[a for a in clean if half_of(a["id"]) == side] for side in (0, 1)]
    alarms = [[c for a in side for c in candidates(a["text"])] for side in articles]
    print(f"planted phrases: {len(garbled)}, found by lexical rules alone {_share(listed):.3f}")
    for train, test in ((0, 1), (1, 0)):
        scorer = fit(examples(halves[train], alarms[train] + list(more)))
        scored = ((scorer.score(c.signals), c) for c in alarms[test])
        marks = thresholds(scored, words_in(articles[test]))
        print(f"  trained on half {train}, {len(halves[test])} phrases of the other half:")
        for rate in RATES:
            alone = [best(scorer, found) > marks[rate] for _, found in halves[test]]
            both = [hit or listed[r["id"]] for hit, (r, _) in zip(alone, halves[test], strict=True)]
            print(
                f"    at {rate} false alarms per 1,000 words: {_mean(alone):.3f} unlisted alone,"
                f" {_mean(both):.3f} with the lexical rules"
            )


def best(scorer: Scorer, found: Sequence[Candidate]) -> float:
    """Return the best score of some candidates."""
    return max((scorer.score(c.signals) for c in found), default=-1e9)


def lexical_hits(garbled: Sequence[dict[str, Any]]) -> dict[str, bool]:
    """Return for each record whether a lexical rule flags the planted phrase."""
    hits = {}
    texts = (record["text"] for record in garbled)
    for record, (_, found) in zip(garbled, findings(texts), strict=True):
        span = record["spans"][0]
        hits[record["id"]] = any(
            is_lexical(f) and f.span.start < span["end"] and f.span.end > span["start"]
            for f in found
        )
    return hits


def _share(hits: dict[str, bool]) -> float:
    return _mean(list(hits.values()))


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def measure_fragments(path: Path) -> None:
    """Print how many fragments seen in the wild are flagged, alone and beside their cues."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    rows = [row for row in rows if len(row) > 5]
    for name, sentence in (("alone", "{0}."), ("with cues", "{0} ({1}).")):
        texts = [sentence.format(row[0], ", ".join(row[4].split(","))) for row in rows]
        counts: Counter[tuple[str, bool]] = Counter()
        totals: Counter[tuple[str, bool]] = Counter()
        for row, (_, found) in zip(rows, findings(texts), strict=True):
            key = (row[3], row[5].startswith("yes"))
            totals[key] += 1
            counts[key] += any(f.check != VERDICT for f in found)
        print(f"fragments {name}: {sum(counts.values())} of {len(rows)}")
        for key in sorted(totals):
            kind = f"{key[0]}, {'ambiguous' if key[1] else 'never good'}"
            print(f"  {kind}: {counts[key]} of {totals[key]}")


def measure_marked(articles: Sequence[dict[str, Any]]) -> None:
    """Print how many hits lie in spans that annotators marked, against chance."""
    chosen = [a for a in articles if a["subset"] == "gmt23-zhen" and a["kind"] == "mt"]
    kinds = {"listed": Counter[str](), "unlisted": Counter[str]()}
    chance = {"listed": 0.0, "unlisted": 0.0}
    random = Random(1)
    found_spans: set[tuple[str, int]] = set()
    for article, (_, found) in zip(chosen, findings(a["text"] for a in chosen), strict=True):
        spans = [s for s in article["spans"] if _is_marked(s)]
        for finding in found:
            if finding.check == VERDICT:
                continue
            kind = "listed" if is_lexical(finding) else "unlisted"
            span = finding.span
            here = [n for n, s in enumerate(spans) if _meets(span.start, span.end, s)]
            kinds[kind]["all"] += 1
            kinds[kind]["inside"] += bool(here)
            found_spans |= {(article["id"], n) for n in here}
            chance[kind] += _chance(article["text"], len(span), spans, random)
    marked = sum(_is_marked(s) for a in chosen for s in a["spans"])
    print(f"marked translations: {words_in(chosen)} words, {marked} marked spans")
    for kind, counts in kinds.items():
        print(
            f"  {kind}: {counts['all']} hits, {counts['inside']} inside a marked span,"
            f" by chance {chance[kind]:.1f}"
        )
    print(f"  spans hit: {len(found_spans)}")


def _is_marked(span: dict[str, Any]) -> bool:
    return any(name in span["category"] for name in MARKED)


def _meets(start: int, end: int, span: dict[str, Any]) -> bool:
    return bool(span["start"] < end and start < span["end"])


def _chance(text: str, length: int, spans: Sequence[dict[str, Any]], random: Random) -> float:
    starts = [random.randrange(max(1, len(text) - length)) for _ in range(DRAWS)]
    return sum(any(_meets(s, s + length, span) for span in spans) for s in starts) / DRAWS


def measure_contrast(articles: Sequence[dict[str, Any]]) -> None:
    """Print the rate of hits on machine and on human translations of the same articles."""
    hits: Counter[str] = Counter()
    for article, (_, found) in zip(articles, findings(a["text"] for a in articles), strict=True):
        hits[article["kind"]] += sum(f.check != VERDICT for f in found)
        hits[article["kind"] + " lexical"] += sum(is_lexical(f) for f in found)
        hits[article["kind"] + " verdict"] += any(f.check == VERDICT for f in found)
    for kind in ("mt", "human"):
        these = [a for a in articles if a["kind"] == kind]
        words = words_in(these)
        print(
            f"translations by {kind}: {1000 * hits[kind] / words:.3f} hits per 1,000 words"
            f" ({1000 * hits[kind + ' lexical'] / words:.3f} lexical), verdict on"
            f" {hits[kind + ' verdict']} of {len(these)} articles"
        )


if __name__ == "__main__":
    main()
