# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks that newslint shares with Vale, and what it adds to them."""

from __future__ import annotations

import pytest

from tests.one_rule import findings, flagged, run


def test_existence_finds_whole_words_only() -> None:
    rule = "extends: existence\ntokens: [cat, 'dogs?']"

    assert flagged(rule, "A cat and dogs, no category, no Cat.") == ["cat", "dogs"]


def test_existence_nonword_ignorecase_exceptions_raw() -> None:
    assert flagged("extends: existence\nnonword: true\ntokens: [cat]", "category") == ["cat"]
    assert flagged("extends: existence\nignorecase: true\ntokens: [cat]", "A Cat.") == ["Cat"]
    rule = "extends: existence\ntokens: ['c.t']\nexceptions: [cut]"
    assert flagged(rule, "a cat, a cut, a cot") == ["cat", "cot"]
    assert flagged("extends: existence\nraw: ['\\bca', 't\\b']", "a cat in a category") == ["cat"]


def test_a_phrase_is_found_across_a_soft_line_break() -> None:
    text = (
        "The army of the republic said on Monday evening that its new and powerful power\n"
        "surge had driven the enemy back over the river, and that it would not stop there\n"
        "but go on until the border."
    )

    (finding,) = findings("extends: existence\ntokens: [power surge]", text)

    assert text[finding.span.start : finding.span.end] == "power\nsurge"


def test_substitution_suggests_and_keeps_capitals() -> None:
    rule = """\
        extends: substitution
        message: Use '%s' for '%s'.
        ignorecase: true
        swap:
          utilise: use|employ
        """

    (finding,) = findings(rule, "Utilise it.")

    assert finding.message == "Use 'Use' or 'Employ' for 'Utilise'."
    assert [fix.text for fix in finding.fixes] == ["Use", "Employ"]


def test_a_blank_taken_along_is_not_replaced() -> None:
    rule = """
        extends: substitution
        swap:
          'dollar course (?=fell)': exchange rate
          'very (?=big)': ''
          ' ,': ','
    """
    text = "The dollar course fell , a very big step."

    fixed = text
    for finding in reversed(findings(rule, text)):
        (fix,) = finding.fixes
        fixed = fixed[: fix.span.start] + fix.text + fixed[fix.span.end :]

    assert fixed == "The exchange rate fell, a big step."


def test_a_blank_taken_along_is_not_flagged() -> None:
    rule = "extends: existence\ntokens: ['bad (?=word)']"

    assert flagged(rule, "A bad word.") == ["bad"]


def test_substitution_is_silent_when_the_words_are_right_already() -> None:
    rule = "extends: substitution\nignorecase: true\nswap:\n  web ?site: website"

    assert flagged(rule, "a website, a web site") == ["web site"]


def test_an_entry_of_a_swap_has_its_own_context() -> None:
    rule = """\
        extends: substitution
        swap:
          power surge: {to: offensive, near: {within: paragraph, any: [troops]}}
          strike: {to: blow, unless: {within: sentence, any: [union]}}
        """

    assert flagged(rule, "A power surge hit the grid.") == []
    assert flagged(rule, "A power surge. The troops ran.") == ["power surge"]
    assert flagged(rule, "The union called a strike. A strike fell.") == ["strike"]


@pytest.mark.parametrize(
    ("per", "text", "count"),
    [
        ("block", "no no no\n\nno no", 1),
        ("sentence", "No no no. No no.\n\nno", 0),
        ("article", "no no no\n\nno no", 1),
    ],
)
def test_occurrence_counts_in_its_stretch(per: str, text: str, count: int) -> None:
    rule = f"extends: occurrence\ntoken: \\bno\\b\nmax: 2\nper: {per}"

    assert len(findings(rule, text)) == count


def test_occurrence_at_paragraph_starts() -> None:
    rule = "extends: occurrence\ntoken: According to\nmax: 1\nper: paragraph-start"
    one = "According to him, it rained, and it rained according to her."
    two = f"{one}\n\nIt rained.\n\nAccording to her it snowed."

    assert flagged(rule, one) == []
    assert len(findings(rule, two)) == 1


