# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks.collocation import scored
from newslint.checks.collocation_candidates import candidates
from newslint.checks.collocation_places import is_english, runs
from newslint.checks.collocation_scoring import Scorer, shipped
from newslint.checks.collocation_signals import SIGNALS
from newslint.data.build_collocations import nibbles, starts
from newslint.data.build_forms import american
from newslint.names.trees import flat
from newslint.prose import tables
from newslint.prose.plurals import plural
from newslint.prose.rewordings import SEEN, is_listed, news_after, phrases_from, swaps
from newslint.prose.vocabulary import UNKNOWN, is_plural, number, rarity, spelling
from newslint.prose.wordpairs import association, web_count
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


def test_suggests_in_the_number_and_with_the_capital_of_what_stands_there() -> None:
    meant = {c.meant for c in candidates("Respiratory maladies were common.")}
    assert "Respiratory diseases" in meant
    meant = {c.meant for c in candidates("They fell ill. Inventory markets fell.")}
    assert "Stock markets" in meant
    meant = {c.meant for c in candidates("They learnt of quantum PC designs.")}
    assert "quantum computer" in meant


def test_both_words_may_be_swapped() -> None:
    assert "unemployment rate" in {c.meant for c in candidates("The joblessness pace fell.")}


def test_a_phrase_may_stand_for_a_word() -> None:
    found = {c.words: c.meant for c in candidates("They work on machine getting to know at home.")}
    assert found["machine getting to know"] == "machine learning"


def test_leaves_names_alone() -> None:
    assert not [c for c in candidates("He met Stress Ulster there.") if "stress" in c.words]


def test_leaves_to_the_lists_what_they_hold() -> None:
    text = "The inventory market fell."
    assert is_listed("inventory market")
    (best,) = {c.meant for _, c in scored(text) if c.words == "inventory market"} & {"stock market"}
    assert best == "stock market"
    assert flagged(RULE, text) == []


def test_every_candidate_has_every_signal() -> None:
    found = list(candidates("The kidney illness and the brain tumour growth ward worsened."))
    assert found
    assert {len(candidate.signals) for candidate in found} == {len(SIGNALS)}


def test_the_score_is_the_mean_of_regression_and_trees() -> None:
    scorer = Scorer(1.0, (2.0, 0.0), flat(0.5, [(1, 0.0, -1.0, 3.0)]))
    assert scorer.score((1.0, 0.0)) == pytest.approx((3.0 - 0.5) / 2)
    assert scorer.score((1.0, 1.0)) == pytest.approx((3.0 + 3.5) / 2)
    assert scorer.score((-9.0, 1.0)) == pytest.approx(-17.0)


def test_fewer_alarms_take_a_higher_score() -> None:
    scorer, marks = shipped()
    assert len(scorer.weights) == len(SIGNALS)
    assert list(marks.values()) == sorted(marks.values(), reverse=True)


def test_known_pairs_are_known() -> None:
    stock, market, purple = number("stock"), number("market"), number("purple")
    assert association(stock, market) > 3
    assert association(purple, number("parliament")) == 0
    assert web_count(stock, market) > 5
    assert web_count(market, stock) < web_count(stock, market)
    assert rarity(number("the")) < rarity(number("parliament"))
    assert is_english(number("trade"), number("unions"))
    assert is_english(number("labour"), number("parties"))


def test_a_number_is_of_all_forms_of_a_word() -> None:
    assert number("colour") == number("colors") != UNKNOWN
    assert number("government's") == number("government") == number("governments'")
    assert is_plural("governments") and not is_plural("government")
    assert number("news") != number("new")
    assert number("xqzzyqx") == UNKNOWN


def test_swaps_and_terms_are_read_back() -> None:
    stock = number("stock")
    assert swaps(number("inventory"))[stock] & SEEN
    assert number("market") in news_after(stock)
    assert spelling(stock) == "stock"
    words = [number(word) for word in ("getting", "to", "know", "learning")]
    assert words in phrases_from(words[0])


def test_words_that_are_never_suggested_have_no_spelling() -> None:
    with pytest.raises(ValueError, match="no spelling"):
        spelling(0xFFFF)


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


def test_tables_are_read_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "numbers.bin"
    path.write_bytes(tables.written(b"numbers1", [array("I", [7, 9]).tobytes(), b"abc"]))
    monkeypatch.setattr(tables, "__file__", str(tmp_path / "prose" / "tables.py"))
    first, second = tables.read("numbers.bin", b"numbers1", "IB")
    assert list(first) == [7, 9]
    assert bytes(second) == b"abc"
    with pytest.raises(ValueError, match="build it again"):
        tables.read("numbers.bin", b"numbers2", "IB")
    with pytest.raises(ValueError, match="build it again"):
        tables.read("numbers.bin", b"numbers1", "IBB")


def test_starts_and_nibbles() -> None:
    assert list(starts(3, [0, 0, 2])) == [0, 2, 2, 3]
    assert nibbles([1, 2, 15]) == bytes([0x21, 0x0F])


def test_fitting_tells_high_signals_from_low() -> None:
    pytest.importorskip("sklearn")
    from newslint.data.fit_collocations import fit

    size = len(SIGNALS)
    high, low = (1.0,) * size, (0.0,) * size
    rows = [(high, 1.0, 1.0), (low, 0.0, 1.0)] * 40
    scorer = fit(rows)
    assert scorer.score(high) > 0 > scorer.score(low)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_has_spans_inside_it(text: str) -> None:
    for candidate in candidates(text):
        assert 0 <= candidate.span.start < candidate.span.end <= len(text)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["inventory", "market's", "Stock", "gaining", "x", "–", "to"])))
def test_a_run_says_where_its_words_stand(words: list[str]) -> None:
    text = "-".join(words)
    for run in runs(text, 0, len(text), {}):
        for index, word in enumerate(run.words):
            assert text[run.start + run.begin(index) : run.start + run.end(index)] == word
