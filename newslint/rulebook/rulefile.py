# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule file: YAML in, a Rule out, and every mistake told with its place and a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from newslint.checks import CHECKS, module_of
from newslint.checks.options import Option
from newslint.finding import Level
from newslint.guess import did_you_mean
from newslint.handwritten import Wrong
from newslint.rule import Condition, Rule, RuleError, RuleTest
from newslint.scope import check_scope
from newslint.yamlfile import YamlError, parse_yaml, place_of

COMMON_KEYS: Mapping[str, Option] = MappingProxyType(
    {
        "extends": Option("text", "The check that the rule brings to life.", required=True),
        "message": Option("text", "What is said; %s stands for the words found.", ""),
        "description": Option("text", "A longer word about the rule.", ""),
        "level": Option(
            "text",
            "How grave a finding is.",
            "warning",
            choices=("suggestion", "warning", "error"),
        ),
        "scope": Option("words", "The parts of an article that are read.", ("text",)),
        "why": Option("text", "Why this is a fault, in words for an editor.", ""),
        "link": Option("text", "Where to read more.", ""),
        "near": Option("maps", "Words that must stand around a finding.", ()),
        "unless": Option("maps", "Words that must not stand around a finding.", ()),
        "languages": Option("words", "Languages the rule is for, as tags such as en.", ()),
        "tests": Option("maps", "Cases that must fire and cases that must stay silent.", ()),
    }
)
"""The keys that every rule file may have, whatever it extends."""

WITHIN = ("sentence", "paragraph", "neighbours", "article")


class RuleFileError(Exception):
    """A rule file that cannot be used, with the line and column (from 1) of what is wrong."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def parse_rule(text: str, rule_id: str, path: str = "") -> Rule:
    """Return the rule that a rule file's text describes; raises RuleFileError."""
    try:
        data = parse_yaml(text)
    except YamlError as error:
        raise RuleFileError(str(error), error.line, error.column) from None
    try:
        return rule_from(data, rule_id, path)
    except Wrong as error:
        raise RuleFileError(str(error), *place_of(text, error.keys)) from None


def rule_from(data: Any, rule_id: str, path: str = "") -> Rule:
    """Return the rule that parsed YAML describes; `parse_rule` is the way in for files."""
    if not isinstance(data, dict):
        raise Wrong((), "a rule file holds keys such as 'extends' and 'message'")
    check = data.get("extends")
    if not isinstance(check, str):
        raise Wrong(("extends",), "the key 'extends' is missing: it names the check")
    if check == "script":
        raise Wrong(("extends",), "'script' rules run programs and are not supported")
    if check not in CHECKS:
        raise Wrong(("extends",), f"there is no check '{check}'{did_you_mean(check, CHECKS)}")
    options: Mapping[str, Option] = module_of(check).OPTIONS
    values = _read_values(data, {**COMMON_KEYS, **options})
    rule = _assemble(values, options, rule_id, check, path)
    _ask_the_check(rule)
    return rule


def _read_values(data: Mapping[str, Any], known: Mapping[str, Option]) -> dict[str, Any]:
    for key in data:
        if key not in known:
            raise Wrong((key,), f"unknown key '{key}'{did_you_mean(str(key), known)}")
    values: dict[str, Any] = {}
    for key, option in known.items():
        if key in data:
            values[key] = _read_value(key, data[key], option)
        elif option.required:
            raise Wrong((), f"the key '{key}' is missing")
        else:
            values[key] = option.default
    return values


def _read_value(key: str, value: Any, option: Option) -> Any:
    kind = option.kind
    if kind == "words":
        return _read_words(key, value)
    if kind == "maps" and isinstance(value, dict):
        value = [value]
    if not _FITS[kind](value):
        raise Wrong((key,), f"'{key}' must be {_MEANS[kind]}")
    if option.choices and value not in option.choices:
        hint = did_you_mean(str(value), option.choices)
        raise Wrong((key,), f"'{key}' is one of {', '.join(option.choices)}{hint}")
    return value


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "flag": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "map": lambda value: isinstance(value, dict),
    "maps": lambda value: isinstance(value, list) and all(isinstance(x, dict) for x in value),
    "list": lambda value: isinstance(value, list),
    "any": lambda value: True,
}
_MEANS = {
    "text": "a text",
    "flag": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "map": "a mapping (key: value)",
    "maps": "a mapping or a list of mappings",
    "list": "a list",
    "any": "a value",
}


