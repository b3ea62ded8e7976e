# SPDX-License-Identifier: GPL-3.0-or-later
"""How likely a candidate is garbled, by its signals: a logistic regression and boosted trees.

The score is on the scale of log odds, the mean of both; `newslint.data.fit_collocations` fits them.
A candidate that the regression alone finds hopeless is not shown to the trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import mul

from newslint.data import data_path, read_data
from newslint.names.trees import Model, read_model
from newslint.records import NamedTuple

WEIGHTS, TREES = "collocation.weights", "collocation.trees"
_HOPELESS = -4.0


class Scorer(NamedTuple):
    """A regression's constant and weights, in the order of the signals, and trees."""

    constant: float
    weights: Sequence[float]
    trees: Model

    def score(self, signals: Sequence[float]) -> float:
        """Return the log odds that a candidate with these signals is garbled."""
        linear: float = self.constant + sum(map(mul, self.weights, signals))
        if linear < _HOPELESS:
            return linear
        return (linear + self.trees.log_odds(signals)) / 2


@cache
def shipped() -> tuple[Scorer, dict[str, float]]:
    """Return the fitted scorer, and the score for each rate of false alarms in 1,000 words."""
    lines = read_data(WEIGHTS).decode("ascii").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    constant, *weights = (float(value) for kind, _, value in rows if kind == "weight")
    marks = {name: float(value) for kind, name, value in rows if kind == "alarms"}
    return Scorer(constant, tuple(weights), read_model(data_path(TREES))), marks
