# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes `rule.json`, the JSON Schema of rule files, from what the checks say of their options.

Run as `python -m newslint.schema.write`. Editors read the schema through the first line of a rule
file; a test fails when it is out of date.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from newslint.article import BLOCK_KINDS
from newslint.checks import CHECKS, module_of
from newslint.checks.options import Option
from newslint.rulebook.rulefile import COMMON_KEYS, WITHIN

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number"]}
_WORDS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_KINDS: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "flag": {"type": "boolean"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "words": _WORDS,
    "map": {"type": "object"},
    "maps": {"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]},
    "list": {"type": "array"},
    "any": {},
}
_FORMATS = ("plain", "markdown", "html")
_PARTS = (*BLOCK_KINDS, "text", "sentence")


def rule_schema() -> Schema:
    """Return the schema: keys of all rules, and for each check those that it adds."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A rule of newslint",
        "type": "object",
        "required": ["extends"],
        "properties": {"extends": {"enum": list(CHECKS)}},
        "allOf": [_when(check) for check in CHECKS],
        "definitions": _definitions(),
    }


def _when(check: str) -> Schema:
    return {
        "if": {"required": ["extends"], "properties": {"extends": {"const": check}}},
        "then": {"$ref": f"#/definitions/{check}"},
    }


def _definitions() -> Schema:
    common = {
        "words": _WORDS,
        "scope": _scope(),
        "condition": _condition(),
        "conditions": {"anyOf": [_ref("condition"), {"type": "array", "items": _ref("condition")}]},
        "test": _test(),
        "tests": {"anyOf": [_ref("test"), {"type": "array", "items": _ref("test")}]},
    }
    return {**common, **{check: _of_check(check) for check in CHECKS}}


def _of_check(check: str) -> Schema:
    options: Mapping[str, Option] = {**COMMON_KEYS, **module_of(check).OPTIONS}
    return {
        "required": [key for key, option in options.items() if option.required],
        "properties": {key: _option(key, option) for key, option in options.items()},
        "additionalProperties": False,
    }


_SHARED = {"scope": "scope", "near": "conditions", "unless": "conditions", "tests": "tests"}


def _option(key: str, option: Option) -> Schema:
    if COMMON_KEYS.get(key) == option and key in _SHARED:
        return {"description": option.doc, "allOf": [_ref(_SHARED[key])]}
    found: Schema = {"description": option.doc, **_KINDS[option.kind]}
    if option.choices:
        found["enum"] = list(option.choices)
    if isinstance(option.default, str | int | float | bool) and option.default != "":
        found["default"] = option.default
    return found


def _scope() -> Schema:
    offered = [*_PARTS, *(f"~{part}" for part in _PARTS)]
    one = {"anyOf": [{"enum": offered}, {"type": "string"}]}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _condition() -> Schema:
    distance = {
        "anyOf": [
            {"enum": list(WITHIN)},
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": r"^[1-9][0-9]* words?$"},
        ]
    }
    return {
        "type": "object",
        "properties": {
            "within": {"description": "How far from the finding.", **distance},
            "any": {"description": "One of these is enough.", **_WORDS},
            "all": {"description": "All of these are needed.", **_WORDS},
        },
        "anyOf": [{"required": ["any"]}, {"required": ["all"]}],
        "additionalProperties": False,
    }


def _test() -> Schema:
    return {
        "type": "object",
        "required": ["input"],
        "properties": {
            "name": {"description": "What the case shows."},
            "input": {"type": "string", "description": "An article."},
            "format": {"description": "How the article is read.", "enum": list(_FORMATS)},
            "others": {"description": "More articles of the same run.", **_WORDS},
            "want": {"description": "All lines that are said, line:column:rule:message."},
            "contains": {"description": "Texts that are among what is said.", **_WORDS},
            "absent": {"description": "Texts that are left alone.", **_WORDS},
        },
        "anyOf": [{"required": [key]} for key in ("want", "contains", "absent")],
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def rule_schema_text() -> str:
    """Return the schema as it stands in `rule.json`."""
    return json.dumps(rule_schema(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write `rule.json` beside this module."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rule.json")
    text = rule_schema_text()
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


if __name__ == "__main__":
    main()
