# SPDX-License-Identifier: GPL-3.0-or-later
"""The house has floors: imports point down, those inside functions too, and never in a ring."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "newslint"

FLOORS = {
    -1: {"expressions", "records"},
    0: {
        "article",
        "finding",
        "guess",
        "handwritten",
        "places",
        "prose",
        "data",
        "rule",
        "yamlfile",
    },
    1: {"matching", "names", "readers", "reports", "languagetool", "config", "scope"},
    2: {"checks", "fingerprint", "overlap"},
    3: {"engine", "rulebook"},
    5: {"scripts"},
    4: {"api", "cli", "lexiconfile", "ruletests", "schema", "__main__"},
}
ON_ONE_FLOOR = {
    ("finding", "article"),
    ("rule", "article"),
    ("rule", "finding"),
    ("engine", "rulebook"),
    ("handwritten", "yamlfile"),
    ("prose", "article"),
    ("cli", "api"),
    ("cli", "lexiconfile"),
    ("cli", "ruletests"),
    ("__main__", "cli"),
}
"""Where a room may look into another room of its own floor: the nouns, and the ways in."""

FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}


def modules() -> dict[str, Path]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return {_name(path): path for path in paths}


def _name(path: Path) -> str:
    parts = ("newslint", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the room of a module; scripts that build data may look into every room."""
    name = module.split(".")[1] if "." in module else ""
    last = module.rpartition(".")[2]
    is_script = name in ("data", "schema") and last.startswith(("build_", "fit_", "write"))
    return "scripts" if is_script else name


def imports_of(name: str, path: Path, known: set[str]) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in known else base


def house_imports() -> list[tuple[str, str]]:
    known = modules()
    return [
        (name, target)
        for name, path in known.items()
        for target in imports_of(name, path, set(known))
        if target.startswith("newslint") and target != name
    ]


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(name) for name in modules()} - {""}

    assert rooms <= set(FLOOR_OF), f"on no floor: {sorted(rooms - set(FLOOR_OF))}"


@pytest.mark.parametrize("pair", house_imports(), ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_imports_point_down(pair: tuple[str, str]) -> None:
    upper, lower = (room_of(name) for name in pair)
    if not upper or not lower or upper == lower or (upper, lower) in ON_ONE_FLOOR:
        return

    assert FLOOR_OF[lower] < FLOOR_OF[upper]


def test_no_ring_of_modules() -> None:
    graph: dict[str, set[str]] = {}
    for name, target in house_imports():
        if target != "newslint" and not name.startswith(target + "."):
            graph.setdefault(name, set()).add(target)

    TopologicalSorter(graph).prepare()


def test_the_test_sees_hidden_imports() -> None:
    source = "def f():\n    from newslint.engine import lint\n    return lint\n"
    path = PACKAGE / "__init__.py"
    found = [
        node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
    ]

    assert path.exists()
    assert found == ["newslint.engine"]
