# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole articles of our own, each with what newslint says of it, committed beside it.

After a change that is meant, write the snapshots anew with `python -m tests.test_articles`; the
diff then shows what the change says to prose that was innocent before.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newslint.engine import lint
from newslint.finding import Level
from newslint.readers import read
from newslint.rulebook import Rulebook, load_rulebook

FIXTURES = Path(__file__).parent.parent / "fixtures"
ARTICLES = sorted(p for p in FIXTURES.iterdir() if p.suffix in (".txt", ".md", ".html"))


@cache
def rulebook() -> Rulebook:
    return load_rulebook(cache=False)


def snapshot_of(path: Path) -> Path:
    return path.with_suffix(path.suffix + ".findings")


def describe(path: Path) -> str:
    """Return what the native rules say of an article, a finding a line with its evidence below."""
    article = read(path.read_bytes(), path.name)
    ((_, findings),) = lint([article], rulebook())
    lines = []
    for finding in findings:
        line, column = article.lines.position(finding.span.start)
        words = " ".join(finding.text.split())
        shown = words if len(words) <= 60 else f"{words[:40]} … {words[-17:]}"
        lines.append(f"{line}:{column} {finding.level} {finding.rule} [{shown}]")
        lines.append(f"    {finding.message}")
        for related in finding.related:
            place = "{}:{}".format(*article.lines.position(related.span.start))
            lines.append(f"    {related.path or place} {related.message}")
    return "\n".join(lines) + "\n" if lines else ""


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_article_says_what_it_said(path: Path) -> None:
    expected = snapshot_of(path).read_text(encoding="utf-8")

    assert expected == describe(path)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_findings_stand_where_they_say(path: Path) -> None:
    article = read(path.read_bytes(), path.name)
    ((_, findings),) = lint([article], rulebook())

    for finding in findings:
        assert article.source[finding.span.start : finding.span.end] == finding.text


@pytest.mark.parametrize(
    "path", [p for p in ARTICLES if p.name.startswith("innocent")], ids=lambda path: path.name
)
def test_innocent_prose_is_left_alone(path: Path) -> None:
    article = read(path.read_bytes(), path.name)
    ((_, findings),) = lint([article], rulebook())

    assert [f.rule for f in findings if f.level >= Level.WARNING] == []


def test_there_are_enough_articles() -> None:
    innocent = [path for path in ARTICLES if path.name.startswith("innocent")]

    assert len(ARTICLES) >= 12
    assert len(innocent) >= 4


if __name__ == "__main__":
    for article_path in ARTICLES:
        snapshot_of(article_path).write_text(describe(article_path), encoding="utf-8")
