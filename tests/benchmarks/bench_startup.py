# SPDX-License-Identifier: GPL-3.0-or-later
"""What a start of newslint costs, in times of `python -c pass`.

    python tests/benchmarks/bench_startup.py [--rounds N] [--instructions]

Measured is CPU time (user and system) of whole processes of this very Python, the least of N rounds
that take turns, with bytecode and compiled rules in place as they are after the first run. Ends
with 1 when `--version` costs more than 6 times or a native check of an ordinary 6 KB article with
the shipped rules more than 10 times an empty Python. Only for systems with `os.wait4`.

With `--instructions` valgrind counts the instructions of one run of each instead: the same on a
busy machine as on a quiet one, good for comparing two versions. It leaves out the time that the
system takes to start a process, so its ratios are about a quarter higher and have no limits.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LIMITS = {"newslint --version": 6.0, "newslint check, 6 KB": 10.0}


def article(size: int, *, innocent: bool) -> str:
    """Return up to `size` characters of news of our own writing: ordinary, or full of faults."""
    paths = sorted((ROOT / "fixtures").glob("*.txt"))
    chosen = [path for path in paths if path.name.startswith("innocent") == innocent]
    return "\n\n".join(path.read_text(encoding="utf-8") for path in chosen)[:size]


def cpu_time(command: list[str], environment: dict[str, str], folder: str) -> float:
    """Return the CPU seconds of a process and its children."""
    process = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: nothing to measure")
    return usage.ru_utime + usage.ru_stime


def commands(path: str, faulty: str) -> dict[str, list[str]]:
    """Return what is measured, by name, of an ordinary article and one that is full of faults."""
    python = [sys.executable]
    newslint = [*python, "-m", "newslint"]
    return {
        "python -c pass": [*python, "-c", "pass"],
        "import click": [*python, "-c", "import click"],
        "newslint --version": [*newslint, "--version"],
        "newslint check, 6 KB": [*newslint, "check", path, "--languagetool", "off"],
        "the same, --format json": [
            *newslint,
            *("check", path, "--languagetool", "off", "--format", "json"),
        ],
        "the same, all levels": [
            *newslint,
            *("check", path, "--languagetool", "off", "--min-level", "suggestion"),
        ],
        "the same, full of faults": [*newslint, "check", faulty, "--languagetool", "off"],
    }


def instructions(command: list[str], environment: dict[str, str], folder: str) -> float:
    """Return how many instructions a process takes, in thousands of millions."""
    counting = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    result = subprocess.run(
        ["valgrind", *counting, *command],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    told = re.search(r"I +refs: +([\d,]+)", result.stderr)
    if told is None or result.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} could not be counted: {result.stderr[-300:]}")
    return int(told[1].replace(",", "")) / 1e9


Cost = Callable[[list[str], dict[str, str], str], float]


def measure(rounds: int, cost: Cost) -> dict[str, float]:
    """Return the least cost of each command."""
    with tempfile.TemporaryDirectory() as folder:
        path, faulty = os.path.join(folder, "article.txt"), os.path.join(folder, "faulty.txt")
        Path(path).write_text(article(6_000, innocent=True), encoding="utf-8")
        Path(faulty).write_text(article(6_000, innocent=False), encoding="utf-8")
        environment = {
            **os.environ,
            "NEWSLINT_CACHE_DIR": os.path.join(folder, "cache"),
            "PYTHONPYCACHEPREFIX": os.path.join(folder, "bytecode"),
            "PYTHONPATH": str(ROOT),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        wanted = commands(path, faulty)
        for command in wanted.values():
            cpu_time(command, environment, folder)
        least = dict.fromkeys(wanted, float("inf"))
        for _ in range(rounds):
            for name, command in wanted.items():
                least[name] = min(least[name], cost(command, environment, folder))
        return least


def main() -> None:
    parser = argparse.ArgumentParser(description="What a start of newslint costs.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    if options.instructions:
        tell(measure(1, instructions), "million instructions", {})
    elif tell(measure(options.rounds, cpu_time), "ms", LIMITS):
        sys.exit(1)


def tell(least: dict[str, float], unit: str, limits: dict[str, float]) -> bool:
    """Print the costs and their ratios, and return whether one is over its limit."""
    empty = least["python -c pass"]
    over = False
    for name, cost in least.items():
        limit = limits.get(name)
        too_much = limit is not None and cost / empty > limit
        over |= too_much
        told = f"  (limit {limit:g}{', exceeded' if too_much else ''})" if limit else ""
        print(f"{name:<26} {cost * 1000:7.1f} {unit}  {cost / empty:5.1f} times{told}")
    return over


if __name__ == "__main__":
    main()
