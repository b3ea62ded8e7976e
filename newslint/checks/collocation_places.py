# SPDX-License-Identifier: GPL-3.0-or-later
"""Where two words stand together that English does not know together.

A place is looked for in a run of words with nothing but single blanks and hyphens between them;
a name (two words with capitals) and a pair with a function word is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.expressions import compiled
from newslint.prose import vocabulary
from newslint.prose.wordpairs import association, web_count
from newslint.records import NamedTuple

_RUN = compiled(r"[A-Za-z][A-Za-z0-9]*(?:['’][a-z]+)?(?:[ -][A-Za-z][A-Za-z0-9]*(?:['’][a-z]*)?)+")
_WELL_KNOWN = 2.0  # mutual information from which a pair is English

Known = dict[tuple[int, int], bool]


class Run(NamedTuple):
    """Words between marks: where they begin in the text, as written, parted, and their numbers."""

    start: int
    text: str
    words: list[str]
    numbers: list[int]

    def begin(self, index: int) -> int:
        """Return where a word begins in the run."""
        return sum(map(len, self.words[:index])) + index

    def end(self, index: int) -> int:
        """Return where a word ends in the run."""
        return self.begin(index) + len(self.words[index])


def runs(text: str, start: int, end: int, numbers: dict[str, int]) -> Iterator[Run]:
    """Yield the runs of two words and more in a part of a text; `numbers` is kept between parts."""
    for match in _RUN.finditer(text, start, end):
        words = match[0].replace("-", " ").split(" ")
        for word in words:
            if word not in numbers:
                numbers[word] = vocabulary.number(word.lower().replace("’", "'"))
        yield Run(match.start(), match[0], words, [numbers[word] for word in words])


def places(run: Run, known: Known) -> Iterator[int]:
    """Yield the index of the second word of each unknown pair in a run; `known` is kept."""
    least = vocabulary.function_words()
    first = vocabulary.UNKNOWN
    for index, second in enumerate(run.numbers):
        if first >= least and second >= least:
            pair = first, second
            if pair not in known:
                known[pair] = is_english(first, second)
            if not known[pair] and not _is_name(run.words[index - 1], run.words[index]):
                yield index
        first = second


def _is_name(first: str, second: str) -> bool:
    return first[0].isupper() and second[0].isupper()


def is_english(first: int, second: int) -> bool:
    """Tell whether a pair of words is well known."""
    return association(first, second) > _WELL_KNOWN or web_count(first, second) > 0
