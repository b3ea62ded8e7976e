# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool for one command: opened only when a rule asks for it, closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from newslint.article import Article
from newslint.cli.articles import Articles
from newslint.reports import Engine
from newslint.rule import Grammar

_Result = TypeVar("_Result")


class Wish(NamedTuple):
    """How LanguageTool is wanted: the mode, a server's URL or "", the language or ""."""

    mode: str = "auto"
    url: str = ""
    language: str = ""


class Opened(NamedTuple):
    """LanguageTool as checks get it, and what became of it, complete at the end of the run.

    `prepare` has articles checked in the background that will be asked for soon. `lacking` tells
    why not everything was checked although it had to be, else "".
    """

    checker: Grammar | None
    engine: Callable[[], Engine]
    lacking: Callable[[], str] = lambda: ""
    prepare: Callable[[Iterable[Article]], None] = lambda articles: None


_AHEAD = 6
"""So many articles are asked about before it is their turn."""


def asked_ahead(
    results: Iterable[_Result], articles: Articles, grammar: Opened
) -> Iterator[_Result]:
    """Yield the results, LanguageTool at work on the articles to come in the meantime."""
    if len(articles) == 1:
        yield from results
        return
    grammar.prepare(articles.between(0, _AHEAD))
    for number, result in enumerate(results, 1):
        yield result
        grammar.prepare(articles.between(number, number + _AHEAD))


@contextmanager
def grammar_for(wish: Wish, *, needed: bool) -> Iterator[Opened]:
    """Give LanguageTool as it is wanted; without a rule that needs it, it is not even imported."""
    if wish.mode == "off" or not needed:
        reason = "" if wish.mode == "off" else "no rule that ran asks for it"
        yield Opened(None, lambda: Engine("off", reason=reason))
        return
    from newslint.languagetool.grammar import GrammarSettings, open_grammar

    settings = GrammarSettings(mode=wish.mode, url=wish.url, language=wish.language)
    with open_grammar(settings, _say) as grammar:

        def lacking() -> str:
            return "" if wish.mode != "require" or grammar.complete else grammar.reason

        def engine() -> Engine:
            return Engine(grammar.state, grammar.version, grammar.reason)

        yield Opened(grammar, engine, lacking, grammar.prepare)


def _say(line: str) -> None:
    from newslint.cli.ending import complain

    complain("", line)
