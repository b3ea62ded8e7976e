# SPDX-License-Identifier: GPL-3.0-or-later
r"""All patterns of all rules, found in one pass.

Every pattern is searched in one block at a time, a block being what stands between blank lines:
within it a pattern finds what `finditer` of its module (`re`, or `regex` for patterns that could
run long) finds in the block alone, with `^` and `$` at the ends of lines; matches of no width are
left out. A `\s` or `[^,]` may so run over a line feed of a list or table, never over a blank line.
Phrases (`Pattern.literal`) are found wherever they stand; a blank in them is one blank character
of the text, so they do not run over a blank line either.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from newslint.article import Span
from newslint.expressions import stamp
from newslint.matching.automaton import WORTH_BUILDING, Finder
from newslint.matching.blocks import Blocks
from newslint.matching.pattern import Hit, Pattern
from newslint.matching.phrase import Phrase
from newslint.matching.plan import Plan, Way, from_bytes, to_bytes
from newslint.matching.projection import padded
from newslint.matching.searching import Found, Search, Searches, first_come
from newslint.matching.storage import Rows, as_numbers, numbers, pack, rows, unpack
from newslint.matching.wordindex import WordIndex
from newslint.records import NamedTuple

FORMAT = f"2 {sys.byteorder} {stamp()}"
"""What the bytes of a lexicon depend on; others are refused by `Lexicon.from_bytes`."""

SECONDS = 0.05
"""How long one pattern may take in one block."""

_SECTIONS = 14

Bytes = bytes | memoryview

_Use = tuple[int, int, Phrase | None, Sequence[bytes]]
"""A pattern, the distance from the atom to what it tells, the phrase if the pattern is one, and
atoms of which a block must hold one as well."""


class Scan(NamedTuple):
    """What one pass over a text found.

    `hits` has the hits of each rule, sorted by place, for rules that have any; the matches of one
    pattern do not overlap. `timeouts` names, sorted, the rules with a pattern that ran out of
    time; the hits of that pattern are left out.
    """

    hits: Mapping[str, list[Hit]]
    timeouts: Sequence[str]


def compile_lexicon(
    rules: Iterable[tuple[str, Sequence[Pattern]]],
) -> tuple[Lexicon, list[tuple[str, str, str]]]:
    """Return the lexicon of rules given as (key, patterns), and what is wrong with some.

    Each fault is (rule key, text of the pattern, what is wrong); a rule with a fault is left out
    whole, the others are there. Keys are unique.
    """
    from newslint.matching.planning import BadPattern, is_slow, make_plan

    draft = _Draft()
    problems = []
    for key, patterns in rules:
        plans = []
        faults = []
        for pattern in patterns:
            try:
                plans.append(make_plan(pattern))
            except BadPattern as error:
                faults.append((key, pattern.text, str(error)))
        if faults:
            problems += faults
        else:
            draft.add(key, plans, any(is_slow(*plan) for plan in plans))
    return Lexicon.from_bytes(draft.to_bytes()), problems


_Atoms = frozenset[tuple[bytes, int]]


class _Draft:
    """A lexicon while it is put together."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._plans: list[bytes] = []
        self._rule_of: list[int] = []
        self._number_of: list[int] = []
        self._alone: list[int] = []
        self._slow: list[int] = []
        self._uses: dict[bytes, list[int]] = {}

    def add(self, key: str, plans: Sequence[tuple[Plan, _Atoms]], is_slow: bool) -> None:
        rule = len(self._keys)
        self._keys.append(key)
        for number, (plan, atoms) in enumerate(plans):
            index = len(self._plans)
            self._plans.append(to_bytes(plan))
            self._rule_of.append(rule)
            self._number_of.append(number)
            if plan.way is Way.ALONE:
                self._alone.append(index)
            for atom, before in sorted(atoms):
                self._uses.setdefault(atom, []).append(index * 2 + before)
        if is_slow:
            self._slow.append(rule)

    def to_bytes(self) -> bytes:
        from newslint.matching.filing import build_index

        atoms = list(self._uses)
        uses, first_uses = [], [0]
        for atom in atoms:
            uses += self._uses[atom]
            first_uses.append(len(uses))
        sections = [
            *rows(atoms),
            numbers(first_uses),
            numbers(uses),
            *build_index(atoms),
            *rows(self._plans),
            numbers(self._rule_of),
            numbers(self._number_of),
            numbers(self._alone),
            numbers(self._slow),
            "\n".join(self._keys).encode("utf-8", "surrogatepass"),
        ]
        return pack(FORMAT, sections)


