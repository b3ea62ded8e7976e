# SPDX-License-Identifier: GPL-3.0-or-later
"""Speech outside quotation marks, as a rule of the check `quotation` looks for it.

The signs are grammatical, so they hold for any article: a first person speaks in prose that is
otherwise told in the third, or a source is named between subject and verb without the commas that
a parenthesis has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.passages import Passage, passages
from newslint.prose.sentences import sentences
from newslint.rule import Rule

_SPEAKER = compiled(r"(?:I|We|we)\b(?!\.)")
_FIRST_PERSON = compiled(r"(?:I(?!\w|\.)|[Ww]e|[Oo]ur|[Mm]y|me|us|myself|ourselves)\b")
_SPEAKS_FIRST = compiled(
    r"(?:(?:And|But|So|Now|Then|Because|If|That is why|That's why|Today|Yes|No|Of course),? )?"
    r"(?:I(?:['’](?:m|ve|d|ll))?|[Ww]e(?:['’](?:re|ve|d|ll))?) [a-z]"
)
_SAYS = (
    r"(?:said|says|added|adds|noted|stressed|explained|stated|emphasi[sz]ed|continued|concluded"
    r"|declared|promised|admitted|insisted|claimed|wrote|warned)"
)
_NAME = r"(?:[A-Z][\w'’.-]*\w ){0,3}[A-Z][\w'’-]+"
_ATTRIBUTED = compiled(
    rf", (?:{_NAME} {_SAYS}|(?:he|she) {_SAYS}|{_SAYS} (?:[^\W\d_][\w'’-]* ){{0,5}}{_NAME})"
    r"(?: (?:on|in|at|to|late|earlier|during|yesterday|today)\b[^.,:;]{0,60})?\.$"
)
_SOURCE_INSIDE = compiled(
    r"according to (?P<source>(?:(?:the|a|his|her|its|their) )?"
    r"(?:[\w'’-]+ ){0,4}[\w'’-]+) (?:is|are|was|were|will|would|has|have|had|can|could|must|should)"
    r"(?: not)?(?: (?:be|been|being))?(?: \w+ly)? [\w-]+"
)
_CLAUSE = compiled(
    r"\b(?:what|who|whom|which|that|how|whether|why|where|when|if|and|but|or|as|than|to|because"
    r"|while|there|it|they|he|she|we|you|I)\b"
)
_SPEECH_WORDS = 4  # a shorter quotation is a name or a term, not speech
_LONGEST_ATTRIBUTION = 90  # code points between a closing mark and the end of its sentence
_RUN = 3  # sentences of lost speech that may follow the closing mark
_MOST_PLACES = 12  # more first persons outside marks, and the article itself is told by one


def outside_marks(rule: Rule, text: str) -> Iterator[Finding]:
    """Yield what a rule of the kind "continued", "unmarked" or "inserted" has to say of a text."""
    kind = rule.options["kind"]
    if kind != "inserted":
        yield from _spoken(rule, kind, text)
    elif "according to" in text:
        for passage in passages(text):
            yield from _inserted(rule, passage)


def _spoken(rule: Rule, kind: str, text: str) -> Iterator[Finding]:
    """Look for speech where the first person speaks outside marks, but in few places only."""
    speaking = _speaking(text)
    if not 0 < len(speaking) <= _MOST_PLACES:
        return
    look = _continued if kind == "continued" else _unmarked
    for passage in passages(text):
        if any(passage.start <= place < passage.end for place in speaking):
            yield from look(rule, passage, [place - passage.start for place in speaking])


@lru_cache(maxsize=4)
def _speaking(text: str) -> tuple[int, ...]:
    """Return the places where a first person speaks outside marks; () where none is a subject."""
    for words in (_SPEAKER, _FIRST_PERSON):
        speaking = tuple(_unquoted(text, words))
        if not speaking:
            break
    return speaking


def _unquoted(text: str, words: re.Pattern[str]) -> Iterator[int]:
    for passage in passages(text):
        for found in words.finditer(passage.text):
            inside = passage.text[found.start() - 1 : found.start()].isalnum()
            if not inside and not passage.is_quoted(found.start()):
                yield passage.start + found.start()


def _continued(rule: Rule, passage: Passage, speaking: Sequence[int]) -> Iterator[Finding]:
    if not passage.quoted:
        return
    told = sentences(passage.text)
    for number in range(1, len(told)):
        before, sentence = told[number - 1], told[number]
        speech = _speech_before(passage, before, sentence)
        words = passage.text[sentence.start : sentence.end]
        if speech is None or not _SPEAKS_FIRST.match(words) or _has_marks(passage, sentence):
            continue
        run = Span(sentence.start, told[min(number + _RUN, len(told)) - 1].end)
        if all(run.start <= place < run.end for place in speaking):
            closing = Span(speech.end - 1, speech.end).shift(passage.start)
            related = Related(closing, "the quotation is closed here")
            yield rule.finding(sentence.shift(passage.start), related=(related,))


def _speech_before(passage: Passage, before: Span, sentence: Span) -> Span | None:
    """Return the quotation that ends shortly before a sentence, if it is long enough for speech."""
    ending = [span for span in passage.quoted if before.start < span.end <= sentence.start]
    if not ending or before.end - ending[-1].end > _LONGEST_ATTRIBUTION:
        return None
    words = passage.text[ending[-1].start : ending[-1].end].split()
    return ending[-1] if len(words) >= _SPEECH_WORDS else None


def _has_marks(passage: Passage, sentence: Span) -> bool:
    return any(
        mark.role not in ("apostrophe", "measure") and sentence.covers(mark.span)
        for mark in passage.marks
    )


def _unmarked(rule: Rule, passage: Passage, speaking: Sequence[int]) -> Iterator[Finding]:
    for sentence in sentences(passage.text):
        if not all(sentence.start <= place < sentence.end for place in speaking):
            continue
        words = passage.text[sentence.start : sentence.end]
        said = _ATTRIBUTED.search(words)
        if said and _SPEAKS_FIRST.match(words) and not _has_marks(passage, sentence):
            speech = Span(sentence.start, sentence.start + said.start())
            yield rule.finding(speech.shift(passage.start), rule.say(said[0].strip(",. ")))


def _inserted(rule: Rule, passage: Passage) -> Iterator[Finding]:
    for found in _SOURCE_INSIDE.finditer(passage.text):
        before = passage.text[max(0, found.start() - 2) : found.start()]
        if not (before[:1].islower() and before[1:] == " ") or _CLAUSE.search(found["source"]):
            continue
        if passage.is_quoted(found.start()):
            continue
        source = Span(found.start(), found.end("source"))
        words = passage.text[source.start : source.end]
        yield rule.finding(source.shift(passage.start), rule.say(words))
