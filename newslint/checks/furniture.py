# SPDX-License-Identifier: GPL-3.0-or-later
"""furniture: words of the page that were copied into the article, and remains of markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import apart, fill, is_excepted, regex_options
from newslint.finding import Finding, Fix
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule

OPTIONS = regex_options(
    tokens=Option(
        "words", "Patterns of the words that a page says, capitals ignored.", required=True
    ),
    place=Option(
        "text",
        "Where the words must stand: as a whole line, at the start of a line, as a sentence or its "
        "start, or anywhere.",
        "line",
        choices=("line", "start", "sentence", "anywhere"),
    ),
    longest=Option("integer", "The most words that a flagged line may have, 0 for any.", 0),
    mend=Option(
        "text",
        "The fix to offer: delete the line (or the words, when they may stand anywhere), decode "
        "the entities in it, or none.",
        "delete",
        choices=("delete", "decode", "none"),
    ),
    certain=Option("flag", "Whether the fix may be made without an editor.", False),
)

_SHOWN = 40  # code points of a long line in a message
_OPENING = "\"“'‘(["


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every token; each is bounded by words unless the rule says nonword."""
    bounded = not rule.options["nonword"]
    return [
        Pattern(token, ignorecase=rule.options["ignorecase"], bounded=bounded)
        for token in rule.options["tokens"]
    ]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every line, sentence or place that holds one of the rule's words."""
    seen = set()
    for hit in apart(hits):
        span = _flagged(rule, article, hit.span)
        if span is None or span in seen:
            continue
        seen.add(span)
        words = article.text[span.start : span.end]
        if not is_excepted(rule, words):
            yield rule.finding(
                span, fill(rule.message, _short(words)), fixes=_fixes(rule, words, span)
            )


def _flagged(rule: Rule, article: Article, hit: Span) -> Span | None:
    """Return the span to flag for a hit, or None where the hit stands in a wrong place."""
    place = rule.options["place"]
    if place == "anywhere":
        return hit
    text = article.text
    if place == "sentence":
        from newslint.prose.sentences import sentence_around

        around = sentence_around(text, hit.start)
    else:
        around = _line_around(text, hit.start)
    head, tail = text[around.start : hit.start], text[hit.end : around.end]
    if _has_words(head) or (place == "line" and _has_words(tail)):
        return None
    if place == "sentence" and head.strip() and head.strip()[0] in _OPENING:
        return None
    longest = rule.options["longest"]
    if longest and len(text[around.start : around.end].split()) > longest:
        return None
    return around


def _line_around(text: str, offset: int) -> Span:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _fixes(rule: Rule, words: str, span: Span) -> tuple[Fix, ...]:
    mend = rule.options["mend"]
    if mend == "none":
        return ()
    if mend == "delete":
        return (Fix(span, "", safe=rule.options["certain"]),)
    from html import unescape

    meant = unescape(words)
    return (Fix(span, meant, safe=rule.options["certain"]),) if meant != words else ()