def test_occurrence_asks_for_what_is_missing() -> None:
    rule = "extends: occurrence\ntoken: said\nmin: 1\nper: article"

    assert len(findings(rule, "Nobody spoke of it.")) == 1
    assert findings(rule, "He said so.") == []


def test_repetition_in_a_row() -> None:
    rule = "extends: repetition\nexceptions: [had]"

    assert flagged(rule, "The the cat had had it it, it 10 10.") == ["The the", "it it"]
    assert flagged("extends: repetition\ncapitals: false", "Duran Duran saw saw") == ["saw saw"]


def test_consistency_reports_every_place_of_the_minority() -> None:
    rule = "extends: consistency\nmessage: \"Read '%s' for '%s'.\"\nvariants: [[adviser, advisor]]"

    (finding,) = findings(rule, "An adviser, an adviser, an advisor, an advisor, an adviser.")

    assert finding.text == "advisor"
    assert finding.message == "Read 'adviser' for 'advisor'."
    assert [related.message for related in finding.related] == [
        "'advisor' again",
        "'adviser' here, 3 times in all",
    ]
    assert [fix.text for fix in finding.fixes] == ["adviser", "adviser"]


def test_consistency_with_three_forms_and_a_preferred_one() -> None:
    rule = "extends: consistency\nprefer: first\nvariants: [[a-b, a b, ab]]"

    assert flagged(rule, "ab ab ab, a-b and a b") == ["ab", "a b"]
    assert flagged(rule, "ab ab") == []


def test_conditional_asks_for_the_second() -> None:
    rule = "extends: conditional\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'"

    assert flagged(rule, "The Kent Trust (KPT) and the KPT and the RRX.") == ["RRX"]


@pytest.mark.parametrize(
    ("match", "headline", "right"),
    [
        ("$title", "Minister Resigns Over the Price of Grain", True),
        ("$title", "Minister resigns over the price of grain", False),
        ("$sentence", "Minister resigns over the price of grain", True),
        ("$sentence", "Minister Resigns Over The Price Of Grain", False),
        ("$upper", "MINISTER RESIGNS OVER GRAIN", True),
        ("$lower", "minister resigns", True),
        ("$lower", "Minister resigns", False),
        ("^Minister", "Minister resigns", True),
    ],
)
def test_capitalization(match: str, headline: str, right: bool) -> None:
    rule = f"extends: capitalization\nscope: headline\nmatch: '{match}'"
    text = f"---\ntitle: {headline}\n---\n\nThe body goes on for a sentence."

    assert (findings(rule, text, "markdown") == []) is right


def test_metric_names_its_method() -> None:
    hard = " ".join(["Institutional considerations regarding responsibilities predominated."] * 40)
    rule = "extends: metric\nmeasure: flesch_kincaid_grade\nmax: 10\nmessage: grade %s"

    (finding,) = findings(rule, hard)

    assert "Flesch-Kincaid grade by textstat" in finding.message
    assert "Pyphen" in finding.message


def test_metric_formula() -> None:
    text = "One two three four five. Six seven eight nine ten. " * 20
    rule = "extends: metric\nformula: words / sentences\ncondition: '{}'\nmessage: '%s words'"

    assert [f.message for f in findings(rule.format("> 4"), text)] == ["5.0 words"]
    assert findings(rule.format("> 5"), text) == []


def test_rules_do_not_mix_their_hits() -> None:
    rules = ["extends: existence\ntokens: [cat, dog]", "extends: existence\ntokens: [dog, cow]"]

    ((_, found),) = run(rules, ["cat dog cow"])

    assert [(f.rule, f.text) for f in found] == [
        ("desk.Rule0", "cat"),
        ("desk.Rule0", "dog"),
        ("desk.Rule1", "dog"),
        ("desk.Rule1", "cow"),
    ]
