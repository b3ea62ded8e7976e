# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check has to say: a finding with its place, its reason, its evidence and its fixes."""

from __future__ import annotations

from enum import IntEnum

from newslint.article import Span
from newslint.records import NamedTuple


class Level(IntEnum):
    """How grave a finding is. Levels compare: suggestion < warning < error."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def named(cls, name: str) -> Level:
        """Return the level called `name`; raises KeyError for any other word."""
        return _LEVELS[name]


_LEVELS = {level.name.lower(): level for level in Level}


class Fix(NamedTuple):
    """Words to put in place of a span; `safe` when no editor would object to it unseen."""

    span: Span
    text: str
    safe: bool = False


class Related(NamedTuple):
    """Another place that is evidence for a finding; `path` is "" for the article itself.

    For another article `span` is in that article's source, else in the text the check reads.
    """

    span: Span
    message: str
    path: str = ""


class Finding(NamedTuple):
    """One thing that a rule has found.

    A check makes it with a span in `Article.text`; the engine turns every span to `Article.source`
    and fills in `text` (the words found) and `fingerprint` before anybody else sees it.
    """

    span: Span
    rule: str
    level: Level
    message: str
    why: str = ""
    check: str = ""
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    confidence: float = 1.0
    text: str = ""
    fingerprint: str = ""
