# SPDX-License-Identifier: GPL-3.0-or-later
"""existence: words or patterns that should not stand in the text (Vale's check of that name)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.wording import (
    apart,
    is_excepted,
    pattern_for,
    regex_options,
    without_blanks,
    words_at,
)
from newslint.finding import Finding
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule, RuleError

OPTIONS = regex_options(
    tokens=Option("words", "Words, phrases or patterns that are flagged.", ()),
    raw=Option("words", "Parts of one pattern, joined as they are, without boundaries.", ()),
    append=Option("flag", "Kept for Vale's files; `raw` then follows `tokens` in one rule.", False),
    vocab=Option("flag", "Kept for Vale's files; newslint has no vocabularies.", True),
    action=Option("map", "Kept for Vale's files: what an editor may do (remove, replace ...).", {}),
)


def verify(rule: Rule) -> None:
    """Refuse a rule that could never find anything; raises RuleError."""
    if not rule.options["tokens"] and not rule.options["raw"]:
        raise RuleError("an existence rule needs words under 'tokens' or 'raw'")


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every token, and one for `raw`."""
    found = [pattern_for(rule, token) for token in rule.options["tokens"]]
    if rule.options["raw"]:
        raw = "".join(rule.options["raw"])
        found.append(Pattern(raw, ignorecase=rule.options["ignorecase"], bounded=False))
    return found


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding for every hit that is no exception."""
    for hit in apart(hits):
        words = words_at(article, hit)
        if not is_excepted(rule, words):
            span = without_blanks(article, hit.span)
            yield rule.finding(span, rule.say(article.text[span.start : span.end]))
