# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes a finding the same finding after the lines around it have moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newslint.article import Article
from newslint.expressions import compiled
from newslint.finding import Finding

_WORD = compiled(r"\w+(?:['’.-]\w+)*")
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
    start, end = finding.span.start, finding.span.end
    before = _words_before(source, start)
    after = [word[0] for word in islice(_WORD.finditer(source[end : end + _AROUND]), 2)]
    words = " ".join(source[start:end].split())
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"
    return f"{finding.rule}: {' '.join(before)} [{words}] {' '.join(after)}"


def _words_before(source: str, start: int) -> list[str]:
    near: list[str] = _WORD.findall(source[max(0, start - _NEAR) : start])
    if len(near) > 2:  # the first may be the rest of a word, the last two are whole
        return near[-2:]
    farther: list[str] = _WORD.findall(source[max(0, start - _AROUND) : start])
    return farther[-2:]
