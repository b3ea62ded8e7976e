# SPDX-License-Identifier: GPL-3.0-or-later
"""rewritten: one finding on an article in which several phrases are garbled.

One garbled phrase may be a slip. Several in one article are what publishers look for before they
look closer (Springer Nature's tool withdraws a submission only when "a number of" phrases occur):
the text should be held against its source. It is never a proof of how the text was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.article import Article, Span
from newslint.checks import module_of
from newslint.checks.options import Option
from newslint.finding import Finding, Level, Related
from newslint.rule import Context, Rule
from newslint.scope import in_scope

OPTIONS: Mapping[str, Option] = {
    "folder": Option("text", "The folder whose rules count.", "translation"),
    "apart_from": Option("words", "Names of rules in the folder that do not count.", ()),
    "places": Option("integer", "How many different places make a finding.", 2),
    "guesses": Option("integer", "How many places make one where no list has any of them.", 3),
    "sure": Option("integer", "How many places found by listed words make an error.", 3),
    "search": Option(
        "flag",
        "Look for phrases that no list holds where places were found, but too few.",
        True,
    ),
}

_UNLISTED = "collocation"
_MOST_RELATED = 20


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield nothing: the verdict comes when all other rules have spoken."""
    return ()


def verdict(
    rule: Rule, article: Article, found: Sequence[Finding], context: Context
) -> Iterable[Finding]:
    """Yield one finding when enough different places of an article are garbled."""
    places = _different(rule, article, found)
    if rule.options["search"] and 0 < len(places) < rule.options["places"]:
        places = _different(rule, article, [*found, *_unlisted(article, context)])
    listed = sum(finding.check != _UNLISTED for finding in places)
    if len(places) < rule.options["places" if listed else "guesses"]:
        return
    related = tuple(Related(f.span, f.message) for f in places[:_MOST_RELATED])
    level = Level.ERROR if listed >= rule.options["sure"] else rule.level
    said = rule.say(str(len(places)))
    yield rule.finding(_top(article), said, related=related, level=level)


def _unlisted(article: Article, context: Context) -> Iterator[Finding]:
    """Yield what the rules for unlisted phrases say, which may not have run below their level.

    To search every article would take longer than all other checks: one sure place is the reason.
    """
    for rule in context.rules_of(_UNLISTED):
        allowed = in_scope(rule.scope, article)
        for finding in module_of(_UNLISTED).check(rule, article, context):
            if allowed(finding.span):
                yield finding


def _different(rule: Rule, article: Article, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings that count, one for each wording and place, in order."""
    kept: list[Finding] = []
    wordings: set[str] = set()
    for finding in sorted(found, key=lambda f: (f.span.start, -f.span.end, f.rule)):
        words = article.text[finding.span.start : finding.span.end].lower()
        if not _counts(rule, finding) or words in wordings:
            continue
        if kept and kept[-1].span.overlaps(finding.span):
            continue
        wordings.add(words)
        kept.append(finding)
    return kept


def _counts(rule: Rule, finding: Finding) -> bool:
    folder, _, name = finding.rule.partition(".")
    if folder != rule.options["folder"] or finding.rule == rule.id:
        return False
    return name not in rule.options["apart_from"]


def _top(article: Article) -> Span:
    """Return the first block of an article, for what is said of the whole."""
    return article.blocks[0].span if article.blocks else Span(0, len(article.text))
