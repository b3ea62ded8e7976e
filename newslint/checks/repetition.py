# SPDX-License-Identifier: GPL-3.0-or-later
"""repetition: a word that stands twice in a row, where one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS, folded, is_excepted
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.rule import Context, Rule, RuleError

OPTIONS = {
    "tokens": Option("words", "Patterns of what counts as a word.", (r"[^\W_]+(?:['’-][^\W_]+)*",)),
    "max": Option("integer", "How often a word may stand in a row.", 1),
    "alpha": Option("flag", "Whether only words with a letter count.", True),
    "ignorecase": Option("flag", "Whether 'The the' is a repetition.", True),
    "capitals": Option("flag", "Whether runs of capitalised words count (Duran Duran).", True),
    "exceptions": EXCEPTIONS,
    "vocab": Option("flag", "Kept for Vale's files; newslint has no vocabularies.", True),
    "action": Option("map", "Kept for Vale's files: what an editor may do.", {}),
}

_BETWEEN = compiled(r"[ \n]")


def verify(rule: Rule) -> None:
    """Refuse tokens that do not compile; raises RuleError."""
    try:
        _token(tuple(rule.options["tokens"]))
    except re.error as error:
        raise RuleError(f"a pattern under 'tokens' does not compile: {error}") from None


@lru_cache(maxsize=16)
def _token(tokens: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{token})" for token in tokens))


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for every run of one word that is longer than `max`."""
    for run in _runs(rule, article.text):
        first = article.text[run[0].start : run[0].end]
        if len(run) <= rule.options["max"] or is_excepted(rule, first):
            continue
        if rule.options["capitals"] or not _is_name(article.text, run):
            span = Span(run[0].start, run[-1].end)
            fix = Fix(span, first)
            yield rule.finding(span, rule.say(first), fixes=(fix,))


def _is_name(text: str, run: Sequence[Span]) -> bool:
    return all(text[span.start].isupper() for span in run)


def _runs(rule: Rule, text: str) -> Iterable[list[Span]]:
    """Yield every run of two or more words that are the same with only a blank between them."""
    words = list(_token(tuple(rule.options["tokens"])).finditer(text))
    looks = [_look(word[0]) for word in words]
    run: list[Span] = []
    for at in range(1, len(words)):
        if looks[at] != looks[at - 1] or not _are_one(rule, text, words[at - 1], words[at]):
            continue
        before, span = Span(*words[at - 1].span()), Span(*words[at].span())
        if run and run[-1] != before:
            yield run
            run = []
        run = [*(run or [before]), span]
    if run:
        yield run


def _look(word: str) -> str:
    return word.lower() if word.isalpha() else folded(word)


def _are_one(rule: Rule, text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Tell whether two neighbours that look alike are one word twice: an acronym is no word."""
    is_acronym = any(len(word[0]) > 1 and word[0].isupper() for word in (one, two))
    if one[0] != two[0] and (is_acronym or not rule.options["ignorecase"]):
        return False
    counts = not rule.options["alpha"] or any(c.isalpha() for c in two[0])
    return counts and bool(_BETWEEN.fullmatch(text, one.end(), two.start()))
