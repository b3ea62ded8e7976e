# SPDX-License-Identifier: GPL-3.0-or-later
"""One name written in two ways in one article, with all the places."""

from __future__ import annotations

from newslint.article import Span
from newslint.records import NamedTuple


class Form(NamedTuple):
    """A way to write a name, and the spans in the article's text where it is so written."""

    text: str
    places: tuple[Span, ...]

    @property
    def times(self) -> int:
        """Return how often the name is so written."""
        return len(self.places)


class Clash(NamedTuple):
    """A name's odd form, its other form, in what they differ and how sure (0..1) it is one name.

    `kind` is spelling, case, diacritics, joining, article or order.
    """

    kind: str
    odd: Form
    other: Form
    reason: str
    chance: float = 1.0

    @property
    def has_majority(self) -> bool:
        """Tell whether one form is commoner than the other."""
        return self.odd.times != self.other.times
