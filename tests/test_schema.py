# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema of rule files is up to date, holds for shipped rules, and agrees with the loader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint.checks import CHECKS, module_of
from newslint.rulebook.rulefile import COMMON_KEYS, RuleFileError, parse_rule
from newslint.schema.write import rule_schema, rule_schema_text
from newslint.yamlfile import parse_yaml

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "rules").rglob("*.yml"))
FIRST_LINE = "# yaml-language-server: $schema=../../newslint/schema/rule.json"
VALIDATOR = jsonschema.Draft7Validator(rule_schema())


def test_the_schema_is_up_to_date() -> None:
    written = (ROOT / "newslint/schema/rule.json").read_text(encoding="utf-8")

    assert written == rule_schema_text(), "run: python -m newslint.schema.write"


@pytest.mark.parametrize("name", ["rule", "config", "report"])
def test_the_schemas_are_schemas(name: str) -> None:
    text = (ROOT / f"newslint/schema/{name}.json").read_text(encoding="utf-8")

    jsonschema.Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_shipped_rule_fits_the_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.splitlines()[0] == FIRST_LINE
    errors = [f"{list(e.path)}: {e.message}" for e in VALIDATOR.iter_errors(parse_yaml(text))]
    assert errors == []


PROBES: tuple[Any, ...] = (
    "text",
    "x(",
    3,
    1.5,
    True,
    None,
    [],
    ["a"],
    ["a", 2],
    [None],
    [["a"]],
    {},
    {"a": "b"},
    [{}],
    {"any": ["x"]},
    {"any": ["x"], "within": "sentence"},
    {"any": ["x"], "within": "page"},
    {"any": ["x"], "within": 5},
    {"any": ["x"], "within": "5 words"},
    {"any": ["x"], "near": "y"},
    [{"input": "x", "want": ""}],
    [{"input": "x"}],
    [{"input": 3, "want": ""}],
    [{"input": "x", "absent": ["a"], "nam": "y"}],
    [{"input": "x", "absent": "a", "format": "html", "others": ["y"]}],
    [{"input": "x", "absent": "a", "format": "docx"}],
)


def keys() -> Iterator[tuple[str, str]]:
    for check in CHECKS:
        for key in (*COMMON_KEYS, *module_of(check).OPTIONS):
            if key != "extends":
                yield check, key


def minimal(check: str) -> dict[str, Any]:
    options = {**COMMON_KEYS, **module_of(check).OPTIONS}
    values = {"text": "text", "words": ["a"], "map": {"a": "b"}, "integer": 1, "number": 1}
    needed = {
        key: option.choices[0] if option.choices else values[option.kind]
        for key, option in options.items()
        if option.required and key != "extends"
    }
    return {"extends": check, "message": "m", **needed}


@pytest.mark.parametrize(("check", "key"), list(keys()), ids="-".join)
def test_schema_and_loader_agree(check: str, key: str) -> None:
    """What the loader takes the schema takes; what the schema takes fails only by its meaning."""
    disagreed = []
    for probe in PROBES:
        rule = {**minimal(check), key: probe}
        fits = VALIDATOR.is_valid(rule)
        message = refusal(rule)
        if message is None and not fits:
            disagreed.append((probe, "the loader takes it"))
        elif fits and message is not None and is_about_shape(message):
            disagreed.append((probe, message))

    assert disagreed == []


def refusal(rule: dict[str, Any]) -> str | None:
    try:
        parse_rule(json.dumps(rule), "a.B")
    except RuleFileError as error:
        return str(error)
    return None


def is_about_shape(message: str) -> bool:
    return any(
        words in message
        for words in (
            "must be a",
            "must be true",
            "unknown key",
            "is one of",
            "holds texts",
            "is missing",
        )
    )


@pytest.mark.parametrize("check", CHECKS)
def test_an_unknown_key_is_refused_by_both(check: str) -> None:
    rule = {**minimal(check), "nonsense": 1}

    assert not VALIDATOR.is_valid(rule)
    assert "unknown key 'nonsense'" in (refusal(rule) or "")


def test_a_rule_without_a_check_is_refused_by_both() -> None:
    for rule in ({"message": "m"}, {"extends": "existance"}, {"extends": "script"}):
        assert not VALIDATOR.is_valid(rule)
        assert refusal(rule)
