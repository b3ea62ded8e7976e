# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article, Block, Span
from newslint.checks import quotation
from newslint.rule import Context, Rule
from tests.quoted_prose import correct_articles

FAULTS = ("unopened", "unclosed", "loose", "unresumed", "displaced", "turned", "mismatched")
FAULTS += ("nested", "mixed", "continued", "unmarked", "inserted")


def article(text: str) -> Article:
    blocks = []
    start = 0
    for block in text.split("\n\n"):
        blocks.append(Block("paragraph", Span(start, start + len(block))))
        start += len(block) + 2
    return Article("a.txt", text, text, tuple(blocks))


def found(kind: str, text: str):
    rule = Rule("quotes.X", "quotation", "%s %s %s %s", options={"kind": kind})
    return list(quotation.check(rule, article(text), Context()))


def places(kind: str, text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in found(kind, text)]


@settings(max_examples=200)
@given(correct_articles())
def test_correct_quotations_stay_silent(text):
    assert [kind for kind in FAULTS if found(kind, text)] == []


@given(correct_articles(), st.data())
def test_a_lost_mark_never_goes_unseen(text, data):
    curly = [n for n, c in enumerate(text) if c in "“”"]
    if not curly or "\n\n“" in text:
        return
    lost = data.draw(st.sampled_from(curly))
    broken = text[:lost] + text[lost + 1 :]
    kinds = ("unopened", "unclosed", "loose", "unresumed", "displaced", "nested")
    assert any(found(kind, broken) for kind in kinds) or _is_run_together(text, lost)


def _is_run_together(text: str, lost: int) -> bool:
    """Know a quotation that, its end lost, reads on into the next one that opens a sentence."""
    broken = text[:lost] + text[lost + 1 :]
    return text[lost] == "”" and any(f"{stop} “" in broken[lost - 1 :] for stop in ".?!")


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("unopened", 'Peace to all," the bishop said to them.', 'Peace to all,"'),
        ("unclosed", "He called it “the worst of plans and left.", "“the worst of plans"),
        ("loose", 'He recalled the words: "', '"'),
        ("unresumed", "“It was so. It was.\n\nThen it ended,” he said.", "Then it ended,” he"),
        ("displaced", "The herd grew, it showed.” This is good,” he said.", "” "),
        ("displaced", '"We are ready, "he said then.', ' "'),
        ("turned", "He said ”it rained” again.", "”"),
        ("turned", "He said “it rained“ again.", "“"),
        ("mismatched", 'He spoke of “a bright day" then.', '"'),
        ("nested", "“He told me “go away” twice,” she said.", "“go away”"),
        ("mixed", '“One,” he said. “Two,” he said. "Three," he said.', '"'),
        (
            "continued",
            '"The boats are not coming back," she said. We have to live with it now.',
            "We have to live with it now.",
        ),
        (
            "unmarked",
            "The plant closed. We will go on to the end, said Erik Lund. It made glass.",
            "We will go on to the end",
        ),
        (
            "inserted",
            "This goes on until the aims according to Larsen are fulfilled.",
            "according to Larsen",
        ),
    ],
)
def test_finds_the_fault_at_its_place(kind, text, place):
    assert places(kind, text) == [place]


def test_a_paragraph_of_a_quotation_that_is_not_opened_again_is_no_lost_mark():
    text = "“It was so. It was.\n\nThen it ended,” he said."
    assert not found("unopened", text) and not found("unclosed", text)


def test_names_both_marks_of_a_pair():
    (finding,) = found("mismatched", 'He spoke of “a bright day" then.')
    assert [related.span.start for related in finding.related] == [12]


def test_turns_a_mark_as_a_safe_fix():
    (finding,) = found("turned", "He said ”it rained” again.")
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [("“", True)]


def test_a_letter_of_a_transliterated_name_is_no_lost_mark():
    assert not found("unclosed", "The poet ‘Abd al-Rahman wrote it, and ‘Ali read it.")


def test_articles_in_the_first_person_may_speak():
    text = 'I met her. "The boats are not coming back," she said. We walked on, and I left.'
    assert not found("continued", text)


def test_knows_its_kinds():
    assert set(FAULTS) == set(quotation.OPTIONS["kind"].choices)
