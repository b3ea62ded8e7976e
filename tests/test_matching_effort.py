# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns that may run without a clock, and those that may not."""

from __future__ import annotations

import re

import pytest

from newslint.matching.effort import is_harmless
from newslint.matching.syntax import parse

QUICK = [
    r"in order to",
    r"not.{1,30}but",
    r"(?:very|really|quite) \w+",
    r"\d{1,3}(?:,\d{3})*(?:\.\d+)? (?:km|miles?)",
    r'"[^"]+"[.,?]',
    r"\b\w+ly\b",
    r"\w+ \w+ \w+",
    r"(?:[a-z]+ ){2,4}said",
    r".+$",
]
LONG = [
    r"(a+)+$",
    r"(a|aa)+$",
    r"(\w+\s?)+$",
    r"(x*)*",
    r"(.*?,){11}P",
    r"(?:x+x+)+y",
    r"(?:\w+(?:-\w+)*\s*)+!",
    r"a*a*a*b",
    r"(?:[^\s,]+,)+ \w+ (?:and|or) .*x",
    r"(?:a?){40}a{40}",
    r"(?(1)a|b)()",
    r"([а-я]+я)+[а-я]*ю",
]


@pytest.mark.parametrize("pattern", QUICK)
def test_quick(pattern: str) -> None:
    assert is_harmless(parse(pattern, re.IGNORECASE), search=True)


@pytest.mark.parametrize("pattern", LONG)
def test_long(pattern: str) -> None:
    try:
        tree = parse(pattern, re.IGNORECASE)
    except re.error:
        pytest.skip("not a pattern of this Python")
    assert not is_harmless(tree, search=False)


def test_what_is_searched_for_may_cost_less_than_what_is_tried_once() -> None:
    tree = parse(r"\w*\w*x", 0)
    assert not is_harmless(tree, search=True)
    assert is_harmless(parse(r"\w{0,300}\w{0,100}x", 0), search=False)
    assert not is_harmless(parse(r"\w{0,300}\w{0,100}x", 0), search=True)


def test_the_deepest_nesting_is_no_error() -> None:
    tree = parse("(?:a|b" * 60 + ")" * 60, 0)
    assert is_harmless(tree, search=False) in (True, False)
