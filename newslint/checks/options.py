# SPDX-License-Identifier: GPL-3.0-or-later
"""How a check declares the keys that its rules may carry."""

from __future__ import annotations

from typing import Any, Literal

from newslint.records import NamedTuple

Kind = Literal["text", "flag", "integer", "number", "words", "map", "maps", "list", "any"]


class Option(NamedTuple):
    """A key of a rule file: the kind of its value, what it means, what it is when left out.

    Kinds: text; flag (true or false); integer; number; words (a text or a list of texts, always
    handed on as a tuple of texts); map (texts to texts or numbers); maps (a list of mappings);
    list (anything in a list); any. `choices` limits a text to some words.
    """

    kind: Kind
    doc: str
    default: Any = None
    choices: tuple[str, ...] = ()
    required: bool = False
