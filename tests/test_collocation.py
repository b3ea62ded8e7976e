# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks.collocation import scored
from newslint.checks.collocation_candidates import SIGNALS, american, candidates, is_english
from newslint.data import read_data
from newslint.data.build_collocations import plural, table
from newslint.data.fit_collocations import dot, fit, solve
from newslint.prose.rewordings import is_listed, swaps, terms_from
from newslint.prose.wordpairs import UNHEARD, association, rarity, web_count
from tests.one_rule import findings, flagged

RULE = """
extends: collocation
alarms: "0.1"
message: "Was '%s' meant? '%s' is hardly ever said."
"""


def test_asks_for_the_term_that_was_meant() -> None:
    (finding,) = findings(RULE, "The doctors spoke of a respiratory malady in the wards.")
    assert finding.text == "respiratory malady"
    assert finding.fixes[0].text.endswith(" disease")
    assert 0 < finding.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The stock market fell on Friday and the central bank raised interest rates again.",
        "The prime minister met the foreign secretary in the White House on Monday morning.",
        "Police said two people had died after a car crash near the railway station.",
        "The quick brown fox jumps over the lazy dog and runs into the dark forest.",
    ],
)
def test_is_silent_on_plain_english(text: str) -> None:
    assert flagged(RULE, text) == []


def test_leaves_names_alone() -> None:
    assert not [c for c in candidates("He met Stress Ulster there.") if "stress" in c.words]


def test_leaves_to_the_lists_what_they_hold() -> None:
    assert is_listed("inventory market")
    assert not [
        c for c in candidates("The inventory market fell.") if c.words == "inventory market"
    ]


def test_every_candidate_has_every_signal() -> None:
    for candidate in candidates("The kidney illness and the brain tumour growth ward worsened."):
        assert len(candidate.signals) == len(SIGNALS)


def test_the_score_is_a_weighted_sum() -> None:
    pairs = list(scored("The doctors spoke of a respiratory malady in the wards."))
    assert pairs
    weights = [
        float(line.split()[2])
        for line in read_data("collocation.weights").decode().splitlines()
        if line.startswith("weight")
    ]
    for score, candidate in pairs:
        assert score == pytest.approx(dot(weights, (1.0, *candidate.signals)))


def test_known_pairs_are_known() -> None:
    assert (association("stock", "market") or 0) > 3
    assert association("purple", "parliament") is None
    assert web_count("stock", "market") > 5
    assert web_count("market", "stock") < web_count("stock", "market")
    assert rarity("the") < rarity("parliament") < UNHEARD
    assert rarity("xqzzyqx") == UNHEARD
    assert is_english("trade", "unions")
    assert is_english("labour", "parties") or is_english("labor", "parties")


def test_swaps_and_terms_are_read_back() -> None:
    assert swaps("inventory")["stock"].seen
    assert swaps("inventory")["stock"].strength == 1
    assert "market" in terms_from("stock")
    assert swaps("xqzzyqx") == {}


@pytest.mark.parametrize(
    ("word", "other"),
    [("colour", "color"), ("programmes", "programs"), ("centres", "centers"), ("four", "four")],
)
def test_british_words_are_looked_up_as_american(word: str, other: str) -> None:
    assert american(word) == other


def test_plurals() -> None:
    assert [plural(word) for word in ("bank", "city", "day", "tax")] == [
        "banks",
        "cities",
        "days",
        "taxes",
    ]


def test_a_table_has_one_index_entry_for_each_bucket() -> None:
    data = table([("a b", 3), ("c d", 15), ("a b", 7)])
    assert data.startswith(b"wordpair")
    assert len(data) == 8 + 4 * ((1 << 17) + 1) + 2 * 2 + 1


def test_solve_and_fit() -> None:
    assert solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]) == pytest.approx([0.8, 1.4])
    size = len(SIGNALS)
    high, low = (1.0,) * size, (0.0,) * size
    weights = fit([(high, 1.0, 5.0), (low, 0.0, 5.0), (high, 0.0, 1.0), (low, 1.0, 1.0)])
    assert dot(weights, (1.0, *high)) > 0 > dot(weights, (1.0, *low))


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_has_spans_inside_it(text: str) -> None:
    for candidate in candidates(text):
        assert 0 <= candidate.span.start < candidate.span.end <= len(text)
