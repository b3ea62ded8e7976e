# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint rules`, `explain`, `test` and `init`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newslint.cli import COMMANDS
from tests.command import SURGE, VERY, Newslint, in_process, shelf


@pytest.fixture
def newslint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    return in_process(monkeypatch, tmp_path)


def test_every_command_has_help(newslint: Newslint) -> None:
    overview = newslint("--help")
    assert overview.code == 0
    assert "_NEWSLINT_COMPLETE" in overview.out
    for command in COMMANDS:
        assert f"  {command} " in overview.out
        assert newslint(command, "--help").code == 0


def test_no_command_shows_help_and_fails(newslint: Newslint) -> None:
    code, out, err = newslint()

    assert (code, out) == (2, "")
    assert "Commands:" in err


def test_the_catalogue_lists_id_level_check_and_reason(newslint: Newslint) -> None:
    assert newslint("rules").out.splitlines() == [
        "desk.Surge  error       substitution  Both words were replaced by their commonest synony…",
        "desk.Very   suggestion  existence     It weakens what it is to strengthen.",
        "2 rules.",
    ]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (["desk"], ["desk.Surge", "desk.Very"]),
        (["desk.Very"], ["desk.Very"]),
        (["--level", "error"], ["desk.Surge"]),
        (["--check", "existence"], ["desk.Very"]),
        (["--check", "existence", "--level", "error"], []),
        (["--slow"], []),
    ],
)
def test_the_catalogue_is_filtered(newslint: Newslint, words: list[str], rules: list[str]) -> None:
    result = newslint("rules", "--format", "json", *words)

    assert result.code == 0
    assert [entry["rule"] for entry in json.loads(result.out)] == rules


def test_a_pattern_without_letters_is_slow(newslint: Newslint) -> None:
    rule = 'extends: existence\nmessage: m\nwhy: w\nraw: ["\\\\w+[0-9]"]\n'.replace("\\\\", "\\")
    house = shelf(Path("house"), Odd=rule.replace('"', "'"))

    assert newslint("rules", "--slow", "--rules", house).out.startswith("desk.Odd ")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["rules", "dsk"], "there is no rule 'dsk'; did you mean 'desk'?"),
        (["explain", "desk.Serge"], "there is no rule 'desk.Serge'; did you mean 'desk.Surge'?"),
        (["test", "zzz"], "there is no rule 'zzz'; 'newslint rules' lists them all"),
        (["rules", "--check", "existance"], "there is no check 'existance'; did you mean"),
    ],
)
def test_an_unknown_word_gets_a_guess(newslint: Newslint, words: list[str], line: str) -> None:
    result = newslint(*words)

    assert (result.code, result.out) == (2, "")
    assert line in result.err


def test_explain_shows_why_examples_options_and_how_to_switch_it_off(newslint: Newslint) -> None:
    result = newslint("explain", "desk.Surge")

    assert result.code == 0
    for line in (
        "error, by the check 'substitution', in text",
        "Both words were replaced by their commonest synonyms. It happens often.",
        "Only with, in the same paragraph: any of troops",
        "Flags: flags it among troops",
        "  Many troops fled from the power surge.\n                            ~~~~~~~~~~~",
        "Leaves alone: leaves electricity alone",
        "swap: power surge -> offensive",
        "More: https://example.org/surge",
        "newslint check --ignore desk.Surge",
    ):
        assert line in result.out, line


def test_explaining_a_prefix_lists_its_rules(newslint: Newslint) -> None:
    assert newslint("explain", "desk").out == newslint("rules", "desk").out


def test_rules_pass_their_own_tests(newslint: Newslint) -> None:
    assert newslint("test") == (0, "2 rules, 4 cases: all passed.\n", "")
    assert newslint("test", "-v", "desk.Very").out.startswith("ok    desk.Very: 2 cases\n")


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (
            SURGE.replace("1:27", "1:1"),
            [
                "FAIL  desk.Bad: flags it among troops",
                "--- want",
                "-1:1:desk.Surge:Read 'offensive'? 'power surge' looks garbled.",
                "+1:27:desk.Bad:Read 'offensive'? 'power surge' looks garbled.",
                "no case makes",
            ],
        ),
        (
            SURGE.replace("absent: power surge", "contains: [offensive]"),
            ["FAIL  desk.Bad: leaves electricity alone", "should have flagged or said: offensive"],
        ),
        (
            VERY.replace('want: ""', "absent: very").replace("A long war.", "A very long war."),
            ["should have left alone: very", "there is no case in which the rule must stay silent"],
        ),
        (
            VERY.replace("contains: very", "absent: nothing").replace("very long", "long"),
            ["FAIL  desk.Bad: the cases together", "no case makes the rule fire"],
        ),
        (
            VERY[: VERY.index("tests:")],
            ["no case makes the rule fire", "there is no case in which the rule must stay silent"],
        ),
    ],
    ids=["want", "contains", "absent", "never fires", "no tests"],
)
def test_a_rule_that_does_not_keep_its_word_fails(
    newslint: Newslint, rule: str, lines: list[str]
) -> None:
    result = newslint("test", "--rules", shelf(Path("house"), Bad=rule))

    assert result.code == 1
    for line in lines:
        if line != "no case makes":
            assert line in result.out, line
    assert result.out.endswith("1 failed.\n")


def test_a_rule_that_cannot_be_read_is_told_and_the_others_tested(newslint: Newslint) -> None:
    house = shelf(Path("house"), Bad="extends: existance\n", Very=VERY)
    result = newslint("test", "--rules", house)

    assert result.code == 2
    assert result.out == "1 rule, 2 cases: all passed.\n"
    assert result.err.startswith(f"newslint: {os.path.join('house', 'desk', 'Bad.yml')}:1:1: ")


def test_init_writes_settings_once(newslint: Newslint) -> None:
    assert newslint("init").code == 0
    before = Path(".newslint.yml").read_text(encoding="utf-8")
    again = newslint("init")

    assert again.code == 2
    assert again.err == "newslint: .newslint.yml is there already; --force replaces it\n"
    Path(".newslint.yml").write_text("")
    assert newslint("init", "--force").code == 0
    assert Path(".newslint.yml").read_text(encoding="utf-8") == before
    Path("a.txt").write_text("Head\n\nA calm day in the north.\n")
    assert newslint("check", "a.txt").code == 0


def test_init_needs_a_folder_that_is_there(newslint: Newslint) -> None:
    code, _, err = newslint("init", "nowhere")

    assert code == 2
    assert err.startswith("newslint: nowhere")
    assert err.count("\n") == 1
