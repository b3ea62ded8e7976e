# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of news prose, and the one sentence around a place."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.prose.sentences import sentence_around, sentences

WHOLE = [
    "Lt. Gov. Dan Patrick met Sen. John Cornyn of Texas.",
    "The U.S. Senate met.",
    "U.S. President Joe Biden spoke to U.K. Gen. Sir Patrick Sanders.",
    "Shares of Apple Inc. (AAPL.O) rose.",
    "He arrived at 5 p.m. Monday with Mr. Smith.",
    "The meeting on Sept. 12 was put off.",
    "J. K. Rowling and George R. R. Martin signed it.",
    "He lives in St. Petersburg, near Mt. Elbrus.",
    "It cost approx. $5 vs. $6 before.",
    "No. 10 did not comment.",
    '"Why did it happen?" Smith asked.',
    '"Stop!" he said.',
    "Yahoo! Inc. said so.",
    "He said ... nothing at all.",
    "Rep. Adam Schiff, D-Calif., voted no.",
    "It rose 2.5 percent to 6,000.",
    "1. Wash your hands",
    "The iPhone maker, i.e. Apple, rose.",
    "Martin Luther King Jr. Boulevard was closed.",
    "He paused . . . and went on.",
]
SPLIT = [
    ("He left. She stayed.", 2),
    ("He works for Apple Inc. The firm is large.", 2),
    ("It happened at 5 p.m. Police arrived later.", 2),
    ("He moved to the U.S. He stayed.", 2),
    ("“We will win.” He paused. “Soon.”", 3),
    ("Is it over? Nobody knows! We wait…", 3),
    ("He stopped... Then he went on.", 2),
    ("So did I. Then we left.", 2),
    ("He left. 24 people died.", 2),
    ("He bought it. iPhone sales rose.", 2),
    ("First line without a stop\nSecond line", 2),
    ("A headline\n\nA paragraph. And more.", 3),
    ("今日は雨です。明日は晴れ。", 2),
    ("He lives on Main St. Her house is red.", 2),
    ("(He left.) The door closed.", 2),
    ("No. He did not.", 2),
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_looks_like_an_end_and_is_none(text: str) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_spans_have_no_blanks_around_them() -> None:
    text = "  He left.  She stayed. \n\n \n He came back. "
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "He left.",
        "She stayed.",
        "He came back.",
    ]


STOPS = (
    "U.S.",
    "Mr.",
    "Inc.",
    "p.m.",
    "no.",
    "No.",
    "Sept.",
    "i.e.",
    "J.",
    "1.",
    "Yahoo!",
    "x.y.z",
)
MARKS = (*".!?…。！」\"”“’()[]«»—-' \t\n\xa0\u2009", "...", "  ", "\n\n")
WORDS = (
    "the",
    "The",
    "Smith",
    "said",
    "he",
    "5",
    "I",
    "café",
    "İstanbul",
    "😀",
    "e\u0301",
    "iPhone",
)
PARTS = st.sampled_from(STOPS + MARKS + WORDS)
PROSE = st.one_of(
    st.lists(PARTS, max_size=60).map("".join),
    st.lists(PARTS, max_size=60).map(" ".join),
    st.lists(PARTS, max_size=200).map(" ".join),
    st.text(max_size=80),
)


@given(PROSE)
def test_sentences_hold_everything_but_blanks(text: str) -> None:
    spans = sentences(text)
    covered = set()
    for before, after in pairwise(spans):
        assert before.end <= after.start
    for span in spans:
        words = text[span.start : span.end]
        assert words and words == words.strip() and "\n" not in words
        covered.update(range(span.start, span.end))
    assert all(c.isspace() or i in covered for i, c in enumerate(text))


@given(PROSE)
def test_sentence_around_agrees_with_sentences(text: str) -> None:
    spans = sentences(text)
    for span in spans:
        for offset in range(span.start, span.end):
            assert sentence_around(text, offset) == span
    for offset, character in enumerate(text + "\n"):
        if character.isspace():
            near = sentence_around(text, offset)
            assert near in spans or len(near) == 0


def test_sentence_around_far_from_its_ends() -> None:
    text = "He left. " + "word " * 400 + "end. She stayed."
    middle = sentences(text)[1]
    assert {sentence_around(text, o) for o in range(middle.start, middle.end)} == {middle}


def test_blanks_belong_to_the_sentence_before() -> None:
    assert sentence_around("He left.   She stayed.", 9).end == 8
    assert sentence_around("   He left.", 1).start == 3


@pytest.mark.parametrize(
    "text", ["." * 100_000, "a." * 50_000, '."' * 50_000, ". " * 50_000, "a" * 100_000]
)
def test_odd_texts_take_no_longer(text: str) -> None:
    start = time.process_time()
    sentences(text)
    sentence_around(text, len(text) // 2)
    assert time.process_time() - start < 2
