# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest

from newslint.readers.discovery import discover


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    for name in (
        "b.txt",
        "a.MD",
        "deep/down/c.html",
        "notes.csv",
        ".hidden.txt",
        ".git/d.txt",
        "node_modules/e.txt",
        "empty/readme.pdf",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_searched_to_the_bottom_in_order(newsroom):
    assert discover(["."]) == (["a.MD", "b.txt", "deep/down/c.html"], [])


def test_a_named_file_is_taken_whatever_its_suffix_and_none_twice(newsroom):
    assert discover(["notes.csv", "./b.txt", "b.txt", "-", "."]) == (
        ["notes.csv", "./b.txt", "-", "a.MD", "deep/down/c.html"],
        [],
    )


def test_globs_are_for_shells_that_have_none(newsroom):
    assert discover(["*.txt", "**/*.html"]) == (["b.txt", "deep/down/c.html"], [])


def test_a_path_that_leads_nowhere_is_an_error_and_the_others_go_on(newsroom):
    files, errors = discover(["none.txt", "empty", "*.rst", "b.txt"])
    assert files == ["b.txt"]
    assert [str(error).partition(" (")[0] for error in errors] == [
        "no such file: none.txt",
        "nothing to lint: empty",
        "no such file: *.rst",
    ]


def test_a_file_with_a_glob_mark_in_its_name_is_that_file(newsroom):
    (newsroom / "what[1].txt").write_text("words")
    assert discover(["what[1].txt"]) == (["what[1].txt"], [])
