# SPDX-License-Identifier: GPL-3.0-or-later
"""officialterm: an official term with one word swapped, seen by the term itself or its cues.

A term is written with its slot in brackets: "[special] military operation". The words that
translators and rewriters put into the slot are no sign by themselves ("a targeted military
operation" is good English). They are one where the article has the official term too, or where
the cues of the term stand near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import apart, like, words_at
from newslint.expressions import compiled
from newslint.finding import Finding, Fix, Related
from newslint.matching.conditions import holds
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Condition, Context, Rule, RuleError

OPTIONS: Mapping[str, Option] = {
    "terms": Option(
        "map",
        "Official terms, the slot in brackets, and what is put into it, parted by '|'.",
        required=True,
    ),
    "cues": Option("words", "Words that show that the official term is meant.", ()),
    "within": Option(
        "text",
        "How near the cues must stand.",
        "neighbours",
        choices=("sentence", "paragraph", "neighbours", "article"),
    ),
    "ignorecase": Option("flag", "Whether capitals and small letters are the same.", True),
}

_SLOT = compiled(r"\[([^\[\]]+)\]")
_MOST_RELATED = 3


def verify(rule: Rule) -> None:
    """Refuse a term without exactly one slot; raises RuleError."""
    if not rule.options["terms"]:
        raise RuleError("an officialterm rule needs terms under 'terms'")
    for term, swapped in rule.options["terms"].items():
        if len(_SLOT.findall(str(term))) != 1:
            raise RuleError(f"the term '{term}' needs one word in brackets")
        if not isinstance(swapped, str) or not all(part.strip() for part in swapped.split("|")):
            raise RuleError(f"the term '{term}' needs the words that are put in the brackets")


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a phrase for every word in every slot."""
    return [
        Pattern(wrong, literal=True, ignorecase=rule.options["ignorecase"])
        for wrong, _ in forms(rule)
    ]


def forms(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return (wrong form, official form) for every word in every slot of a rule."""
    return _forms(tuple(rule.options["terms"].items()))


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every swapped term that the article itself or the cues give away."""
    known = forms(rule)
    for hit in apart(hits):
        official = known[hit.pattern][1]
        evidence = tuple(_official_places(article, official))
        if evidence or _has_cues(rule, article, hit.span):
            words = words_at(article, hit)
            better = like(words, official)
            said = rule.say(better, words)
            related = tuple(Related(span, "the official term") for span in evidence)
            yield rule.finding(hit.span, said, fixes=(Fix(hit.span, better),), related=related)


@lru_cache(maxsize=16)
def _forms(terms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_SLOT.sub(wrong.strip(), term), _SLOT.sub(r"\1", term))
        for term, swapped in terms
        for wrong in swapped.split("|")
    )


def _official_places(article: Article, official: str) -> Iterator[Span]:
    found = re.finditer(rf"\b{re.escape(official)}\b", article.text, re.IGNORECASE)
    for _, match in zip(range(_MOST_RELATED), found, strict=False):
        yield Span(*match.span())


def _has_cues(rule: Rule, article: Article, span: Span) -> bool:
    cues = Condition(rule.options["within"], any=tuple(rule.options["cues"]))
    return bool(cues.any) and holds((cues,), (), article.text, span)
