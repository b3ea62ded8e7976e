# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line for tests: in this process, and in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from newslint.cli import main

ROOT = Path(__file__).parent.parent

SURGE = """\
extends: substitution
message: "Read '%s'? '%s' looks garbled."
level: error
ignorecase: true
swap:
  power surge: offensive
near: {within: paragraph, any: [troops]}
why: Both words were replaced by their commonest synonyms. It happens often.
link: https://example.org/surge
tests:
  - name: flags it among troops
    input: Many troops fled from the power surge.
    want: 1:27:desk.Surge:Read 'offensive'? 'power surge' looks garbled.
  - name: leaves electricity alone
    input: A power surge hit the grid.
    absent: power surge
"""
VERY = """\
extends: existence
message: "'%s' says nothing."
level: suggestion
tokens: [very]
why: It weakens what it is to strengthen.
tests:
  - name: flags it
    input: A very long war.
    contains: very
  - name: leaves others alone
    input: A long war.
    want: ""
"""
ARTICLE = """\
Kyiv claims a quick advance in the north

Kyiv captured many troops in a power surge near the very front line, officials said on Monday.
"""


class Result(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Newslint = Callable[..., Result]


def shelf(folder: Path, **rules: str) -> str:
    """Write rules below `folder` as the group `desk`, and return the folder."""
    desk = folder / "desk"
    desk.mkdir(parents=True, exist_ok=True)
    for name, text in rules.items():
        (desk / f"{name}.yml").write_text(text, encoding="utf-8")
    return str(folder)


def in_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    """Return a newslint that runs in this process, in `tmp_path`, with two rules for shipped."""
    shipped = shelf(tmp_path / "shipped", Surge=SURGE, Very=VERY)
    desk = tmp_path / "work"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setattr("newslint.rulebook.loading.shipped_folder", lambda: shipped)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def newslint(*words: str, stdin: bytes = b"") -> Result:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                main(words)
        return Result(int(ended.value.code or 0), _written(out), _written(err))

    return newslint


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.detach()
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def process(
    *words: str, cwd: Path, environment: Mapping[str, str] | None = None, **more: object
) -> subprocess.Popen[bytes]:
    """Return a newslint that runs in a process of its own, its streams piped."""
    return subprocess.Popen(
        [sys.executable, "-m", "newslint", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
