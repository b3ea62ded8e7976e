# SPDX-License-Identifier: GPL-3.0-or-later
"""collocation: word pairs that English does not have and that a swap turns into a known term.

No list holds these places. A candidate (newslint/checks/collocation_candidates.py) is weighed by a
logistic regression over its signals; the weights and the scores at which so many clean words in a
thousand raise an alarm are in newslint/data/collocation.weights, written by
`newslint.data.fit_collocations`. The finding is a question to the editor, never a proof.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS, fill, is_excepted
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
    threshold = _weights()[1][rule.options["alarms"]]
    for score, candidate in scored(article.text):
        if score < threshold or is_excepted(rule, candidate.words):
            continue
        if best and best[-1][1].span.overlaps(candidate.span):
            best[-1] = max(best[-1], (score, candidate), key=lambda pair: pair[0])
        else:
            best.append((score, candidate))
    for score, candidate in best:
        yield _finding(rule, article, score, candidate)


def scored(text: str) -> Iterator[tuple[float, Candidate]]:
    """Yield (score, candidate) for every candidate of a text, in order."""
    from newslint.checks.collocation_candidates import candidates

    weights = _weights()[0]
    for candidate in candidates(text):
        signals = candidate.signals
        yield weights[0] + sum(w * s for w, s in zip(weights[1:], signals, strict=True)), candidate


def _finding(rule: Rule, article: Article, score: float, candidate: Candidate) -> Finding:
    span = candidate.span
    words = article.text[span.start : span.end]
    said = fill(rule.message, candidate.meant, words)
    fix = Fix(span, candidate.meant)
    return rule.finding(span, said, fixes=(fix,), confidence=_confidence(score))


def _confidence(score: float) -> float:
    """Return the chance, from 0 to 1, that the regression gives a place."""
    from math import exp

    return round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 2)


@cache
def _weights() -> tuple[tuple[float, ...], dict[str, float]]:
    """Return the weights (the constant first) and the threshold for each rate of alarms."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", "collocation.weights"), encoding="ascii") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    weights = tuple(float(value) for kind, _, value in rows if kind == "weight")
    return weights, {name: float(value) for kind, name, value in rows if kind == "alarms"}
