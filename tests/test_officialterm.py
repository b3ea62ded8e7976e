# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from newslint.rulebook.rulefile import RuleFileError
from tests.one_rule import findings, flagged, rule_of

RULE = """
extends: officialterm
terms:
  "[special] military operation": targeted|exceptional
cues: [Peskov]
within: neighbours
"""


def test_is_silent_without_cue_or_official_term() -> None:
    assert flagged(RULE, "A targeted military operation began.") == []


def test_fires_beside_a_cue_in_the_next_paragraph() -> None:
    text = "A targeted military operation began.\n\nPeskov said so."
    assert flagged(RULE, text) == ["targeted military operation"]
    assert flagged(RULE, text.replace("\n\nPeskov", "\n\nNothing more.\n\nPeskov")) == []


def test_the_official_term_in_the_article_is_evidence_and_is_shown() -> None:
    text = "An exceptional military operation.\n\nRain.\n\nSun.\n\nThe special military operation."
    (finding,) = findings(RULE, text)
    assert finding.text == "exceptional military operation"
    assert finding.fixes[0].text == "special military operation"
    (related,) = finding.related
    assert text[related.span.start : related.span.end] == "special military operation"


@pytest.mark.parametrize("term", ["special military operation", "[special] [military] operation"])
def test_a_term_needs_one_slot(term: str) -> None:
    with pytest.raises(RuleFileError, match="brackets"):
        rule_of(RULE.replace("[special] military operation", term))


def test_a_term_needs_words_for_its_slot() -> None:
    with pytest.raises(RuleFileError, match="put in the brackets"):
        rule_of(RULE.replace("targeted|exceptional", "targeted|"))
