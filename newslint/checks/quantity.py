# SPDX-License-Identifier: GPL-3.0-or-later
"""quantity: figures of an article that contradict each other, or that cannot be.

Each kind of contradiction is its own rule: `kind` says which. What a kind looks for is told in the
module that finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from newslint.article import Article
from newslint.checks.options import Option
from newslint.finding import Finding
from newslint.rule import Context, Rule

_KINDS = {
    "conversion": ("newslint.checks.quantity_conversion", "conversions", ("(", "/", ", or")),
    "share": ("newslint.checks.quantity_share", "shares", ("%", "percent", "per cent")),
    "change": ("newslint.checks.quantity_share", "changes", ("%", "percent", "per cent")),
}
"""For each kind: its module, its function, and words of which a text must have one."""

OPTIONS = {
    "kind": Option("text", "Which contradiction is looked for.", choices=tuple(_KINDS), required=True),
    "tolerance": Option(
        "number", "By what share two figures may differ that ought to be the same.", 0.02
    ),
}


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield the findings of the rule's kind."""
    module, function, marks = _KINDS[rule.options["kind"]]
    if not any(mark in article.text for mark in marks):
        return ()
    found: Iterable[Finding] = getattr(import_module(module), function)(rule, article)
    return found
