# SPDX-License-Identifier: GPL-3.0-or-later
"""dimension: a quantity whose unit cannot be right after the words that lead up to it.

"A land area of 600,000 km" gives an area in a unit of length: the word "square" is lost. A rule
names the words that lead to the quantity, the dimension or unit that is wrong after them, and
what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule

OPTIONS = {
    "leads": Option(
        "words", "Patterns for the words right before the quantity (case ignored).", required=True
    ),
    "given": Option(
        "words", "Dimensions or units that are wrong there: length, area, celsius.", required=True
    ),
    "meant": Option(
        "text", "What is lost: a word before the unit (square) or after it (per hour).", ""
    ),
    "after": Option("flag", "Whether the lost word belongs after the unit.", False),
    "unless_followed": Option("words", "Patterns for words right after that make it right.", ()),
    "above": Option("number", "Only a number above this one is flagged."),
    "below": Option("number", "Only a number below this one is flagged."),
}

_HEDGES = compiled(
    r"(?:[ ,]*(?:about|around|roughly|approximately|some|nearly|almost|over|more than|less than"
    r"|under|up to|just|only|at least|at most|an|estimated|close to|as much as|well over|between"
    r"|from|of|a|the|total|total of)\b)*[ ]?",
    re.IGNORECASE,
)
_REACH = 60
_ALREADY = r"square|squared|sq|cubed|²|³|/|\^"
_SHORT = ("km", "m", "cm", "mm", "ft", "mi", "in", "yd")


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for each of the rule's leads."""
    return [Pattern(lead, ignorecase=True) for lead in rule.options["leads"]]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for each quantity that follows a lead and has the wrong dimension."""
    reported: set[Span] = set()
    for hit in hits:
        finding = _finding(rule, article.text, hit.span.end)
        if finding is not None and finding.span not in reported:
            reported.add(finding.span)
            yield finding


def _finding(rule: Rule, text: str, offset: int) -> Finding | None:
    start = offset + len(_HEDGES.match(text, offset).group())  # type: ignore[union-attr]
    if not any(c.isdigit() for c in text[start : start + 12]) and not _begins_with_word(
        text, start
    ):
        return None
    from newslint.checks.quantity_units import quantities

    found = quantities(text, start, min(len(text), start + _REACH))
    if not found or found[0].span.start > start:
        return None
    quantity = found[0]
    if not {quantity.name, quantity.dimension} & set(rule.options["given"]):
        return None
    if quantity.spelling == "in" or not _within(rule, float(quantity.high.value)):
        return None
    if _followers(rule.options["unless_followed"]).match(text, quantity.span.end):
        return None
    words = text[quantity.span.start : quantity.span.end]
    unit = Span(quantity.span.end - len(quantity.spelling), quantity.span.end)
    right = _right(rule, quantity.spelling)
    whole = text[quantity.span.start : unit.start] + right
    fixes = (Fix(quantity.span, whole),) if right else ()
    return rule.finding(quantity.span, rule.say(words, whole), fixes=fixes)


def _begins_with_word(text: str, start: int) -> bool:
    return text[start : start + 1].isalpha()


def _within(rule: Rule, value: float) -> bool:
    above, below = rule.options["above"], rule.options["below"]
    return (above is None or value > above) and (below is None or value < below)


@cache
def _followers(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"[ -]?\(?(?:{'|'.join((_ALREADY, *words))})", re.IGNORECASE)


def _right(rule: Rule, spelling: str) -> str:
    """Return the unit as it was meant, in the style in which the article writes it."""
    meant: str = rule.options["meant"]
    if not meant:
        return ""
    if rule.options["after"]:
        return (
            f"{spelling}/h" if spelling in _SHORT and meant == "per hour" else f"{spelling} {meant}"
        )
    if spelling in _SHORT:
        meant = {"square": "sq", "cubic": "cu"}.get(meant, meant)
    return f"{meant} {spelling}"
