# SPDX-License-Identifier: GPL-3.0-or-later
"""How long does a check with LanguageTool take: the first of an article, and one after an edit?

    python tests/benchmarks/bench_grammar.py ARTICLES [--rounds N] [--warm-up N]

ARTICLES is a folder of .txt files, or a file of JSON lines with a "text" (and a "headline") each,
.gz or not; articles of about 1,000 words are taken as they are, or else put together. With a warm
server of its own, in every round three articles that the server has never seen are checked: one by
a bare request, one by the whole command `newslint check`, one by the command without LanguageTool.
Then a few words are put into a sentence somewhere and the first two are asked again, twice, each
time after another edit. Prints medians of wall-clock seconds. Ends with status 1 when a first
command takes longer than 1.15 times the bare request plus 0.3 s, or a second longer than a third of
the first.

The server grows faster with every article, for Java compiles what runs often: the first articles of
its life (`--warm-up` of them, before the rounds) are not counted. Seconds of a busy machine say
little; the last column tells how many seconds of processor a command itself has taken.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from newslint.languagetool.folders import state_folder
from newslint.languagetool.grammar import GrammarSettings
from newslint.languagetool.server import stop_all, warm
from newslint.languagetool.source import plan_for

WORDS = 1000
PLACE = re.compile(r"(?<=[a-z]{3})(?=\. [A-Z])")
ADDED = (" this morning", " last week", " in the end", " all the same", " after all", " by then")
Times = dict[str, list[tuple[float, float]]]


def articles(source: Path) -> list[str]:
    """Return texts of `WORDS` words, give or take a fifth."""
    texts = list(_texts(source))
    fitting = [text for text in texts if 0.8 * WORDS <= len(text.split()) <= 1.2 * WORDS]
    return fitting if len(fitting) >= 20 else list(_joined(texts))


def _texts(source: Path) -> Iterator[str]:
    if source.is_dir():
        for path in sorted(source.rglob("*.txt")):
            yield path.read_text("utf-8")
        return
    opening = gzip.open if source.suffix == ".gz" else open
    with opening(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield "\n\n".join(filter(None, (row.get("headline"), row["text"])))


def _joined(texts: list[str]) -> Iterator[str]:
    parts: list[str] = []
    for text in texts:
        for paragraph in text.split("\n\n"):
            parts.append(paragraph.strip())
            if sum(len(part.split()) for part in parts) >= WORDS:
                yield "\n\n".join(parts)
                parts = []


def edited(text: str, chance: random.Random) -> str:
    """Return the text with words added to the end of one sentence."""
    place = chance.choice([match.start() for match in PLACE.finditer(text)] or [len(text)])
    return text[:place] + chance.choice(ADDED) + text[place:]


def bare(url: str, text: str) -> tuple[float, float]:
    """Ask the server as plainly as can be, over a new connection."""
    body = urllib.parse.urlencode({"text": text, "language": "en-US"})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    started = time.perf_counter()
    connection = http.client.HTTPConnection(url.removeprefix("http://"))
    connection.request("POST", "/v2/check", body, kind)
    connection.getresponse().read()
    taken = time.perf_counter() - started
    connection.close()
    return taken, 0.0


def command(folder: str, text: str, mode: str) -> tuple[float, float]:
    """Return the wall-clock seconds and the processor's seconds of a whole `newslint check`."""
    path = os.path.join(folder, "article.txt")
    Path(path).write_text(text + "\n", "utf-8")
    words = [sys.executable, "-m", "newslint", "check", "--languagetool", mode, path]
    before, started = _processor(), time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True)
    taken = time.perf_counter() - started
    if mode == "require" and "was used" not in done.stdout:
        sys.exit(done.stdout + done.stderr)
    return taken, _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(url: str, texts: list[str], rounds: int, warm_up: int) -> Times:
    chance, times = random.Random(1), defaultdict(list)
    fresh = iter(texts)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(warm_up + rounds):
            one, two, three = next(fresh), next(fresh), next(fresh)
            taken = {"bare": [bare(url, one)], "whole": [command(folder, two, "require")]}
            taken["native"] = [command(folder, three, "off")]
            taken["bare again"] = [bare(url, edited(one, chance)) for _ in range(2)]
            again = [command(folder, edited(two, chance), "require") for _ in range(2)]
            taken["whole again"] = again
            if number >= warm_up:
                for what, some in taken.items():
                    times[what] += some
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--warm-up", type=int, default=3)
    options = parser.parse_args()
    if not options.articles.exists():
        sys.exit(f"skipped: {options.articles} is not there")
    texts = articles(options.articles)
    random.Random(options.rounds).shuffle(texts)
    needed = 3 * (options.rounds + options.warm_up)
    if len(texts) < needed:
        sys.exit(f"skipped: {needed} articles of {WORDS} words are needed, there are {len(texts)}")
    os.environ.pop("CI", None)
    # An installed newslint is compiled; so is this one after the warm-up.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as states:
        os.environ["NEWSLINT_STATE_DIR"] = states
        url = warm(plan_for(GrammarSettings(), print), state_folder()).url
        try:
            times = measure(url, texts, options.rounds, options.warm_up)
        finally:
            stop_all(state_folder())
    report(times)


def report(times: Times) -> None:
    def seconds(what: str) -> float:
        return median(wall for wall, _ in times[what])

    first, second = seconds("whole"), seconds("whole again")
    allowed = 1.15 * seconds("bare") + 0.3
    print(f"{len(times['whole'])} articles of about {WORDS} words, medians of seconds")
    _line("bare request", times["bare"])
    _line("bare request after an edit", times["bare again"])
    _line("newslint check", times["whole"], f"allowed {allowed:.2f}")
    _line("newslint check after an edit", times["whole again"], f"allowed {first / 3:.2f}")
    _line("newslint check without LanguageTool", times["native"])
    print(f"an edit costs {second / first:.2f} of the first check (allowed 0.33)")
    if first > allowed or second > first / 3:
        sys.exit(1)


def _line(what: str, times: list[tuple[float, float]], more: str = "") -> None:
    walls = sorted(wall for wall, _ in times)
    line = f"{what:38}{median(walls):.2f}  ({walls[0]:.2f} to {walls[-1]:.2f})"
    own = median(own for _, own in times)
    print(", ".join(filter(None, (line, f"processor {own:.2f}" if own else "", more))))


if __name__ == "__main__":
    main()
