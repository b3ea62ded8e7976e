# SPDX-License-Identifier: GPL-3.0-or-later
"""collocation: word pairs that English does not have and that a swap turns into a known term.

Candidates (newslint/checks/collocation_candidates.py) are scored by their signals
(newslint/checks/collocation_scoring.py). Phrases that a rule lists are left to the lists. The
finding is a question to the editor, never a proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS, is_excepted
from newslint.finding import Finding, Fix
from newslint.rule import Context, Rule

if TYPE_CHECKING:
    from newslint.checks.collocation_candidates import Candidate

OPTIONS: Mapping[str, Option] = {
    "alarms": Option(
        "text",
        "How many false alarms in 1,000 words of clean news are borne.",
        "0.1",
        choices=("0.05", "0.1", "0.2", "0.5", "1"),
    ),
    "exceptions": EXCEPTIONS,
}

_FEWEST_WORDS = 4


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for each place that scores high enough, with the term it may have been."""
    if article.text.count(" ") < _FEWEST_WORDS:
        return
    best: list[tuple[float, Candidate]] = []
    for score, candidate in _flagged(rule, article.text):
        if best and best[-1][1].span.overlaps(candidate.span):
            best[-1] = max(best[-1], (score, candidate), key=lambda pair: pair[0])
        else:
            best.append((score, candidate))
    for score, candidate in best:
        yield _finding(rule, article, score, candidate)


def _flagged(rule: Rule, text: str) -> Iterator[tuple[float, Candidate]]:
    """Yield the candidates that score high enough and that no list and no exception holds."""
    from newslint.checks.collocation_scoring import shipped
    from newslint.prose.rewordings import is_listed

    threshold = shipped()[1][rule.options["alarms"]]
    for score, candidate in scored(text):
        words = candidate.words
        if score >= threshold and not is_listed(words) and not is_excepted(rule, words):
            yield score, candidate


def scored(text: str) -> Iterator[tuple[float, Candidate]]:
    """Yield (score, candidate) for every candidate of a text, listed phrases too, in order."""
    from newslint.checks.collocation_candidates import candidates
    from newslint.checks.collocation_scoring import shipped

    scorer, _ = shipped()
    for candidate in candidates(text):
        yield scorer.score(candidate.signals), candidate


def _finding(rule: Rule, article: Article, score: float, candidate: Candidate) -> Finding:
    span = candidate.span
    words = article.text[span.start : span.end]
    said = rule.say(candidate.meant, words)
    fix = Fix(span, candidate.meant)
    return rule.finding(span, said, fixes=(fix,), confidence=_confidence(score))


def _confidence(score: float) -> float:
    """Return the chance, from 0 to 1, that log odds mean."""
    from math import exp

    return round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 2)
