# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool as the rest of newslint sees it: something that has matches for an article."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType

from newslint.article import Article
from newslint.languagetool.errors import (
    LanguageToolError,
    ServerBusy,
    ServerError,
    ServerFailed,
    ServerGone,
    TextTooLong,
)
from newslint.languagetool.settings import MODES, GrammarSettings
from newslint.languagetool.source import Source, open_source, warm_source
from newslint.rule import GrammarMatch

__all__ = ["MODES", "GrammarSettings", "LanguageToolGrammar", "open_grammar"]

OFF, USED, UNAVAILABLE = "off", "used", "unavailable"
"""The states that a report tells."""

_PORTION = 40_000
_SMALLEST = 100
_GIVE_UP_AFTER = 3
_KEPT = 64


def open_grammar(
    settings: GrammarSettings, say: Callable[[str], None] | None = None
) -> LanguageToolGrammar:
    """Return the grammar that the settings ask for. Nothing is started before it is needed.

    `say` is called with a line for the user when something takes long (installing, starting).
    """
    return LanguageToolGrammar(settings, say or (lambda line: None))


class LanguageToolGrammar:
    """LanguageTool behind the `Grammar` of `newslint.rule`, with what a report must tell of it.

    `matches` never raises. Close it, or use it as a context manager, to end a private server.
    """

    def __init__(self, settings: GrammarSettings, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._say = say
        self._lock = threading.Lock()
        self._finding_server = threading.Lock()
        self._source: Source | None = None
        self._looked = False
        self._dead = ""
        self._closed = False
        self._answered = 0
        self._failures: dict[str, str] = {}
        self._in_a_row = 0
        self._asked: dict[tuple[str, str], _Question] = {}
        self._turns = threading.Semaphore(self.ahead)
        self._version = ""

    @property
    def state(self) -> str:
        """Return "off", "used" when any article was checked, or "unavailable"."""
        if self._settings.mode == OFF:
            return OFF
        if self._answered:
            return USED
        return UNAVAILABLE if self._dead or self._failures else OFF

    @property
    def version(self) -> str:
        """Return the version of the LanguageTool that was used, "" when none was."""
        return self._version

    @property
    def reason(self) -> str:
        """Return one line on why something was not checked, "" when everything was."""
        if not self._failures:
            return self._dead
        path, reason = next(iter(self._failures.items()))
        if not self._answered and len(set(self._failures.values())) == 1:
            return reason
        more = f" and {len(self._failures) - 1} more" if len(self._failures) > 1 else ""
        return f"{path or 'an article'}{more} not checked: {reason}"

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """Return (path, reason) of every article that was asked about and not checked."""
        return tuple(self._failures.items())

    @property
    def complete(self) -> bool:
        """Tell whether all that was asked was answered, as `require` demands."""
        return not self._dead and not self._failures

    @property
    def ahead(self) -> int:
        """Return how many articles it is worth to have in preparation at a time."""
        return self._settings.threads or _cores()

    def prepare(self, articles: Iterable[Article]) -> None:
        """Begin to check articles in the background, as many at once as the server has threads.

        `matches` then waits for the answer only.
        """
        if self._settings.mode == OFF:
            return
        for article in articles:
            if not article.text.strip():
                continue
            self._look_for_warm()
            question, is_new = self._question(article)
            if is_new:
                arguments = (question, article)
                threading.Thread(target=self._settle, args=arguments, daemon=True).start()

    def matches(self, article: Article) -> Sequence[GrammarMatch]:
        """Return all matches in an article, in order; () when they cannot be had."""
        if self._settings.mode == OFF or not article.text.strip():
            return ()
        question, is_new = self._question(article)
        if is_new:
            self._settle(question, article)
        question.answered.wait()
        return question.matches

    def close(self) -> None:
        """End what must not outlive the command, at once; a shared server goes on."""
        self._closed = True
        if self._source is not None:
            self._source.close()
            self._source = None

    def __enter__(self) -> LanguageToolGrammar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _question(self, article: Article) -> tuple[_Question, bool]:
        """Return the question about an article, and whether it is now asked for the first time."""
        key = article.lang, article.text
        with self._lock:
            known = self._asked.get(key)
            if known is not None:
                return known, False
            question = self._asked[key] = _Question()
            for old in list(self._asked)[: max(0, len(self._asked) - _KEPT - self.ahead)]:
                if self._asked[old].answered.is_set():
                    del self._asked[old]
            return question, True

    def _settle(self, question: _Question, article: Article) -> None:
        try:
            with self._turns:
                question.matches = self._find(article)
        finally:
            question.answered.set()

    def _find(self, article: Article) -> Sequence[GrammarMatch]:
        try:
            found = tuple(self._check(article))
        except LanguageToolError as error:
            self._failed(article, str(error))
            return ()
        except Exception as error:
            self._failed(article, f"a fault of newslint's own: {type(error).__name__}: {error}")
            return ()
        with self._lock:
            self._answered += 1
            self._in_a_row = 0
        return found

    def _failed(self, article: Article, reason: str) -> None:
        with self._lock:
            if self._closed:
                return
            self._failures[article.path] = reason
            self._in_a_row += 1
            if self._in_a_row >= _GIVE_UP_AFTER and not self._dead:
                self._dead = reason

    def _check(self, article: Article) -> list[GrammarMatch]:
        from newslint.languagetool.language import language_of
        from newslint.languagetool.portions import portions

        language = language_of(article, self._settings.language)
        longest = min(_PORTION, self._ready().longest_text or _PORTION)
        found: list[GrammarMatch] = []
        for start, portion in portions(article.text, longest):
            found.extend(self._check_portion(portion, start, language))
        return sorted(found, key=lambda match: (match.span, match.rule, match.message))

    def _check_portion(self, text: str, start: int, language: str) -> list[GrammarMatch]:
        from newslint.languagetool.portions import portions

        try:
            return self._ask(text, start, language)
        except TextTooLong:
            if len(text) < _SMALLEST:
                raise
        halves = portions(text, len(text) // 2)
        return [
            match
            for begin, half in halves
            for match in self._check_portion(half, start + begin, language)
        ]

    def _ask(self, text: str, start: int, language: str) -> list[GrammarMatch]:
        """Ask the server, and once more after what another try, or another server, may mend."""
        source = self._ready()
        try:
            return self._answer(source, text, start, language)
        except (ServerFailed, ServerBusy):
            return self._answer(source, text, start, language)
        except ServerGone:
            return self._answer(self._ready(instead_of=source), text, start, language)

    def _answer(self, source: Source, text: str, start: int, language: str) -> list[GrammarMatch]:
        from newslint.languagetool.answer import matches_in, version_in

        source.touch()
        answer = source.client.check(text, language)
        found = matches_in(answer, text, start)
        source.touch()
        self._version = version_in(answer) or self._version
        return found

    def _look_for_warm(self) -> None:
        """Find a server that runs already before any thread is needed for it.

        Beside the checks a thread waits for the interpreter at every file it opens, and would send
        the first request ten times later.
        """
        if self._looked:
            return
        self._looked = True
        with self._finding_server:
            if self._source is None and not self._dead:
                self._source = warm_source(self._settings)

    def _ready(self, instead_of: Source | None = None) -> Source:
        """Return the server to ask, found or started if need be; another one than `instead_of`."""
        with self._finding_server:
            if self._dead or self._closed:
                raise ServerError(self._dead or "interrupted")
            if self._source is not None and self._source is not instead_of:
                return self._source
            try:
                if instead_of is not None:
                    instead_of.give_up()
                self._source = open_source(self._settings, self._say)
            except LanguageToolError as error:
                self._source, self._dead = None, str(error)
                raise
            return self._source


class _Question:
    """What LanguageTool was asked about one article, and its answer once it is there."""

    def __init__(self) -> None:
        self.answered = threading.Event()
        self.matches: Sequence[GrammarMatch] = ()


def _cores() -> int:
    import os

    return max(1, os.cpu_count() or 1)
