# SPDX-License-Identifier: GPL-3.0-or-later
"""newslint as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import newslint
from newslint import Article, Finding, Level
from tests.command import ARTICLE, SURGE, VERY, shelf


def test_a_text_is_linted(tmp_path: Path) -> None:
    rules = newslint.load_rules(shelf(tmp_path, Surge=SURGE, Very=VERY), shipped=False)
    found = newslint.lint(ARTICLE, rules=rules)

    assert [finding.rule for finding in found] == ["desk.Surge", "desk.Very"]
    assert all(isinstance(finding, Finding) for finding in found)
    assert ARTICLE[found[0].span.start : found[0].span.end] == "power surge"
    assert [f.rule for f in newslint.lint(ARTICLE, rules=rules, min_level="error")] == [
        "desk.Surge"
    ]
    assert [f.rule for f in newslint.lint(ARTICLE, rules=rules, ignore=["desk.Surge"])] == [
        "desk.Very"
    ]
    assert newslint.lint(ARTICLE, rules=rules, select=["names"]) == []


def test_other_formats_and_articles_are_linted(tmp_path: Path) -> None:
    rules = newslint.load_rules(shelf(tmp_path, Surge=SURGE), shipped=False)
    page = "<article><h1>Head</h1><p>Troops in a <b>power</b> surge.</p></article>"
    (found,) = newslint.lint(page, rules=rules, format="html")
    article = Article("a.txt", "Troops: a power surge.", "Troops: a power surge.")

    assert page[found.span.start : found.span.end] == "power</b> surge"
    assert [f.level for f in newslint.lint(article, rules=rules)] == [Level.ERROR]


def test_a_broken_rule_is_told(tmp_path: Path) -> None:
    rules = newslint.load_rules(shelf(tmp_path, Bad="extends: nothing\n"), shipped=False)

    assert [problem.line for problem in rules.problems] == [1]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lnt'"):
        newslint.lnt
    with pytest.raises(KeyError):
        newslint.lint("x", format="docx")
    assert set(newslint.__all__) <= set(dir(newslint))


def test_importing_newslint_imports_next_to_nothing() -> None:
    script = (
        "import sys; before = set(sys.modules); import newslint; print(set(sys.modules) - before)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "newslint.engine" not in out.stdout and "click" not in out.stdout
