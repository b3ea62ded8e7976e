# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of `newslint check`: from paths to a report and an exit code, in a straight line."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from newslint import __version__
from newslint.article import Article
from newslint.cli.articles import STDIN, Articles
from newslint.cli.ending import CLEAN, FAILED, FOUND, complain
from newslint.cli.grammar import Opened, grammar_for
from newslint.cli.output import opened, shows_unicode, wants_color, width_of, writer
from newslint.cli.progress import Progress
from newslint.cli.settings import Settings, Wishes, near, settle
from newslint.engine import CHECK_FAILED, lint
from newslint.finding import Finding, Level
from newslint.readers.discovery import discover
from newslint.records import NamedTuple
from newslint.reports import Checked, Failure, Look, Outcome, report_named
from newslint.rule import Context
from newslint.rulebook import Rulebook, load_rulebook


class Presentation(NamedTuple):
    """How and where the report is shown."""

    format: str = "text"
    output_file: str = ""
    color: str = "auto"
    verbose: bool = False
    statistics: bool = False


def run(paths: Sequence[str], stdin_name: str, wishes: Wishes, shown: Presentation) -> int:
    """Check the articles behind `paths`, write the report, and return the exit code."""
    try:
        with opened(shown.output_file, utf8=shown.format != "text") as stream:
            return _run(paths, stdin_name or "<stdin>", wishes, shown, stream)
    except OSError as error:
        if not shown.output_file or isinstance(error, BrokenPipeError):
            raise
        complain(shown.output_file, f"cannot be written: {error.strerror}")
        return FAILED


def _run(
    paths: Sequence[str], stdin_name: str, wishes: Wishes, shown: Presentation, stream: TextIO
) -> int:
    watch = _Watch()
    files = _files(paths, watch)
    settings = settle(wishes, [stdin_name if f == STDIN else f for f in files], watch.fail)
    rulebook = _rulebook(settings, watch)
    articles = Articles(
        [f for f in files if (stdin_name if f == STDIN else f) in settings.files],
        watch.fail,
        stdin_name=stdin_name,
        language=settings.language,
    )
    watch.start(settings.fails_at, len(articles))
    if len(articles) > 1:
        gc.freeze()  # rules and modules stay to the end, so nobody need look for waste among them
        gc.enable()
    with grammar_for(settings.grammar, needed=settings.needs_grammar(rulebook)) as grammar:
        context = Context(
            grammar=grammar.checker, settings={"accept": settings.accept, "names": settings.names}
        )
        results = lint(articles, rulebook, context, settings.selection)
        outcome = Outcome(
            __version__,
            watch.over(results, grammar),
            lambda: {"languagetool": grammar.engine()},
            lambda: watch.failures,
            articles.at,
        )
        look = _look(shown, settings, stream)
        write = writer(stream, color=look.color)
        for piece in report_named(shown.format).render(outcome, look):
            watch.progress.clear()
            write(piece)
    watch.progress.clear()
    return FAILED if watch.failures else FOUND if watch.found else CLEAN


class _Watch:
    """Sees findings and failures go by, for the progress line and the exit code."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.found = False
        self.progress = Progress(0)
        self._fails_at = Level.ERROR

    def start(self, fails_at: Level, articles: int) -> None:
        self._fails_at = fails_at
        self.progress = Progress(articles)

    def fail(self, path: str, message: str) -> None:
        """Tell at once, and remember for the report, that something could not be checked."""
        self.progress.clear()
        complain(path, message)
        self.failures.append(Failure(path, message))

    def over(
        self, results: Iterable[tuple[Article, tuple[Finding, ...]]], grammar: Opened
    ) -> Iterator[Checked]:
        for article, findings in results:
            for finding in findings:
                if finding.rule == CHECK_FAILED:
                    self.failures.append(Failure(article.path, finding.message))
                elif finding.level >= self._fails_at:
                    self.found = True
            self.progress.step()
            yield Checked(article, findings)
        if grammar.lacking():
            self.fail("LanguageTool", grammar.lacking())


def _files(paths: Sequence[str], watch: _Watch) -> list[str]:
    files, errors = discover(paths)
    for error in errors:
        watch.fail(error.path, f"{error.message}; {error.hint}".rstrip("; "))
    return files


def _rulebook(settings: Settings, watch: _Watch) -> Rulebook:
    rulebook = load_rulebook(settings.folders, lexicons=settings.lexicons)
    for problem in rulebook.problems:
        watch.fail(f"{near(problem.path)}:{problem.line}:{problem.column}", problem.message)
    for where, what in settings.strange_words(rulebook.ids):
        watch.fail(where, what)
    return rulebook


def _look(shown: Presentation, settings: Settings, stream: TextIO) -> Look:
    return Look(
        shown=settings.shown,
        width=width_of(stream),
        color=wants_color(shown.color, stream),
        unicode=shows_unicode(stream),
        verbose=shown.verbose,
        statistics=shown.statistics,
    )
