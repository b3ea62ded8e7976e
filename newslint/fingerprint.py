# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes a finding the same finding after the lines around it have moved."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Article
from newslint.expressions import compiled
from newslint.finding import Finding

_WORD = compiled(r"\w+(?:['’.-]\w+)*")
_TWO_WORDS = compiled(rf"\W*({_WORD.pattern})?\W*({_WORD.pattern})?")
_AROUND = 120
_NEAR = 40
_LONGEST = 80


def fingerprints(article: Article, findings: Sequence[Finding]) -> list[str]:
    """Return the fingerprint of each finding, in words that a person can read.

    It holds the rule, two words before, the words found (shortened when long), two words after,
    and which of several alike it is; never a line or an offset. Spans are in `article.source`.
    """
    seen: dict[str, int] = {}
    marks = []
    for finding in findings:
        mark = _mark(article.source, finding)
        seen[mark] = seen.get(mark, 0) + 1
        marks.append(f"{mark}#{seen[mark]}")
    return marks


def _mark(source: str, finding: Finding) -> str:
    start, end = finding.span
    before = _words_before(source, start)
    words = " ".join(source[start:end].split())
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"
    return f"{finding.rule}: {before} [{words}] {_words_after(source, end)}"


def _words_before(source: str, start: int) -> str:
    words: list[str] = _WORD.findall(source, max(0, start - _NEAR), start)
    if len(words) <= 2:  # the first may be the rest of a word
        words = _WORD.findall(source, max(0, start - _AROUND), start)
    return " ".join(words[-2:])


def _words_after(source: str, end: int) -> str:
    found = _TWO_WORDS.match(source, end, end + _AROUND)
    return " ".join(filter(None, found.groups())) if found else ""
