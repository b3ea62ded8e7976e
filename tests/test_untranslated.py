# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.one_rule import findings, flagged


def rule(kind: str) -> str:
    return f"extends: untranslated\nkind: {kind}\nmessage: '%s %s'\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister встреча met.", ["встреча"]),
        ("He said 新冠疫情 was over.", ["新冠疫情"]),
        ("The WНO said so.", []),
        ("It is 24 °С today.", []),
        ("The party भारतीय जनता पार्टी won.", ["भारतीय जनता पार्टी"]),
        ("The city (Київ) is old.", []),
        ("See https://пример.рф/ for more.", []),
        ("The α variant and π.", []),
        ("Café Müller, naïve, Łódź.", []),
    ],
)
def test_letters(text: str, found: list[str]) -> None:
    assert [words.strip() for words in flagged(rule("letters"), text)] == found


@pytest.mark.parametrize(
    ("text", "found", "latin"),
    [
        ("The WНO said so.", ["WНO"], ["WHO"]),
        ("It is 24 °С or 75 °F.", ["С"], ["C"]),
        ("The С grade and the minister встреча.", [], []),
        ("The Kрасный square.", [], []),
        ("The WHO said 24 °C, α.", [], []),
    ],
)
def test_lookalikes(text: str, found: list[str], latin: list[str]) -> None:
    assert flagged(rule("lookalikes"), text) == found
    assert [f.fixes[0].text for f in findings(rule("lookalikes"), text)] == latin


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They knew para que los had come.", ["para que los"]),
        ("The road to Santiago de la Frontera.", []),
        ('He said "para que los" twice.', []),
        ("It was, he said, all or nothing for them.", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert flagged(rule("words"), text) == found


def test_marks_are_flagged_once() -> None:
    assert flagged(rule("marks"), "A «word» and «more».") == ["«"]


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_are_never_a_rest_of_another_script(text: str) -> None:
    assert findings(rule("letters"), text) == []
    assert findings(rule("marks"), text) == []


@given(st.text())
def test_spans_lie_in_the_text(text: str) -> None:
    for kind in ("letters", "lookalikes", "words", "marks"):
        for finding in findings(rule(kind), text):
            assert 0 <= finding.span.start < finding.span.end <= len(text)
