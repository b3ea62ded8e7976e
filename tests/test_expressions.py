# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import expressions
from newslint.expressions import compiled, learnt, recall

PATTERNS = [
    (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>Jan|Feb)\b", re.IGNORECASE),
    (r"(a+)(b|c)*?\1", 0),
    (r"(?<![A-Z])[^\W\d_]+(?=[.,])", 0),
    (r"^\s*[“\"'‘].{1,40}?[”\"'’]$", re.MULTILINE | re.DOTALL),
    (r"(?i:straße)|ſ|İ|[à-ÿ]", re.IGNORECASE),
]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_known", "_made", "_learnt"):
        monkeypatch.setattr(expressions, name, {})


def found(pattern: re.Pattern[str], text: str) -> list[object]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(text)]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="everything is compiled as usual")
@pytest.mark.parametrize(("source", "flags"), PATTERNS)
@given(text=st.text(alphabet="aabcABC 13thJan.,“”\"'ſİßsSéÉ\n", max_size=40))
def test_a_recalled_pattern_finds_the_same(source: str, flags: int, text: str) -> None:
    compiled(source, flags)
    recall({(source, int(flags)): expressions._known[(source, int(flags))]})
    expressions._made.clear()
    again, usual = compiled(source, flags), re.compile(source, flags)

    assert again.flags == usual.flags
    assert again.groups == usual.groups
    assert dict(again.groupindex) == dict(usual.groupindex)
    assert found(again, text) == found(usual, text)


@pytest.mark.usefixtures("fresh")
def test_only_what_was_new_is_learnt() -> None:
    compiled("a.c")
    table = learnt()
    expressions._made.clear()
    expressions._learnt.clear()
    recall(table)

    assert compiled("a.c").match("abc")
    assert learnt() == {}


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "code", [(0, b"\xff\xff\xff\xff" * 4, 1, {}, (None, None)), (0, b"123", 0, {}, (None,)), None]
)
def test_a_damaged_table_is_not_believed(code: object) -> None:
    recall({("a.c", 0): code})  # type: ignore[dict-item]

    assert compiled("a.c").match("abc")


@pytest.mark.usefixtures("fresh")
def test_a_bad_pattern_raises_what_re_raises() -> None:
    with pytest.raises(re.error):
        compiled("(")
