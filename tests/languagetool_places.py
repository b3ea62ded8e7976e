# SPDX-License-Identifier: GPL-3.0-or-later
"""Places for tests of LanguageTool: a fake one that fails on demand, and the real one."""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from newslint.article import Article, Block, Span
from newslint.languagetool.folders import cache_folder, state_folder
from newslint.languagetool.grammar import GrammarSettings
from newslint.languagetool.installed import Installation, point_to
from newslint.languagetool.server import stop_all

FAKE = Path(__file__).parent / "fake_languagetool.py"


class Fake:
    """A machine on which LanguageTool is installed, and is the fake one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "behaviour.json"
        self.java = folder / "java"
        self.java.write_text(f'#!/bin/sh\nexec {sys.executable} -S {FAKE} "$@"\n')
        self.java.chmod(self.java.stat().st_mode | stat.S_IXUSR)
        self.behave()

    def behave(self, **behaviour: object) -> None:
        fresh = self.place.with_suffix(".new")
        fresh.write_text(json.dumps(behaviour))
        os.replace(fresh, self.place)

    def install(self) -> None:
        jars = self.folder / "jars"
        jars.mkdir()
        (jars / "languagetool-server-6.8.jar").touch()
        point_to(cache_folder(), Installation(str(jars), f"{jars}/*", "6.8", "given"))

    def settings(self, **more: object) -> GrammarSettings:
        known = {"java": str(self.java), "share": True, "patience": 5.0, "start_patience": 15.0}
        return GrammarSettings(**{**known, **more})  # type: ignore[arg-type]

    def count(self, what: str) -> int:
        return len(self.processes(what))

    def processes(self, what: str) -> list[int]:
        log = Path(f"{self.place}.log")
        lines = log.read_text().splitlines() if log.exists() else []
        return [int(line.split()[1]) for line in lines if line.startswith(what + " ")]

    def alive(self) -> list[int]:
        """Return the fake servers that still run."""
        return [number for number in self.processes("start") if runs(number)]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NEWSLINT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("FAKE_LANGUAGETOOL", str(tmp_path / "behaviour.json"))
    monkeypatch.delenv("CI", raising=False)
    machine = Fake(tmp_path)
    machine.install()
    yield machine
    stop_all(state_folder())
    assert until(lambda: not machine.alive())


def runs(process_id: int) -> bool:
    try:
        return psutil.Process(process_id).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def until(true: Callable[[], object], seconds: float = 15.0) -> bool:
    """Wait until something is true; tell whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def article(text: str, path: str = "a.txt", lang: str = "en-US") -> Article:
    return Article(path, text, text, (Block("paragraph", Span(0, len(text))),), lang)
