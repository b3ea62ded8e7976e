# SPDX-License-Identifier: GPL-3.0-or-later
"""Where newslint keeps what it can make again, and how it puts it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.places import cache_folder, keep


def test_a_file_is_put_where_its_folder_was_missing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "kept.bin"

    assert keep(str(path), b"one")
    assert keep(str(path), b"two")

    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["kept.bin"]


def test_a_place_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "folder").mkdir()

    assert not keep(str(tmp_path / "file" / "kept.bin"), b"one")
    assert not keep(str(tmp_path / "folder"), b"one")

    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    assert cache_folder() == str(tmp_path)
