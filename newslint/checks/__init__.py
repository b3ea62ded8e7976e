# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks: one module each, found by the word that a rule's `extends:` names."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

CHECKS = {
    "existence": "newslint.checks.existence",
    "substitution": "newslint.checks.substitution",
    "occurrence": "newslint.checks.occurrence",
    "repetition": "newslint.checks.repetition",
    "consistency": "newslint.checks.consistency",
    "conditional": "newslint.checks.conditional",
    "capitalization": "newslint.checks.capitalization",
    "metric": "newslint.checks.metric",
    "duplicate": "newslint.checks.duplicate",
    "languagetool": "newslint.checks.languagetool",
    "quotation": "newslint.checks.quotation",
    "invisible": "newslint.checks.invisible",
    "furniture": "newslint.checks.furniture",
    "drift": "newslint.checks.drift",
    "echoes": "newslint.checks.echoes",
    "openings": "newslint.checks.openings",
    "stray_titles": "newslint.checks.stray_titles",
    "dimension": "newslint.checks.dimension",
    "quantity": "newslint.checks.quantity",
    "date": "newslint.checks.date",
    "variety": "newslint.checks.variety",
    "names": "newslint.checks.names",
    "officialterm": "newslint.checks.officialterm",
    "untranslated": "newslint.checks.untranslated",
    "collocation": "newslint.checks.collocation",
    "rewritten": "newslint.checks.rewritten",
}
"""The module of every check."""


@cache
def module_of(check: str) -> ModuleType:
    """Return the module of a check, imported when first asked for; KeyError if there is none."""
    return import_module(CHECKS[check])
