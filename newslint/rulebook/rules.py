# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled rulebook and the form in which it is kept."""

from __future__ import annotations

import marshal
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from newslint.finding import Level
from newslint.matching.conditions import Prepared, know
from newslint.matching.lexicon import Lexicon
from newslint.records import NamedTuple
from newslint.rule import Condition, Rule

_HEAD = struct.Struct("<II")  # check sum and length of all but the lexicon, which has its own


class Problem(NamedTuple):
    """A rule file that cannot be used: where (line and column from 1) and why."""

    path: str
    line: int
    column: int
    message: str


class Entry(NamedTuple):
    """A rule as the catalogue knows it: enough to decide whether it has work to do.

    `gifts` names the functions that the rule's check has: patterns, report, check, note, verdict,
    and "always" when its report is wanted even without hits. No finding of the rule stands above
    `ceiling`.
    """

    id: str
    extends: str
    level: Level
    ceiling: Level
    gifts: frozenset[str]
    languages: tuple[str, ...]


class Rulebook:
    """Rules by id, in the order of their ids, with the lexicon of all their patterns."""

    def __init__(
        self,
        entries: Sequence[Entry],
        blobs: Sequence[bytes],
        lexicon: Lexicon,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.entries = tuple(entries)
        self.lexicon = lexicon
        self.problems = tuple(problems)
        self._blobs = dict(zip((entry.id for entry in entries), blobs, strict=True))
        self._rules: dict[str, Rule] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all rules, sorted."""
        return tuple(entry.id for entry in self.entries)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id (without its tests); raises KeyError if there is none."""
        if rule_id not in self._rules:
            self._rules[rule_id] = decode_rule(self._blobs[rule_id])
        return self._rules[rule_id]

    def extending(self, check: str) -> tuple[Rule, ...]:
        """Return all rules that a check gives life to, in the order of their ids."""
        return tuple(self.rule(entry.id) for entry in self.entries if entry.extends == check)

    def __iter__(self) -> Iterator[Rule]:
        return (self.rule(entry.id) for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def slow(self) -> tuple[str, ...]:
        """Return the rules with a pattern that the one pass cannot help, sorted."""
        return tuple(sorted(self.lexicon.slow()))

    def to_bytes(self) -> bytes:
        """Return the rulebook in a form that `from_bytes` reads."""
        entries = [
            (e.id, e.extends, int(e.level), int(e.ceiling), sorted(e.gifts), e.languages)
            for e in self.entries
        ]
        problems = [(p.path, p.line, p.column, p.message) for p in self.problems]
        blobs = [self._blobs[entry.id] for entry in self.entries]
        data = marshal.dumps((entries, problems, blobs))
        return _HEAD.pack(zlib.crc32(data), len(data)) + data + self.lexicon.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> Rulebook:
        """Return the rulebook kept in `data`; raises ValueError when it is damaged."""
        try:
            checksum, length = _HEAD.unpack_from(data)
            body = memoryview(data)[_HEAD.size :]
            rules, lexicon = body[:length], body[length:]
            if zlib.crc32(rules) != checksum:
                raise ValueError("damaged rulebook: wrong checksum")
            entries, problems, blobs = marshal.loads(rules)  # noqa: S302 - our own
            return cls(
                [
                    Entry(rule_id, extends, Level(level), Level(ceiling), frozenset(gifts), tags)
                    for rule_id, extends, level, ceiling, gifts, tags in entries
                ],
                blobs,
                Lexicon.from_bytes(lexicon),
                [Problem(*problem) for problem in problems],
            )
        except (EOFError, TypeError, KeyError, IndexError, struct.error) as error:
            raise ValueError(f"damaged rulebook: {error}") from None


def encode_rule(rule: Rule, prepared: Mapping[str, Prepared] = MappingProxyType({})) -> bytes:
    """Return a rule, its tests left out, in the form that `decode_rule` reads.

    `prepared` are the entries of its conditions as `prepare` has made them ready.
    """
    conditions = [[(c.within, c.any, c.all) for c in group] for group in (rule.near, rule.unless)]
    return marshal.dumps(
        (
            rule.id,
            rule.extends,
            rule.message,
            int(rule.level),
            rule.scope,
            rule.why,
            rule.link,
            *conditions,
            rule.languages,
            dict(rule.options),
            rule.path,
            dict(prepared),
        )
    )


def decode_rule(blob: bytes) -> Rule:
    """Return the rule that `encode_rule` wrote; the entries of its conditions are known then."""
    rule_id, extends, message, level, scope, why, link, near, unless, *rest = marshal.loads(blob)  # noqa: S302 - written by encode_rule
    languages, options, path, prepared = rest
    know(prepared)
    return Rule(
        id=rule_id,
        extends=extends,
        message=message,
        level=Level(level),
        scope=scope,
        why=why,
        link=link,
        near=_conditions(near),
        unless=_conditions(unless),
        languages=languages,
        options=MappingProxyType(options),
        path=path,
    )


def _conditions(entries: Any) -> tuple[Condition, ...]:
    return tuple(Condition(*entry) for entry in entries)
