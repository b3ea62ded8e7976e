# SPDX-License-Identifier: GPL-3.0-or-later
"""substitution: words that should be others (Vale's check of that name, with contexts per word)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import (
    apart,
    is_excepted,
    like,
    pattern_for,
    regex_options,
    without_blanks,
    words_at,
)
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.matching.conditions import fault_of_entry, holds
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Condition, Context, Rule, RuleError

OPTIONS = regex_options(
    swap=Option(
        "map",
        "What is flagged and what it should be: a text (alternatives between '|'), or a mapping "
        "with 'to', 'near' and 'unless'.",
        required=True,
    ),
    safe=Option("flag", "Whether the suggestion may be put in unseen.", False),
    capitalize=Option("flag", "Whether the suggestion takes over a capital.", True),
    vocab=Option("flag", "Kept for Vale's files; newslint has no vocabularies.", True),
    action=Option("map", "Kept for Vale's files: what an editor may do.", {}),
)

_GROUP = compiled(r"\$(\d)")


def verify(rule: Rule) -> None:
    """Refuse an empty swap and entries of another form; raises RuleError."""
    if not rule.options["swap"]:
        raise RuleError("a substitution rule needs entries under 'swap'")
    for key, value in rule.options["swap"].items():
        _verify_entry(str(key), value)


def _verify_entry(key: str, value: Any) -> None:
    if not isinstance(value, dict):
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return
        raise RuleError(f"the entry '{key}' of 'swap' needs a text")
    unknown = sorted(set(value) - {"to", "near", "unless"})
    if unknown:
        raise RuleError(f"unknown key '{unknown[0]}' in the entry '{key}' of 'swap'")
    if not isinstance(value.get("to"), str):
        raise RuleError(f"the entry '{key}' of 'swap' needs a text under 'to'")
    for name in ("near", "unless"):
        entries = value.get(name, [])
        for entry in [entries] if isinstance(entries, dict) else entries:
            _verify_condition(key, name, entry)


def _verify_condition(key: str, name: str, entry: Any) -> None:
    known = {"within", "any", "all"}
    if not isinstance(entry, dict) or set(entry) - known or not (set(entry) & {"any", "all"}):
        raise RuleError(f"'{name}' in the entry '{key}' of 'swap' takes within, any and all")
    within = entry.get("within", "sentence")
    if within not in ("sentence", "paragraph", "neighbours", "article") and not (
        isinstance(within, int) and within > 0
    ):
        raise RuleError(f"'within' in the entry '{key}' of 'swap' is no stretch of text")
    for word in (*_texts(entry.get("any", ())), *_texts(entry.get("all", ()))):
        fault = fault_of_entry(word)
        if fault:
            raise RuleError(f"'{word}' in the entry '{key}' of 'swap' does not compile: {fault}")


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every key of `swap`."""
    return [pattern_for(rule, str(key)) for key in rule.options["swap"]]


def conditions(rule: Rule) -> Iterable[Condition]:
    """Yield the conditions of single entries of `swap`."""
    for value in rule.options["swap"].values():
        if isinstance(value, dict):
            yield from _conditions(value.get("near"))
            yield from _conditions(value.get("unless"))


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every hit whose own conditions hold, with what it should be."""
    entries = list(rule.options["swap"].items())
    fitting = [hit for hit in hits if _fits(entries[hit.pattern][1], article, hit.span)]
    for hit in apart(fitting):
        words = words_at(article, hit)
        key, value = entries[hit.pattern]
        better = _suggestions(rule, str(key), value, article.text, hit.span)
        if words not in better and not is_excepted(rule, words):
            span = without_blanks(article, hit.span) if all(better) else hit.span
            yield _finding(rule, span, article.text[span.start : span.end], better)


def _finding(rule: Rule, span: Span, words: str, better: Sequence[str]) -> Finding:
    said = rule.say("' or '".join(better), words)
    fixes = tuple(Fix(span, word, rule.options["safe"] and len(better) == 1) for word in better)
    return rule.finding(span, said, fixes=fixes)


def _suggestions(rule: Rule, key: str, value: Any, source: str, span: Span) -> list[str]:
    words = source[span.start : span.end]
    text = str(value["to"] if isinstance(value, dict) else value)
    if _GROUP.search(text):
        flags = re.IGNORECASE if rule.options["ignorecase"] else 0
        # The pattern has just been found here within its time limit, so this cannot hang.
        match = compiled(key, flags).match(source, span.start)
        text = _GROUP.sub(lambda m: (match.group(int(m[1])) or "") if match else "", text)
    found = [alternative.strip() for alternative in text.split("|")]
    if rule.options["capitalize"] and rule.options["ignorecase"]:
        found = [like(words, word) for word in found]
    return found


def _fits(value: Any, article: Article, span: Span) -> bool:
    if not isinstance(value, dict):
        return True
    near, unless = _conditions(value.get("near")), _conditions(value.get("unless"))
    return not (near or unless) or holds(near, unless, article.text, span)


def _conditions(entries: Any) -> tuple[Condition, ...]:
    if not entries:
        return ()
    return tuple(_condition(e) for e in ([entries] if isinstance(entries, dict) else entries))


def _condition(entry: Mapping[str, Any]) -> Condition:
    words = {name: _texts(entry.get(name, ())) for name in ("any", "all")}
    return Condition(entry.get("within", "sentence"), words["any"], words["all"])


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, [value] if isinstance(value, str) else value))
