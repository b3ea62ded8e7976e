# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.reports.columns import columns, cut, harmless, shorten, wrap

TEXT = st.text(alphabet=st.characters() | st.sampled_from("a \u0301\u200d\ufe0f👩🇺🇸漢한\x1b\u202e"))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Zelensky", 8),
        ("Zelenský", 8),
        ("Zelensky\u0301", 8),
        ("漢字", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("🇺🇦", 2),
        ("“”—…", 4),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\tb\nc\r\nd", "a b c  d"),
        ("bell\x07 del\x7f csi\x9b", "bell␇ del␡ csi\ufffd"),
        ("abc\u202etxt.exe", "abc\ufffdtxt.exe"),
        ("soft\xadhyphen\u200bspace", "soft\ufffdhyphen\ufffdspace"),
        ("half \ud83d", "half \ufffd"),
        ("naïve “日本” 👩\u200d👧 می\u200cخواهم", "naïve “日本” 👩\u200d👧 می\u200cخواهم"),
    ],
)
def test_harm_is_made_visible(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(TEXT)
def test_harmless_text_keeps_its_offsets_and_has_no_control(text: str) -> None:
    shown = harmless(text)

    assert len(shown) == len(text)
    assert not any(c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000" for c in shown)
    assert harmless(shown) == shown


@given(TEXT, st.integers(0, 30))
def test_cut_is_a_beginning_that_fits(text: str, room: int) -> None:
    kept = cut(text, room)

    assert text.startswith(kept)
    assert columns(kept) <= room


@given(TEXT, st.integers(3, 30))
def test_shortened_text_fits(text: str, room: int) -> None:
    assert columns(shorten(text, room, "…")) <= room


@given(TEXT, st.integers(1, 30))
def test_wrapping_keeps_every_word(text: str, room: int) -> None:
    lines = wrap(text, room)

    assert " ".join(lines).split() == text.split()
    assert all(columns(line) <= room or len(line.split()) == 1 for line in lines)
