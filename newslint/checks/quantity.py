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

_HERE = "newslint.checks.quantity_"
_PERCENT = ("%", "percent", "per cent")
_PEOPLE = tuple(
    one + link
    for one in (
        "men",
        "man",
        "children",
        "child",
        "boys",
        "boy",
        "girls",
        "girl",
        "males",
        "adults",
    )
    for link in (" and ", ", ")
)
_COUNTS = (
    *"0123456789",
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("teen", "twenty", "thirty", "forty", "fifty", "dozen", "hundred", "thousand"),
)
_MONEY = ("($", "(£", "(€", "(¥", "(₹", "(Rs", "(US$", "t $", "t £", "t €", "s)", "n)")
_KINDS = {
    "conversion": ("conversion", "conversions", ("(", " / ", ", or ", ", about ")),
    "exchange-rate": ("exchange", "exchange_rates", _MONEY),
    "share": ("share", "shares", _PERCENT),
    "change": ("share", "changes", _PERCENT),
    "sum": ("sum", "sums", _PEOPLE),
    "headline-count": ("headline", "headline_counts", _COUNTS),
    "slip": ("amounts", "slips", ("illion", "crore", "lakh", "bn", ",000")),
    "decimal-comma": ("formats", "decimal_commas", (",",)),
    "point-groups": ("formats", "point_groups", (".",)),
    "broken-groups": ("formats", "broken_groups", (",",)),
    "ordinal": ("formats", "wrong_ordinals", ("nd", "rd", "th")),
    "thousand": ("formats", "figures_with_thousand", (" thousand",)),
    "numero": ("formats", "numero_signs", ("№",)),
    "spaced-currency": ("formats", "spaced_currencies", ("$ ", "£ ", "€ ")),
    "doubled-unit": ("formats", "doubled_units", ("dollars", "pounds", "euro", "cent", ". ")),
    "spaced-groups": ("formats", "spaced_groups", ("0 ", "5 ", "1 ", "2 ", "3 ", "4 ")),
    "spaced-percent": ("formats", "spaced_percents", (" %",)),
    "mixed-groups": ("mixtures", "mixed_groups", ("0",)),
    "mixed-percents": ("mixtures", "mixed_percents", _PERCENT),
    "mixed-scales": ("mixtures", "mixed_scales", ("lakh", "crore")),
}
"""For each kind: module, function, and words of which the text (or headline) must have one."""

OPTIONS = {
    "kind": Option(
        "text", "Which contradiction is looked for.", choices=tuple(_KINDS), required=True
    ),
    "tolerance": Option(
        "number", "By what share two figures may differ that ought to be the same.", 0.02
    ),
}


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield the findings of the rule's kind."""
    module, function, marks = _KINDS[rule.options["kind"]]
    where = article.headline.lower() if marks is _COUNTS else article.text
    if not any(mark in where for mark in marks):
        return ()
    found: Iterable[Finding] = getattr(import_module(_HERE + module), function)(rule, article)
    return found
