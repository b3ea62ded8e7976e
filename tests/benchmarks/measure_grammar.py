# SPDX-License-Identifier: GPL-3.0-or-later
"""How noisy are LanguageTool's findings through our rules, and what recall do they keep?

    python tests/benchmarks/measure_grammar.py DATA_FOLDER [--sample N] [--answers FILE] [--show N]

DATA_FOLDER holds mt/clean_news_dev.jsonl.gz and mt/demetr_dev.jsonl.gz. Bare LanguageTool is every
match of the server for en-US; ours are the findings of the rules that extend `languagetool`, at
warning or above, as `newslint check` gives them. Doubled words without a capital are left to the
native rule style.DoubledWord, which counts as ours. `--answers` keeps the server's answers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint.api import load_rules
from newslint.article import Article
from newslint.engine import Selection, check_article
from newslint.finding import Level
from newslint.languagetool.grammar import GrammarSettings, LanguageToolGrammar, open_grammar
from newslint.readers.plain import read_plain
from newslint.rule import Context, GrammarMatch

KINDS = ("misspelled", "char_removed", "repeat2", "repeat4", "function_word", "pos_shift")
KINDS += ("aspect", "tense", "case")
NATIVE = ("style.DoubledWord",)


class Remembering:
    """A grammar that keeps what the server has answered."""

    def __init__(self, grammar: LanguageToolGrammar, known: dict[Any, Any], kind: str) -> None:
        self.grammar, self.known, self.kind = grammar, known, kind

    def matches(self, article: Article) -> Sequence[GrammarMatch]:
        key = (self.kind, article.text)
        if key not in self.known:
            self.known[key] = self.grammar.matches(article)
        found: Sequence[GrammarMatch] = self.known[key]
        return found

    def prepare(self, articles: list[Article]) -> None:
        """Ask about all articles, some at a time."""
        for start in range(0, len(articles), 16):
            some = articles[start : start + 16]
            self.grammar.prepare([a for a in some if (self.kind, a.text) not in self.known])
            for article in some:
                self.matches(article)


def rows(path: Path, sample: int) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        everything = [json.loads(line) for line in file]
    step = max(1, len(everything) // sample) if sample else 1
    return everything[::step]


def article_of(row: dict[str, Any], text: str = "") -> Article:
    headline = row.get("headline") or ""
    text = text or row["text"]
    if headline and not text.startswith(headline):
        text = f"{headline}\n\n{text}"
    return read_plain(text, row["id"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="articles, and sentences per kind")
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--show", type=int, default=0, help="findings to print per rule")
    options = parser.parse_args()
    clean = options.data / "mt" / "clean_news_dev.jsonl.gz"
    if not clean.exists():
        sys.exit(f"skipped: {clean} is not there")
    known = {}
    if options.answers and options.answers.exists():
        known = pickle.loads(options.answers.read_bytes())
    with (
        open_grammar(GrammarSettings(mode="require"), print) as ours,
        open_grammar(GrammarSettings(mode="require", language="en-US"), print) as bare,
    ):
        both = Remembering(ours, known, "ours"), Remembering(bare, known, "bare")
        noise(rows(clean, options.sample), *both, options.show)
        recall(options.data / "mt" / "demetr_dev.jsonl.gz", options.sample, *both, options.show)
    if options.answers:
        options.answers.write_bytes(pickle.dumps(known))


def noise(articles: list[dict[str, Any]], ours: Remembering, bare: Remembering, show: int) -> None:
    read = [article_of(row) for row in articles]
    ours.prepare(read)
    bare.prepare(read)
    words = sum(len(article.text.split()) for article in read)
    bare_count = sum(len(bare.matches(article)) for article in read)
    found: dict[Level, Counter[str]] = defaultdict(Counter)
    seen: dict[str, list[str]] = defaultdict(list)
    for article in read:
        for finding in findings(article, ours):
            found[finding.level][finding.rule] += 1
            start, end = finding.span.start, finding.span.end
            around = article.text[max(0, start - 50) : start], article.text[end : end + 40]
            line = f"{around[0]}[{article.text[start:end]}]{around[1]} -- {finding.message}"
            seen[finding.rule].append(" ".join(line.split()))
    loud = sum(sum(found[level].values()) for level in (Level.WARNING, Level.ERROR))
    print(f"clean news: {len(read)} articles, {words} words")
    print(
        f"bare LanguageTool: {bare_count} matches, {1000 * bare_count / words:.2f} per 1,000 words"
    )
    print(f"ours at warning or above: {loud}, {1000 * loud / words:.3f} per 1,000 words")
    for level in sorted(found, reverse=True):
        for rule, count in found[level].most_common():
            print(f"  {level} {rule}: {count}, {1000 * count / words:.3f} per 1,000 words")
            for line in seen[rule][:show]:
                print("      ", line)


def recall(path: Path, sample: int, ours: Remembering, bare: Remembering, show: int) -> None:
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(path, 0):
        by_kind[row["spans"][0]["category"] if row["spans"] else ""].append(row)
    print("DEMETR: planted errors found (and not said of the sentence without the error)")
    for kind in KINDS:
        chosen = by_kind[kind][:: max(1, len(by_kind[kind]) // sample)] if sample else by_kind[kind]
        pairs = [(row, article_of(row), article_of(row, row["clean"])) for row in chosen]
        for grammar in (ours, bare):
            grammar.prepare([article for _, *two in pairs for article in two])
        got = [(row, has_bare(row, a, c, bare), has_ours(row, a, c, ours)) for row, a, c in pairs]
        of_bare = sum(b for _, b, _ in got)
        kept = sum(b and o for _, b, o in got)
        share = f"{100 * kept / of_bare:.0f}% kept" if of_bare else "-"
        of_ours = sum(o for *_, o in got)
        print(f"  {kind}: {len(got)} sentences, bare {of_bare}, ours {of_ours}, {share}")
        for row, was, now in [g for g in got if g[1] and not g[2]][:show]:
            span = row["spans"][0]
            print("       lost:", row["text"][max(0, span["start"] - 30) : span["end"] + 20])


def has_bare(row: dict[str, Any], article: Article, clean: Article, grammar: Remembering) -> bool:
    before = {(m.rule, clean.text[m.span.start : m.span.end]) for m in grammar.matches(clean)}
    return any(
        hits(row, m.span.start, m.span.end)
        and (m.rule, article.text[m.span.start : m.span.end]) not in before
        for m in grammar.matches(article)
    )


def has_ours(row: dict[str, Any], article: Article, clean: Article, grammar: Remembering) -> bool:
    before = {(f.rule, f.text) for f in findings(clean, grammar)}
    return any(
        f.level >= Level.WARNING
        and hits(row, f.span.start, f.span.end)
        and (f.rule, f.text) not in before
        for f in findings(article, grammar)
    )


def hits(row: dict[str, Any], start: int, end: int) -> bool:
    return any(start <= span["end"] and span["start"] - 1 < end for span in row["spans"])


def findings(article: Article, grammar: Remembering) -> Iterator[Any]:
    chosen = tuple(r.id for r in RULES.extending("languagetool")) + NATIVE
    yield from check_article(article, RULES, Context(grammar=grammar), Selection(select=chosen))


RULES = load_rules()

if __name__ == "__main__":
    main()
