# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule files to a compiled rulebook; a bad file is told and left out, the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslint.checks import module_of
from newslint.matching.conditions import Prepared, fault_of_entry, prepare
from newslint.matching.lexicon import compile_lexicon
from newslint.matching.pattern import Pattern
from newslint.rule import Condition, Rule, RuleError
from newslint.rulebook.lexiconfile import LexiconError, read_lexicon
from newslint.rulebook.rulefile import RuleFileError, parse_rule
from newslint.rulebook.rules import Entry, Problem, Rulebook, encode_rule
from newslint.yamlfile import place_of

GIFTS = ("patterns", "report", "check", "note", "verdict")
MAX_RULE_FILE = 10_000_000


def compile_files(files: Mapping[str, str], problems: Sequence[Problem] = ()) -> Rulebook:
    """Return the rulebook of rule files given as {rule id: path}."""
    rules: list[Rule] = []
    found = list(problems)
    for rule_id, path in files.items():
        try:
            rules.append(read_rule(rule_id, path))
        except RuleFileError as error:
            found.append(Problem(path, error.line, error.column, str(error)))
    return compile_rules(rules, found)


def read_rule(rule_id: str, path: str) -> Rule:
    """Return the rule of a file, its tests too; raises RuleFileError with the place."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(MAX_RULE_FILE + 1)
    except OSError as error:
        raise RuleFileError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RuleFileError(f"not UTF-8 (byte {error.start})") from None
    if len(text) > MAX_RULE_FILE:
        raise RuleFileError(f"larger than {MAX_RULE_FILE // 1_000_000} MB")
    if path.endswith((".yml", ".yaml")):
        return parse_rule(text, rule_id, path)
    try:
        return read_lexicon(text, rule_id, path)
    except LexiconError as error:
        raise RuleFileError(str(error), error.line) from None


def compile_rules(rules: Sequence[Rule], problems: Sequence[Problem] = ()) -> Rulebook:
    """Return the rulebook of rules; one whose pattern does not compile becomes a problem."""
    found = list(problems)
    patterns: dict[str, Sequence[Pattern]] = {}
    for rule in rules:
        try:
            patterns[rule.id] = _patterns_of(rule)
        except RuleError as error:
            found.append(Problem(rule.path, 1, 1, str(error)))
    lexicon, broken = compile_lexicon([(key, found_) for key, found_ in patterns.items() if found_])
    refused = {key for key, _, _ in broken}
    paths = {rule.id: rule.path for rule in rules}
    for key, pattern, message in broken:
        found.append(_broken_pattern(paths[key], pattern, message))
    kept = [rule for rule in rules if rule.id in patterns and rule.id not in refused]
    entries = [_entry(rule) for rule in kept]
    blobs = [encode_rule(rule, _prepared(rule)) for rule in kept]
    return Rulebook(entries, blobs, lexicon, found)


def _patterns_of(rule: Rule) -> Sequence[Pattern]:
    for entry in _entries_of((*rule.near, *rule.unless)):
        fault = fault_of_entry(entry)
        if fault:
            raise RuleError(f"the condition '{entry}' does not compile: {fault}")
    make = getattr(module_of(rule.extends), "patterns", None)
    return tuple(make(rule)) if make else ()


def _entries_of(conditions: Iterable[Condition]) -> list[str]:
    return [entry for condition in conditions for entry in (*condition.any, *condition.all)]


def _prepared(rule: Rule) -> dict[str, Prepared]:
    """Return what is decided of the entries of a rule's conditions, those of its check too."""
    own = getattr(module_of(rule.extends), "conditions", None)
    conditions = (*rule.near, *rule.unless, *(own(rule) if own else ()))
    return {entry: prepare(entry) for entry in sorted(set(_entries_of(conditions)))}


def _entry(rule: Rule) -> Entry:
    module = module_of(rule.extends)
    gifts = {name for name in GIFTS if hasattr(module, name)}
    if getattr(module, "ALWAYS", False):
        gifts.add("always")
    ceiling = max(rule.level, getattr(module, "CEILING", rule.level))
    return Entry(rule.id, rule.extends, rule.level, ceiling, frozenset(gifts), rule.languages)


def _broken_pattern(path: str, pattern: str, message: str) -> Problem:
    line, column = _place_of_word(path, pattern)
    return Problem(path, line, column, f"the pattern '{pattern}' does not compile: {message}")


def _place_of_word(path: str, word: str) -> tuple[int, int]:
    """Return where a pattern stands in its file, or the file's beginning when it is escaped."""
    if not path:
        return 1, 1
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    at = text.find(word)
    if at < 0:
        return place_of(text, ("extends",))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
