# SPDX-License-Identifier: GPL-3.0-or-later
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.checks import duplicate
from newslint.readers import read_text
from newslint.rule import Context, Rule

HEADLINE = "Harbour town waits for a new bridge"
PARAGRAPHS = (
    "The bridge over the sound was closed at noon on Monday by order of the mayor of the town.",
    "Ferries ran until late in the evening, and nobody was hurt, the police of the harbour said.",
    "A firm from the north will repair the piers, which have stood in salt water since 1998.",
    "The old ferry landing, long a car park, was opened again for boats from the other islands.",
    "Shops in the upper town sold out of bread and batteries before the first shift had ended.",
)


def rule(kind: str) -> Rule:
    return Rule(f"desk.{kind}", "duplicate", "%s %s", options={"kind": kind})


def article(*paragraphs: str, path: str = "a.txt") -> Article:
    return read_text("\n\n".join(paragraphs), path)


def places(kind: str, told: Article) -> list[str]:
    found = duplicate.check(rule(kind), told, Context())
    return [told.text[f.span.start : f.span.end] for f in found]


def test_the_headline_as_a_line_of_the_body():
    told = article(HEADLINE, HEADLINE, *PARAGRAPHS)
    (finding,) = duplicate.check(rule("headline"), told, Context())
    assert told.text[finding.span.start : finding.span.end] == HEADLINE
    assert finding.span.start > 0 and finding.related[0].span.start == 0
    assert [fix.safe for fix in finding.fixes] == [True]


def test_the_headline_in_capitals_and_with_other_marks():
    told = article(HEADLINE, *PARAGRAPHS, HEADLINE.upper() + "!", PARAGRAPHS[0] + " Again.")
    assert places("headline", told) == [HEADLINE.upper() + "!"]


def test_the_headline_with_small_changes():
    told = article(HEADLINE, "Harbour town still waits for a new bridge.", *PARAGRAPHS)
    assert places("headline-near", told) == ["Harbour town still waits for a new bridge."]
    assert places("headline", told) == []


def test_a_first_sentence_that_says_more_is_no_double():
    told = article(HEADLINE, "The town has waited for a new bridge since the old one fell.")
    assert [places(kind, told) for kind in ("headline", "headline-near", "dek")] == [[], [], []]


def test_a_paragraph_twice_is_told_once_and_its_sentences_are_not_told_again():
    told = article(HEADLINE, *PARAGRAPHS, PARAGRAPHS[1])
    assert places("paragraph", told) == [PARAGRAPHS[1]]
    assert places("sentence", told) == []


def test_a_sentence_twice_and_nearly_twice():
    again = PARAGRAPHS[0].replace("at noon on Monday ", "at noon ")
    told = article(HEADLINE, *PARAGRAPHS[:3], f"Nobody came. {PARAGRAPHS[1]} It rained.", again)
    assert places("sentence", told) == [PARAGRAPHS[1]]
    assert places("sentence-near", told) == [again]


def test_a_passage_of_several_sentences_is_told_at_its_first():
    passage = f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"
    told = article(HEADLINE, f"It rained. {passage}", PARAGRAPHS[2], f"{passage} It rained on.")
    assert places("sentence", told) == [PARAGRAPHS[0]]


def test_a_quotation_set_apart_is_no_double():
    speech = "The bridge over the sound is as safe as any bridge of its age can ever be."
    told = article(HEADLINE, f"“{speech}”", PARAGRAPHS[0], f"Ann Lind said it. {speech}")
    assert places("sentence", told) == []


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("Norway: Norway's navy closed the sound on Monday.", ["Norway: Norway's"]),
        ("New Lind: New Lind's mayor closed the sound on Monday.", ["New Lind: New Lind's"]),
        ("OSLO (Reuters) - Oslo's mayor closed the sound on Monday.", []),
        ("Norway: The navy of Norway closed the sound on Monday.", []),
        ("Norway: Norwegian ships closed the sound on Monday.", []),
    ],
)
def test_a_dateline_that_echoes(paragraph, place):
    assert places("echo", article(HEADLINE, paragraph, *PARAGRAPHS)) == place


@settings(max_examples=40)
@given(st.permutations(PARAGRAPHS), st.sampled_from(PARAGRAPHS), st.integers(0, 5))
def test_the_order_of_paragraphs_does_not_matter(paragraphs, doubled, place):
    body = list(paragraphs)
    body.insert(place, doubled)
    told = article(HEADLINE, *body)
    assert places("paragraph", told) == [doubled]
    assert places("sentence", told) == [] and places("sentence-near", told) == []


def run(kind: str, articles: list[Article]) -> dict[str, list[str]]:
    """Return which other articles each article is told to double."""
    asked = rule(kind)
    notes = [(told.path, duplicate.note(asked, told, Context())) for told in articles]
    context = Context(digests=lambda _: digests)
    digests = [(path, note) for path, note in notes if note is not None]
    found = {}
    for told in articles:
        for finding in duplicate.check(asked, told, context):
            found[told.path] = [related.path for related in finding.related]
    return found


def story(seed: int, path: str, headline: str = "") -> Article:
    """Return a story of its own: the same seed tells the same."""
    words = random.Random(seed)
    vocabulary = [f"word{n}" for n in range(400)]
    body = [" ".join(words.choices(vocabulary, k=40)).capitalize() + "." for _ in range(6)]
    return article(headline or f"Headline number {path} of the long day", *body, path=path)


def test_one_story_under_two_names():
    copy = article("Another headline over it", *story(1, "x").text.split("\n\n")[:0:-1], path="z")
    articles = [story(1, "a"), story(2, "b"), copy, story(3, "c")]
    assert run("story", articles) == {"a": ["z"], "z": ["a"]}


def test_two_stories_under_one_headline():
    articles = [story(1, "a", HEADLINE), story(2, "b", HEADLINE.upper()), story(3, "c")]
    assert run("shared-headline", articles) == {"a": ["b"], "b": ["a"]}
    assert run("near-headline", articles) == {}
    assert run("story", articles) == {}


def test_two_stories_under_nearly_one_headline():
    articles = [
        story(1, "a", "Harbour town waits for a new bridge over the sound this year"),
        story(2, "b", "Harbour town waits for new bridge over the sound this year"),
        story(3, "c", "Ferry company buys a ship"),
    ]
    assert run("near-headline", articles) == {"a": ["b"], "b": ["a"]}
    assert run("shared-headline", articles) == {}


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_files_does_not_matter(order):
    articles = [story(number // 2, f"f{number}") for number in range(8)]
    found = run("story", [articles[number] for number in order])
    assert found == {f"f{n}": [f"f{n + 1 if n % 2 == 0 else n - 1}"] for n in range(8)}


def test_a_single_article_has_no_twin():
    assert run("story", [story(1, "a")]) == {}


def test_many_articles_are_not_compared_pair_by_pair():
    from time import process_time

    def cost(count: int) -> float:
        articles = [story(number, f"f{number:04}") for number in range(count)]
        start = process_time()
        assert run("story", articles) == {}
        return process_time() - start

    cost(20)
    assert cost(800) < 30 * cost(100) + 0.5
