# SPDX-License-Identifier: GPL-3.0-or-later
"""What rules cost: 5,000 of them against 100 with as many hits, over the same made-up articles.

Run as `python tests/benchmarks/bench_rules.py [--megabytes 5] [--rules 5000] [--rounds 5]`. It
prints CPU time on one core (the best of the rounds, which take turns) in MB/s for the one pass,
for the one pass with the conditions of its hits, and for the whole engine; what is compiled on
first use is part of the first round and told apart. Articles remember where their blocks are, so
every round of the engine has new ones, made before the clock starts; that they all lie in memory
is the benchmark's doing, so they are hidden from the collector of waste, as `newslint check` hides
its rules. The memory is that of a process of its own that reads the compiled rules and all
articles, one by one, from files.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from newslint.article import Article, Block, Span
from newslint.checks import module_of
from newslint.engine import lint
from newslint.matching.conditions import holds
from newslint.matching.lexicon import Lexicon, compile_lexicon
from newslint.rule import Rule
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rules import Rulebook
from tests.benchmarks.made_articles import (
    MadeRule,
    Vocabulary,
    articles,
    often_together,
    rules,
    vocabulary,
)

END = "\0"

Work = Callable[[], Callable[[], int]]
"""What makes a piece of work ready and returns what is to be timed."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rules", type=int, default=5000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        read_and_lint(*options.run)
        return
    words = vocabulary()
    texts = articles(words, int(options.megabytes * 1_000_000))
    many = rules(texts, words, options.rules)
    measure(texts, [few_rules(texts, words, many, options.few), many], options.rounds)


def few_rules(
    texts: Sequence[str], words: Vocabulary, many: Sequence[MadeRule], count: int
) -> list[MadeRule]:
    """Return `count` rules of the same make that together have about as many hits as `many`."""
    wanted = sum(hits_of(texts, many).values())
    share = wanted / count
    standing = often_together(texts, words, int(share / 3), int(3 * share))
    pool = rules(texts, words, len(standing), seed=4, standing=standing)
    hits = hits_of(texts, pool)
    chosen = pool[:count]
    for aim in range(50, 300):
        middle = share * aim / 100
        pool.sort(key=lambda rule: (abs(hits[rule.key] - middle), rule.key))
        chosen = pool[:count]
        if sum(hits[rule.key] for rule in chosen) >= wanted:
            break
    return chosen


def hits_of(texts: Sequence[str], made: Sequence[MadeRule]) -> Counter[str]:
    """Return how many hits each rule has."""
    lexicon = compiled(made)
    found: Counter[str] = Counter()
    for text in texts:
        found.update({key: len(hits) for key, hits in lexicon.scan(text).hits.items()})
    return found


def compiled(made: Sequence[MadeRule]) -> Lexicon:
    """Return the lexicon of rules."""
    lexicon, problems = compile_lexicon([(rule.key, [rule.pattern]) for rule in made])
    assert not problems, problems[:3]
    return lexicon


def rulebook_of(made: Sequence[MadeRule]) -> Rulebook:
    """Return rules as a rulebook of the check `existence`."""
    defaults = {name: option.default for name, option in module_of("existence").OPTIONS.items()}
    real = [
        Rule(
            id=rule.key,
            extends="existence",
            message="Avoid '%s'.",
            near=rule.near,
            unless=rule.unless,
            options={**defaults, "tokens": (rule.pattern.text,), "ignorecase": True},
        )
        for rule in made
    ]
    rulebook = compile_rules(sorted(real, key=lambda rule: rule.id))
    assert not rulebook.problems, rulebook.problems[:3]
    return rulebook


