# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rule takes which match of LanguageTool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from newslint import engine
from newslint.article import Article, Span
from newslint.engine import Selection, check_article
from newslint.readers import read_text
from newslint.rule import Context, GrammarMatch
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rulefile import RuleFileError, parse_rule

TEXT = "The minister have left there homes in the nihgt with Yusov and teff, not with teff."


class Matches:
    """A grammar that has said it all before."""

    def __init__(self, *matches: GrammarMatch) -> None:
        self._matches = matches

    def matches(self, article: Article) -> Sequence[GrammarMatch]:
        return self._matches


def match(words: str, rule: str, category: str = "GRAMMAR", issue: str = "grammar", **more: Any):
    start = TEXT.index(words)
    message = more.pop("message", f"{rule} says so.")
    span = Span(start, start + len(words))
    return GrammarMatch(span, rule, category, issue, message, **more)


def spelling(words: str, *replacements: str, message: str = "Possible spelling mistake found."):
    rule = "MORFOLOGIK_RULE_EN_US"
    return match(words, rule, "TYPOS", "misspelling", replacements=replacements, message=message)


ALL = (
    match("have", "AGREEMENT_SENT_START"),
    match("there", "THEIR_IS", "CONFUSED_WORDS", "misspelling"),
    match("homes", "ODD", "NEW_CATEGORY", "new issue"),
    spelling("nihgt", "night", "knight"),
    spelling("Yusov", "Yusuf"),
    spelling("teff", "tuff"),
)

AGREEMENT = "extends: languagetool\nrules: [AGREEMENT_*]\nmessage: 'House: %s'\nlevel: error\n"
GRAMMAR = "extends: languagetool\ncategories: [GRAMMAR]\n"
MISSPELLED = "extends: languagetool\nissues: [misspelling]\nspelling: typo\n"
UNKNOWN = "extends: languagetool\nissues: [misspelling]\nspelling: unknown\n"
REST = "extends: languagetool\nrest: true\nlevel: suggestion\n"


def found(*rules: str, matches: Sequence[GrammarMatch] = ALL, **more: Any) -> list[str]:
    """Return "rule: words" of what rules named a, b, c ... find."""
    made = [parse_rule(text, "abcdef"[number]) for number, text in enumerate(rules)]
    selection = more.pop("selection", Selection())
    article = read_text(more.pop("text", TEXT))
    context = Context(grammar=Matches(*matches), settings=more)
    findings = check_article(article, compile_rules(made), context, selection)
    return [f"{finding.rule}: {finding.text}" for finding in findings]


def test_the_closest_name_wins_whatever_the_order() -> None:
    assert found(AGREEMENT, GRAMMAR, REST) == [
        "a: have",
        "c: there",
        "c: homes",
        "c: nihgt",
        "c: teff",
    ]
    assert found(REST, GRAMMAR, AGREEMENT)[0] == "c: have"


def test_of_two_equals_the_first_wins() -> None:
    assert found(GRAMMAR, GRAMMAR) == ["a: have"]


def test_what_nobody_takes_is_dropped() -> None:
    assert found(AGREEMENT) == ["a: have"]


def test_a_rule_that_is_switched_off_keeps_what_is_its_own() -> None:
    off = Selection(ignore=("a",))

    assert found(AGREEMENT, GRAMMAR, REST, selection=off)[0] == "c: there"


def test_except_leaves_a_match_to_others() -> None:
    assert found(GRAMMAR + "except: [AGREEMENT_*]\n", REST)[0] == "b: have"


def test_unknown_words_go_by_their_kind() -> None:
    assert found(MISSPELLED, UNKNOWN) == ["a: there", "a: nihgt", "b: teff"]
    assert found(UNKNOWN.replace("unknown", "known")) == ["a: there", "a: Yusov"]
    assert found(MISSPELLED, accept=("nihgt",)) == ["a: there"]


@pytest.mark.parametrize(
    ("text", "offer", "where"),
    [
        ("Sandor spoke first.", "Sander", []),
        ("Mihcael spoke first.", "Michael", ["a: Mihcael"]),
        ("He is a wonk of the first order.", "wink", ["b: wonk"]),
        ("He had a wnok of the first order.", "wonk", ["a: wnok"]),
    ],
)
def test_names_and_rare_words_are_no_slips(text: str, offer: str, where: list[str]) -> None:
    word = next(word for word in text.split() if word in ("Sandor", "Mihcael", "wonk", "wnok"))
    start = text.index(word)
    said = spelling("nihgt", offer)._replace(span=Span(start, start + len(word)))

    assert found(MISSPELLED, UNKNOWN, matches=[said], text=text) == where


def test_the_other_english_is_no_mistake() -> None:
    british = spelling(
        "nihgt", "night", message="Possible spelling mistake. ‘nihgt’ is British English."
    )

    assert found(MISSPELLED, UNKNOWN, REST, matches=[british]) == []


def test_words_must_fit_as_a_whole() -> None:
    assert found(REST + r"words: \p{Lu}\w+" + "\n") == []
    assert found(REST + r"words: ho\w+" + "\n") == ["a: homes"]


def test_messages_and_fixes() -> None:
    rules = compile_rules([parse_rule(AGREEMENT, "a"), parse_rule(REST, "b")])
    context = Context(grammar=Matches(*ALL))

    have, _, _, night, _ = check_article(read_text(TEXT), rules, context)

    assert (have.message, str(have.level)) == ("House: AGREEMENT_SENT_START says so.", "error")
    assert (night.message, night.check) == ("Possible spelling mistake found.", "languagetool")
    assert [(fix.text, fix.safe) for fix in night.fixes] == [("night", False), ("knight", False)]


def test_who_waits_for_languagetool_waits_until_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    run = engine._run
    monkeypatch.setattr(
        engine, "_run", lambda rule, *more: asked.append(rule.id) or run(rule, *more)
    )
    native = "extends: metric\nformula: words\ncondition: '> 3'\nmessage: '%s words'\n"
    rules = compile_rules([parse_rule(GRAMMAR, "a"), parse_rule(native, "b")])

    check_article(read_text(TEXT), rules, Context(grammar=Matches(*ALL)))

    assert asked == ["b", "a"]


def test_without_languagetool_nothing_is_found() -> None:
    rules = compile_rules([parse_rule(REST, "a")])

    assert check_article(read_text(TEXT), rules, Context()) == ()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("extends: languagetool\n", "needs 'rules', 'categories', 'issues' or 'rest'"),
        (REST + "spelling: wrong\n", "'spelling' takes typo, unknown, known, not 'wrong'"),
        (REST + "words: '('\n", "'words' is not a pattern"),
    ],
)
def test_rules_that_cannot_be(rule: str, said: str) -> None:
    with pytest.raises(RuleFileError, match=said):
        parse_rule(rule, "a")
