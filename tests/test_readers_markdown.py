# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, Span
from newslint.readers import read_text
from tests.readers_laws import assert_lawful

BODY = "The council met on Monday. It voted for the plan and went home again."


def markdown(source: str) -> Article:
    article = read_text(source, "a.md", "markdown")
    assert_lawful(article)
    return article


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.words_of(block)) for block in article.blocks]


def source_of(article: Article, words: str) -> str:
    start = article.text.index(words)
    there = article.to_source(Span(start, start + len(words)))
    return article.source[there.start : there.end]


def test_the_title_of_the_front_matter_is_the_headline_at_its_true_place():
    source = f"---\r\ntitle: Häuser fall in Kyiv\r\nlang: en_GB\r\n---\r\n\r\n{BODY}\r\n"
    article = markdown(source)
    assert parts(article) == [("headline", "Häuser fall in Kyiv"), ("paragraph", BODY)]
    assert article.to_source(Span(0, 6)) == Span(12, 18)
    assert article.lines.position(article.to_source(Span(21, 24)).start) == (6, 1)
    assert article.lang == "en-GB"
    assert article.meta["headline"] == "Häuser fall in Kyiv"


@pytest.mark.parametrize(
    ("written", "words", "place"),
    [
        ("Mayor's plan fails", "plan", "plan"),
        ('"Mayor\'s plan fails"', "plan", "plan"),
        ("'Mayor''s plan fails'", "Mayor's plan", "Mayor''s plan"),
        ('"Mayor \\"Bob\\" fails"', 'Mayor "Bob" fails', 'Mayor \\"Bob\\" fails'),
        (">\n  Mayor\n  fails", "Mayor fails", ">\n  Mayor\n  fails\n"),
        ("Mayor\n  fails", "Mayor fails", "Mayor\n  fails"),
    ],
)
def test_each_way_to_write_a_title_keeps_its_place(written: str, words: str, place: str):
    article = markdown(f"---\ntitle: {written}\n---\n\n{BODY}\n")
    assert source_of(article, words) == place


def test_facts_of_the_front_matter_are_kept():
    article = markdown(
        "---\nTitle: One two three\nauthor:\n  - name: Jane Doe\n  - John Roe\ndate: 2024-05-01\n"
        f"description: About it.\ndek: What it means\nlanguage: en\n---\n{BODY}\n"
    )
    assert article.meta == {
        "headline": "One two three",
        "author": "Jane Doe, John Roe",
        "published": "2024-05-01",
        "description": "About it.",
    }
    assert parts(article)[:2] == [("headline", "One two three"), ("dek", "What it means")]


@pytest.mark.parametrize("matter", ["---\na: [b\n---\n", "---\n- a\nb: c\n---\n", "---\n---\n"])
def test_front_matter_that_cannot_be_read_is_left_out(matter: str):
    assert parts(markdown(matter + BODY)) == [("paragraph", BODY)]


def test_toml_front_matter_gives_the_headline_too():
    article = markdown(f"+++\ntitle = \"Mayor's plan fails\"\n[x]\ntitle = 'no'\n+++\n\n{BODY}\n")
    assert parts(article)[0] == ("headline", "Mayor's plan fails")


def test_a_rule_at_the_top_is_no_front_matter():
    assert parts(markdown(f"---\n\n{BODY}\n\n---\n\n{BODY}\n")) == [("paragraph", BODY)] * 2


def test_the_first_heading_is_the_headline_and_the_others_are_headings():
    article = markdown(
        f"# Mayor *fails*\n\nBy Jane Doe\n\nKYIV (AP) - {BODY}\n\n## Then\n\n{BODY}\n"
    )
    assert [kind for kind, _ in parts(article)] == [
        "headline",
        "byline",
        "paragraph",
        "dateline",
        "heading",
        "paragraph",
    ]
    assert article.headline == "Mayor fails"


def test_a_heading_that_says_the_title_again_is_kept_for_the_duplicate_check():
    article = markdown(f"---\ntitle: Mayor fails again\n---\n# Mayor fails again\n\n{BODY}\n")
    assert parts(article)[1] == ("heading", "Mayor fails again")


def test_a_first_line_without_markup_may_be_the_headline():
    assert parts(markdown(f"Mayor fails again\n\n{BODY}\n"))[0] == ("headline", "Mayor fails again")


def test_inline_markup_vanishes_without_a_blank():
    article = markdown(
        r"A **bo**ld [link](http://x.y 'T') &amp; `code` <b>ta</b>g \*star\* ~~old~~."
    )
    assert article.text == "A bold link & code tag *star* old."
    assert source_of(article, "bold") == "bo**ld"
    assert source_of(article, "& c") == "&amp; `c"


def test_wrapped_lines_are_joined_and_hard_breaks_kept():
    assert markdown("one\ntwo  \nthree\\\nfour<br>five").text == "one two\nthree\nfour\nfive"


def test_blocks_have_their_kinds():
    article = markdown(
        f"{BODY}\n\n> A quoted\n> paragraph.\n\n- one\n- two\n  - three\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n![The mayor](m.png) *Photo: AP*\n\n"
        "```\ncode\n```\n\n    code\n\nText[^1].\n\n[^1]: A note.\n"
    )
    assert parts(article)[1:] == [
        ("paragraph", "A quoted paragraph."),
        ("quote", "A quoted paragraph."),
        ("list", "one\ntwo\nthree"),
        ("table", "a b\nc d"),
        ("caption", "The mayor Photo: AP"),
        ("paragraph", "Text."),
        ("paragraph", "A note."),
    ]


def test_html_inside_is_read_as_html():
    article = markdown(
        f"{BODY}\n\n<div class='x'>\none <b>t&eacute;</b>xt<p>two<!-- no\nno -->\n</div>\n\n"
        f"<script>\nno\n</script>\n\n<style>no</style>\n\n{BODY}\n"
    )
    assert [words for _, words in parts(article)[1:-1]] == ["one téxt", "two"]


def test_deep_nesting_is_no_trouble():
    markdown(">" * 20_000 + " deep")
    markdown("[" * 20_000)
    markdown("*" * 20_000 + "a")


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("aB c-*_`[]()!<>/&;#|\"'\\:\n\r\t\u00e9\u00a0\U0001f600"),
            st.characters(),
        ),
        max_size=200,
    )
)
def test_any_text_becomes_a_lawful_article(text: str):
    markdown(text)


@given(st.text(alphabet="ab:-'\"\\|> \n\r#[]{}é\U0001f600&*", max_size=80))
def test_any_front_matter_becomes_a_lawful_article(text: str):
    markdown(f"---\ntitle: {text}\n---\n\nBody.")
