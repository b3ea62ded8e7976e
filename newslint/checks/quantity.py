# SPDX-License-Identifier: GPL-3.0-or-later
"""quantity: figures of an article that contradict each other, or that cannot be.

Each kind of contradiction is its own rule: `kind` says which. What a kind looks for is told in the
module that finds it; that is loaded only where the text has something for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.quantity_spellings import LOOSE_OPENINGS, REACH, before_a_conversion
from newslint.expressions import compiled
from newslint.finding import Finding
from newslint.prose.digits import irregular
from newslint.rule import Context, Rule

_KINDS = {
    "conversion": ("conversion", "conversions"),
    "exchange-rate": ("exchange", "exchange_rates"),
    "share": ("share", "shares"),
    "change": ("share", "changes"),
    "sum": ("sum", "sums"),
    "headline-count": ("headline", "headline_counts"),
    "slip": ("amounts", "slips"),
    "decimal-comma": ("formats", "decimal_commas"),
    "point-groups": ("formats", "point_groups"),
    "broken-groups": ("formats", "broken_groups"),
    "ordinal": ("formats", "wrong_ordinals"),
    "thousand": ("formats", "figures_with_thousand"),
    "numero": ("formats", "numero_signs"),
    "spaced-currency": ("formats", "spaced_currencies"),
    "doubled-unit": ("formats", "doubled_units"),
    "spaced-groups": ("formats", "spaced_groups"),
    "spaced-percent": ("formats", "spaced_percents"),
    "mixed-groups": ("mixtures", "mixed_groups"),
    "mixed-percents": ("mixtures", "mixed_percents"),
    "mixed-scales": ("mixtures", "mixed_scales"),
}
"""For each kind the last part of its module's name, and its function."""

OPTIONS = {
    "kind": Option(
        "text", "Which contradiction is looked for.", choices=tuple(_KINDS), required=True
    ),
    "tolerance": Option(
        "number", "By what share two figures may differ that ought to be the same.", 0.02
    ),
}

_PERCENT = ("%", "percent", "per cent")
_WORDS = {
    "exchange-rate": ("($", "(£", "(€", "(¥", "(₹", "(Rs", "(US$", "t $", "t £", "t €", "s)", "n)"),
    "share": _PERCENT,
    "change": _PERCENT,
    "slip": ("illion", "crore", "lakh", "bn", ",000"),
    "thousand": (" thousand",),
    "numero": ("№",),
    "spaced-currency": ("$ ", "£ ", "€ "),
    "spaced-percent": (" %",),
    "mixed-percents": _PERCENT,
    "mixed-scales": ("lakh", "crore"),
}
_SHAPES = {
    "share": r"(?i)(?:\(|or |[—–] ?)[a-z ]{0,60}\d[\d.]* ?(?:%|per ?cent)"
    r"|(?:%|per ?cent)(?: of [a-z ]{1,30})?(?: \(|, or )",
    "change": r"(?i)(?:%|per ?cent)(?:,? (?!to\b|from\b)[a-z'’-]+){0,7},? (?:to|from) (?:[a-z]+ )*"
    r"(?:US|A|C|HK|NZ|S|R)?[$£€¥₹]? ?\d",
    "sum": r" (?:m[ae]n|child(?:ren)?|(?:boy|girl|male|adult)s?)(?:,| and) ",
    "ordinal": r"\d(?:(?<=1)th|(?<=[12])rd|(?<=[13])nd|(?<=[23])th|(?<=[04-9])[nr]d)",
    "doubled-unit": r"[$£€]\d|% per|s\. [mkrde]",
    "spaced-groups": r"\d \d{3}(?!\d)",
    "mixed-groups": r"\d(?:\d{4}| \d{3}(?!\d))",
}
_OPENING = "|".join((r"\(", *LOOSE_OPENINGS))
_IRREGULAR = ("decimal-comma", "point-groups", "broken-groups")
_COUNT = (
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand)\b"
)


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield the findings of the rule's kind."""
    kind = rule.options["kind"]
    if not _has_work(kind, article):
        return ()
    module, function = _KINDS[kind]
    find = getattr(import_module(f"newslint.checks.quantity_{module}"), function)
    found: Iterable[Finding] = find(rule, article)
    return found


def _has_work(kind: str, article: Article) -> bool:
    """Tell quickly whether an article may have a fault of a kind."""
    if kind in _WORDS and not any(word in article.text for word in _WORDS[kind]):
        return False
    if kind == "conversion":
        return _has_unit_before_an_opening(article.text)
    if kind in _SHAPES:
        return bool(compiled(_SHAPES[kind]).search(article.text))
    if kind in _IRREGULAR:
        return bool(irregular(article.text))
    return kind in _WORDS or bool(compiled(_COUNT).search(article.headline.lower()))


def _has_unit_before_an_opening(text: str) -> bool:
    """Tell whether a unit stands before a bracket, or before a word, that may open a conversion."""
    before = compiled(before_a_conversion())
    return any(
        before.search(text, max(0, opening.start() - REACH), opening.start())
        for opening in compiled(_OPENING).finditer(text)
    )
