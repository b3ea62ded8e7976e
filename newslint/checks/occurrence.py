# SPDX-License-Identifier: GPL-3.0-or-later
"""occurrence: a word or pattern that stands too often or too seldom in a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import pattern_for, regex_options
from newslint.finding import Finding, Related
from newslint.matching.pattern import Hit, Pattern
from newslint.prose.sentences import sentences
from newslint.rule import Context, Rule, RuleError
from newslint.scope import in_scope

OPTIONS = regex_options(
    token=Option("text", "The word or pattern that is counted.", required=True),
    max=Option("integer", "How often it may stand there."),
    min=Option("integer", "How often it must stand there."),
    per=Option(
        "text",
        "The stretch of text in which it is counted.",
        "block",
        choices=("block", "sentence", "paragraph-start", "article"),
    ),
)

ALWAYS = True


def verify(rule: Rule) -> None:
    """Refuse a rule without a bound; raises RuleError."""
    if rule.options["max"] is None and rule.options["min"] is None:
        raise RuleError("an occurrence rule needs 'max' or 'min'")


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return the pattern that is counted (Vale's tokens have no boundaries of their own)."""
    text = pattern_for(rule, rule.options["token"])
    return [Pattern(text.text, text.literal, text.ignorecase, bounded=False)]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every stretch with too many or too few hits."""
    spans = [hit.span for hit in hits]
    if rule.options["per"] == "paragraph-start":
        spans = [span for span in spans if _opens_a_paragraph(article, span)]
    least, most = rule.options["min"], rule.options["max"]
    if least is None and len(spans) <= (most or 0):
        return
    for stretch in _stretches(rule, article):
        inside = [span for span in spans if stretch.covers(span)]
        if most is not None and len(inside) > most:
            yield _too_many(rule, inside)
        elif least is not None and len(inside) < least:
            yield rule.finding(inside[0] if inside else stretch, rule.say(""))


def _too_many(rule: Rule, inside: Sequence[Span]) -> Finding:
    others = tuple(Related(span, "here too") for span in inside[1:])
    return rule.finding(inside[0], rule.say(str(len(inside))), related=others)


def _stretches(rule: Rule, article: Article) -> list[Span]:
    """Return the stretches of text in which a rule counts, cut to its scope."""
    if rule.options["per"] in ("article", "paragraph-start"):
        return [Span(0, len(article.text))] if article.text else []
    allowed = in_scope(rule.scope, article)
    outer = _outermost(article)
    if rule.options["per"] == "sentence" or rule.scope == ("sentence",):
        outer = [
            sentence.shift(block.start)
            for block in outer
            for sentence in sentences(article.text[block.start : block.end])
        ]
    return [span for span in outer if allowed(span)]


def _outermost(article: Article) -> list[Span]:
    found: list[Span] = []
    for block in sorted(article.blocks, key=lambda b: (b.span.start, -b.span.end)):
        if not found or block.span.start >= found[-1].end:
            found.append(block.span)
    return found


def _opens_a_paragraph(article: Article, span: Span) -> bool:
    return any(
        not article.text[block.span.start : span.start].strip(" \"'“‘«")
        for block in article.of_kind("paragraph")
        if block.span.start <= span.start < block.span.end
    )
