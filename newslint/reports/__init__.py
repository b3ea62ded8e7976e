# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: what a run of newslint has to say, in one format each.

A format is a module with `render(outcome, look) -> Iterator[str]`: pieces of the report, in order,
each to be written as soon as it comes. A report goes through `outcome.articles` once, keeps no
article, and asks for engines and errors only after the last one.

The nouns here are named tuples: to define a dataclass takes a millisecond, in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, cast

from newslint.article import Article, Span
from newslint.finding import Finding, Level
from newslint.records import NamedTuple

FORMATS = {
    "text": "newslint.reports.text",
    "json": "newslint.reports.json",
}
"""The module of every format."""


class Checked(NamedTuple):
    """An article and what was found in it: spans in `article.source`, sorted, all levels."""

    article: Article
    findings: tuple[Finding, ...]


class Engine(NamedTuple):
    """What became of an engine outside newslint: state is "used", "off" or "unavailable"."""

    state: str
    version: str = ""
    reason: str = ""


class Failure(NamedTuple):
    """Something that could not be checked, and why; `path` may carry `:line:column`."""

    path: str
    message: str


def _nothing() -> Sequence[Failure]:
    return ()


def _no_engines() -> Mapping[str, Engine]:
    return {}


def _no_article(path: str) -> Article | None:
    return None


class Outcome(NamedTuple):
    """A run, as a report sees it.

    `articles` is a stream that can be gone through once. `engines` and `failures` are complete
    when it is at its end. `article_at` reads another article of the run again, for the places of
    evidence in it; it gives None when it cannot.
    """

    version: str
    articles: Iterable[Checked]
    engines: Callable[[], Mapping[str, Engine]] = _no_engines
    failures: Callable[[], Sequence[Failure]] = _nothing
    article_at: Callable[[str], Article | None] = _no_article


class Look(NamedTuple):
    """How a report is to look.

    `shown` is the lowest level that is shown. `width` is the number of columns of the terminal;
    `color` and `unicode` say what it can show, `verbose` and `statistics` what is wanted.
    """

    shown: Level = Level.WARNING
    width: int = 80
    color: bool = False
    unicode: bool = True
    verbose: bool = False
    statistics: bool = False


class Report(Protocol):
    """A module of a format."""

    def render(self, outcome: Outcome, look: Look) -> Iterator[str]:
        """Yield the report piece by piece."""
        ...


def report_named(name: str) -> Report:
    """Return the module of a format, imported when first asked for; KeyError if there is none."""
    from importlib import import_module

    return cast(Report, import_module(FORMATS[name]))


def place(article: Article, span: Span) -> tuple[int, int, int, int]:
    """Return (line, column, end line, end column) of a span of an article's source, from 1.

    The end is where the first code point after the span stands, as in SARIF and LSP.
    """
    return (*article.lines.position(span.start), *article.lines.position(span.end))
