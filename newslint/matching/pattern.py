# SPDX-License-Identifier: GPL-3.0-or-later
"""What the one pass looks for, and what it brings back."""

from __future__ import annotations

from newslint.article import Span
from newslint.records import NamedTuple


class Pattern(NamedTuple):
    """A phrase or a regular expression.

    A `literal` is a phrase whose blanks match any blanks and whose straight apostrophe also
    matches a curly one. `bounded` asks for a word boundary at either end that is a word character.
    """

    text: str
    literal: bool = False
    ignorecase: bool = False
    bounded: bool = True


class Hit(NamedTuple):
    """A place where the pattern with number `pattern` (of its rule) stands in the text."""

    pattern: int
    span: Span
