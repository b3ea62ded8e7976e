# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from newslint.article import Article, Block, Span
from newslint.scope import check_scope, in_scope

TEXT = 'Headline\n\nHe said "no" to it.\n\nShare'
ARTICLE = Article(
    "a.txt",
    TEXT,
    TEXT,
    (
        Block("headline", Span(0, 8)),
        Block("paragraph", Span(10, 29)),
        Block("quote", Span(18, 22)),
        Block("furniture", Span(31, 36)),
    ),
)


@pytest.mark.parametrize(
    ("scope", "inside"),
    [
        (("text",), (True, True, True, False)),
        (("raw",), (True, True, True, True)),
        (("paragraph",), (False, True, True, False)),
        (("~quote",), (True, True, False, False)),
        (("paragraph & ~quote",), (False, True, False, False)),
        (("headline", "quote"), (True, False, True, False)),
        (("furniture",), (False, False, False, True)),
        (("heading",), (True, False, False, False)),
        (("code",), (False, False, False, False)),
    ],
)
def test_scopes(scope: tuple[str, ...], inside: tuple[bool, ...]) -> None:
    test = in_scope(scope, ARTICLE)

    assert inside == tuple(test(Span(at, at + 1)) for at in (0, 10, 18, 31))


def test_an_unknown_scope_is_told_with_a_guess() -> None:
    assert "did you mean 'headline'?" in check_scope("headlin")
    assert check_scope("heading.h1") == ""
    assert check_scope("text & ~quote") == ""
