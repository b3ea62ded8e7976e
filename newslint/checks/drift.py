# SPDX-License-Identifier: GPL-3.0-or-later
"""drift: two forms of one term in one article, found without a list of terms.

A term that an article puts in quotation marks is a fixed one: where its words come again outside
marks with one of them swapped, the term has drifted. A compound that is written with a hyphen and
without, and a name with capitals and without, are found by comparing the article with itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newslint.article import Article, Span
from newslint.checks.officialterm import forms
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS, folded, is_excepted
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.passages import Passage, passages
from newslint.rule import Context, Rule

OPTIONS = {
    "kind": Option(
        "text",
        "What differs: swapped (a word of a quoted term), hyphen (a compound with one and "
        "without), capitals (a term with them and without).",
        choices=("swapped", "hyphen", "capitals"),
        required=True,
    ),
    "exceptions": EXCEPTIONS,
}

_WORD = compiled(r"[^\W\d_][\w'’-]*")
_FUNCTION = frozenset(
    "a an the this that these those its their his her our my your some any no every each all both"
    " of in on at to for by with from into over under about against between after before and or but"
    " nor as is are was were be been being has have had do does did will would can could may might"
    " must shall should not it he she they we i you who which what when where how than then there"
    " here so if because more most less other another such same own new first second third last"
    " next one two three four five six seven eight nine ten many few several very too also only"
    " just former latter so-called various different certain".split()
)
_SHORTEST_TERM, _LONGEST_TERM = 3, 5  # words
_SECOND_HALF = compiled(r"-[^\W\d_]{2,}\b(?!-)")
_FIRST_HALF = compiled(r"(?<![\w-])[^\W\d_]{2,}$")
_LONGEST_HALF = 20
_COMPASS = compiled(r"[nNsS]o[ru]th([- ]?)[eEwW][ae]st(?:ern|erly|wards?)?\b")
_CAPITALS = compiled(
    r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}(?![\w'’-])(?! (?:[A-Z&]|of\b|and\b|for\b|on\b))"
)
_BEFORE_TERM = frozenset("the a an his her their its this new old".split())
_MOST_RELATED = 4


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for each term that has two forms, at the first place of the rarer form."""
    if rule.options["kind"] == "swapped":
        yield from _swapped(rule, article, context)
    else:
        yield from _FINDERS[rule.options["kind"]](rule, article)


