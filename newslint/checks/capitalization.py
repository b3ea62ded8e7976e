# SPDX-License-Identifier: GPL-3.0-or-later
"""capitalization: blocks (headlines above all) whose capitals are not those of the style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newslint.article import Article
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS
from newslint.expressions import compiled
from newslint.finding import Finding
from newslint.rule import Context, Rule, RuleError
from newslint.scope import in_scope

OPTIONS = {
    "match": Option("text", "$title, $sentence, $lower, $upper or a pattern.", required=True),
    "style": Option(
        "text", "Whose title case, AP's or Chicago's.", "AP", choices=("AP", "Chicago")
    ),
    "exceptions": EXCEPTIONS,
    "indicators": Option("words", "Marks after which a sentence begins anew.", (":",)),
    "threshold": Option("number", "The share of words that must be right, from 0 to 1.", 0.8),
    "prefix": Option("text", "A pattern at the beginning that is not looked at.", ""),
    "vocab": Option("flag", "Kept for Vale's files; newslint has no vocabularies.", True),
}

_WORD = compiled(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = frozenset(
    "a an and as at but by for if in nor of off on or per so the to up via yet".split()
)
_CHICAGO_MORE = frozenset(
    "about above across after against along among around before behind below beneath beside "
    "between beyond down during from inside into like near onto out outside over past since "
    "through toward towards under until upon with within without".split()
)


def verify(rule: Rule) -> None:
    """Refuse a pattern that does not compile and a threshold out of range; raises RuleError."""
    if not 0 <= rule.options["threshold"] <= 1:
        raise RuleError("'threshold' is a share from 0 to 1")
    for key in ("match", "prefix"):
        text = rule.options[key]
        try:
            compiled("" if text.startswith("$") else text)
        except re.error as error:
            raise RuleError(f"the pattern under '{key}' does not compile: {error}") from None


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for every block in the rule's scope whose capitals are others."""
    allowed = in_scope(rule.scope, article)
    for block in article.blocks:
        text = article.words_of(block)
        if text and allowed(block.span) and not _is_right(rule, text):
            yield rule.finding(block.span, rule.say(text))


def _is_right(rule: Rule, text: str) -> bool:
    match = rule.options["match"]
    if rule.options["prefix"]:
        text = re.sub(rf"\A(?:{rule.options['prefix']})", "", text)
    if match == "$lower":
        return text == text.lower()
    if match == "$upper":
        return text == text.upper()
    if match not in ("$title", "$sentence"):
        return bool(compiled(match).search(text))
    words = list(_WORD.finditer(text))
    judged = [_judge(rule, text, words, index) for index in range(len(words))]
    known = [right for right in judged if right is not None]
    return not known or sum(known) / len(known) >= rule.options["threshold"]


def _judge(rule: Rule, text: str, words: Sequence[re.Match[str]], index: int) -> bool | None:
    """Tell whether a word has the right capital; None for one that can be written as it likes."""
    word = words[index].group()
    if word in _excepted(tuple(rule.options["exceptions"])) or not word[0].isalpha():
        return None
    if any(c.isupper() for c in word[1:]):
        return None
    starts = index == 0 or _begins_anew(rule, text, words, index)
    if rule.options["match"] == "$sentence":
        return word[0].isupper() if starts else word[0].islower()
    small = _SMALL | (_CHICAGO_MORE if rule.options["style"] == "Chicago" else frozenset())
    if word.lower() in small and not starts and index != len(words) - 1:
        return word[0].islower()
    return word[0].isupper()


def _begins_anew(rule: Rule, text: str, words: Sequence[re.Match[str]], index: int) -> bool:
    between = text[words[index - 1].end() : words[index].start()]
    marks = (*rule.options["indicators"], ".", "!", "?")
    return any(mark in between for mark in marks)


@lru_cache(maxsize=16)
def _excepted(exceptions: tuple[str, ...]) -> frozenset[str]:
    return frozenset(exceptions)
