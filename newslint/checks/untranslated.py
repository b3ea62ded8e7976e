# SPDX-License-Identifier: GPL-3.0-or-later
"""untranslated: what a translation into English has left in the other language.

`letters` finds words in another script, `lookalikes` single letters of another script in a Latin
word or after a degree sign, `words` runs of small words of another language, `marks` the quotation
marks of other languages. What stands in brackets beside its English form is no rest but a service
to the reader, and what stands in quotation marks may be quoted on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.checks.wording import EXCEPTIONS, is_excepted
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.rule import Context, Rule

OPTIONS: Mapping[str, Option] = {
    "kind": Option(
        "text",
        "What is looked for: letters (another script), lookalikes (letters of another script that "
        "stand for Latin ones), words (small words of another language), marks (its quotation "
        "marks).",
        choices=("letters", "lookalikes", "words", "marks"),
        required=True,
    ),
    "exceptions": EXCEPTIONS,
}

_SCRIPTS = (
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Armenian", "\u0530-\u058f"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("Devanagari", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Japanese", "\u3040-\u30ff"),
    ("Chinese", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("Korean", "\uac00-\ud7a3"),
)
_ANY = "".join(letters for _, letters in _SCRIPTS)
_RUN = compiled(rf"(?:[A-Za-z]*[{_ANY}][A-Za-z]*)+(?:[\s,.:;!?·-]{{1,2}}[{_ANY}]+)*")
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХасеіјорѕухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaceijopsyxABEZHIKMNOPTYXo"
)
_ADDRESS = compiled(r"[/@#]|www\.")
_ONE_LETTER = compiled(r"[\u0370-\u03ff]")
_MARKS = compiled(r"[«»《》「」『』„‟〈〉]")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_LONGEST_GLOSS = 80  # code points
_LEAST_WORDS = 3
_TOKEN = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LANGUAGES = {
    "Spanish": "el los las que una unas unos por con para según más pero como esta este sobre"
    " entre hasta desde del sus ser fue han sin muy también porque cuando donde quien la de en y"
    " se no lo",
    "Portuguese": "os das dos uma umas não para com que pelo pela pelos mais mas como seu sua"
    " são foi tem em ao aos e o a da do na no por se",
    "French": "les des du une dans pour avec qui que sur est pas aux cette selon mais ses leur sont"
    " été ont par plus ce son sa elle nous vous la le de et à il en un au",
    "Italian": "il lo gli della delle degli dei che per con una non sono nel alla dal suo sua anche"
    " più questo questa come è di la e un da si ha al",
    "German": "der die das und nicht mit auf für von ist eine einen einem zu den dem bei nach wird"
    " auch sich als wurde aus sind werden noch oder ein im es er sie",
    "Dutch": "het een van niet met op voor zijn dat deze werd ook naar aan bij uit maar om de"
    " en te",
    "Polish": "nie się jest na że przez dla jak ale był było są oraz od do to po za z w i",
    "Turkish": "ve bir bu için ile olarak da de daha çok olan sonra gibi kadar ancak ne en",
    "Indonesian": "yang dan di untuk dengan dari ini itu tidak akan pada adalah dalam oleh juga",
    "Russian": "chto kak eto dlya ili yego ona oni byl byla bylo pri iz ot na po za ne no"
    " kotoryy i v s",
    "Hindi": "hai hain nahi kya aur bhi mein kar raha rahi tha thi ke ki ka ko se ne par wale",
}
_ENGLISH = frozenset(
    "a an and are as at be but by do for from had has have he her him his i in is it its me my no"
    " not of on or she so that the them they this to us was we were will with you die den son"
    " sin sea all pour plus han fue mas sans des come more per con dal sari man ten".split()
)


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for each rest of another language."""
    if rule.options["kind"] != "words" and article.text.isascii():
        return
    for span, what in _FINDERS[rule.options["kind"]](article.text):
        words = article.text[span.start : span.end]
        if not is_excepted(rule, words):
            latin = words.translate(_LATIN)
            fixes = (Fix(span, latin),) if rule.options["kind"] == "lookalikes" else ()
            yield rule.finding(span, rule.say(words, what), fixes=fixes)


def _letters(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the runs of words in another script that no bracket explains."""
    for match in _foreign(text):
        if not (_looks_latin(text, match) or _is_gloss(text, *match.span())):
            yield Span(*match.span()), _script_of(match[0])


def _lookalikes(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the words whose letters of another script stand for Latin ones."""
    for match in _foreign(text):
        if _looks_latin(text, match):
            yield Span(*match.span()), _script_of(match[0])


def _foreign(text: str) -> Iterator[re.Match[str]]:
    for match in _RUN.finditer(text):
        if not (_is_symbol(match[0]) or _is_address(text, match)):
            yield match


def _looks_latin(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run is a Latin word with look-alike letters, or °C with a Cyrillic С."""
    letters = match[0]
    if not letters.translate(_LATIN).isascii():
        return False
    is_degree = letters == "С" and text[: match.start()].rstrip()[-1:] == "°"
    return is_degree or any(letter.isascii() and letter.isalpha() for letter in letters)


def _is_symbol(words: str) -> bool:
    """Tell whether a run is a Greek letter used as a symbol (the α variant, π)."""
    return len(words.strip()) <= 2 and bool(_ONE_LETTER.search(words))


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run is part of a web address or of a handle."""
    before = text[: match.start()].rsplit(None, 1)[-1:]
    return bool(before and not text[match.start() - 1].isspace() and _ADDRESS.search(before[0]))


def _script_of(words: str) -> str:
    for name, letters in _SCRIPTS:
        if compiled(f"[{letters}]").search(words):
            return name
    return "foreign"


def _is_gloss(text: str, start: int, end: int) -> bool:
    """Tell whether a place stands in brackets, as an original name beside its translation does."""
    for opening, closing in _BRACKETS.items():
        before = text.rfind(opening, max(0, start - _LONGEST_GLOSS), start)
        opened = before >= 0 and closing not in text[before:start]
        if opened and closing in text[end : end + _LONGEST_GLOSS]:
            return True
    return False


def _marks(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the first quotation mark of another language; the rest follow from it."""
    match = _MARKS.search(text)
    if match:
        yield Span(*match.span()), match[0]


def _words(text: str) -> Iterator[tuple[Span, str]]:
    """Yield runs of small words that only one other language has, outside quotation marks."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        joined = bool(run) and text[run[-1].end() : token.start()].isspace()
        if token[0] in _small_words() and token[0] not in _ENGLISH and (joined or not run):
            run.append(token)
            continue
        yield from _judged(text, run)
        run = [token] if token[0] in _small_words() and token[0] not in _ENGLISH else []
    yield from _judged(text, run)


def _judged(text: str, run: list[re.Match[str]]) -> Iterator[tuple[Span, str]]:
    if len(run) < _LEAST_WORDS:
        return
    words = [token[0] for token in run]
    for language, small in _LANGUAGES.items():
        known = small.split()
        if all(word in known for word in words):
            span = Span(run[0].start(), run[-1].end())
            if not _in_marks(text, span):
                yield span, language
            return


def _in_marks(text: str, span: Span) -> bool:
    from newslint.prose.quotations import quotations

    return any(quoted.covers(span) for quoted in quotations(text))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for words in _LANGUAGES.values() for word in words.split())


_FINDERS = {"letters": _letters, "lookalikes": _lookalikes, "words": _words, "marks": _marks}
