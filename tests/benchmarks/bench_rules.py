# SPDX-License-Identifier: GPL-3.0-or-later
"""What rules cost: 100 and 5,000 of them with as many hits, over the same made-up articles.

Run as `python tests/benchmarks/bench_rules.py [--megabytes 5] [--rules 5000] [--rounds 3]`. It
prints a table of CPU time on one core (each figure the best of the rounds, which take turns), the
hits for each KB, and the memory of a process of its own that reads the compiled rules and all
articles one by one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from newslint.matching.conditions import holds  # noqa: E402
from newslint.matching.lexicon import Lexicon, compile_lexicon  # noqa: E402
from tests.benchmarks.made_articles import MadeRule, articles, rules, vocabulary  # noqa: E402

END = "\n\0\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rules", type=int, default=5000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        print(_memory_of_a_run(*options.memory))
        return
    words = vocabulary()
    texts = articles(words, int(options.megabytes * 1_000_000))
    many = rules(texts, words, options.rules)
    few = alike(texts, words, many, options.few)
    measure(texts, {"few": few, "many": many}, options.rounds)


def alike(
    texts: Sequence[str], words: object, many: Sequence[MadeRule], count: int
) -> list[MadeRule]:
    """Return `count` rules of the same make that have about as many hits as `many`."""
    pool = rules(texts, words, 12 * len(many) // 5, seed=4)  # type: ignore[arg-type]
    wanted = _total(texts, many)
    hits = _hits(texts, pool)
    share = wanted / count
    pool.sort(key=lambda rule: (abs(hits[rule.key] - share), rule.key))
    return pool[:count]


def _hits(texts: Sequence[str], made: Sequence[MadeRule]) -> Counter[str]:
    lexicon = _compiled(made)
    found: Counter[str] = Counter()
    for text in texts:
        for key, hits in lexicon.scan(text).hits.items():
            found[key] += len(hits)
    return found


def _total(texts: Sequence[str], made: Sequence[MadeRule]) -> int:
    return sum(_hits(texts, made).values())


def _compiled(made: Sequence[MadeRule]) -> Lexicon:
    lexicon, problems = compile_lexicon([(rule.key, [rule.pattern]) for rule in made])
    assert not problems, problems[:3]
    return lexicon
