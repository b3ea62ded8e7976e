# SPDX-License-Identifier: GPL-3.0-or-later
"""openings: sentences near each other that begin with the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.records import NamedTuple
from newslint.rule import Context, Rule

OPTIONS = {
    "tokens": Option("words", "The openings to count; any two words when empty.", ()),
    "min": Option("integer", "From how many on sentences that open alike are told.", 3),
    "within": Option("integer", "Among how many sentences in a row they must stand.", 3),
}

_START = compiled(r"[.!?\n][\"'”’)]{0,2}\s*[\"'“‘(]?(?=[A-ZÀ-Þ])")
_OPENING = compiled(r"[\w'’-]+(?: [\w'’-]+)?")
_ARTICLES = frozenset(("the", "a", "an"))


class _Opening(NamedTuple):
    start: int
    end: int
    words: str
    number: int


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield one finding for each group of sentences that open alike, at its first."""
    tokens = rule.options["tokens"]
    if tokens and sum(article.text.count(token) for token in tokens) < rule.options["min"]:
        return
    alike: dict[str, list[_Opening]] = {}
    for opening in _openings(article.text):
        words = _counted(rule, article.text, opening)
        if words:
            alike.setdefault(words, []).append(opening)
    for same in alike.values():
        if len(same) < rule.options["min"]:
            continue
        for group in _groups(same, rule.options["within"], rule.options["min"]):
            spans = [Span(opening.start, opening.end) for opening in group]
            related = tuple(Related(span, "opens alike") for span in spans[1:])
            words = article.text[spans[0].start : spans[0].end]
            yield rule.finding(spans[0], rule.say(str(len(group)), words), related=related)


@lru_cache(maxsize=4)
def _openings(text: str) -> tuple[_Opening, ...]:
    """Return the first two words of every sentence (or what a stop makes look like one)."""
    starts = [0, *(stop.end() for stop in _START.finditer(text))]
    found = (_OPENING.match(text, start) for start in starts)
    return tuple(
        _Opening(words.start(), words.end(), words[0].lower(), number)
        for number, words in enumerate(found)
        if words
    )


def _counted(rule: Rule, text: str, opening: _Opening) -> str:
    """Return the words by which an opening is counted, "" when it is not."""
    tokens: Sequence[str] = rule.options["tokens"]
    if not tokens:
        first, _, second = opening.words.partition(" ")
        return "" if not second or first in _ARTICLES else opening.words
    said = text[opening.start : opening.start + 60].lower()
    return next((t.lower() for t in tokens if said.startswith(t.lower() + " ")), "")


def _groups(same: Sequence[_Opening], within: int, fewest: int) -> Iterator[list[_Opening]]:
    """Yield the runs of openings of which so many stand among so many sentences."""
    group: list[_Opening] = []
    for opening in same:
        if group and not _close(group, opening, within, fewest):
            if len(group) >= fewest:
                yield group
            group = [o for o in group[1 - fewest :] if opening.number - o.number < within]
        group.append(opening)
    if len(group) >= fewest:
        yield group


def _close(group: Sequence[_Opening], opening: _Opening, within: int, fewest: int) -> bool:
    first = group[-(fewest - 1)] if len(group) >= fewest - 1 else group[0]
    return opening.number - first.number < within
