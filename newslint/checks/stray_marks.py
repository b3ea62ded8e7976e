# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotation marks without a partner, and which of them belong together across paragraphs."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from newslint.expressions import compiled
from newslint.prose.passages import Passage, passages
from newslint.prose.quotations import Mark, runs_on
from newslint.records import NamedTuple

_LONGEST_SPEECH = 12  # paragraphs between the mark that opens a speech and the one that closes it
_STOPS = ".?!…"
_NAMED_SPEAKER = compiled(
    r"[,?!] (?:(?:said|says|added|told|explained) (?:[A-Z]|the [a-z]|an? [a-z])"
    r"|(?:[A-Z][\w'’-]+|he|she) (?:said|says|added|explained)(?=[.,;:] | (?:on|in|at) ))"
)


class StrayMarks(NamedTuple):
    """The marks without a partner: (passage, mark) numbers; `unresumed` are pairs of them."""

    unopened: tuple[tuple[int, int], ...]
    unclosed: tuple[tuple[int, int], ...]
    unresumed: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    displaced: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@lru_cache(maxsize=4)
def stray_marks(text: str) -> StrayMarks:
    """Return the marks of an article's text that have no partner in their block."""
    found = passages(text)
    unopened: list[tuple[int, int]] = []
    unclosed: list[tuple[int, int]] = []
    unresumed = []
    displaced = []
    for place, passage in enumerate(found):
        lonely = [n for n, mark in enumerate(passage.marks) if _is_lonely(passage, mark)]
        pairs = [pair for pair in pairwise(lonely) if _is_displaced(passage, *pair)]
        displaced += [((place, first), (place, second)) for first, second in pairs]
        taken = {number for pair in pairs for number in pair}
        unclosed += [(place, number) for number in _spoken_over(passage)]
        for number in lonely:
            if number in taken:
                continue
            if passage.marks[number].role == "opening":
                unclosed.append((place, number))
            elif unclosed and _goes_on(found, unclosed[-1], (place, number)):
                unresumed.append((unclosed.pop(), (place, number)))
            else:
                unopened.append((place, number))
    return StrayMarks(
        tuple(unopened),
        tuple(lost for lost in unclosed if not _is_resumed(found, *lost)),
        tuple(unresumed),
        tuple(displaced),
    )


def _is_lonely(passage: Passage, mark: Mark) -> bool:
    if mark.partner >= 0 or mark.role not in ("opening", "closing"):
        return False
    if mark.level == "double":
        return True
    return mark.role == "opening" and _is_surely_single(passage.text, mark)


def _spoken_over(passage: Passage) -> list[int]:
    """Return the opening marks whose words name their own speaker before a mark opens again.

    '"It was dark, said Bruno Teles. "I heard a noise."': the first mark was never closed.
    """
    quoting = [n for n, mark in enumerate(passage.marks) if _is_quoting(mark)]
    return [
        first
        for first, second in pairwise(quoting)
        if passage.marks[second].role == "reopening"
        and passage.marks[first].role != "closing"
        and _NAMED_SPEAKER.search(
            passage.text, passage.marks[first].span.end, passage.marks[second].span.start
        )
    ]


def _is_surely_single(text: str, mark: Mark) -> bool:
    """Tell a lost quotation from a letter of a transliterated name (‘Abd al-Rahman)."""
    after = text[mark.span.end : mark.span.end + 1]
    before = text[: mark.span.start].rstrip()[-1:]
    return mark.style == "curly" and (after.islower() or before in (",", ":"))


def _is_displaced(passage: Passage, first: int, second: int) -> bool:
    """Know 'showed." This is good," he said' and '"Yes, "he said', where a mark hangs wrong."""
    one, two = passage.marks[first], passage.marks[second]
    if one.role != two.role or one.level != two.level or second != first + 1:
        return False
    text = passage.text
    if one.role == "closing":
        ends = text[one.span.start - 1 : one.span.start] in _STOPS
        after = text[one.span.end : one.span.end + 2]
        return ends and after[:1] == " " and after[1:].isupper()
    before = text[max(0, two.span.start - 2) : two.span.start]
    return before[1:] == " " and before[:1] in ",?!" and text[two.span.end].islower()


def _goes_on(
    found: tuple[Passage, ...], opening: tuple[int, int], closing: tuple[int, int]
) -> bool:
    """Tell whether a quotation runs from one paragraph to a closing mark in a later one."""
    (first, number), (last, end) = opening, closing
    if not first < last <= first + _LONGEST_SPEECH:
        return False
    level = found[first].marks[number].level
    if level != found[last].marks[end].level or not _is_last(found[first], number):
        return False
    between = [mark for place in range(first + 1, last) for mark in found[place].marks]
    between += found[last].marks[:end]
    return not any(mark.level == level and _is_quoting(mark) for mark in between)


def _is_last(passage: Passage, number: int) -> bool:
    level = passage.marks[number].level
    return not any(m.level == level and _is_quoting(m) for m in passage.marks[number + 1 :])


def _is_quoting(mark: Mark) -> bool:
    return mark.role in ("opening", "reopening", "closing")


def _is_resumed(found: tuple[Passage, ...], place: int, number: int) -> bool:
    """Tell whether a paragraph's open quotation is opened again by the next that has words."""
    passage = found[place]
    if not runs_on(passage.text, passage.marks, number):
        return False
    level = passage.marks[number].level
    for later in found[place + 1 : place + 4]:
        if later.marks and later.marks[0].level == level and later.marks[0].span.start == 0:
            return later.marks[0].role == "opening"
        if later.text.rstrip()[-1:] in _STOPS:
            return False
    return False
