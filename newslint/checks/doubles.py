# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that stand twice in one article, as a rule of the check `duplicate` looks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from newslint.article import Article, Span
from newslint.checks.outline import outer_blocks
from newslint.expressions import compiled
from newslint.finding import Finding, Fix, Related
from newslint.prose.quotations import quotations
from newslint.prose.sentences import sentences
from newslint.rule import Rule

_TOKEN = compiled(r"\w+")
_PROSE = ("paragraph", "quote", "dek", "heading", "caption", "headline")
_HEAD_LINES = 4  # a headline in the body stands within so many blocks, or it is the whole line
_FEWEST_IN_HEADLINE = 3  # words
_FEWEST_IN_SENTENCE = 8
_FEWEST_IN_NEAR_SENTENCE = 10
_FEWEST_IN_PARAGRAPH = 12
_RUN = 5  # words; two sentences that share no run of so many are no near copies
_TELLING = 6  # letters
_MOST_SHARING = 6  # sentences with one run of words in common; more of them are a refrain
_ALIKE = 0.8
_ECHO = compiled(
    r"([^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}?)\s*(?::|[–—]| -) ?((?i:\1)(?:['’]s?)?)(?=\s)"
)


class Unit:
    """A block or sentence of an article: its span, its kind, its words as they stand."""

    def __init__(self, span: Span, kind: str, text: str) -> None:
        self.span = span
        self.kind = kind
        self.text = text

    @property
    def is_whole(self) -> bool:
        """Whether it ends like a sentence, and not with an ellipsis."""
        end = self.text.rstrip("\"'”’»)]")
        return end.endswith((".", "!", "?")) and not end.endswith("..")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in small letters, without marks."""
        return words_of(self.text)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What blanks part, in small letters: quicker had than words, and enough for copies."""
        return tuple(self.text.lower().split())


def doubled(rule: Rule, kind: str, article: Article) -> Iterator[Finding]:
    """Yield what stands twice in an article; `kind` is one of the option's that ask no run."""
    if kind in ("headline", "headline-near", "dek"):
        yield from _headlines(rule, kind, article)
    elif kind == "paragraph":
        yield from _paragraphs(rule, article)
    elif kind in ("sentence", "sentence-near"):
        yield from _sentences(rule, kind, article)
    else:
        yield from _echoes(rule, article)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without apostrophes."""
    return tuple(_TOKEN.findall(text.replace("’", "").replace("'", "").lower()))


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of the longer of two texts stands in the other, 0 to 1, order ignored."""
    common = sum((Counter(one) & Counter(other)).values())
    return common / max(len(one), len(other), 1)


