# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import random
from types import MappingProxyType

import pytest

from newslint.engine import CHECK_FAILED, Selection, check_article, lint
from newslint.finding import Level
from newslint.readers import read_text
from newslint.rule import Context
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rules import Rulebook
from tests.one_rule import findings, rule_of, run

CAT = "extends: existence\ntokens: [cat]"
DOG = "extends: existence\nlevel: error\ntokens: [dog]"


def selected(selection: Selection, text: str = "cat dog") -> list[tuple[str, Level]]:
    book = compile_rules([rule_of(CAT, "pets.Cat"), rule_of(DOG, "pets.Dog")])
    ((_, found),) = lint([read_text(text)], book, Context(), lambda path: selection)
    return [(finding.rule, finding.level) for finding in found]


def test_selection_by_rule_and_prefix() -> None:
    assert len(selected(Selection(select=("pets",)))) == 2
    assert selected(Selection(select=("pets.Dog",))) == [("pets.Dog", Level.ERROR)]
    assert selected(Selection(ignore=("pets.*",))) == []
    assert selected(Selection(select=("pet",))) == []


def test_levels_are_overridden_by_the_longest_word() -> None:
    levels = MappingProxyType({"pets": Level.SUGGESTION, "pets.Dog": None})

    assert selected(Selection(levels=levels)) == [("pets.Cat", Level.SUGGESTION)]


def test_what_stands_below_the_least_level_is_not_shown() -> None:
    assert selected(Selection(min_level=Level.ERROR)) == [("pets.Dog", Level.ERROR)]


def test_near_and_unless_are_for_every_check() -> None:
    rule = (
        f"{CAT}\nnear: {{within: sentence, any: [milk]}}\nunless: {{within: article, any: [dog]}}"
    )

    assert len(findings(rule, "The cat drank milk. A cat slept.")) == 1
    assert findings(rule, "The cat drank milk.\n\nA dog barked.") == []


def test_findings_are_sorted_and_stand_in_the_source() -> None:
    text = "---\ntitle: A cat &amp; a *dog*\n---\n\nA **dog** saw a cat &mdash; a cat."
    ((_, found),) = run([DOG, CAT], [text], "markdown")

    assert [f.text for f in found] == [text[f.span.start : f.span.end] for f in found]
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert len(found) == 5


def test_a_crashed_check_is_a_finding_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(*_: object) -> list[object]:
        raise RuntimeError("no luck")

    monkeypatch.setattr("newslint.checks.repetition.check", crash)
    ((_, found),) = run(["extends: repetition", CAT], ["a cat"])

    assert [f.rule for f in found] == [CHECK_FAILED, "desk.Rule1"]
    assert "desk.Rule0" in found[0].message
    assert "no luck" in found[0].message


def test_a_rule_for_another_language_is_silent() -> None:
    book = compile_rules([rule_of(f"{CAT}\nlanguages: [en-GB]")])
    article = read_text("---\nlang: en-US\n---\n\nA cat.", "a.md", "markdown")
    british = read_text("---\nlang: en-GB\n---\n\nA cat.", "a.md", "markdown")

    assert [len(found) for _, found in lint([article, british], book)] == [0, 1]


def test_fingerprints_outlive_lines_and_tell_twins_apart() -> None:
    before = findings(CAT, "The old cat sat here.\n\nThe old cat sat here.")
    after = findings(CAT, "A new first line.\n\nThe old cat sat here.\n\nThe old cat sat here.")

    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len({f.fingerprint for f in before}) == 2


def test_a_rulebook_survives_its_cache() -> None:
    book = compile_rules([rule_of(CAT, "pets.Cat"), rule_of(DOG, "pets.Dog")])

    again = Rulebook.from_bytes(book.to_bytes())

    assert again.ids == book.ids
    assert again.rule("pets.Dog").level == Level.ERROR
    article = read_text("cat dog")
    assert check_article(article, again) == check_article(article, book)


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_cache_is_refused_and_nothing_else(seed: int) -> None:
    data = bytearray(compile_rules([rule_of(CAT)]).to_bytes())
    chance = random.Random(seed)
    for _ in range(3):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        Rulebook.from_bytes(bytes(data[: chance.randrange(len(data))]))
    except ValueError:
        return


def test_one_bad_pattern_leaves_the_others() -> None:
    book = compile_rules([rule_of("extends: existence\ntokens: ['(']", "desk.Bad"), rule_of(CAT)])

    assert [problem.message for problem in book.problems]
    assert "'('" in book.problems[0].message
    assert book.ids == ("desk.Rule",)


def test_a_pattern_that_runs_for_ever_is_told() -> None:
    rule = "extends: existence\nnonword: true\ntokens: ['(?:a+)+b']"
    ((_, found),) = run([rule, CAT], ["a cat " + "a" * 5000])

    assert CHECK_FAILED in [f.rule for f in found]
    assert "desk.Rule1" in [f.rule for f in found]
