# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns in the spelling of Vale's rules, read as Python reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from newslint.matching.dialect import spell
from newslint.matching.lexicon import compile_lexicon
from newslint.matching.pattern import Pattern
from tests.pattern_laws import EXPRESSIONS


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("(?i)foo", "(?i:foo)"),
        ("a(?i)b|c", "a(?i:b)|(?i:c)"),
        ("(x(?i)y)z", "(x(?i:y))z"),
        ("(?i)a(?-i)b", "(?i:a(?-i:b))"),
        (r"(?<w>\w+) \k<w>", r"(?P<w>\w+) (?P=w)"),
        ("(?<=a)b(?<!c)", "(?<=a)b(?<!c)"),
        (r"end\z", r"end\Z"),
        ("a{2}b{,3}c{1,}", "a{2}b{,3}c{1,}"),
        ("a{e}{x<=1}", r"a\{e}\{x<=1}"),
        ("[[a]&&b--c]", r"[\[a]&&b--c]"),
        (r"\x{2014}[\x{201C}]", r"\U00002014[\U0000201c]"),
        ("[]a](b)", r"[\]a](b)"),
        ("(?#note)a", "a"),
    ],
)
def test_spelling(pattern: str, source: str) -> None:
    assert spell(pattern).source == source


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"[[:upper:]]{2,}s", "The MPs met", ["MPs"]),
        (r"\p{Lu}\w+ism", "Of Marxism", ["Marxism"]),
        (r"(?<=very |quite )good", "very good", ["good"]),
        (r"very(?i) GOOD", "very good, Very good", ["very good"]),
        (r"(?<w>\w+) \k<w>", "he had had it", ["had had"]),
        (r"—|\x{2013}", "a – b — c", ["–", "—"]),
        (r"a{b}", "xa{b}", ["a{b}"]),
    ],
)
def test_what_only_other_engines_know_is_found(pattern: str, text: str, found: list[str]) -> None:
    lexicon, problems = compile_lexicon([("a", [Pattern(pattern, bounded=False)])])
    assert not problems
    hits = lexicon.scan(text, seconds=5).hits["a"]
    assert [text[hit.span.start : hit.span.end] for hit in hits] == found


@given(EXPRESSIONS)
def test_python_spelling_is_left_alone(sample: tuple[str, str]) -> None:
    source, text = sample
    spelled = spell(source).source
    try:
        plainly = re.compile(source)
    except re.error:
        return
    again = re.compile(spelled)
    assert [m.span() for m in again.finditer(text)] == [m.span() for m in plainly.finditer(text)]
