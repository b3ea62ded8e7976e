# SPDX-License-Identifier: GPL-3.0-or-later
"""The article is found on pages of very different build."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.readers import ReadError, read, read_text
from tests.readers_laws import assert_lawful

HEADLINE = "Council votes for plan"
PROSE = (
    "The council met on Monday, and it voted for the new plan before it went home.",
    "Nobody in the hall, the mayor said later, had expected the vote to be so close.",
    "Residents have until June to object to the plan, which would cost $3 million.",
    "We are not done yet, said the leader of the opposition, who voted against it.",
)
MENU = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(15))
TEASERS = "".join(
    f"<div class='card'><h4><a href='/{n}'>Another story of the day, number {n}</a></h4>"
    "<p>This is what the other story is about, in a few words, so that you click.</p></div>"
    for n in range(6)
)
FOOT = "<div>© The Town Paper. Use of this site means, as you know, that you agree to it.</div>"
REMARKS = "".join(f"<li class='comment'><p>{words} I think so too.</p></li>" for words in PROSE * 3)


def page(inside: str, title: str = f"{HEADLINE} - The Town Paper") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><ul>{MENU}</ul>{inside}"
        f"<div class='more'><h3>More stories</h3>{TEASERS}</div>{FOOT}</body></html>"
    )


def paragraphs(wrapped: str = "<p>{}</p>") -> str:
    return "".join(wrapped.format(words) for words in PROSE)


PAGES = {
    "one container": f"<div><h1>{HEADLINE}</h1><div>{paragraphs()}</div></div>",
    "nothing but the body": f"<h1>{HEADLINE}</h1>{paragraphs()}",
    "deep wrappers": f"<h1>{HEADLINE}</h1><div>"
    + paragraphs("<div class='s'><div class='t'><p>{}</p></div></div>")
    + "</div>",
    "sections and advertisements": f"<div class='wrap'><h1>{HEADLINE}</h1>"
    + paragraphs(
        "<section class='chunk'><div><p>{}</p></div></section><div class='ad'>Buy it</div>"
    )
    + "</div>",
    "comments longer than the article": f"<article class='category-comments'><h1>{HEADLINE}</h1>"
    f"<div class='entry-content'>{paragraphs()}</div>"
    f"<div id='comments'><ol>{REMARKS}</ol></div></article>",
    "a table for layout": f"<table><tr><td>{MENU}</td><td><b>{HEADLINE}</b><br><br>"
    + "<br><br>".join(PROSE)
    + f"</td><td>{TEASERS}</td></tr></table>",
    "breaks for paragraphs": f"<div class='post'><h3><a href='/x'>{HEADLINE}</a></h3>"
    + "<div class='post-body'>"
    + "<br /> <br />\n".join(PROSE)
    + f"</div></div><div class='sidebar'>{TEASERS}</div>",
    "one form around it all": f"<form id='aspnetForm'><h1>{HEADLINE}</h1>{paragraphs()}</form>",
    "a name that means chrome": f"<div class='article gallery'><h1>{HEADLINE}</h1>"
    f"{paragraphs()}</div>",
    "a second article under it": f"<article><h1>{HEADLINE}</h1>{paragraphs()}</article>"
    f"<article><h1>Another story</h1>{paragraphs('<p>Other: {}</p>') * 4}</article>",
    "blocks for paragraphs": f"<h1>{HEADLINE}</h1><div>"
    + paragraphs("<div class='body__paragraph'>{}</div>")
    + "</div>",
    "lines in spans": f"<div><h1><span>{HEADLINE}</span></h1></div><section><div>"
    + paragraphs("<div><div><span data-text='true'>{}</span></div></div>")
    + "</div></section>",
    "items as large as paragraphs": f"<h1>{HEADLINE}</h1><ul>"
    + paragraphs("<li><p>{0}</p></li>")
    + "</ul>",
}


@pytest.mark.parametrize("build", PAGES)
def test_the_article_and_nothing_else_is_text(build: str):
    article = read_text(page(PAGES[build]), "a.html", "html")
    assert_lawful(article)
    assert article.text.replace("\n\n", "\n").splitlines() == [HEADLINE, *PROSE]
    assert article.blocks[0].kind == "headline"


def test_a_very_short_article_among_teasers_is_found():
    source = page(f"<main><article><h1>{HEADLINE}</h1><p>{PROSE[0]}</p></article></main>")
    assert read_text(source, "a.html", "html").text == f"{HEADLINE}\n\n{PROSE[0]}"


def test_a_script_without_blanks_is_read():
    words = "市议会星期一举行会议，并在休会之前就新的计划进行了表决，市长表示没有人预料到结果。"
    source = page(
        f"<h1>市议会通过计划</h1><div><p>{words}</p><p>{words}</p></div>", "市议会通过计划"
    )
    assert read_text(source, "a.html", "html").text.count(words) == 2


def test_a_page_without_an_article_is_an_error():
    page = f"<html><head><title>The front page of all</title></head><body><ul>{MENU}</ul></body>"
    with pytest.raises(ReadError, match=r"^no article found: a\.html"):
        read(page.encode(), "a.html")


def test_the_body_that_json_ld_tells_is_preferred():
    told = " ".join(PROSE)
    source = page(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}'
        f"</script><div>{paragraphs()}</div><div>{paragraphs('<p>Other: {}</p>') * 3}</div>"
    )
    assert "Other" not in read_text(source, "a.html", "html").text


def by_kind(source: str, kind: str) -> list[str]:
    article: Article = read_text(page(source), "a.html", "html")
    return [article.words_of(block) for block in article.of_kind(kind)]


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Jane Doe</p>",
        "<div class='byline'>Jane Doe <a href='/j'>@jane</a></div>",
        "<span class='author-name'>Jane <b>Doe</b></span>",
        "<div class='authors'><a href='/j'>Jane Doe</a></div>",
    ],
)
def test_bylines_are_known_by_name_or_shape(byline: str):
    found = by_kind(f"<div><h1>{HEADLINE}</h1>{byline}{paragraphs()}</div>", "byline")
    assert len(found) == 1
    assert "Jane Doe" in found[0]


@pytest.mark.parametrize(
    "dek",
    [
        "<h2>A close vote ends a debate of months</h2>",
        "<p class='article__dek'>A close vote ends a debate of months</p>",
        "<div><span class='subHeadline'>A close vote ends a debate of months</span></div>",
    ],
)
def test_deks_stand_under_the_headline(dek: str):
    source = f"<div><h1>{HEADLINE}</h1>{dek}<div>{paragraphs()}</div></div>"
    assert by_kind(source, "dek") == ["A close vote ends a debate of months"]


@pytest.mark.parametrize("date", ["1 May 2024, 10:00", "Published 2:16 AM EST Nov 20, 2019"])
def test_dates_are_no_text(date: str):
    source = f"<div><h1>{HEADLINE}</h1><div>{date}</div>{paragraphs()}<div>{date}</div></div>"
    assert date not in read_text(page(source), "a.html", "html").text
