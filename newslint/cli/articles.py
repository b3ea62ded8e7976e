# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles of a run: read when they are asked for, again when they are asked for again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from newslint.article import Article
from newslint.readers import MAX_BYTES, ReadError, read, read_file

STDIN = "-"
_KEPT = 4_000_000
"""Code points of source that are kept in memory for the second time."""


class Articles(Collection[Article]):
    """The articles behind `files`, in order; what cannot be read is told once and left out.

    `stdin_name` is the path that standard input goes by. `language`, when given, is the language
    of them all.
    """

    def __init__(
        self,
        files: Sequence[str],
        fail: Callable[[str, str], None],
        *,
        stdin_name: str = "",
        language: Callable[[str], str] = lambda path: "",
    ) -> None:
        self._files = tuple(dict.fromkeys(files))
        self._fail = fail
        self._stdin_name = stdin_name or "<stdin>"
        self._language = language
        self._failed: set[str] = set()
        self._kept: dict[str, Article] = {}
        self._size = 0

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, article: object) -> bool:
        return any(article == other for other in self)

    def __iter__(self) -> Iterator[Article]:
        for file in self._files:
            article = None if file in self._failed else self._article(file)
            if article is not None:
                yield article

    def at(self, path: str) -> Article | None:
        """Return the article of a path once more, or None if it cannot be read."""
        file = STDIN if path == self._stdin_name else path
        return None if file in self._failed else self._article(file)

    def _article(self, file: str) -> Article | None:
        if file in self._kept:
            return self._kept[file]
        try:
            article = self._read(file)
        except ReadError as error:
            self._failed.add(file)
            self._fail(error.path, f"{error.message}; {error.hint}".rstrip("; "))
            return None
        self._size += len(article.source)
        if self._size <= _KEPT or file == STDIN:
            self._kept[file] = article
        return article

    def _read(self, file: str) -> Article:
        if file == STDIN:
            import sys

            article = read(sys.stdin.buffer.read(MAX_BYTES + 1), self._stdin_name)
        else:
            article = read_file(file)
        language = self._language(article.path)
        return article.replaced(lang=language) if language else article
