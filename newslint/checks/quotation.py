# SPDX-License-Identifier: GPL-3.0-or-later
"""quotation: marks that are not in order, and speech that stands outside its marks.

Multi-paragraph quotations, opened in each paragraph and closed once, are in order, as are nested
quotations in marks of the other kind (Associated Press Stylebook, "quotation marks"; Guardian
style guide, "quotation marks").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.stray_marks import stray_marks
from newslint.finding import Finding, Fix, Related
from newslint.prose.passages import Passage, passages
from newslint.prose.quotations import Mark
from newslint.rule import Context, Rule

OPTIONS = {
    "kind": Option(
        "text",
        "The fault to look for: unopened (closed, never opened), unclosed (opened, never closed), "
        "loose (a mark with no words to quote), unresumed (goes on in the next paragraph without "
        "an opening mark), displaced (the mark hangs on the wrong word), turned (a curly mark that "
        "faces the wrong way), mismatched (the two marks of a pair differ), nested (doubles within "
        "doubles), mixed (curly and straight marks in one article), continued (the speech goes on "
        "after its closing mark), unmarked (speech without any marks), inserted (a source between "
        "subject and verb without commas).",
        choices=(
            "unopened",
            "unclosed",
            "loose",
            "unresumed",
            "displaced",
            "turned",
            "mismatched",
            "nested",
            "mixed",
            "continued",
            "unmarked",
            "inserted",
        ),
        required=True,
    ),
}

_MARK_CHARACTERS = "\"'“”„«»‘’‚‹›＂`"
_CONTEXT_WORDS = 4
_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for every fault of the rule's kind."""
    kind = rule.options["kind"]
    if kind in ("continued", "unmarked", "inserted"):
        from newslint.checks.speech import outside_marks

        yield from outside_marks(rule, article.text)
        return
    if any(character in article.text for character in _MARK_CHARACTERS):
        yield from _FINDERS[kind](rule, article.text)


def _unopened(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for place, number in stray_marks(text).unopened:
        span = found[place].span(number)
        yield rule.finding(_with_words_before(found[place], span))


def _unclosed(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for place, number in stray_marks(text).unclosed:
        if not _is_loose(found[place], number):
            yield rule.finding(_with_words_after(found[place], found[place].span(number)))


def _loose(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for place, number in stray_marks(text).unclosed:
        if _is_loose(found[place], number):
            yield rule.finding(found[place].span(number))


def _is_loose(passage: Passage, number: int) -> bool:
    return not any(c.isalnum() for c in passage.text[passage.marks[number].span.end :])


def _unresumed(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for (place, number), (last, end) in stray_marks(text).unresumed:
        opened = Related(found[place].span(number), "the quotation is opened here")
        closed = Related(found[last].span(end), "and closed here")
        for later in found[place + 1 : last + 1]:
            if later.text:
                start = Span(later.start, later.start)
                yield rule.finding(_with_words_after(later, start), related=(opened, closed))
                break


def _displaced(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for (place, first), (_, second) in stray_marks(text).displaced:
        passage = found[place]
        wrong = first if passage.marks[first].role == "closing" else second
        mark, span = passage.marks[wrong], passage.span(wrong)
        if wrong == first:
            around, right = Span(span.start, span.end + 1), " " + _faced(mark, "opening")
        else:
            around, right = Span(span.start - 1, span.end), _faced(mark, "closing") + " "
        other = Related(passage.span(second if wrong == first else first), "its partner")
        yield rule.finding(around, fixes=(Fix(around, right),), related=(other,))


def _faced(mark: Mark, role: str) -> str:
    """Return a mark's character as it opens or closes."""
    wrong = "”’" if role == "opening" else "“‘"
    return _TURNED[mark.text] if mark.text in wrong else mark.text


def _turned(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for passage in found:
        for number, mark in enumerate(passage.marks):
            if mark.partner < 0 or mark.style != "curly":
                continue
            partner = passage.marks[mark.partner]
            right = _faced(mark, mark.role)
            if right != mark.text and partner.style != "low":
                span = passage.span(number)
                fix = Fix(span, right, safe=partner.style == "curly")
                related = Related(passage.span(mark.partner), "the other mark of the pair")
                yield rule.finding(
                    span, rule.say(right, mark.text), fixes=(fix,), related=(related,)
                )


def _mismatched(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for passage, number, partner in _pairs(found):
        one, two = passage.marks[number], passage.marks[partner]
        if one.style != two.style and not (one.style == "low" and two.style == "curly"):
            message = rule.say(one.text, two.text)
            related = Related(passage.span(number), "opened here")
            yield rule.finding(passage.span(partner), message, related=(related,))


def _nested(rule: Rule, text: str) -> Iterator[Finding]:
    found = passages(text)
    for passage in found:
        end = -1
        for number, mark in enumerate(passage.marks):
            if mark.role != "opening" or mark.partner < 0 or mark.level != "double":
                continue
            if mark.span.start < end:
                inner = Span(passage.span(number).start, passage.span(mark.partner).end)
                yield rule.finding(inner)
            end = max(end, passage.marks[mark.partner].span.end)


def _pairs(found: tuple[Passage, ...]) -> Iterator[tuple[Passage, int, int]]:
    for passage in found:
        for number, mark in enumerate(passage.marks):
            if mark.role == "opening" and mark.partner >= 0:
                yield passage, number, mark.partner


def _mixed(rule: Rule, text: str) -> Iterator[Finding]:
    """Report once, at the first quotation in the rarer kind of marks."""
    found = passages(text)
    curly, straight = [], []
    for passage, number, partner in _pairs(found):
        one, two = passage.marks[number], passage.marks[partner]
        if one.style == two.style == "curly":
            curly.append(passage.span(number))
        elif one.style == two.style == "straight":
            straight.append(passage.span(number))
    if curly and straight:
        few, many = sorted((curly, straight), key=lambda spans: (len(spans), spans[0]))
        names = ("curly", "straight") if few is curly else ("straight", "curly")
        message = rule.say(names[0], str(len(few)), names[1], str(len(many)))
        rest = [Related(span, f"{names[0]} here too") for span in few[1:]]
        yield rule.finding(few[0], message, related=(Related(many[0], f"{names[1]} here"), *rest))


def _with_words_before(passage: Passage, mark: Span) -> Span:
    end = mark.start - passage.start
    start = end
    for _ in range(_CONTEXT_WORDS):
        start = max(passage.text.rfind(" ", 0, max(0, start - 1)), 0)
    start += passage.text[start : start + 1] == " "
    return Span(passage.start + min(start, end), mark.end)


def _with_words_after(passage: Passage, mark: Span) -> Span:
    start = mark.end - passage.start
    words = passage.text[start : start + 200].split(" ", _CONTEXT_WORDS)
    length = len(" ".join(words[:_CONTEXT_WORDS]))
    return Span(mark.start, mark.end + length)


_FINDERS: dict[str, Callable[[Rule, str], Iterator[Finding]]] = {
    "unopened": _unopened,
    "unclosed": _unclosed,
    "loose": _loose,
    "unresumed": _unresumed,
    "displaced": _displaced,
    "turned": _turned,
    "mismatched": _mismatched,
    "nested": _nested,
    "mixed": _mixed,
}
