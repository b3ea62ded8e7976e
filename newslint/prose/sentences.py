# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sentences of news prose begin and end.

A stop ends a sentence unless the word before it or the word after it speaks against that. Both are
near, so the sentence around one place is found without looking at the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.expressions import compiled


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "mr mrs ms mx dr prof gen lt col maj capt cpt cmdr adm sgt pfc cpl pvt gov sen rep reps sens"
    " pres rev hon fr messrs mmes mlle mme amb atty dist supt det insp treas asst assoc dir spc"
    " brig vice"
)
_NEVER_LAST = _TITLES | _set("vs nos pp fig figs vol ch cf viz approx ca e.g i.e eg ie")
_NUMBERED = _set("no art")
_MONTHS = _set(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
_NATIONS = _set("u.s u.k u.n e.u u.s.a u.a.e")
_COMPANIES = _set("inc corp co ltd llc llp plc bros")
_SOMETIMES_LAST = (
    _MONTHS
    | _NATIONS
    | _COMPANIES
    | _set(
        "jr sr st ste mt ft sec etc al dept univ ave blvd rd bldg calif ala ariz ark colo conn del"
        " fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex"
        " vt va wash wis wyo a.m p.m am pm d.c l.a n.y n.j b.c a.d ph.d m.d b.a m.a j.d esq oz lb"
        " lbs in min max sq tel ext est v"
    )
)
_OPENERS = _set(
    "the a an this that these those it its he she they we i you his her their our my your in on at"
    " by for from with as if when while after before since although though because but and or so"
    " yet however meanwhile moreover also still then there here what who why how where which one"
    " two three some many most all both each every no not nor now today yesterday officials police"
    " according among despite during until under over about against between several such other"
    " others even only just more last next"
)
_OFFICES = _TITLES | frozenset(("president",))

_CANDIDATE = compiled(
    r"[.!?…।؟。！？]"  # one class in front lets `re` skip to the next stop at full speed
    r"(?:(?<![.!?…।؟]{2})(?<=[.!?…।؟])[.!?…।؟]*([\"'”’)\]»]*)[^\S\n]+(?=(\S{1,40}))"
    r"|(?<=[。！？])[。！？]*[」』”’）]*(?=[^\s。！？」』”’）]))"
)
_REACH = compiled(r"[.!?…।؟。！？\"'”’)\]»」』）\s]*\S{0,40}")  # how far a candidate may go on
_SPEAKER = compiled(
    r"\s+(?:[A-Z][\w'’.-]*\s){1,4}(?:said|says|asked|told|added|replied|shouted|wrote|cried)\b"
)
_INITIALS = compiled(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENING = "\"“‘'([«—–-¿¡"
_BEFORE_WORD = frozenset(" \t\n\xa0\u202f\u2009\"“”‘’'([«—–-/")
_LONGEST_ABBREVIATION = 20
_STEP = 200


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of a text, in order, without surrounding blanks.

    A line feed always ends a sentence. Offsets are code points.
    """
    found = []
    start = 0
    for end in _ends(text):
        span = _stripped(text, start, end)
        if span:
            found.append(span)
        start = end
    return found


def sentence_around(text: str, offset: int) -> Span:
    """Return the sentence at an offset: the same span that `sentences` has for it.

    Blanks after a sentence belong to it here, blanks before the first of a line to that first. On
    an empty line the span is empty. The cost does not grow with the length of the text.
    """
    line_end = text.find("\n", offset)
    if line_end < 0:
        line_end = len(text)
    line_start = text.rfind("\n", 0, offset) + 1
    letter = _first_letter(text, offset, line_start)
    start = _last_end(text, line_start, letter, line_end)
    end = next((end for end in _line_ends(text, start, line_end) if end > letter), line_end)
    return _stripped(text, start, end) or Span(offset, offset)


def _ends(text: str) -> Iterator[int]:
    start = 0
    while start < len(text):
        line_end = text.find("\n", start)
        if line_end < 0:
            line_end = len(text)
        yield from _line_ends(text, start, line_end)
        yield line_end
        start = line_end + 1


def _line_ends(text: str, start: int, line_end: int) -> Iterator[int]:
    for candidate in _CANDIDATE.finditer(text, start, line_end):
        if _ends_sentence(text, candidate):
            yield _end_of(candidate)


def _last_end(text: str, line_start: int, offset: int, line_end: int) -> int:
    upper, step = offset, _STEP
    while upper > line_start:
        lower = max(line_start, upper - step)
        reach = _REACH.match(text, upper, line_end)
        candidates = _CANDIDATE.finditer(text, lower, reach.end() if reach else line_end)
        for candidate in reversed(list(candidates)):
            is_before = candidate.start() < upper and _end_of(candidate) <= offset
            if is_before and _ends_sentence(text, candidate):
                return _end_of(candidate)
        upper, step = lower, 2 * step
    return line_start


def _first_letter(text: str, offset: int, line_start: int) -> int:
    """Leave the blanks an offset stands in: to the left, or to the right at the start of a line."""
    left = min(offset, len(text) - 1)
    while left >= line_start and text[left].isspace():
        left -= 1
    if left >= line_start:
        return left
    right = offset
    while right < len(text) and text[right].isspace() and text[right] != "\n":
        right += 1
    return right


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _end_of(candidate: re.Match[str]) -> int:
    return candidate.end(1) if candidate[2] else candidate.end()


def _ends_sentence(text: str, candidate: re.Match[str]) -> bool:
    closing, following = candidate.groups()
    if not following:
        return True
    stops = text[candidate.start() : candidate.start(1)]
    first = following.lstrip(_OPENING)[:1] or following[0]
    if first in ".!?…" or (first.islower() and not _is_brand(stops, following)):
        return False
    if "…" in stops or (len(stops) > 1 and not stops.strip(".")):
        return first.isupper()
    if stops != ".":
        return not _goes_on_after_cry(text, candidate)
    if closing:
        return closing[0] not in ")]" or first.isupper() or first.isdigit()
    word = _word_before(text, candidate.start())
    return not _is_abbreviation(text, candidate.start(), word, first, following)


def _is_brand(stops: str, following: str) -> bool:
    return stops == "." and following[1:2].isupper()


def _goes_on_after_cry(text: str, candidate: re.Match[str]) -> bool:
    """Know "Why?" Smith asked, which is one sentence, and Yahoo! Inc., which is a name."""
    if candidate[1]:
        return _SPEAKER.match(text, candidate.end(1)) is not None
    return _plain(candidate[2]).rstrip(".") in _COMPANIES


def _is_abbreviation(text: str, stop: int, word: str, first: str, following: str) -> bool:
    lower = word.lower()
    if lower in _NEVER_LAST:
        return True
    if lower in _NUMBERED:
        return first.isdigit()
    if lower in _SOMETIMES_LAST:
        return not _opens_after(lower, following, first)
    if word != "I" and _INITIALS.fullmatch(word):
        return ("." in word or word.isupper()) and not _opens_after(lower, following, first)
    return word.isdigit() and len(word) <= 2 and _starts_line(text, stop - len(word))


def _opens_after(abbreviation: str, following: str, first: str) -> bool:
    if abbreviation in _MONTHS and first.isdigit():
        return False
    if following[0] in "\"“‘'":
        return True
    word = _plain(following)
    if abbreviation in _NATIONS or len(abbreviation) == 1:
        return word in _OPENERS
    return word in _OPENERS or word in _OFFICES


def _plain(following: str) -> str:
    word = following.strip("\"“‘'(.,;:”’)").lower()
    return word.split("'")[0].split("’")[0]


def _word_before(text: str, stop: int) -> str:
    start = stop
    lowest = max(0, stop - _LONGEST_ABBREVIATION)
    while start > lowest and text[start - 1] not in _BEFORE_WORD:
        start -= 1
    return text[start:stop]


def _starts_line(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] == "\n"
