# SPDX-License-Identifier: GPL-3.0-or-later
"""The sums at the end of a report: findings by level and rule, and what became of the engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from newslint.finding import Level
from newslint.reports import Checked, Engine
from newslint.reports.columns import harmless

_NAMES = {"languagetool": "LanguageTool"}


class Tally:
    """Counts what goes by in a run."""

    def __init__(self) -> None:
        self.articles = 0
        self.levels: Counter[Level] = Counter()
        self.rules: Counter[tuple[str, Level]] = Counter()

    def add(self, checked: Checked, shown: Level) -> None:
        """Count an article and its findings, leaving out those below `shown`."""
        self.articles += 1
        for finding in checked.findings:
            if finding.level >= shown:
                self.levels[finding.level] += 1
                self.rules[finding.rule, finding.level] += 1

    def table(self) -> str:
        """Return the rules that spoke, the most talkative first, one a line."""
        rows = sorted(self.rules.items(), key=lambda row: (-row[1], row[0][0], -row[0][1]))
        width = max((len(str(count)) for _, count in rows), default=0)
        lines = [f"{count:>{width}}  {level!s:<10}  {rule}" for (rule, level), count in rows]
        return "".join(f"{line}\n" for line in lines) + ("\n" if lines else "")

    def summary(self, engines: Mapping[str, Engine], failures: int, shown: Level) -> str:
        """Return the closing lines: counts, what was not looked for, the engines, what failed."""
        return "".join(f"{line}\n" for line in self._closing(engines, failures, shown))

    def _closing(self, engines: Mapping[str, Engine], failures: int, shown: Level) -> Iterator[str]:
        if self.articles:
            found = _levels(self.levels) or "Nothing found"
            yield f"{found} in {_count(self.articles, 'article')}."
        else:
            yield "Nothing was checked."
        if self.articles and shown > Level.SUGGESTION:
            below = "Suggestions" if shown == Level.WARNING else "Warnings and suggestions"
            yield f"{below} are not shown (--min-level suggestion)."
        for name, engine in sorted(engines.items()):
            yield _engine_line(_NAMES.get(name, name), engine)
        if failures:
            yield f"{_count(failures, 'problem')} kept newslint from checking everything."


def _levels(counts: Mapping[Level, int]) -> str:
    told = [_count(counts[level], str(level)) for level in sorted(counts, reverse=True)]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _engine_line(name: str, engine: Engine) -> str:
    version = f" {engine.version}" if engine.version else ""
    told = " ".join(harmless(engine.reason).split())
    reason = f": {told}" if told else ""
    what = {"used": f"{version} was used", "off": " was off"}.get(
        engine.state, " could not be used"
    )
    return f"{name}{what}{reason}".rstrip(".") + "."
