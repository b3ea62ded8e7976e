# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint names`: the table, its JSON, and decisions written into names.yml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.names.cast import cast
from newslint.names.decisions import decisions, written_into
from newslint.names.house import HouseError, parse
from tests.command import Newslint, in_process

COPY = """\
Governor leaves

Oleh Syniehubov spoke on Monday. Syniehubov said NATO would come, and NATO came.

Sinihubov left in May. Nobody in Nato minded.
"""


@pytest.fixture
def newslint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    command = in_process(monkeypatch, tmp_path)
    Path("a.txt").write_text(COPY, encoding="utf-8")
    return command


def test_the_table(newslint: Newslint) -> None:
    result = newslint("names", "a.txt")

    assert result.code == 0
    assert result.out == (
        "   3 !  Oleh Syniehubov  3:1   Oleh Syniehubov 1, Syniehubov 1, Sinihubov 1\n"
        "   3 !  NATO             3:50  NATO 2, Nato 1\n"
        "2 names.\n"
    )


def test_several_articles_have_their_paths(newslint: Newslint) -> None:
    Path("b.txt").write_text("Then Ada Byron came.\n", encoding="utf-8")

    assert "a.txt:3:1" in newslint("names", "a.txt", "b.txt").out
    assert "b.txt:1:6" in newslint("names", "a.txt", "b.txt").out
    assert "Byron" not in newslint("names", "--clashes", "a.txt", "b.txt").out


def test_the_table_as_json(newslint: Newslint) -> None:
    first, second = json.loads(newslint("names", "--format", "json", "a.txt").out)

    assert (first["name"], first["count"], first["line"], first["column"]) == (
        "Oleh Syniehubov", 3, 3, 1,
    )  # fmt: skip
    assert first["spellings"][2] == {
        "text": "Sinihubov", "count": 1, "places": [{"line": 5, "column": 1}],
    }  # fmt: skip
    assert [clash["kind"] for clash in second["clashes"]] == ["case"]


def test_decisions_are_written_into_the_list_and_kept(newslint: Newslint) -> None:
    result = newslint("names", "--accept", "a.txt")
    text = Path("names.yml").read_text(encoding="utf-8")

    assert (result.code, text) == (
        0,
        "people:\n  Oleh Syniehubov: [Oleh Sinihubov, Sinihubov]\norganisations:\n  NATO: [Nato]\n",
    )
    assert "names.yml: NATO, not Nato" in result.err
    newslint("names", "--accept", "a.txt")
    assert Path("names.yml").read_text(encoding="utf-8") == text


def test_a_tie_is_left_open(newslint: Newslint) -> None:
    Path("c.txt").write_text("Martin Knudstorp spoke. Later Martin Knudstrop left.\n")
    result = newslint("names", "--accept", "--list", "x.yml", "c.txt")

    assert "left open: Knudstrop or Knudstorp, no majority" in result.err
    assert not Path("x.yml").exists()


def test_a_broken_list_is_not_touched(newslint: Newslint) -> None:
    Path("names.yml").write_text("peple: {}\n", encoding="utf-8")
    result = newslint("names", "--accept", "a.txt")

    assert result.code == 2
    assert "no part 'peple'; did you mean 'people'?" in result.err
    assert Path("names.yml").read_text(encoding="utf-8") == "peple: {}\n"


def test_a_path_that_is_not_there(newslint: Newslint) -> None:
    assert newslint("names", "none.txt").code == 2


def test_what_a_list_says_already_stays_word_for_word() -> None:
    old = "# our list\npeople: # persons\n  Ada Byron: [Ada Biron]  # 1815\n"
    found, _ = decisions(cast(COPY))
    text = written_into(old, found)

    assert text.startswith(
        "# our list\npeople: # persons\n  Oleh Syniehubov: [Oleh Sinihubov, Sinihubov]\n"
        "  Ada Byron: [Ada Biron]  # 1815\n"
    )
    assert {name.spelling for name in parse(text).names} == {"Ada Byron", "Oleh Syniehubov", "NATO"}


def test_a_part_on_one_line_is_refused_with_its_place() -> None:
    found, _ = decisions(cast(COPY))

    with pytest.raises(HouseError, match="on lines of their own") as error:
        written_into("preset: ap\npeople: {Ada Byron: []}\n", found)
    assert error.value.line == 2


def test_odd_names_are_quoted() -> None:
    found, _ = decisions(cast("It was N'Djamena. In N'Djamena it rained. Ndjamena slept."))
    text = written_into("", found)

    assert parse(text).names[0].spelling == "N'Djamena"
