# SPDX-License-Identifier: GPL-3.0-or-later
"""How much does newslint add to LanguageTool's own time, and what does a second check cost?

    python tests/benchmarks/bench_grammar.py [ARTICLES_FOLDER] [--rounds N]

With a warm server, articles of about 1,000 words (those of the folder, else fixtures/, joined) are
checked by a bare request and by `newslint check`, in turn and neither helped by the other's cache
(the bare request names a rule that is not there, which makes it another question to the cache).
Then one sentence is changed and the article checked again. Prints medians of wall-clock seconds,
and ends with status 1 when newslint takes longer than 1.15 times the bare request plus 0.3 s, or a
second check longer than a third of the first.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from newslint.languagetool.folders import state_folder
from newslint.languagetool.grammar import GrammarSettings
from newslint.languagetool.server import warm
from newslint.languagetool.source import plan_for

WORDS = 1000


def articles(folder: Path) -> list[str]:
    """Return texts of about `WORDS` words, made of the folder's articles one after another."""
    texts, words = [[]], 0
    for path in sorted(folder.rglob("*.txt")):
        for paragraph in path.read_text("utf-8").split("\n\n"):
            texts[-1].append(paragraph.strip())
            words += len(paragraph.split())
            if words >= WORDS:
                texts.append([])
                words = 0
    return ["\n\n".join(text) + "\n" for text in texts[:-1]]


def bare(url: str, text: str, number: int) -> float:
    fields = {"text": text, "language": "en-US", "disabledRules": f"NO_RULE_{number}"}
    started = time.perf_counter()
    with urllib.request.urlopen(
        f"{url}/v2/check", urllib.parse.urlencode(fields).encode()
    ) as reply:
        reply.read()
    return time.perf_counter() - started


def newslint(path: Path) -> float:
    command = [sys.executable, "-m", "newslint", "check", "--languagetool", "require", str(path)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    taken = time.perf_counter() - started
    if "was used" not in done.stdout:
        sys.exit(done.stdout + done.stderr)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("fixtures"))
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    texts = articles(options.folder)[: options.rounds + 2]
    if len(texts) < 4:
        sys.exit(f"skipped: fewer than 4,000 words in the .txt files under {options.folder}")
    os.environ.pop("CI", None)
    url = warm(plan_for(GrammarSettings(), print), state_folder()).url
    bares, firsts, seconds = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        for number, text in enumerate(texts):
            path.write_text(text, "utf-8")
            request = bare(url, text, number + time.time_ns())
            first = newslint(path)
            path.write_text(text.replace(". ", " this morning. ", 1), "utf-8")
            second = newslint(path)
            if number >= 2:
                bares.append(request)
                firsts.append(first)
                seconds.append(second)
    report(bares, firsts, seconds)


def report(bares: list[float], firsts: list[float], seconds: list[float]) -> None:
    request, first, second = map(statistics.median, (bares, firsts, seconds))
    allowed = 1.15 * request + 0.3
    print(f"{len(bares)} articles of about {WORDS} words, medians")
    print(f"bare request          {request:.2f} s")
    print(f"newslint check        {first:.2f} s (allowed {allowed:.2f} s)")
    print(f"after one edit        {second:.2f} s (allowed {first / 3:.2f} s)")
    if first > allowed or second > first / 3:
        sys.exit(1)


if __name__ == "__main__":
    main()