def _read_words(key: str, value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    for index, item in enumerate(items):
        if not isinstance(item, str | int | float) or isinstance(item, bool):
            raise Wrong((key, index), f"'{key}' holds texts; put quotes around this one")
    return tuple(str(item) for item in items)


def _assemble(
    values: Mapping[str, Any],
    options: Mapping[str, Option],
    rule_id: str,
    check: str,
    path: str,
) -> Rule:
    for scope in values["scope"]:
        problem = check_scope(scope)
        if problem:
            raise Wrong(("scope",), problem)
    return Rule(
        id=rule_id,
        extends=check,
        message=values["message"],
        level=Level.named(values["level"]),
        scope=values["scope"],
        why=values["why"] or values["description"],
        link=values["link"],
        near=read_conditions("near", values["near"]),
        unless=read_conditions("unless", values["unless"]),
        languages=values["languages"],
        tests=tuple(_read_test(index, case) for index, case in enumerate(values["tests"])),
        options=MappingProxyType({key: values[key] for key in options}),
        path=path,
    )


def read_conditions(key: str, entries: Any) -> tuple[Condition, ...]:
    """Return the conditions that the value of a `near` or `unless` key describes."""
    entries = [entries] if isinstance(entries, dict) else entries
    return tuple(_read_condition(key, index, entry) for index, entry in enumerate(entries))


def _read_condition(key: str, index: int, entry: Mapping[str, Any]) -> Condition:
    for name in entry:
        if name not in ("within", "any", "all"):
            hint = did_you_mean(str(name), ("within", "any", "all"))
            raise Wrong((key, name), f"unknown key '{name}' in '{key}'{hint}")
    within = entry.get("within", "sentence")
    if isinstance(within, str) and within.endswith((" words", " word")):
        within = int(within.split()[0]) if within.split()[0].isdigit() else within
    if within not in WITHIN and not (isinstance(within, int) and within > 0):
        raise Wrong((key, "within"), f"'within' is {', '.join(WITHIN)} or a number of words")
    words = {name: _read_words(name, entry.get(name, [])) for name in ("any", "all")}
    if not words["any"] and not words["all"]:
        raise Wrong((key, index), f"'{key}' needs words under 'any' or 'all'")
    return Condition(within, words["any"], words["all"])


_TEST_KEYS = ("name", "input", "want", "contains", "absent", "format", "others")
_FORMATS = ("plain", "markdown", "html")


def _read_test(index: int, case: Mapping[str, Any]) -> RuleTest:
    for key in case:
        if key not in _TEST_KEYS:
            raise Wrong(
                ("tests", index, key), f"unknown key '{key}'{did_you_mean(key, _TEST_KEYS)}"
            )
    if not isinstance(case.get("input"), str):
        raise Wrong(("tests", index), "a test needs a text under 'input'")
    if not any(key in case for key in ("want", "contains", "absent")):
        raise Wrong(("tests", index), "a test needs 'want', 'contains' or 'absent'")
    if case.get("format", "plain") not in _FORMATS:
        raise Wrong(("tests", index, "format"), f"'format' is one of {', '.join(_FORMATS)}")
    want = case.get("want")
    return RuleTest(
        name=str(case.get("name", f"case {index + 1}")),
        input=case["input"],
        want=None if want is None else str(want),
        contains=_read_words("contains", case.get("contains", [])),
        absent=_read_words("absent", case.get("absent", [])),
        format=case.get("format", "plain"),
        others=_read_words("others", case.get("others", [])),
    )


def _ask_the_check(rule: Rule) -> None:
    """Let the check itself refuse options that only it can judge."""
    verify = getattr(module_of(rule.extends), "verify", None)
    if verify is None:
        return
    try:
        verify(rule)
    except RuleError as error:
        key = next((k for k in rule.options if f"'{k}'" in str(error)), "extends")
        raise Wrong((key,), str(error)) from None