def article_of(number: int, text: str) -> Article:
    """Return a text as an article of one headline and many paragraphs."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        kind = "paragraph" if blocks else "headline"
        blocks.append(Block(kind, Span(start, start + len(part))))
        start += len(part) + 2
    return Article(f"{number}.txt", text, text, tuple(blocks))


def measure(texts: Sequence[str], sets: Sequence[Sequence[MadeRule]], rounds: int) -> None:
    """Print the table."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    works: list[list[Work]] = []
    for chosen in sets:
        rulebook = rulebook_of(chosen)
        lexicon, by_key = compiled(chosen), {rule.key: rule for rule in chosen}
        works.append(
            [
                partial(partial, scan_all, texts, lexicon),
                partial(partial, scan_with_conditions, texts, lexicon, by_key),
                partial(lint_new, texts, rulebook),
            ]
        )
    first, best = time_all(works, rounds)
    few, many = (len(chosen) for chosen in sets)
    hits = [sum(hits_of(texts, chosen).values()) for chosen in sets]
    print(f"{len(texts)} articles, {size:.2f} MB; MB/s of CPU time, in brackets the first round")
    print(f"{'':26}{few:>8} rules   {many:>8} rules   cost of {many} by cost of {few}")
    for row, name in enumerate(("one pass", "one pass and conditions", "whole engine")):
        cells = "".join(
            f"{size / best[column][row]:8.1f} ({size / first[column][row]:.1f})"
            for column in (0, 1)
        )
        print(f"{name:26}{cells}   {best[1][row] / best[0][row]:.2f}")
    print(f"{'hits for each KB':26}" + "".join(f"{hit / size / 1000:8.2f}      " for hit in hits))
    print(
        f"{'findings for each KB':26}"
        + "".join(f"{w[2]()() / size / 1000:8.2f}      " for w in works)
    )
    print(f"memory of a process that lints with {many} rules: {memory(texts, sets[1]):.0f} MB")


def time_all(
    works: Sequence[Sequence[Work]], rounds: int
) -> tuple[list[list[float]], list[list[float]]]:
    """Return the time of each piece of work in the first round, and the best."""
    first: list[list[float]] = []
    best: list[list[float]] = []
    for _ in range(max(2, rounds)):
        times = [[cpu_time(work) for work in of_set] for of_set in works]
        first = first or times
        best = [
            [min(pair) for pair in zip(*rows, strict=True)]
            for rows in zip(best or times, times, strict=True)
        ]
    return first, best


def cpu_time(work: Work) -> float:
    """Return the CPU seconds that a piece of work takes once it is made ready."""
    ready = work()
    gc.freeze()
    start = time.process_time()
    ready()
    return time.process_time() - start


def lint_new(texts: Sequence[str], rulebook: Rulebook) -> Callable[[], int]:
    """Return the work of linting texts as articles that nobody has seen before."""
    made = [article_of(number, text) for number, text in enumerate(texts)]
    return lambda: sum(len(found) for _, found in lint(made, rulebook))


def scan_all(texts: Sequence[str], lexicon: Lexicon) -> int:
    """Return the number of hits."""
    return sum(len(hits) for text in texts for hits in lexicon.scan(text).hits.values())


def scan_with_conditions(
    texts: Sequence[str], lexicon: Lexicon, rules_by_key: dict[str, MadeRule]
) -> int:
    """Return the number of hits whose conditions hold."""
    count = 0
    for text in texts:
        for key, hits in lexicon.scan(text).hits.items():
            rule = rules_by_key[key]
            count += sum(holds(rule.near, rule.unless, text, hit.span) for hit in hits)
    return count


def memory(texts: Sequence[str], made: Sequence[MadeRule]) -> float:
    """Return the most memory, in MB, of a fresh process that lints all texts."""
    with tempfile.TemporaryDirectory() as folder:
        rulebook, corpus = Path(folder, "rules"), Path(folder, "texts")
        rulebook.write_bytes(rulebook_of(made).to_bytes())
        corpus.write_text(END.join(texts), encoding="utf-8", newline="")
        command = [sys.executable, __file__, "--run", str(rulebook), str(corpus)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def read_and_lint(rulebook_path: str, corpus_path: str) -> None:
    """Lint the articles of a file one by one and print the most memory used, in MB."""
    rulebook = Rulebook.from_bytes(Path(rulebook_path).read_bytes())
    with open(corpus_path, encoding="utf-8", newline="") as corpus:
        rest, number = "", 0
        while chunk := corpus.read(65_536):
            *whole, rest = (rest + chunk).split(END)
            for text in whole:
                number += 1
                for _ in lint([article_of(number, text)], rulebook):
                    pass
    print(most_memory())


def most_memory() -> float:
    """Return the most memory that this process has had at a time, in MB."""
    with open("/proc/self/status") as status:  # `getrusage` counts what the parent had before exec
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
