# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, Span
from newslint.readers import read_text
from tests.readers_laws import assert_lawful

BODY = "The council met on Monday, and it voted for the new plan before it went home."
MORE = "Nobody in the hall, the mayor said later, had expected the vote to be so close."


def html(source: str, path: str = "a.html") -> Article:
    article = read_text(source, path, "html")
    assert_lawful(article)
    return article


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.words_of(block)) for block in article.blocks]


def source_of(article: Article, words: str) -> str:
    start = article.text.index(words)
    there = article.to_source(Span(start, start + len(words)))
    return article.source[there.start : there.end]


PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Council votes for plan | The Town Paper</title>
<meta property="og:title" content="Council votes for plan">
<meta property="og:description" content="What it did.">
<script type="application/ld+json">{{"@type": ["NewsArticle"], "headline": "Council votes for plan",
"author": [{{"@type": "Person", "name": "Jane Doe"}}], "datePublished": "2024-05-01T10:00:00Z",
"publisher": {{"name": "The Town Paper"}}, "articleSection": "Town"}}</script>
<style>p {{ color: red }}</style></head>
<body><div id="cookie-banner"><p>We use cookies, as you know, to make it better for you.</p></div>
<header><h1 class="logo"><a href="/">The Town Paper</a></h1>
<nav><ul><li><a href="/a">News</a><li><a href="/b">Sport</a></ul></nav></header>
<main><article>
<h1>Council votes for plan</h1>
<p class="article__standfirst">A close vote ends a debate of many months</p>
<div class="byline">By <a href="/jd">Jane Doe</a></div><time>1 May 2024, 10:00</time>
<div class="share-tools"><a href="#">Share</a> <a href="#">Tweet this story now</a></div>
<figure><img><figcaption>The council, in May. <span>Photo: AP</span></figcaption></figure>
<div class="article-body"><p>KYIV (Reuters) &ndash; {BODY}</p>
<p>{MORE} “We are glad,” said the may<b>or</b>.</p>
<div class="ad-slot"><p>Advertisement: buy this car today, it is the best car of all.</p></div>
<h2>What comes next</h2>
<p>{BODY}</p>
<p><a href="/more">Read more: another council votes for another plan</a></p>
<blockquote><p>{MORE}</p></blockquote>
<ul><li>One thing</li><li>Another thing</li></ul>
<table><tr><th>Votes</th><td>12</td></tr><tr><th>Against</th><td>11</td></tr></table>
<p>{MORE}</p></div>
</article>
<aside><h3>Most read</h3><p>{BODY} <a href="/x">More</a></p></aside>
<section class="comments"><h2>Comments</h2><p>{BODY} I did not like it, to be honest.</p></section>
</main><footer><p>© The Town Paper, which is a company of this town and a good one.</p></footer>
</body></html>
"""


def test_only_the_article_of_a_page_is_text():
    article = html(PAGE)
    assert parts(article) == [
        ("headline", "Council votes for plan"),
        ("dek", "A close vote ends a debate of many months"),
        ("byline", "By Jane Doe"),
        ("caption", "The council, in May. Photo: AP"),
        ("paragraph", f"KYIV (Reuters) – {BODY}"),
        ("dateline", "KYIV (Reuters) –"),
        ("paragraph", f"{MORE} “We are glad,” said the mayor."),
        ("quote", "“We are glad,”"),
        ("heading", "What comes next"),
        ("paragraph", BODY),
        ("paragraph", MORE),
        ("quote", MORE),
        ("list", "One thing\nAnother thing"),
        ("table", "Votes 12\nAgainst 11"),
        ("paragraph", MORE),
    ]


def test_findings_carry_the_offsets_of_the_source():
    article = html(PAGE)
    assert source_of(article, "mayor.") == "may<b>or</b>."
    assert source_of(article, "– The") == "&ndash; The"
    assert source_of(article, "Council votes") == "Council votes"
    assert article.to_source(Span(0, 1)).start == PAGE.index("<h1>Council") + 4


def test_what_the_page_says_of_itself_is_kept():
    article = html(PAGE)
    assert article.lang == "en-GB"
    assert dict(article.meta) == {
        "headline": "Council votes for plan",
        "description": "What it did.",
        "author": "Jane Doe",
        "published": "2024-05-01T10:00:00Z",
        "site": "The Town Paper",
        "section": "Town",
    }


def test_without_a_heading_the_title_in_the_head_is_the_headline():
    page = f"<title>Mayor &amp; plan fail | Paper</title><body><p>{BODY}</p><p>{MORE}</p>"
    article = html(page)
    assert parts(article)[0] == ("headline", "Mayor & plan fail")
    assert source_of(article, "Mayor & plan fail") == "Mayor &amp; plan fail"
    page = f"<meta property=og:title content='Mayor&#39;s plan fails'><p>{BODY}</p>"
    assert source_of(html(page), "Mayor's plan") == "Mayor&#39;s plan"


def test_a_fragment_is_read_as_it_stands():
    article = html("<h1>Short words</h1><p>By Jane Doe</p><p>Tiny.</p><p>Share:</p>")
    assert parts(article) == [
        ("headline", "Short words"),
        ("byline", "By Jane Doe"),
        ("paragraph", "Tiny."),
        ("furniture", "Share:"),
    ]


def test_text_without_tags_is_a_paragraph():
    assert parts(html("Just words & no tags < here.")) == [
        ("paragraph", "Just words & no tags < here.")
    ]


def test_inline_tags_leave_no_blank_and_block_tags_part():
    article = html(f"<p>{BODY}</p><div>Foo<span>bar</span> b<wbr>az<p>Qu<!-- x -->x<div>Tail</div>")
    assert [words for _, words in parts(article)][1:] == ["Foobar baz", "Qux", "Tail"]


def test_a_break_is_a_line_and_two_are_a_paragraph():
    article = html(f"<p>{BODY}<br>One<br/>two<br> <br>{MORE}</p>")
    assert [words for _, words in parts(article)] == [f"{BODY}\nOne\ntwo", MORE]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a&nbsp;b", "a b"),
        ("a&#160;&#xa0; b", "a b"),
        ("so&shy;ft&#8203;ly", "softly"),
        ("&lt;b&gt; &AMP; &copy", "<b> & ©"),
        ("&notit; &unknown; & &#0; &", "¬it; &unknown; & \ufffd &"),
        ("&#x1F600;&#128512;\U0001f600", "\U0001f600" * 3),
        ("&ldquo;x&rdquo;", "“x”"),
        ("e&#769;", "e\u0301"),
    ],
)
def test_character_references_are_decoded(written: str, words: str):
    article = html(f"<p>{BODY}</p><p>{written}")
    assert article.text.partition("\n\n")[2] == words


def test_xhtml_reads_cdata_and_expands_no_entity():
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    page = (
        f"{bomb}<html xml:lang='en'><body><p>{BODY} &b; <![CDATA[<x> & y]]></p><p/></body></html>"
    )
    article = html(page, "a.xhtml")
    assert article.text == f"{BODY} &b; <x> & y"
    assert article.lang == "en"


@pytest.mark.parametrize(
    "broken",
    [
        f"<p>{BODY}<p>{MORE}</div></p></b><i>",
        f"<table><tr><td>{BODY}<td>{MORE}",
        f"<p class='x' <b>{BODY}<p a=\"b>{MORE}",
        f"<!-- {MORE} --!><p>{BODY}<script>{MORE}",
        f"<p>{BODY}</p><!-- {MORE}",
        f"<p>{BODY}</p><![CDATA[{MORE}]]>",
        f"<ul><li>{BODY}<li>{MORE}</ul></ul><dl><dt>a<dd>b",
        f'<script type="application/ld+json">{{"@type": [[[</script><p>{BODY}',
        f"<p>{BODY}<a href='x'><div>{MORE}</div></a>",
    ],
)
def test_malformed_markup_still_gives_the_words(broken: str):
    assert BODY in html(broken).text


def test_a_body_in_breaks_and_no_paragraphs_is_read():
    page = (
        f"<body><div class=story>{BODY}<br><br>{MORE} <i>{BODY}</i><br><br>{BODY}</div><div>x</div>"
    )
    article = html(page)
    assert [words for _, words in parts(article)] == [BODY, f"{MORE} {BODY}", BODY]


def test_hidden_and_scripted_parts_are_no_text():
    hidden = "".join(
        f"<{tag}>{MORE}</{name}>"
        for tag, name in [
            ("div hidden", "div"),
            ("p style='display: none'", "p"),
            ("template", "template"),
            ("noscript", "noscript"),
            ("div role=dialog", "div"),
            ("textarea", "textarea"),
        ]
    )
    assert html(f"<p>{BODY}</p>{hidden}<p>{BODY}</p><p>{BODY}</p>").text.count(MORE) == 0


@pytest.mark.parametrize(
    "evil",
    [
        "<div>",
        "<b>",
        "<p><b>",
        "<ul><li>",
        "<table><tr><td>",
        "<a '",
        '<a b="',
        "<",
        "</p",
        "&",
        "<br>",
        "</div>",
        "<blockquote><p>word word word word, word word word word. ",
    ],
)
def test_time_is_linear(evil: str):
    def seconds(count: int) -> float:
        page = f"<p>{BODY}</p>" + evil * count + MORE
        begun = time.process_time()
        read_text(page, "a.html", "html")
        return time.process_time() - begun

    few = min(seconds(600) for _ in range(2))
    assert seconds(6_000) < 0.5 + 30 * few


TAGS = """<p> </p> <b> </b> <br> <!-- --> &amp; &nbsp; <li> <td> <h1> </h1> <script> </script> < > &
' " 😀 é &shy; <![CDATA[ ]]> <q> <a/href=x> </a> <title> <div/class='share'> </div>
<meta/property=og:title/content='A&amp;c'>"""
ALPHABET = st.one_of(st.sampled_from([*TAGS.split(), "word, word. ", "\r\n"]), st.text(max_size=5))


@given(st.lists(ALPHABET, max_size=60), st.sampled_from(["a.html", "a.xhtml"]))
def test_any_page_becomes_a_lawful_article(pieces: list[str], path: str):
    html("".join(pieces), path)
