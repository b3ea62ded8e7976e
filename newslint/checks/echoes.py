# SPDX-License-Identifier: GPL-3.0-or-later
"""echoes: a word of a kind that soon comes again, such as a second "reportedly"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.wording import apart, pattern_for, regex_options, words_at
from newslint.finding import Finding, Related
from newslint.matching.pattern import Hit, Pattern
from newslint.rule import Context, Rule

OPTIONS = regex_options(
    tokens=Option("words", "Words that wear out when they come again soon.", required=True),
    within=Option("integer", "How many words may lie between the two at most.", 40),
    same=Option("flag", "Whether only the same word counts, not another of the list.", True),
)


def patterns(rule: Rule) -> Sequence[Pattern]:
    """Return a pattern for every token."""
    return [pattern_for(rule, token) for token in rule.options["tokens"]]


def report(
    rule: Rule, article: Article, hits: Sequence[Hit], context: Context
) -> Iterable[Finding]:
    """Yield a finding at every hit that follows another of its kind too soon."""
    before: dict[str, Hit] = {}
    for hit in apart(hits):
        word = words_at(article, hit)
        kind = word.lower() if rule.options["same"] else ""
        last = before.get(kind)
        before[kind] = hit
        if last is None:
            continue
        between = len(article.text[last.span.end : hit.span.start].split())
        if between <= rule.options["within"]:
            related = (Related(last.span, "the first time"),)
            yield rule.finding(hit.span, rule.say(word), related=related)
