# SPDX-License-Identifier: GPL-3.0-or-later
"""Speech outside quotation marks, as a rule of the check `quotation` looks for it.

The signs are grammatical, so they hold for any article: a first person speaks in prose that is
otherwise told in the third, or a source is named between subject and verb without the commas that
a parenthesis has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.article import Span
from newslint.finding import Finding, Related
from newslint.prose.sentences import sentences
from newslint.rule import Rule

if TYPE_CHECKING:
    from newslint.checks.quotation import Passage

_FIRST_PERSON = re.compile(
    r"\b(?:I(?=['’ ](?!\.))(?:['’](?:m|ve|d|ll))?|[Ww]e(?:['’](?:re|ve|d|ll))?|[Oo]ur|[Mm]y|me"
    r"|us|myself|ourselves)\b"
)
_SPEAKS_FIRST = re.compile(
    r"(?:(?:And|But|So|Now|Then|Because|If|That is why|That's why|Today|Yes|No|Of course),? )?"
    r"(?:I(?:['’](?:m|ve|d|ll))?|[Ww]e(?:['’](?:re|ve|d|ll))?) [a-z]"
)
_SAYS = (
    r"(?:said|says|added|adds|noted|stressed|explained|stated|emphasi[sz]ed|continued|concluded"
    r"|declared|promised|admitted|insisted|claimed|wrote|warned)"
)
_NAME = r"(?:[A-Z][\w'’.-]*\w ){0,3}[A-Z][\w'’-]+"
_ATTRIBUTED = re.compile(
    rf", (?:{_NAME} {_SAYS}|(?:he|she) {_SAYS}|{_SAYS} (?:[^\W\d_][\w'’-]* ){{0,5}}{_NAME})"
    r"(?: (?:on|in|at|to|late|earlier|during|yesterday|today)\b[^.,:;]{0,60})?\.$"
)
_SOURCE_INSIDE = re.compile(
    r"(?<=[a-z] )according to (?P<source>(?:(?:the|a|his|her|its|their) )?"
    r"(?:[\w'’-]+ ){0,4}[\w'’-]+) (?:is|are|was|were|will|would|has|have|had|can|could|must|should)"
    r"(?: not)?(?: (?:be|been|being))?(?: \w+ly)? [\w-]+"
)
_CLAUSE = re.compile(
    r"\b(?:what|who|whom|which|that|how|whether|why|where|when|if|and|but|or|as|than|to|because"
    r"|while|there|it|they|he|she|we|you|I)\b"
)
_SPEECH_WORDS = 4  # a shorter quotation is a name or a term, not speech
_LONGEST_ATTRIBUTION = 90  # code points between a closing mark and the end of its sentence
_RUN = 3  # sentences of lost speech that may follow the closing mark


def findings(rule: Rule, kind: str, text: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield the findings of a rule of the kind "continued" or "unmarked" on an article."""
    if kind == "continued":
        yield from _continued(rule, text, passages)
    else:
        yield from _unmarked(rule, text, passages)


def _quoted(passage: Passage) -> list[Span]:
    from newslint.prose.quotations import quotations

    return quotations(passage.text) if passage.marks else []


def _outside(passage: Passage, found: re.Match[str], quoted: Sequence[Span]) -> bool:
    return not any(span.start <= found.start() < span.end for span in quoted)


def _first_persons(passages: Sequence[Passage]) -> list[int]:
    """Return the places where the first person speaks outside quotation marks."""
    places = []
    for passage in passages:
        quoted: list[Span] | None = None
        for found in _FIRST_PERSON.finditer(passage.text):
            quoted = _quoted(passage) if quoted is None else quoted
            if _outside(passage, found, quoted):
                places.append(passage.start + found.start())
    return places


def _continued(rule: Rule, text: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    speaking = _first_persons(passages)
    if not speaking or len(speaking) > 4 * _RUN:
        return
    for passage in passages:
        end = passage.start + len(passage.text)
        if passage.marks and any(passage.start <= place < end for place in speaking):
            yield from _continued_in(rule, passage, speaking)


def _continued_in(rule: Rule, passage: Passage, speaking: Sequence[int]) -> Iterator[Finding]:
    quoted = _quoted(passage)
    told = sentences(passage.text)
    for number in range(1, len(told)):
        before, sentence = told[number - 1], told[number]
        speech = _speech_before(passage.text, quoted, before, sentence)
        words = passage.text[sentence.start : sentence.end]
        if speech is None or not _SPEAKS_FIRST.match(words):
            continue
        run = Span(sentence.start, told[min(number + _RUN, len(told)) - 1].end)
        elsewhere = [p for p in speaking if not run.start <= p - passage.start < run.end]
        if not elsewhere and not _marked(passage, sentence):
            closing = Span(speech.end - 1, speech.end).shift(passage.start)
            yield rule.finding(
                sentence.shift(passage.start), related=(Related(closing, "closed here"),)
            )


def _speech_before(text: str, quoted: Sequence[Span], before: Span, sentence: Span) -> Span | None:
    """Return the quotation that ends shortly before a sentence, if it is long enough for speech."""
    ending = [span for span in quoted if before.start < span.end <= sentence.start]
    if not ending or len(text[ending[-1].end : before.end]) > _LONGEST_ATTRIBUTION:
        return None
    speech = ending[-1]
    long_enough = len(text[speech.start : speech.end].split()) >= _SPEECH_WORDS
    return speech if long_enough else None


def _marked(passage: Passage, sentence: Span) -> bool:
    return any(
        mark.role not in ("apostrophe", "measure") and sentence.covers(mark.span)
        for mark in passage.marks
    )


def _unmarked(rule: Rule, text: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    if "according to" in text:
        for passage in passages:
            yield from _sources_inside(rule, passage)
    speaking = _first_persons(passages)
    if speaking and len(speaking) <= _RUN:
        for passage in passages:
            yield from _attributed(rule, passage, speaking)


def _sources_inside(rule: Rule, passage: Passage) -> Iterator[Finding]:
    for found in _SOURCE_INSIDE.finditer(passage.text):
        if _CLAUSE.search(found["source"]):
            continue
        quoted = _quoted(passage)
        if _outside(passage, found, quoted):
            source = Span(found.start(), found.end("source"))
            words = passage.text[source.start : source.end]
            yield rule.finding(source.shift(passage.start), rule.say(words))


def _attributed(rule: Rule, passage: Passage, speaking: Sequence[int]) -> Iterator[Finding]:
    end = passage.start + len(passage.text)
    mine = [place - passage.start for place in speaking if passage.start <= place < end]
    if not mine or len(mine) != len(speaking):
        return
    for sentence in sentences(passage.text):
        words = passage.text[sentence.start : sentence.end]
        said = _ATTRIBUTED.search(words)
        if said and all(sentence.start <= place < sentence.end for place in mine):
            if _SPEAKS_FIRST.match(words) and not _marked(passage, sentence):
                speech = Span(sentence.start, sentence.start + said.start())
                named = words[said.start() + 2 : -1]
                yield rule.finding(speech.shift(passage.start), rule.say(named))
