# SPDX-License-Identifier: GPL-3.0-or-later
"""The report for programs: one JSON document, its shape fixed by `newslint/schema/report.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from newslint.article import Article, Span
from newslint.finding import Finding, Fix, Related
from newslint.reports import Checked, Engine, Look, Outcome, place

SCHEMA = 1
"""The version of the document's shape; a key that changes its meaning raises it."""

_KEPT_IN_MEMORY = 4_000_000


def render(outcome: Outcome, look: Look) -> Iterator[str]:
    """Yield the document, one article a line; findings below `look.shown` are left out.

    Offsets count code points of the file's decoded text, lines and columns count from 1. The
    articles are set aside on disk when they grow large, for the engines stand before them and are
    known only after the last.
    """
    with _Aside() as articles:
        for checked in outcome.articles:
            articles.put(_dump(_article(checked, outcome, look)))
        yield f'{{"schema":{SCHEMA},"newslint":{_dump(outcome.version)},"engines":'
        yield _dump({name: _engine(engine) for name, engine in outcome.engines().items()})
        yield ',"articles":['
        yield from articles.take()
        yield '],"errors":'
        yield _dump([{"path": f.path, "message": f.message} for f in outcome.failures()])
        yield "}\n"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _engine(engine: Engine) -> dict[str, str]:
    return {"state": engine.state, "version": engine.version, "reason": engine.reason}


def _article(checked: Checked, outcome: Outcome, look: Look) -> dict[str, Any]:
    article = checked.article
    return {
        "path": article.path,
        "headline": article.headline,
        "language": article.lang,
        "findings": [
            _finding(finding, article, outcome)
            for finding in checked.findings
            if finding.level >= look.shown
        ],
    }


def _finding(finding: Finding, article: Article, outcome: Outcome) -> dict[str, Any]:
    line, column, end_line, end_column = place(article, finding.span)
    return {
        "rule": finding.rule,
        "check": finding.check,
        "level": str(finding.level),
        "message": finding.message,
        "why": finding.why,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.text,
        "related": [_related(related, article, outcome) for related in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related, article: Article, outcome: Outcome) -> dict[str, Any]:
    other = outcome.article_at(related.path) if related.path else article
    line, column = other.lines.position(related.span.start) if other else (None, None)
    found: dict[str, Any] = {"path": related.path} if related.path else {}
    return {**found, **_ends(related.span), "line": line, "column": column} | {
        "message": related.message
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {**_ends(fix.span), "text": fix.text, "safe": fix.safe}


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


class _Aside:
    """Lines of JSON set aside: in memory while they are few, then in a temporary file."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None

    def __enter__(self) -> _Aside:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def put(self, line: str) -> None:
        """Set one line aside."""
        self._lines.append(line)
        self._size += len(line)
        if self._size > _KEPT_IN_MEMORY:
            self._to_disk()

    def take(self) -> Iterator[str]:
        """Yield all that was put, in order, with the commas between."""
        comma = "\n"
        for line in self._stored():
            yield comma + line
            comma = ",\n"
        if comma != "\n":
            yield "\n"

    def _stored(self) -> Iterator[str]:
        if self._file:
            self._file.seek(0)
            for line in self._file:
                yield line.removesuffix("\n")
        yield from self._lines

    def _to_disk(self) -> None:
        if self._file is None:
            import tempfile

            self._file = tempfile.TemporaryFile(  # noqa: SIM115 - closed by __exit__
                "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
            )
        self._file.writelines(f"{line}\n" for line in self._lines)
        self._lines.clear()
        self._size = 0
