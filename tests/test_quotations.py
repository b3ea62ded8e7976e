# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.prose.quotations import marks, quotations


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Hello," he said, "and bye."', ['"Hello,"', '"and bye."']),
        ("“Hello,” he said. It’s the workers’ rights.", ["“Hello,”"]),
        ("'The workers' rights are key,' he said.", ["'The workers' rights are key,'"]),
        ("„Hallo“ und »Wort« und « mot » fin", ["„Hallo“", "»Wort«", "« mot »"]),
        ("“He said ‘go away’ and left.”", ["“He said ‘go away’ and left.”"]),
        ("'He said \"go\" and left,' she said", ["'He said \"go\" and left,'"]),
        ("``Hello,'' he said.", ["``Hello,''"]),
        ('"Hello"he said. "Bye"', ['"Hello"', '"Bye"']),
        ("”Hello” he said and “bye“.", ["”Hello”", "“bye“"]),
        ("the 'special' name for workers' rights", ["'special'"]),
        ('"Yes," he said — "maybe."', ['"Yes,"', '"maybe."']),
        ('("Hello") ["x"] "—what?"—she', ['"Hello"', '"x"', '"—what?"']),
        ("‘I’m goin’ home,’ he said.", ["‘I’m goin’ home,’"]),
        ('"It is a 24" monitor," he said.', ['"It is a 24" monitor,"']),
        ('"Agenda 2030" and "no"', ['"Agenda 2030"', '"no"']),
        ("“A “nested” one” ended", ["“A “nested” one”"]),
        ("“‘Yes,’ he said,” she said.", ["“‘Yes,’ he said,”"]),
        ("“He called it ‘madness.’ ” Then", ["“He called it ‘madness.’ ”"]),
        ("They sang 'I'm lovin’ it' all day", ["'I'm lovin’ it'"]),
        ('"The van came. "It was red," he said.', ['"The van came. "It was red,"']),
    ],
)
def test_finds_marked_quotations(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "back in '90s and '95 he was 5'10\" tall with a 24\" screen",
        "the ’90s and the ‘90s, ’tis and ‘twas, ’em and 'em, 'til and ’til",
        "rock 'n' roll and rock ’n’ roll and fish ‘n’ chips",
        "James' car, Texas' law, the boss's sons' cars, O'Brien and O’Brien",
        "a board of 6′2″ by 8'",
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text):
    assert quoted(text) == []
    assert {mark.role for mark in marks(text)} <= {"apostrophe", "measure"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The first paragraph. It goes on.", ["“The first paragraph. It goes on."]),
        ("He said: “The first paragraph. It goes on.", ["“The first paragraph. It goes on."]),
        ("The “lost mark goes on and on.", []),
        ("“The first paragraph, cut off in the", []),
        ("’ a quotation that was closed” is none", []),
    ],
)
def test_an_open_quotation_runs_on_only_when_it_reads_like_one(text, expected):
    assert quoted(text) == expected


def test_marks_know_their_partners():
    found = marks("“He said ‘go’.” Then")
    assert [(mark.text, mark.role, mark.partner) for mark in found] == [
        ("“", "opening", 3),
        ("‘", "opening", 2),
        ("’", "closing", 1),
        ("”", "closing", 0),
    ]


def test_a_reopened_quotation_is_known():
    roles = [mark.role for mark in marks('"One. "Two." Three')]
    assert roles == ["opening", "reopening", "closing"]


@given(st.text(alphabet="ab'\"“”‘’«»„` .,\n24s-", max_size=60))
def test_spans_are_in_order_and_inside_any_text(text):
    spans = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    found = marks(text)
    for number, mark in enumerate(found):
        assert text[mark.span.start : mark.span.end] == mark.text
        if mark.partner >= 0:
            assert found[mark.partner].partner == number
            assert {mark.role, found[mark.partner].role} == {"opening", "closing"}


def test_a_file_full_of_marks_takes_linear_time():
    from time import process_time

    def cost(text):
        start = process_time()
        quotations(text)
        return process_time() - start

    for pattern in ('"a ', "“a ", "'a ", "s' ", '24" ', "'90s ", "''", "“A. "):
        assert cost(pattern * 8000) < 20 * cost(pattern * 1000) + 0.2
