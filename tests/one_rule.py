# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule over one article, for the tests of checks."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from newslint.engine import lint
from newslint.finding import Finding
from newslint.readers import read_text
from newslint.rule import Context, Rule
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rulefile import parse_rule


def rule_of(text: str, rule_id: str = "desk.Rule") -> Rule:
    """Return the rule that YAML describes; a message is added when it has none."""
    text = dedent(text)
    return parse_rule(text if "message:" in text else f"message: '%s'\n{text}", rule_id)


def findings(rule: str | Rule, text: str, format: str = "plain") -> list[Finding]:
    """Return what one rule says of one article."""
    ((_, found),) = run([rule], [text], format)
    return list(found)


def flagged(rule: str | Rule, text: str, format: str = "plain") -> list[str]:
    """Return the words that one rule flags in one article."""
    return [finding.text for finding in findings(rule, text, format)]


def run(
    rules: Sequence[str | Rule], texts: Sequence[str], format: str = "plain"
) -> list[tuple[str, tuple[Finding, ...]]]:
    """Return (path, findings) of each text, for several rules."""
    made = [
        rule if isinstance(rule, Rule) else rule_of(rule, f"desk.Rule{n}")
        for n, rule in enumerate(rules)
    ]
    book = compile_rules(made)
    assert not book.problems, book.problems
    articles = [read_text(text, f"{n}.txt", format) for n, text in enumerate(texts)]
    return [(article.path, found) for article, found in lint(articles, book, Context())]
