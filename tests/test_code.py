# SPDX-License-Identifier: GPL-3.0-or-later
"""The code keeps its own rules: types, style, licence lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=600
    )


def test_types_are_strict() -> None:
    result = run("mypy", "--strict", "--no-error-summary", "-p", "newslint")

    assert result.returncode == 0, result.stdout + result.stderr


def test_style_is_kept() -> None:
    result = run("ruff", "check", "newslint", "tests", "rules")

    assert result.returncode == 0, result.stdout


def test_format_is_kept() -> None:
    result = run("ruff", "format", "--check", "newslint", "tests", "rules")

    assert result.returncode == 0, result.stdout


def test_every_module_has_one_licence_line() -> None:
    line = "# SPDX-License-Identifier: GPL-3.0-or-later"
    without = [
        str(path.relative_to(ROOT))
        for folder in ("newslint", "tests", "rules")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.read_text(encoding="utf-8").splitlines()[0] != line
    ]

    assert without == []
