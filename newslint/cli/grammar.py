# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool for one command: opened only when a rule asks for it, closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newslint.records import NamedTuple
from newslint.reports import Engine
from newslint.rule import Grammar


class Wish(NamedTuple):
    """How LanguageTool is wanted: the mode, a server's URL or "", the language or ""."""

    mode: str = "auto"
    url: str = ""
    language: str = ""


class Opened(NamedTuple):
    """LanguageTool as checks get it, and what became of it, complete at the end of the run.

    `lacking` tells why not everything was checked although it had to be, else "".
    """

    checker: Grammar | None
    engine: Callable[[], Engine]
    lacking: Callable[[], str] = lambda: ""


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

        yield Opened(grammar, engine, lacking)


def _say(line: str) -> None:
    from newslint.cli.ending import complain

    complain("", line)
