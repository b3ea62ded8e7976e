# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule as data, and the context that a check is run in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Fix, Level, Related
from newslint.records import NamedTuple

_SLOT = compiled(r"%(?:\[(\d)\])?s")


class RuleError(ValueError):
    """A rule that cannot be used: the message says what is wrong and what would be right."""


class Condition(NamedTuple):
    """Words that must (near) or must not (unless) stand around a finding.

    `within` is "sentence", "paragraph", "neighbours" (the paragraph and the one on either side),
    "article" or a number of words on either side. `any` and `all` hold words or patterns, matched
    without regard to case.
    """

    within: str | int
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


class RuleTest(NamedTuple):
    """A test case out of a rule file, in the format of Vale 3.24's `tests:`.

    `format` is how `input` is read: plain, markdown or html. `others` are more articles of the same
    run, for rules that ask across articles; what the rule says of them does not count.
    """

    name: str
    input: str
    want: str | None = None
    contains: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    format: str = "plain"
    others: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A rule: which check it brings to life (`extends`), with which options, and what it says."""

    id: str
    extends: str
    message: str = ""
    level: Level = Level.WARNING
    scope: tuple[str, ...] = ("text",)
    why: str = ""
    link: str = ""
    near: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    languages: tuple[str, ...] = ()
    tests: tuple[RuleTest, ...] = ()
    options: Mapping[str, Any] = MappingProxyType({})
    path: str = ""

    def finding(
        self,
        span: Span,
        message: str = "",
        *,
        fixes: tuple[Fix, ...] = (),
        related: tuple[Related, ...] = (),
        level: Level | None = None,
        confidence: float = 1.0,
    ) -> Finding:
        """Return a finding of this rule at a span of the article's text."""
        return Finding(
            span=span,
            rule=self.id,
            level=self.level if level is None else level,
            message=message or self.message,
            why=self.why,
            check=self.extends,
            fixes=fixes,
            related=related,
            confidence=confidence,
        )

    def say(self, *words: str) -> str:
        """Return the message with its slots filled: `%s` with the next word, `%[2]s` the second.

        A single slot takes the last word, as in Vale, where a message may leave the suggestion out.
        """
        message = self.message
        if words and message.count("%") == message.count("%s") < 2:
            return message.replace("%s", words[-1])
        slots = _SLOT.findall(message)
        following = iter(words[-1:] if slots == [""] else words)

        def word(match: re.Match[str]) -> str:
            number = match.group(1)
            if number:
                return words[int(number) - 1] if 0 < int(number) <= len(words) else ""
            return next(following, words[-1] if words else "")

        return _SLOT.sub(word, message)


class GrammarMatch(NamedTuple):
    """One match of LanguageTool, its span in code points of `Article.text`."""

    span: Span
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...] = ()
    url: str = ""


class Grammar(Protocol):
    """LanguageTool as a check sees it."""

    def matches(self, article: Article) -> Sequence[GrammarMatch]:
        """Return all matches in an article, asked for once; () when LanguageTool is not to be had.

        Never raises: why there is nothing is told by the owner of the grammar, not to the check.
        """
        ...


def _no_digests(rule: str) -> Sequence[tuple[str, Any]]:
    return ()


def _no_rules(check: str) -> Sequence[Rule]:
    return ()


class Context(NamedTuple):
    """What a check may know besides the article.

    `digests` gives, for a rule id, what that rule's check noted of each article of the run as
    (path, note) pairs in the order of the run; it is empty when a single article is checked.
    `settings` are the project's options for checks. `grammar` is None when LanguageTool is off.
    `rules_of` gives all rules of the rulebook that extend a check, those switched off too.
    """

    digests: Callable[[str], Sequence[tuple[str, Any]]] = _no_digests
    grammar: Grammar | None = None
    settings: Mapping[str, Any] = MappingProxyType({})
    rules_of: Callable[[str], Sequence[Rule]] = _no_rules
