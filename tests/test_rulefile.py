# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from newslint.finding import Level
from newslint.rulebook.compiling import compile_rules
from newslint.rulebook.rulefile import RuleFileError, parse_rule

GOOD = """\
extends: substitution
message: "Read '%s'?"
level: error
scope: paragraph & ~quote
ignorecase: true
swap:
  power surge: offensive
near: {within: paragraph, any: [troops]}
unless:
  - {within: 5 words, all: [grid, volt]}
why: Because.
tests:
  - name: one
    input: A power surge of troops.
    want: |
      1:3:x:y
"""


def test_a_good_rule_file() -> None:
    rule = parse_rule(GOOD, "translation.PowerSurge", "p.yml")

    assert rule.id == "translation.PowerSurge"
    assert rule.level == Level.ERROR
    assert rule.scope == ("paragraph & ~quote",)
    assert rule.options["swap"] == {"power surge": "offensive"}
    assert rule.options["nonword"] is False
    assert rule.near[0].within == "paragraph"
    assert rule.unless[0].within == 5
    assert rule.unless[0].all == ("grid", "volt")
    assert rule.tests[0].want == "1:3:x:y\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("message: x", 1, "'extends' is missing"),
        ("extends: existance", 1, "did you mean 'existence'?"),
        ("extends: script\nscript: x", 1, "not supported"),
        ("extends: existence\ntokens: [a]\nnaer: {any: [b]}", 3, "did you mean 'near'?"),
        ("extends: existence\ntokens: [a]\nlevel: eror", 3, "did you mean 'error'?"),
        ("extends: existence\ntokens: [a]\nscope: paragrph", 3, "did you mean 'paragraph'?"),
        ("extends: existence\ntokens: [a]\nignorecase: sure", 3, "true or false"),
        ("extends: existence\ntokens:\n- a\n- [b]", 4, "holds texts"),
        ("extends: existence\ntokens: [a]\ntokens: [b]", 3, "stands twice"),
        ("extends: existence", 1, "needs words under 'tokens'"),
        ("extends: substitution\nmessage: x", 1, "'swap' is missing"),
        ("extends: occurrence\ntoken: a", 1, "needs 'max' or 'min'"),
        ("extends: existence\ntokens: [a]\nnear: {within: page, any: [b]}", 3, "'within' is"),
        ("extends: existence\ntokens: [a]\nnear: {within: sentence}", 3, "under 'any' or 'all'"),
        ("extends: existence\ntokens: [a]\ntests:\n- name: x", 4, "under 'input'"),
        ("extends: existence\ntokens: [a]\ntests:\n- input: x", 4, "'want', 'contains' or"),
        ("extends: existence\ntokens: [a\n", 3, "not YAML"),
        ("- a\n- b", 1, "holds keys"),
        ("extends: metric\nmeasure: flesch\nmax: 3", 2, "there is no 'flesch'"),
        ("extends: metric\nformula: __import__('os')\ncondition: '> 1'", 2, "'formula'"),
        ("extends: capitalization\nmatch: '('", 2, "does not compile"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, line: int, words: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse_rule(text, "desk.Rule")

    assert words in str(caught.value)
    assert line == caught.value.line


def test_words_of_yaml_1_1_stay_words() -> None:
    rule = parse_rule("extends: existence\ntokens: [no, on, 12:30, 2022-02-24, 007]", "desk.Rule")

    assert rule.options["tokens"] == ("no", "on", "12:30", "2022-02-24", "7")


@pytest.mark.parametrize(
    "text",
    [
        "extends: existence\ntokens: [a]\nnear: {any: ['(']}",
        "extends: substitution\nswap:\n  a: {to: b, near: {any: ['(']}}",
        "extends: existence\ntokens: ['(']",
    ],
)
def test_a_pattern_that_does_not_compile_is_a_problem_of_its_rule(text: str) -> None:
    try:
        problems = [p.message for p in compile_rules([parse_rule(text, "desk.Rule")]).problems]
    except RuleFileError as error:
        problems = [str(error)]

    assert len(problems) == 1
    assert "does not compile" in problems[0]