class _Reading:
    """An article's outer blocks and sentences, read when first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def lines(self) -> tuple[Unit, ...]:
        return tuple(
            Unit(block.span, block.kind, self.article.words_of(block))
            for block in outer_blocks(self.article)
        )

    @cached_property
    def told(self) -> tuple[Unit, ...]:
        return tuple(_told(self.article, self.lines))


_last: _Reading | None = None


def _reading(article: Article) -> _Reading:
    """Return the reading of an article; the last is kept, as several rules ask in a row."""
    global _last
    if _last is None or _last.article is not article:
        _last = _Reading(article)
    return _last


def _headlines(rule: Rule, kind: str, article: Article) -> Iterator[Finding]:
    lines = _reading(article).lines
    head = next((line for line in lines if line.kind == "headline"), None)
    words = head.words if head else words_of(article.headline)
    if len(words) < _FEWEST_IN_HEADLINE:
        return
    place = head.span if head else Span(0, 0)
    longest = 3 * len(article.text[place.start : place.end] or article.headline)
    body = [line for line in lines if line is not head and line.kind != "furniture"]
    for number, line in enumerate(body):
        if len(line.text) > longest:
            continue
        same = line.words == words
        near = not same and number < _HEAD_LINES and _is_near(words, line.words)
        if (same or near) and kind == _kind_of(line, same):
            safe = same and head is not None
            fixes = (Fix(line.span, "", safe=safe),) if same else ()
            related = (Related(place, "the headline"),) if head else ()
            yield rule.finding(line.span, rule.say(line.text), fixes=fixes, related=related)


def _kind_of(line: Unit, same: bool) -> str:
    if line.kind == "dek":
        return "dek"
    return "headline" if same else "headline-near"


def _is_near(headline: Sequence[str], line: Sequence[str]) -> bool:
    return len(headline) > _FEWEST_IN_HEADLINE and alike(headline, line) >= _ALIKE


def _paragraphs(rule: Rule, article: Article) -> Iterator[Finding]:
    for first, again, same in _twin_paragraphs(article):
        related = (Related(first.span, "the first time"),)
        fixes = (Fix(again.span, "", safe=same),) if same else ()
        yield rule.finding(again.span, rule.message, fixes=fixes, related=related)


def _twin_paragraphs(article: Article) -> Iterator[tuple[Unit, Unit, bool]]:
    """Yield (first, again, letter for letter) of paragraphs that stand twice."""
    long = [
        line
        for line in _reading(article).lines
        if line.kind in _PROSE and len(line.parts) >= _FEWEST_IN_PARAGRAPH
    ]
    seen: dict[tuple[str, ...], Unit] = {}
    for line in long:
        first = seen.setdefault(line.parts, line)
        if first is not line:
            yield first, line, first.text == line.text


def _sentences(rule: Rule, kind: str, article: Article) -> Iterator[Finding]:
    told = _reading(article).told
    pairs = _same(told) if kind == "sentence" else _near(told)
    for first, again in pairs:
        said = " ".join(first.text.split()[:6])
        related = (Related(first.span, "the first time"),)
        yield rule.finding(again.span, rule.say(said), related=related)


def _told(article: Article, blocks: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the whole sentences of the prose that share a run of words with other prose.

    Paragraphs that stand twice as a whole are left out, and so are pictures' captions, which end
    with a credit and not with a stop.
    """
    lines = [line for line in blocks if line.kind in _PROSE and line.kind != "headline"]
    runs = [_runs(line.parts) for line in lines]
    counts = Counter(run for of_line in runs for run in of_line)
    if len(counts) == sum(map(len, runs)):
        return
    shared = {run for run, count in counts.items() if count > 1}
    doubled = {again.span for _, again, _ in _twin_paragraphs(article)}
    for line, of_line in zip(lines, runs, strict=True):
        if shared.isdisjoint(of_line) or line.span in doubled:
            continue
        if line.is_whole:
            yield from _sentences_of(line)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the runs of words that begin with a word of some length, which are enough to tell."""
    return [
        run
        for run in zip(*(words[n:] for n in range(_RUN)), strict=False)
        if len(run[0]) >= _TELLING
    ]


def _sentences_of(line: Unit) -> Iterator[Unit]:
    quoted = quotations(line.text)
    for span in sentences(line.text):
        spoken = any(q.start <= span.start + 1 < q.end for q in quoted)
        kind = "speech" if spoken else line.kind
        unit = Unit(span.shift(line.span.start), kind, line.text[span.start : span.end])
        if unit.is_whole:
            yield unit


def _same(told: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield (first, again) of sentences that stand twice, of several in a row only the first.

    Words that are spoken in one place and not in the other are a quotation set apart.
    """
    seen: dict[tuple[str, ...], int] = {}
    last = (-1, -1)
    for number, unit in enumerate(told):
        if len(unit.words) < _FEWEST_IN_SENTENCE:
            continue
        first = seen.setdefault(unit.words, number)
        if first == number:
            continue
        if (first, number) != (last[0] + 1, last[1] + 1) and _in_one_voice(told[first], unit):
            yield told[first], unit
        last = (first, number)


def _in_one_voice(one: Unit, other: Unit) -> bool:
    return (one.kind == "speech") == (other.kind == "speech")


def _near(told: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield (first, again) of sentences that share a run of words and nearly all words."""
    long = [unit for unit in told if len(unit.words) >= _FEWEST_IN_NEAR_SENTENCE]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, unit in enumerate(long):
        for run in _runs(unit.words):
            holders.setdefault(run, []).append(number)
    pairs = {
        (a, b)
        for numbers in holders.values()
        if 1 < len(numbers) <= _MOST_SHARING
        for a in numbers
        for b in numbers
        if a < b
    }
    for a, b in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        one, other = long[a], long[b]
        differ = one.words != other.words and _in_one_voice(one, other)
        if differ and alike(one.words, other.words) >= _ALIKE:
            yield one, other


def _echoes(rule: Rule, article: Article) -> Iterator[Finding]:
    for line in _reading(article).lines:
        if line.kind != "paragraph":
            continue
        head = line.text[:90]
        found = _ECHO.match(head) if any(sign in head for sign in ":–—-") else None
        if found and not found[1].isupper():
            again = Span(0, found.end(2)).shift(line.span.start)
            fix = Fix(Span(0, found.start(2)).shift(line.span.start), "")
            message = rule.say(article.text[again.start : again.end])
            yield rule.finding(again, message, fixes=(fix,))
