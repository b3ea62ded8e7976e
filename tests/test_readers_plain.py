# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, Span
from newslint.readers import ReadError, read, read_text
from tests.readers_laws import assert_lawful

BODY = "The council met on Monday. It voted for the plan and went home again."


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.words_of(block)) for block in article.blocks]


def test_a_clean_text_is_its_own_prose():
    article = read_text(f"Council votes for plan\n\n{BODY}")
    assert article.text == article.source
    assert article.pieces == ()
    assert parts(article) == [("headline", "Council votes for plan"), ("paragraph", BODY)]


def test_a_trailing_line_end_makes_one_piece():
    article = read_text(f"Council votes for plan\n\n{BODY}\n")
    assert len(article.pieces) == 1
    assert article.to_source(Span(24, 27)) == Span(24, 27)


def test_every_line_is_a_paragraph_when_lines_are_long():
    article = read_text(f"Council votes for plan\nCouncil votes for plan\nShare:\n\n{BODY}\n{BODY}")
    assert [kind for kind, _ in parts(article)] == [
        "headline",
        "paragraph",
        "furniture",
        "paragraph",
        "paragraph",
    ]


FILLED = """Council votes for the plan
By Jane Doe, Reuters

KYIV, Sept 12 (Reuters) - The council of the city met on Monday and
voted for the plan after a long debate that kept its members up until
late at night. "We are glad," said the mayor, "that it is over and done
with."

The next meeting is in October. It will take place in the old hall, in
the centre of the city.
"""


def test_filled_lines_are_joined():
    article = read_text(FILLED)
    kinds = [kind for kind, _ in parts(article)]
    assert kinds == ["headline", "byline", "paragraph", "dateline", "quote", "quote", "paragraph"]
    assert "met on Monday and voted for the plan" in article.text
    there = article.to_source(Span(0, 0).shift(article.text.index("voted")))
    assert FILLED[there.start :].startswith("voted for the plan")
    assert article.meta["headline"] == "Council votes for the plan"


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("Ukraine: ", "Ukraine:"),
        ("KYIV, Sept 12 - ", "KYIV, Sept 12 -"),
        ("KYIV (Reuters) - ", "KYIV (Reuters) -"),
        ("SIOUX FALLS, S.D. – ", "SIOUX FALLS, S.D. –"),
        ("LONDON/PARIS, Sept. 12 (Xinhua) -- ", "LONDON/PARIS, Sept. 12 (Xinhua) --"),
        ("New York (CNN) — ", "New York (CNN) —"),
        ("VIENNA — ", "VIENNA —"),
        ("(Reuters) — ", "(Reuters) —"),
        ("Update: ", None),
        ("The mayor said: ", None),
        ("On Monday - ", None),
    ],
)
def test_a_dateline_stands_at_the_start_of_its_paragraph(start: str, dateline: str | None):
    article = read_text(f"Council votes for plan\n\n{start}{BODY}\n\n{BODY}")
    found = [article.words_of(block) for block in article.of_kind("dateline")]
    assert found == ([dateline] if dateline else [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", "byline"),
        ("By JANE DOE and John Roe in Kyiv", "byline"),
        ("Reuters staff", "byline"),
        ("Reporting by Jane Doe in Kyiv; Editing by John Roe", "byline"),
        ("Share:", "furniture"),
        ("Advertisement", "furniture"),
        ("Photo: John Roe / Reuters", "caption"),
        ("By Monday the troops had left the city.", "paragraph"),
        ("By the time they came, nobody was left.", "paragraph"),
    ],
)
def test_a_line_is_known_by_its_shape(line: str, kind: str):
    article = read_text(f"Council votes for plan\n\n{line}\n\n{BODY}")
    assert parts(article)[1] == (kind, line)


@pytest.mark.parametrize(
    "first",
    ["Council votes.", "Council votes", "By Jane Doe", "Share this on Twitter", "Kyiv, the"],
)
def test_a_first_line_that_is_no_title_is_no_headline(first: str):
    assert not read_text(f"{first}\n\n{BODY}").of_kind("headline")


def test_a_line_alone_is_a_paragraph():
    assert parts(read_text("A power surge on the grid")) == [
        ("paragraph", "A power surge on the grid")
    ]


def test_item_lines_make_a_list():
    article = read_text(f"{BODY}\n\n- one thing\n- another thing\n\n- {BODY}")
    assert parts(article)[1:] == [
        ("list", "- one thing\n- another thing"),
        ("paragraph", f"- {BODY}"),
    ]


def test_a_short_line_over_sentences_is_a_heading():
    article = read_text(f"Council votes for plan\n\n{BODY}\n\nWhat comes next\n\n{BODY}")
    assert ("heading", "What comes next") in parts(article)


def test_blanks_and_invisible_marks_are_cleaned_away():
    source = "The\u00a0 sol\u00addiers\t of\u200b the\r\nline \U0001f468\u200d\U0001f469 went home."
    article = read_text(source)
    assert article.text.startswith("The soldiers of the")
    assert "\U0001f468\u200d\U0001f469" in article.text
    there = article.to_source(Span(4, 12))
    assert source[there.start : there.end] == "sol\u00addiers"
    assert_lawful(article)


def test_line_ends_count_as_they_stand():
    article = read(b"One is here.\r\n\r\nTwo is here.\rThree is here.\r\n", "a.txt")
    assert article.text == "One is here.\n\nTwo is here.\n\nThree is here."
    three = article.to_source(Span(28, 33))
    assert article.lines.position(three.start) == (4, 1)


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from(
                "ab A.,:-\"'\n\r\t\u00a0\u00ad\u200b\u200d\ufeff\u2028\f\U0001f600e\u0301"
            ),
            st.characters(),
        )
    )
)
def test_any_text_becomes_a_lawful_article(text: str):
    assert_lawful(read_text(text))


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a", "-", "b.md", "c.html", "d.xhtml"]))
def test_any_bytes_become_an_article_or_an_error(data: bytes, path: str):
    try:
        article = read(data, path)
    except ReadError as error:
        assert path in str(error)
        assert "\n" not in str(error)
    else:
        assert_lawful(article)