class Lexicon:
    """The compiled patterns of many rules. Made by `compile_lexicon` or `from_bytes`."""

    def __init__(self, data: Bytes, worth_building: float | None = WORTH_BUILDING) -> None:
        self._data = data
        parts = unpack(FORMAT, _SECTIONS, data)
        self._atoms = Rows(parts[0], as_numbers(parts[1]))
        self._first_uses, self._uses = as_numbers(parts[2]), as_numbers(parts[3])
        self._plans = Rows(parts[7], as_numbers(parts[8]))
        self._rule_of, self._number_of = as_numbers(parts[9]), as_numbers(parts[10])
        self._alone = as_numbers(parts[11])
        self._slow = as_numbers(parts[12])
        self._key_text = parts[13]
        self._keys: list[str] = []
        starts, entries, loose = map(as_numbers, parts[4:7])
        index = WordIndex(self._atoms, starts, entries, loose)
        self._finder = Finder(self._atoms, index, worth_building)
        self._opened: dict[int, Sequence[_Use]] = {}
        self._searches: dict[frozenset[str] | None, Searches] = {}

    @classmethod
    def from_bytes(cls, data: Bytes, worth_building: float | None = WORTH_BUILDING) -> Lexicon:
        """Return the lexicon kept in `data`; raises ValueError if it is damaged or of another kind.

        After `worth_building` bytes of text for each atom a faster finder is built, never if None.
        """
        return cls(data, worth_building)

    def to_bytes(self) -> bytes:
        """Return the lexicon in the form that `from_bytes` reads."""
        return bytes(self._data)

    def slow(self) -> list[str]:
        """Return the keys of rules with a pattern that is searched for in most texts, sorted.

        It has nothing rare that a text must hold, and costs time in every article.
        """
        return sorted(self._key(rule) for rule in self._slow)

    def searches(self, wanted: frozenset[str] | None = None) -> Searches:
        """Return what `scan` takes to search for the rules with some keys only, None for all."""
        if wanted not in self._searches:
            self._searches[wanted] = Searches(partial(self._search_for, wanted))
        return self._searches[wanted]

    def scan(self, text: str, seconds: float = SECONDS, searches: Searches | None = None) -> Scan:
        """Return all hits in a text; one pattern may take `seconds` in one block.

        With the `searches` of some rules, no expression of another rule is searched for; hits of
        its phrases come along.
        """
        blocks = Blocks(text)
        if not len(blocks):
            return Scan({}, [])
        searches = self.searches() if searches is None else searches
        projected = padded(text)
        found, places = self._find(blocks, projected)
        late = self._search(blocks, projected, places, found, seconds, searches)
        for index in late:
            found.pop(index, None)
        return Scan(self._by_rule(found), sorted({self._key(self._rule_of[i]) for i in late}))

    def _find(
        self, blocks: Blocks, projected: bytes
    ) -> tuple[dict[int, Found], dict[int, list[int]]]:
        """Return where phrases stand, and where expressions have what they need.

        The places of expression I in block B are under the key I * number of blocks + B.
        """
        found: dict[int, Found] = {}
        places: dict[int, list[int]] = {}
        text, starts, ends, count = blocks.text, blocks.starts, blocks.ends, len(blocks)
        opened, holds = self._opened, projected.find
        block = low = high = 0
        for atom, place, _ in self._finder.find(projected):
            for index, before, phrase, also in opened.get(atom) or self._open(atom):
                start = place + before
                if phrase is not None:
                    if phrase.stands_at(text, start):
                        found.setdefault(index, []).append((start, start + len(phrase.text)))
                    continue
                if not low <= start < high:
                    block = max(0, bisect_right(starts, start) - 1)
                    low, high = starts[block], ends[block]
                    if not low <= start < high:
                        continue
                if also:
                    # One byte more on either side: the blanks of the projection around the block.
                    for other in also:
                        if holds(other, low, high + 2) >= 0:
                            break
                    else:
                        continue
                key = index * count + block
                if key in places:
                    places[key].append(start)
                else:
                    places[key] = [start]
        return found, places

    def _open(self, atom: int) -> Sequence[_Use]:
        """Return what an atom is good for, decoded when it is first seen."""
        uses: list[_Use] = []
        for use in self._uses[self._first_uses[atom] : self._first_uses[atom + 1]]:
            index, before = use >> 1, (use & 1) - 1
            plan = from_bytes(self._plans.view(index))
            phrase = plan.phrase() if plan.way is Way.PHRASE else None
            uses.append((index, before, phrase, plan.also))
        self._opened[atom] = uses
        return uses

    def _search(
        self,
        blocks: Blocks,
        projected: bytes,
        places: Mapping[int, list[int]],
        found: dict[int, Found],
        seconds: float,
        searches: Searches,
    ) -> set[int]:
        """Add the matches of expressions to `found`; return the patterns that ran out of time."""
        late: set[int] = set()
        count = len(blocks)
        work = [(key // count, key % count, starts) for key, starts in places.items()]
        work += [(index, -1, []) for index in self._alone]
        for index, block, starts in work:
            search = searches[index]
            if search is None or index in late:
                continue
            spans = _matches(search, blocks, projected, block, starts, seconds)
            if spans is None:
                late.add(index)
            elif spans:
                found.setdefault(index, []).extend(spans)
        return late

    def _search_for(self, wanted: frozenset[str] | None, index: int) -> Search | None:
        """Return how a pattern is searched for, None if its rule is not wanted."""
        if wanted is not None and self._key(self._rule_of[index]) not in wanted:
            return None
        return Search(from_bytes(self._plans.view(index)))

    def _by_rule(self, found: Mapping[int, Found]) -> dict[str, list[Hit]]:
        hits: dict[str, list[Hit]] = {}
        for index in sorted(found):
            number = self._number_of[index]
            of_rule = hits.setdefault(self._key(self._rule_of[index]), [])
            of_rule += [Hit(number, Span(*span)) for span in first_come(found[index])]
        for of_rule in hits.values():
            if len(of_rule) > 1:
                of_rule.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.pattern))
        return hits

    def _key(self, rule: int) -> str:
        if not self._keys:
            self._keys = bytes(self._key_text).decode("utf-8", "surrogatepass").split("\n")
        return self._keys[rule]


def _matches(
    search: Search,
    blocks: Blocks,
    projected: bytes,
    block: int,
    starts: Sequence[int],
    seconds: float,
) -> Found | None:
    """Return what a search finds in a block, None when it has run out of time twice.

    The clock of `regex` counts the whole process, so one time-out may be the fault of another
    thread, or of a machine too busy to tell who did the work.
    """
    try:
        return search.matches(blocks, projected, block, starts, seconds)
    except TimeoutError:
        try:
            return search.matches(blocks, projected, block, starts, seconds)
        except TimeoutError:
            return None
