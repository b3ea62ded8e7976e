# SPDX-License-Identifier: GPL-3.0-or-later
"""furniture: words of the page that were copied into the article, and remains of markup.

Labels and prompts stand on lines of their own. Few lines of an article are that short, so these are
looked at line by line, and a rule's patterns are compiled only when a line holds one of the words
that the rule needs. Words inside the prose are found in the one pass with all other patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import apart, is_excepted, regex_options
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule, RuleError

OPTIONS = regex_options(
    tokens=Option("words", "Patterns of the words that a page says.", required=True),
    place=Option(
        "text",
        "Where the words must stand: as a whole line (without the marks around it), as the start "
        "of a sentence, or anywhere.",
        "line",
        choices=("line", "sentence", "anywhere"),
    ),
    needs=Option(
        "words",
        "Words in small letters of which a line holds one if any token fits it; a line without "
        "them is not looked at. Only for whole lines.",
        (),
    ),
    longest=Option("integer", "The most words that a flagged line may have, 0 for any.", 0),
    mend=Option(
        "text",
        "The fix to offer: delete the words, decode the entities in them, recode what was read as "
        "Windows-1252 and is UTF-8, or none.",
        "delete",
        choices=("delete", "decode", "recode", "none"),
    ),
    certain=Option("flag", "Whether the fix may be made without an editor.", False),
)

_SHOWN = 40  # code points of a long line in a message
_LONGEST_LINE = 300  # code points
_OPENING = "\"“'‘(["
_AROUND = " \t:.…,;|>»<«*•·–—-_=~!?()[]\"'“”‘’"


def verify(rule: Rule) -> None:
    """Refuse tokens for whole lines that could run long; raises RuleError."""
    if rule.options["place"] != "line":
        return
    from newslint.matching.effort import is_harmless
    from newslint.matching.syntax import parse

    for token in rule.options["tokens"]:
        try:
            harmless = is_harmless(parse(token, 0), search=False)
        except (re.error, RecursionError) as error:
            raise RuleError(f"the token '{token}' does not compile: {error}") from None
        if not harmless:
            raise RuleError(
                f"the token '{token}' could run for long: repeat with limits ('.{{0,40}}')"
            )


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every token that may stand inside the prose."""
    if rule.options["place"] == "line":
        return ()
    bounded = not rule.options["nonword"]
    return [
        Pattern(token, ignorecase=rule.options["ignorecase"], bounded=bounded)
        for token in rule.options["tokens"]
    ]


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for every whole line that one of the rule's tokens fits."""
    if rule.options["place"] != "line":
        return
    needs, longest = rule.options["needs"], rule.options["longest"]
    for start, line, small in _short_lines(article.text):
        if needs and not any(word in small for word in needs):
            continue
        if (not longest or len(line.split()) <= longest) and _fits(rule, line):
            yield from _told(rule, article, Span(start, start + len(line)))


@lru_cache(maxsize=4)
def _short_lines(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return the lines that are no paragraphs: (offset, line, line in small letters)."""
    found = []
    start = 0
    for line in text.split("\n"):
        if 0 < len(line) <= _LONGEST_LINE:
            found.append((start, line, line.lower()))
        start += len(line) + 1
    return tuple(found)


def _fits(rule: Rule, line: str) -> bool:
    pattern = _compiled(rule.options["tokens"], rule.options["ignorecase"])
    return bool(pattern.fullmatch(line.strip(_AROUND)) or pattern.fullmatch(line.strip()))


@lru_cache(maxsize=64)
def _compiled(tokens: tuple[str, ...], ignorecase: bool) -> re.Pattern[str]:
    return compiled("|".join(tokens), re.IGNORECASE if ignorecase else 0)


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every place in the prose that holds one of the rule's words."""
    seen = set()
    for hit in apart(hits):
        span = _flagged(rule, article.text, hit.span)
        if span is not None and span not in seen:
            seen.add(span)
            yield from _told(rule, article, span)


def _flagged(rule: Rule, text: str, hit: Span) -> Span | None:
    """Return the span to flag for a hit, or None where the hit stands in a wrong place."""
    if rule.options["place"] == "anywhere":
        return hit
    from newslint.prose.sentences import sentence_around

    around = sentence_around(text, hit.start)
    head = text[around.start : hit.start]
    if any(character.isalnum() or character in _OPENING for character in head):
        return None
    longest = rule.options["longest"]
    if longest and len(text[around.start : around.end].split()) > longest:
        return None
    return around


def _told(rule: Rule, article: Article, span: Span) -> Iterator[Finding]:
    words = article.text[span.start : span.end]
    if not is_excepted(rule, words):
        shown = " ".join(words.split())
        if len(shown) > _SHOWN:
            shown = shown[: _SHOWN - 1].rstrip() + "…"
        yield rule.finding(span, rule.say(shown), fixes=_fixes(rule, words, span))


def _fixes(rule: Rule, words: str, span: Span) -> tuple[Fix, ...]:
    mend = rule.options["mend"]
    if mend == "none":
        return ()
    meant = "" if mend == "delete" else _decoded(words) if mend == "decode" else _recoded(words)
    return (Fix(span, meant, safe=rule.options["certain"]),) if meant != words else ()


def _decoded(words: str) -> str:
    from html import unescape

    return unescape(words)


def _recoded(words: str) -> str:
    """Return what the bytes meant, or the words as they are when they meant nothing as UTF-8."""
    try:
        return words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return words