def _swapped(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    text = article.text
    if not any(mark in text for mark in "\"“„«'‘"):
        return
    found = passages(text)
    terms: dict[tuple[str, ...], Span] = {}
    for passage in found:
        for quoted in passage.quoted:
            words = _term_words(passage.text[quoted.start + 1 : quoted.end - 1])
            if words:
                terms.setdefault(words, quoted.shift(passage.start))
    for words, place in terms.items():
        for number in range(len(words) - 1):
            for finding in _swaps(rule, text, found, words, number, place):
                swapped = text[finding.span.start : finding.span.end].lower()
                if not _is_listed(context, swapped, " ".join(words)):
                    yield finding


def _is_listed(context: Context, wrong: str, term: str) -> bool:
    """Tell whether a list of official terms says of this place what is to be said."""
    return any((wrong, term) in forms(rule) for rule in context.rules_of("officialterm"))


def _term_words(quoted: str) -> tuple[str, ...]:
    """Return the words of a quotation that reads like a term, () for any other."""
    words = quoted.strip(" ,.;:").lower().split(" ")
    if not _SHORTEST_TERM <= len(words) <= _LONGEST_TERM:
        return ()
    plain = all(_WORD.fullmatch(word) and word not in _FUNCTION for word in words)
    small = quoted.strip()[1:].islower()
    return tuple(words) if plain and small else ()


def _swaps(
    rule: Rule,
    text: str,
    found: Sequence[Passage],
    words: tuple[str, ...],
    number: int,
    place: Span,
) -> Iterator[Finding]:
    """Yield the places outside marks where the term stands with its word `number` swapped."""
    parts = [r"([^\W\d_][\w'’-]+)" if n == number else re.escape(w) for n, w in enumerate(words)]
    for other in re.finditer(rf"\b{' '.join(parts)}s?\b", text, re.IGNORECASE):
        swapped = other[1].lower()
        if swapped in (words[number], *_FUNCTION) or swapped.endswith(("'s", "’s", "s'", "s’")):
            continue
        passage = found[bisect_right(found, other.start(), key=lambda p: p.start) - 1]
        quoted = passage.is_quoted(other.start() - passage.start)
        if not quoted and not _is_name(text, other.start(1), other[1]):
            term = " ".join(words)
            related = (Related(place, f"'{term}' in quotation marks"),)
            message = rule.say(other[0], term)
            yield rule.finding(Span(*other.span()), message, related=related)


def _is_name(text: str, start: int, word: str) -> bool:
    """Tell whether a word has its capital of its own, not from the start of a sentence."""
    before = text[max(0, start - 6) : start].rstrip(" \"'“‘(\n")[-1:]
    return word[0].isupper() and before not in ("", ".", "!", "?", ":", "—", "–")


def _hyphens(rule: Rule, article: Article) -> Iterator[Finding]:
    yield from _compounds(rule, article)
    text = article.text
    forms: dict[str, list[Span]] = {}
    for found in _COMPASS.finditer(text):
        alone = not text[found.start() - 1 : found.start()].isalpha()
        if alone and not is_excepted(rule, text[found.start() : found.end() + 12].split("\n")[0]):
            forms.setdefault(found[1], []).append(Span(*found.span()))
    if len(forms) > 1:
        few, *many = sorted(forms.values(), key=lambda spans: (len(spans), -spans[0].start))
        yield _told(rule, article, few, [span for spans in many for span in spans])


def _compounds(rule: Rule, article: Article) -> Iterator[Finding]:
    text = article.text
    small = text.lower()
    if "-" not in text or len(small) != len(text):
        return
    hyphenated: dict[str, list[Span]] = {}
    for span in _hyphenated(text):
        hyphenated.setdefault(small[span.start : span.end], []).append(span)
    for word, spans in hyphenated.items():
        solid = word.replace("-", "")
        if solid not in small or is_excepted(rule, word) or _COMPASS.fullmatch(word):
            continue
        others = [Span(*m.span()) for m in re.finditer(rf"(?<![\w@#./-]){solid}(?![\w/-])", small)]
        if others:
            few, many = sorted((spans, others), key=lambda group: (len(group), -group[0].start))
            yield _told(rule, article, few, many)


def _hyphenated(text: str) -> Iterator[Span]:
    """Yield the words of two halves with a hyphen between them."""
    for second in _SECOND_HALF.finditer(text):
        lowest = max(0, second.start() - _LONGEST_HALF)
        first = _FIRST_HALF.search(text[lowest : second.start()])
        if first:
            yield Span(lowest + first.start(), second.end())


def _told(rule: Rule, article: Article, few: list[Span], many: list[Span]) -> Finding:
    one, other = (article.text[spans[0].start : spans[0].end] for spans in (few, many))
    related = tuple(Related(span, f"'{other}'") for span in many[:_MOST_RELATED])
    message = rule.say(one, str(len(few)), other, str(len(many)))
    return rule.finding(few[0], message, related=related)


def _capitals(rule: Rule, article: Article) -> Iterator[Finding]:
    text = article.text
    named: dict[str, list[Span]] = {}
    for found in _CAPITALS.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()].rsplit(None, 1)
        if before and before[-1] in _BEFORE_TERM and _is_prose(article, found.start()):
            named.setdefault(found[0], []).append(Span(*found.span()))
    for name, capitals in named.items():
        small = name.lower()
        if small not in text or is_excepted(rule, name):
            continue
        plain = compiled(rf"(?<![\w-]){re.escape(small)}(?![\w-])")
        others = [
            Span(*found.span())
            for found in plain.finditer(text)
            if _is_prose(article, found.start())
        ]
        if others:
            few, many = sorted((capitals, others), key=lambda spans: (len(spans), -spans[0].start))
            if folded(text[few[0].start : few[0].end]) == small:
                yield _told(rule, article, few, many)


def _is_prose(article: Article, offset: int) -> bool:
    return "paragraph" in article.kinds_at(offset)


_FINDERS = {"hyphen": _hyphens, "capitals": _capitals}
