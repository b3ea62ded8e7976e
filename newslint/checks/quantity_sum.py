# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums that do not add up: "12 people, seven men and six women"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.numbers import Number, numbers
from newslint.prose.sentences import sentence_around
from newslint.records import NamedTuple
from newslint.rule import Rule

_PART = (
    r"men|women|boys?|girls?|child(?:ren)?|man|woman|males?|females?|adults?|teenagers?|infants?"
    r"|bab(?:y|ies)"
)
_ONE_SEX = ("man", "men", "male", "males", "boy", "boys")
_OTHER_SEX = ("woman", "women", "female", "females", "girl", "girls")
_INTRODUCED = compiled(
    r" (?:[a-z-]+ ){0,2}(?P<what>people|persons|[a-z]{3,}s|dead|children|civilians)"
    r"(?: [a-z]+){0,4}?(?P<mark>: ?|, including | including | ?[—–] ?| \(|, )\Z"
)
_MOST = 9
_AHEAD = 120
_LINK = compiled(r"(?:,? and |, |,? plus )\Z")
_STOP = compiled(r"[.,;:)\n—–]| ?[—–]|\Z")
_AGES = compiled(r"[- ]?(?:year|month|week|day|hour|minute)|-")


class _Breakdown(NamedTuple):
    """A total with the parts it is broken down into; `whole` if the parts are all there are."""

    total: Number
    parts: tuple[Number, ...]
    span: Span
    whole: bool


def sums(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each total whose parts, told beside it, do not add up to it."""
    seen = -1
    for match in _parts().finditer(article.text):
        if match.start() < seen:
            continue
        sentence = sentence_around(article.text, match.start())
        seen = sentence.end
        for found in _breakdowns(article.text, sentence):
            added = sum(part.value for part in found.parts)
            if added == found.total.value or (not found.whole and added < found.total.value):
                continue
            yield _finding(rule, article.text, found, int(added))


@cache
def _parts() -> re.Pattern[str]:
    return compiled(rf" (?:{_PART})(?=,| and )")


def _breakdowns(text: str, sentence: Span) -> Iterator[_Breakdown]:
    found = [n for n in numbers(text, sentence.start, sentence.end) if n.value.denominator == 1]
    for index, total in enumerate(found[:-1]):
        between = text[total.span.end : found[index + 1].span.start][:_AHEAD]
        opening = _INTRODUCED.match(between)
        if opening is None or total.value < 2 or _AGES.match(text, total.span.end):
            continue
        breakdown = _breakdown(text, total, found[index + 1 : index + _MOST], opening["mark"])
        if breakdown is not None:
            yield breakdown


def _breakdown(text: str, total: Number, rest: list[Number], mark: str) -> _Breakdown | None:
    parts: list[Number] = []
    nouns: list[str] = []
    end = rest[0].span.start
    for number in rest:
        if parts and not _LINK.match(text[end : number.span.start]):
            break
        noun = compiled(rf" (?:[a-z-]+ )?({_PART})\b").match(text, number.span.end)
        if noun is None:
            return None
        parts.append(number)
        nouns.append(noun[1])
        end = noun.end()
    if len(parts) < 2 or not _disjoint(nouns) or not _STOP.match(text, end):
        return None
    whole = "including" not in mark
    if whole and (mark == ", " or not _all_there(nouns)):
        return None
    return _Breakdown(total, tuple(parts), Span(total.span.start, end), whole)


def _disjoint(nouns: list[str]) -> bool:
    """Tell whether nobody can be counted under two of the nouns."""
    kinds = {_kind(noun) for noun in nouns}
    if len(kinds) < len(nouns):
        return False
    sexes = {"he", "she"}
    return not (kinds & sexes and kinds & {"adult"}) and kinds != {"he", "young"}


def _kind(noun: str) -> str:
    if noun in ("boy", "boys", "girl", "girls") or noun.startswith(("child", "bab", "teen", "inf")):
        return noun[:4]
    if noun in _ONE_SEX:
        return "he"
    return "she" if noun in _OTHER_SEX else "adult"


def _all_there(nouns: list[str]) -> bool:
    kinds = {_kind(noun) for noun in nouns}
    return {"he", "she"} <= kinds or kinds == {"boys", "girl"} or "adult" in kinds


def _finding(rule: Rule, text: str, found: _Breakdown, added: int) -> Finding:
    words = text[found.total.span.start : found.total.span.end]
    related = tuple(
        Related(part.span, f"part {place} of {len(found.parts)}")
        for place, part in enumerate(found.parts, start=1)
    )
    return rule.finding(found.span, rule.say(words, str(added)), related=related)
