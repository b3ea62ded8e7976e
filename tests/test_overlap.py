# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from newslint.article import Span
from newslint.finding import Finding, Fix, Level
from newslint.overlap import without_overlaps


def finding(rule: str, span: Span, level: Level, check: str = "existence") -> Finding:
    return Finding(span, rule, level, "message", check=check)


def kept(*findings: Finding) -> list[str]:
    return [f.rule for f in without_overlaps(findings)]


def test_one_group_speaks_once_of_the_same_words() -> None:
    grave = finding("furniture.AlsoRead", Span(0, 9), Level.ERROR)
    light = finding("furniture.ForeignHeadline", Span(0, 9), Level.WARNING)
    other = finding("style.Redundant", Span(0, 9), Level.SUGGESTION)
    inside = finding("furniture.Markup", Span(0, 4), Level.WARNING)

    assert kept(light, grave, other, inside) == [
        "furniture.AlsoRead",
        "style.Redundant",
        "furniture.Markup",
    ]


def test_languagetool_is_silent_where_a_rule_of_ours_has_spoken() -> None:
    ours = finding("style.DoubledWord", Span(4, 11), Level.WARNING)
    theirs = finding("grammar.RepeatedPhrase", Span(8, 11), Level.WARNING, "languagetool")
    graver = finding("grammar.Typo", Span(8, 11), Level.ERROR, "languagetool")
    elsewhere = finding("grammar.Agreement", Span(20, 24), Level.WARNING, "languagetool")

    assert kept(ours, theirs, graver, elsewhere) == [
        "style.DoubledWord",
        "grammar.Typo",
        "grammar.Agreement",
    ]


def test_a_doubled_passage_does_not_hide_the_grammar_inside_it() -> None:
    passage = finding("style.DoubledParagraph", Span(0, 500), Level.ERROR)
    theirs = finding("grammar.Agreement", Span(8, 11), Level.WARNING, "languagetool")

    assert kept(passage, theirs) == ["style.DoubledParagraph", "grammar.Agreement"]


def test_one_suggestion_is_made_once() -> None:
    fixes = (Fix(Span(0, 9), "Global warming"),)
    first = finding("translation.SpunClimate", Span(0, 9), Level.ERROR)._replace(fixes=fixes)
    again = (Fix(Span(0, 9), "global warming"), Fix(Span(0, 9), "warming"))
    second = finding("translation.SpunScience", Span(0, 9), Level.ERROR)._replace(fixes=again)
    other = finding("translation.Other", Span(0, 9), Level.ERROR)

    assert kept(first, second, other) == ["translation.SpunClimate", "translation.Other"]
