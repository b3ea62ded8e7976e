# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of garbled phrases as a rule: rows of garbled, expected, condition.

The format is that of the public lists of tortured phrases (Problematic Paper Screener, Cabanac,
Labbé and Magazinov 2021). The condition holds any of: AND "words" (they must stand in the article
too), NOT "words" (they must not), several in brackets with OR between them, and ~5 (the words of
the garbled phrase, at most five others between them, in either order). A row of headings, empty
rows and rows that begin with # are left out. Columns are parted by a comma, a semicolon or a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.rule import Rule
from newslint.rulebook.rulefile import rule_from

MOST_BETWEEN = 30
"""The most words that `~n` lets stand between the words of a phrase."""

_HEADINGS = {
    "garbled": ("garbled", "tortured", "tortured phrase", "tortured_phrase", "phrase"),
    "expected": ("expected", "expected phrase", "expected_phrase", "established", "suggestion"),
    "condition": ("condition", "conditions", "filter"),
}
_PART = re.compile(
    r"""\s*(?:(?P<word>AND|NOT)\s+(?:\((?P<group>[^()]*)\)|"(?P<quoted>[^"]+)"|(?P<bare>[^"()\s]+))"""
    r"""|~(?P<between>\d+))"""
)
_OR = re.compile(r"\s+OR\s+")
_PROXIMITY = re.compile(r'^"(?P<words>[^"]+)"\s*~\s*(?P<between>\d+)$')
_WORDS = re.compile(r"\w[\w'’-]*")


class LexiconError(Exception):
    """A list that cannot be used, with the line (from 1) of what is wrong."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read_lexicon(text: str, rule_id: str = "lexicon.Listed", path: str = "") -> Rule:
    """Return one substitution rule for a whole list; raises LexiconError for a row it can't use.

    However long the list is, it takes part in the one pass like any other rule.
    """
    swap: dict[str, Any] = {}
    for line, garbled, expected, condition in _rows(text):
        key, value = _entry(line, garbled, expected, condition)
        swap.setdefault(key, value)
    if not swap:
        raise LexiconError("the list has no garbled phrase", 1)
    return rule_from(
        {
            "extends": "substitution",
            "message": "Read '%s'? '%s' is on the list of garbled phrases.",
            "level": "warning",
            "ignorecase": True,
            "why": "The phrase is on a list that was given with --lexicon.",
            "swap": swap,
        },
        rule_id,
        path,
    )


def _rows(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield (line, garbled, expected, condition) of every row that says something."""
    import csv

    lines = text.removeprefix("\ufeff").splitlines()
    said = (line for line in lines if line.strip() and not line.startswith("#"))
    delimiter = _delimiter(next(said, ""))
    columns: dict[str, int] = {"garbled": 0, "expected": 1, "condition": 2}
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    first = True
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if first and (named := _columns(cells)):
                columns, first = named, False
                continue
            first = False
            found = [
                _cell(cells, columns.get(name)) for name in ("garbled", "expected", "condition")
            ]
            yield reader.line_num, found[0], found[1], found[2]
    except csv.Error as error:
        raise LexiconError(f"the row cannot be read: {error}", reader.line_num) from None


def _delimiter(line: str) -> str:
    """Return the mark between columns: a tab if there is one, else the commoner of ; and ,."""
    return "\t" if "\t" in line else max(",;", key=line.count)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Return which column is which by a row of headings; nothing if it is none."""
    lower = [cell.lower() for cell in cells]
    found = {
        name: next(n for n, cell in enumerate(lower) if cell in headings)
        for name, headings in _HEADINGS.items()
        if any(cell in headings for cell in lower)
    }
    return found if "garbled" in found else {}


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _entry(line: int, garbled: str, expected: str, condition: str) -> tuple[str, Any]:
    """Return the key and the value of an entry of `swap`."""
    proximity = _PROXIMITY.match(garbled)
    between = int(proximity["between"]) if proximity else 0
    phrase = (proximity["words"] if proximity else garbled).strip().strip('"').strip()
    if not phrase:
        raise LexiconError("the garbled phrase is missing", line)
    if not expected:
        raise LexiconError(f"what should stand for '{phrase}' is missing", line)
    near, unless, wide = _conditions(line, condition)
    key = _apart(line, phrase, max(between, wide)) if between or wide else _literal(phrase)
    value: dict[str, Any] = {"to": expected.replace("|", "/")}
    if near:
        value["near"] = near
    if unless:
        value["unless"] = unless
    return key, value if len(value) > 1 else value["to"]


def _literal(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", " ").replace(r"\-", "-")


def _apart(line: int, phrase: str, between: int) -> str:
    """Return a pattern for two words with up to `between` others between, in either order."""
    words = [re.escape(word) for word in _WORDS.findall(phrase)]
    if len(words) != 2 or between > MOST_BETWEEN:
        raise LexiconError(f"~n takes two words and at most {MOST_BETWEEN} between them", line)
    gap = rf"(?:\W+\w+){{0,{between}}}\W+"
    return f"(?:{words[0]}{gap}{words[1]}|{words[1]}{gap}{words[0]})"


def _conditions(
    line: int, text: str
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]], int]:
    """Return (near, unless, words between) of a condition."""
    near: list[Mapping[str, Any]] = []
    unless: list[Mapping[str, Any]] = []
    between = place = 0
    while text[place:].strip():
        part = _PART.match(text, place)
        if part is None:
            wrong = text[place:].strip()
            raise LexiconError(f'\'{wrong}\' is no condition: AND "words", NOT "words" or ~5', line)
        place = part.end()
        if part["between"]:
            between = int(part["between"])
            continue
        entry = {"within": "article", "any": [_literal(words) for words in _alternatives(part)]}
        (near if part["word"] == "AND" else unless).append(entry)
    return near, unless, between


def _alternatives(part: re.Match[str]) -> list[str]:
    if part["group"] is None:
        return [part["quoted"] or part["bare"]]
    found = [words.strip().strip('"').strip() for words in _OR.split(part["group"].strip())]
    return [words for words in found if words]
