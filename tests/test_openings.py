# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.one_rule import findings, flagged

ANY = "extends: openings\nmessage: '%s open with %s'"
NAMED = "extends: openings\ntokens: [According to]\nmin: 3\nwithin: 6\nmessage: '%s open with %s'"
ECHO = "extends: echoes\nignorecase: true\nwithin: 10\ntokens: [reportedly, supposedly]"


def test_counts_sentences_in_a_row():
    text = "He said yes. He said no. He said so again. He said it twice. It rained."
    (finding,) = findings(ANY, text)
    assert finding.message == "4 open with He said"
    assert len(finding.related) == 3 and finding.span.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "He said yes. He said no. It rained. He said so again.",
        "The town is old. The town is small. The town is poor.",
        "He came. She came. They came.",
    ],
)
def test_leaves_others_alone(text):
    assert flagged(ANY, text) == []


def test_named_openings_may_stand_apart():
    text = "According to Ann, yes. No. According to Bob, no. It rained. According to me, so."
    assert [finding.message for finding in findings(NAMED, text)] == ["3 open with According to"]
    assert flagged(NAMED, text.replace(" It rained.", " It rained. On. And on. And on.")) == []


def test_openings_count_behind_quotations_and_across_paragraphs():
    text = "He said “yes.” He said no.\n\nHe said so again. It rained."
    assert len(findings(ANY, text)) == 1


def test_an_echo_comes_soon_after_the_same_word():
    text = "It was reportedly closed. They were reportedly told. It was supposedly safe."
    (finding,) = findings(ECHO, text)
    assert finding.span.start == text.rindex("reportedly")
    assert finding.related[0].span.start == text.index("reportedly")


def test_an_echo_far_away_is_none():
    assert flagged(ECHO, "It was reportedly closed." + " It rained on." * 5 + " Reportedly.") == []
