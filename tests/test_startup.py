# SPDX-License-Identifier: GPL-3.0-or-later
"""What a start of newslint must not load: each of these costs more than it gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ARTICLE, ROOT

HEAVY = (
    "asyncio",
    "charset_normalizer",
    "concurrent",
    "email",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "language_tool_python",
    "logging",
    "multiprocessing",
    "nltk",
    "numpy",
    "pathlib",
    "platformdirs",
    "regex",
    "requests",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "textstat",
    "unittest",
    "urllib",
    "xml",
    "yaml",
    "zipfile",
)
FOR_JSON = ("json",)

SCRIPT = """
import sys
import click  # what Click itself needs is not ours to save, and Python 3.10 has it load more
before = set(sys.modules)
from newslint.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("\\n" + repr((code, sorted(set(sys.modules) - before))))
"""


def loaded(tmp_path: Path, *words: str) -> tuple[int, set[str]]:
    """Return the exit code of a newslint and the modules that it loaded itself."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NEWSLINT_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    code, modules = eval(result.stdout.splitlines()[-1])
    return code, set(modules)


def heavy_among(modules: set[str], *more: str) -> list[str]:
    unwanted = (*HEAVY, *more)
    return sorted(m for m in modules if any(m == h or m.startswith(f"{h}.") for h in unwanted))


def test_version_needs_click_alone(tmp_path: Path) -> None:
    code, modules = loaded(tmp_path, "--version")

    assert code == 0
    assert heavy_among(modules, *FOR_JSON, "dataclasses") == []
    assert {m for m in modules if m.startswith("newslint")} == {
        "newslint",
        "newslint.cli",
        "newslint.cli.ending",
    }


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kyiv.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "kyiv.html").write_text(
        f"<html><body><article><p>{ARTICLE}</p></article></body></html>", encoding="utf-8"
    )
    loaded(tmp_path, "check", "kyiv.txt", "--languagetool", "off")
    return tmp_path


def test_a_native_check_loads_nothing_heavy(desk: Path) -> None:
    code, modules = loaded(desk, "check", "kyiv.txt", "--languagetool", "off")

    assert code == 1
    assert heavy_among(modules, *FOR_JSON) == []


def test_a_check_without_a_number_loads_no_arithmetic(desk: Path) -> None:
    (desk / "calm.txt").write_text("A calm day\n\nNothing happened.\n", encoding="utf-8")
    _, modules = loaded(desk, "check", "calm.txt", "--languagetool", "off")

    assert not modules & {"fractions", "decimal", "newslint.checks.quantity_units"}


def test_a_json_report_adds_json_alone(desk: Path) -> None:
    _, modules = loaded(desk, "check", "kyiv.txt", "--languagetool", "off", "-f", "json")

    assert "json" in modules
    assert heavy_among(modules) == []


def test_settings_add_yaml_alone(desk: Path) -> None:
    (desk / ".newslint.yml").write_text("ignore: style\n")
    _, modules = loaded(desk, "check", "kyiv.txt", "--languagetool", "off")

    assert "yaml" in modules
    assert {m.split(".")[0] for m in heavy_among(modules)} == {"yaml"}


def test_the_second_run_reads_the_compiled_rules(desk: Path) -> None:
    _, modules = loaded(desk, "check", "kyiv.txt", "--languagetool", "off")

    assert "newslint.rulebook.compiling" not in modules
    assert "newslint.rulebook.rulefile" not in modules


def test_the_counting_counts() -> None:
    assert heavy_among({"json.decoder", "re", "yamlish"}, *FOR_JSON) == ["json.decoder"]


COUNTING = """
import sys
from re import _compiler
here, compiled = [], []
compile_really = _compiler.compile
def noting(pattern, flags=0):
    frame = sys._getframe(1)
    while frame and frame.f_code.co_filename.endswith(("re/__init__.py", "re/_compiler.py")):
        frame = frame.f_back
    if "newslint" in frame.f_globals.get("__name__", ""):
        compiled.append((frame.f_globals["__name__"], pattern))
    return compile_really(pattern, flags)
_compiler.compile = noting
from newslint.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n" + repr(compiled))
"""


@pytest.mark.skipif(sys.version_info < (3, 11), reason="re was not a package before")
def test_a_second_check_compiles_no_expression(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"),
    }
    for path in sorted((ROOT / "fixtures").glob("*.txt"))[:4]:
        for _ in range(2):
            result = subprocess.run(
                [sys.executable, "-c", COUNTING, "check", str(path), "--languagetool", "off"],
                env=environment,
                capture_output=True,
                text=True,
                timeout=120,
                check=True,
            )
        told = eval(result.stdout.splitlines()[-1])
        of_the_article = "newslint.checks.drift"
        assert [(module, what) for module, what in told if module != of_the_article] == []
