# SPDX-License-Identifier: GPL-3.0-or-later
"""duplicate: what stands twice, in one article or in two articles of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.article import Article, Span
from newslint.checks.doubles import doubled
from newslint.checks.options import Option
from newslint.finding import Finding, Related
from newslint.rule import Context, Rule

if TYPE_CHECKING:
    from newslint.checks.sameness import Note, Twin

OPTIONS = {
    "kind": Option(
        "text",
        "What stands twice: headline (as a line of the body), headline-near (with small changes), "
        "dek (the headline under the headline), paragraph, sentence, sentence-near (with small "
        "changes), echo (a dateline and the first words after it), story (in two articles of a "
        "run), shared-headline (over two stories), near-headline (nearly the same over two).",
        choices=(
            "headline",
            "headline-near",
            "dek",
            "paragraph",
            "sentence",
            "sentence-near",
            "echo",
            "story",
            "shared-headline",
            "near-headline",
        ),
        required=True,
    ),
}

_ACROSS = ("story", "shared-headline", "near-headline")
_MOST_RELATED = 5  # other articles that one finding shows


def note(rule: Rule, article: Article, context: Context) -> Note | None:
    """Return the signatures of an article that the questions across a run need."""
    if rule.options["kind"] not in _ACROSS:
        return None
    from newslint.checks.sameness import noted

    return noted(article)


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for everything of the rule's kind that stands twice."""
    kind = rule.options["kind"]
    if kind not in _ACROSS:
        yield from doubled(rule, kind, article)
        return
    digests = context.digests(rule.id)
    if len(digests) > 1:
        yield from _across(rule, kind, article, digests)


def _across(
    rule: Rule, kind: str, article: Article, digests: Sequence[tuple[str, Note]]
) -> Iterator[Finding]:
    twins = _twins(kind, article.path, digests)
    if not twins:
        return
    related = tuple(
        Related(twin.span, f"{_percent(twin.share)} the same", twin.path)
        for twin in twins[:_MOST_RELATED]
    )
    message = rule.say(twins[0].path, str(len(twins)))
    yield rule.finding(_head(article), message, related=related)


def _twins(kind: str, path: str, digests: Sequence[tuple[str, Note]]) -> list[Twin]:
    from newslint.checks.sameness import run_of

    run = run_of(digests)
    if kind == "story":
        return run.same_story(path)
    return run.same_headline(path, exactly=kind == "shared-headline")


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _head(article: Article) -> Span:
    """Return the headline's span, or that of the first block."""
    blocks = article.of_kind("headline") or article.blocks[:1]
    return blocks[0].span if blocks else Span(0, 0)
