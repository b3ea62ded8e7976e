# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from newslint.article import Span
from newslint.checks import rewritten
from newslint.engine import Selection, lint
from newslint.finding import Finding, Level
from newslint.readers import read_text
from newslint.rule import Context
from newslint.rulebook.compiling import compile_rules
from tests.one_rule import rule_of

VERDICT = """
extends: rewritten
message: "The text reads as machine-rewritten: %s places."
level: warning
apart_from: [Drift]
"""
LISTED = """
extends: substitution
message: "Read '%s'? '%s' is garbled."
ignorecase: true
swap: {inventory market: stock market, prime clergyman: prime minister, demise toll: death toll}
"""
OTHER = "extends: existence\nmessage: '%s'\ntokens: [bridge, river]\n"


def verdict(text: str, other: str = "desk.Other") -> list[Finding]:
    rules = [
        rule_of(VERDICT, "translation.Verdict"),
        rule_of(LISTED, "translation.Listed"),
        rule_of(OTHER, other),
    ]
    article = read_text(text, "a.txt", "plain")
    ((_, found),) = lint([article], compile_rules(rules), Context())
    return [finding for finding in found if finding.rule == "translation.Verdict"]


def test_one_place_is_not_enough() -> None:
    assert verdict("The inventory market fell.") == []


def test_the_same_words_twice_are_one_place() -> None:
    assert verdict("The inventory market fell. The inventory market rose.") == []


def test_two_places_are_a_warning_with_both_shown() -> None:
    (finding,) = verdict("Headline\n\nThe inventory market fell. The prime clergyman resigned.")
    assert finding.level == Level.WARNING
    assert finding.message.endswith("2 places.")
    assert len(finding.related) == 2
    assert finding.text == "Headline"


def test_three_sure_places_are_an_error() -> None:
    text = "The inventory market fell. The prime clergyman resigned. The demise toll rose."
    (finding,) = verdict(text)
    assert finding.level == Level.ERROR


def test_rules_of_other_folders_do_not_count() -> None:
    assert verdict("The inventory market by the bridge over the river.") == []


def test_rules_left_out_do_not_count() -> None:
    assert verdict("The inventory market by the bridge.", "translation.Drift") == []
    assert verdict("The inventory market by the bridge.", "translation.Bridge") != []


def guessed(rule_id: str, *spans: Span) -> list[Finding]:
    rule = rule_of(VERDICT, "translation.Verdict")
    article = read_text("One two three four five six.", "a.txt", "plain")
    guess = rule_of("extends: collocation\nmessage: '%s'\n", rule_id)
    return list(rewritten.verdict(rule, article, [guess.finding(s) for s in spans], Context()))


def test_two_guesses_are_not_enough_and_three_are_never_sure() -> None:
    spans = [Span(0, 3), Span(4, 7), Span(8, 13)]
    assert guessed("translation.Unlisted", *spans[:2]) == []
    (finding,) = guessed("translation.Unlisted", *spans)
    assert finding.level == Level.WARNING


UNLISTED = """
extends: collocation
message: "Read '%s'? '%s' is not known."
level: suggestion
scope: paragraph & ~quote
"""
GARBLED = "sunlight vitality"
LISTED_AND_NOT = "The inventory market fell. Officials in the region met over {}."


def verdict_with_search(text: str, more: str = "") -> list[Finding]:
    rules = [
        rule_of(VERDICT + more, "translation.Verdict"),
        rule_of(LISTED, "translation.Listed"),
        rule_of(UNLISTED, "translation.Unlisted"),
    ]
    article = read_text(f"Headline\n\n{text}", "a.txt", "plain")
    chosen = Selection(min_level=Level.WARNING)
    ((_, found),) = lint([article], compile_rules(rules), Context(), lambda path: chosen)
    return [finding for finding in found if finding.rule == "translation.Verdict"]


def test_one_listed_place_is_a_reason_to_search_for_unlisted_ones() -> None:
    (finding,) = verdict_with_search(LISTED_AND_NOT.format(GARBLED))
    assert finding.level == Level.WARNING
    assert [related.message for related in finding.related][1].startswith("Read ")
    assert verdict_with_search(LISTED_AND_NOT.format("the budget")) == []
    assert verdict_with_search(LISTED_AND_NOT.format(GARBLED), "search: false\n") == []


def test_the_search_keeps_to_the_scope_of_its_rule() -> None:
    quoted = f'The inventory market fell. "We met over {GARBLED}," he said.'
    assert verdict_with_search(quoted) == []


def test_without_a_listed_place_nothing_is_searched() -> None:
    assert verdict_with_search(f"Officials in the region met over {GARBLED} and {GARBLED}.") == []
