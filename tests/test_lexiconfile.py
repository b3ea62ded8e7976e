# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.rulebook.lexiconfile import LexiconError, read_lexicon
from tests.one_rule import flagged

LIST = '''garbled,expected,condition
counterfeit consciousness,artificial intelligence,
flag to clamor,signal to noise,AND "noise"
ground truth,reference,NOT ("satellite" OR "machine learning")
"""bosom disease""~3",breast cancer,
'''


def test_flags_a_listed_phrase() -> None:
    rule = read_lexicon(LIST)
    assert flagged(rule, "A Counterfeit Consciousness spoke.") == ["Counterfeit Consciousness"]


def test_asks_for_the_words_after_and() -> None:
    rule = read_lexicon(LIST)
    assert flagged(rule, "The flag to clamor ratio was low.") == []
    assert flagged(rule, "The flag to clamor ratio was low.\n\nNoise was high.") == [
        "flag to clamor"
    ]


def test_is_silent_where_the_words_after_not_stand() -> None:
    rule = read_lexicon(LIST)
    assert flagged(rule, "The ground truth was clear.") == ["ground truth"]
    assert flagged(rule, "The ground truth was clear. Machine learning helped.") == []


def test_finds_two_words_apart_in_either_order() -> None:
    rule = read_lexicon(LIST)
    assert flagged(rule, "A disease of the bosom was found.") == ["disease of the bosom"]
    assert flagged(rule, "A disease that had never before spread to the bosom.") == []


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ("a b,c\n,d,\n", 2, "missing"),
        ("a b,\n", 1, "missing"),
        ("a b,c,OR x\n", 1, "no condition"),
        ("a b c,d,~4\n", 1, "two words"),
        ("", 1, "no garbled phrase"),
        ('a b,c\n"a b,c\n', 2, "cannot be read"),
    ],
)
def test_tells_the_line_of_a_row_it_cannot_use(row: str, line: int, said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        read_lexicon(row)
    assert caught.value.line == line


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_reads_lists_with_any_mark_between_columns(mark: str) -> None:
    rule = read_lexicon(f"# a list\n\ninventory market{mark}stock market\n")
    assert flagged(rule, "The inventory market fell.") == ["inventory market"]


def test_ten_thousand_entries_are_no_slower_to_match() -> None:
    rows = "\n".join(f"garbled{n} phrase{n},right{n}" for n in range(10_000))
    long, short = read_lexicon(rows), read_lexicon("garbled7 phrase7,right7")
    text = "The minister spoke of garbled7 phrase7 in the house. " * 20
    assert flagged(long, text) == flagged(short, text)
    started = time.process_time()
    read_lexicon(rows)
    assert time.process_time() - started < 5


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rule = read_lexicon(text)
    except LexiconError as error:
        assert error.line >= 0
    else:
        assert rule.options["swap"]
