# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers in news prose: where they stand, what they are worth, how exactly they were written.

Read are digits with or without separators (6,000; 12,34,567; 6 000), decimals, vulgar fractions
(2½, 1 1/2), numbers in words up to trillions, the scales thousand to trillion, lakh and crore, and
halves, thirds and quarters in words. Not numbers here: ordinals, decades, times of day, and digits
that are part of a name (F-16, COVID-19, 9/11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.records import NamedTuple


def _counted_up(words: str, first: int, by: int) -> dict[str, int]:
    return {word: first + by * place for place, word in enumerate(words.split())}


_UNITS = _counted_up("zero one two three four five six seven eight nine ten", 0, 1) | _counted_up(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 11, 1
)
_TENS = _counted_up("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "mln": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "trn": 10**12,
    "tn": 10**12,
    "m": 10**6,
    "k": 10**3,
}
_SCALE_WORDS = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "tenth": 10}
_GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
_GLYPHS |= {"⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
_MONEY = "$£€¥₹"
_SIGNS = "-−–"

_MONTHS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "jan", "feb", "mar", "apr", "aug", "sept", "sep"),
        *("oct", "nov", "dec"),
    )
)

_CHUNK = compiled(r"\d(?:[\d.,]*\d)?")
_WESTERN = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = compiled(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_PLAIN = compiled(r"\d+(?:\.\d+)?\Z")
_SPACED = compiled(r"(?: \d{3})+(?![\d.,]*\d)")
_NOT_A_COUNT = compiled(r"(?:(?<=(?<!1)1)st|nd|rd|th|s|am|pm)\b|[ ]?[ap]\.m\.|:\d|['’]s\b|/\d")
_SLASH = compiled(r"/(\d{1,2})(?![\d/])")
_MIXED = compiled(r" (\d)/(\d{1,2})(?![\d/])")
_SCALE = compiled(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?|mln|mn|bn|trn|tn|m|k)\b"
)
_HALF_MORE = compiled(r" and (a half|three[- ]quarters|a quarter)\b")
_WORD = "|".join(sorted((*_UNITS, *_TENS, *_SCALE_WORDS), key=lambda word: (-len(word), word)))
_JOINT = compiled(_WORD)
_LINK = compiled("-and-| and |, |-| ")
_PART = compiled(
    r"(half|third|quarter|fifth|sixth|seventh|eighth|tenth)(s?)\b"
    r"(?:(?: of)? an? (million|billion|trillion|dozen|hundred|crore|lakh)\b)?"
)
_COUNT = compiled(r"(?<!\w)(an?|one|two|three|four|five|seven|nine)[ -]\Z")


class Number(NamedTuple):
    """A number as written.

    `place` is the worth of one step of the last place written: 1/10 for 2.5, 100,000 for
    2.5 million, 1 for 6,000. `chunk` is its run of digits, "" when written in words; `scale` the
    last scale word, "" when there is none. `share` marks the likes of "a third", which may be an
    ordinal's namesake and is a number only where something is divided.
    """

    span: Span
    value: Fraction
    place: Fraction
    chunk: str = ""
    scale: str = ""
    share: bool = False

    @property
    def figures(self) -> int:
        """Return how many significant figures the number may have at least (6,000: one)."""
        return len(str(abs(self.value / self.place).__ceil__()).rstrip("0")) or 1

    @property
    def step(self) -> Fraction:
        """Return the coarsest step it may have been rounded to: 6,000: 1,000; 1,500: 500."""
        count = abs(self.value / self.place)
        if count.denominator != 1 or not count:
            return self.place
        step, left = self.place, count.numerator
        while left % 10 == 0:
            left //= 10
            step *= 10
        return step * 5 if left % 10 == 5 and left > 5 else step

    def may_round(self, value: Fraction, finest: Fraction = Fraction(0)) -> bool:
        """Tell whether this is a correct rounding of an exact `value`, at any step it may have.

        No number is thought to be rounded beyond the leading figure of `value`, nor to a step
        coarser than `finest` when that is given.
        """
        step = min(self.step, max(leading_place(value), self.place))
        if finest:
            step = min(step, max(finest, self.place))
        return 2 * abs(value - self.value) <= step


def leading_place(value: Fraction) -> Fraction:
    """Return the worth of the first significant figure of a value: 1,000 for 6,216; 0 for 0."""
    size = abs(value)
    if not size:
        return Fraction(0)
    whole = size.numerator // size.denominator
    if whole:
        return Fraction(10 ** (len(str(whole)) - 1))
    return Fraction(1, 10 ** len(str((size.denominator - 1) // size.numerator)))


def numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """Return the numbers that begin and end between two offsets of a text, in order.

    They do not overlap. Read a part rather than the whole where a part will do: number words are
    looked for letter by letter.
    """
    stop = len(text) if end is None else min(end, len(text))
    low = _lower(text)
    found = sorted(
        (*_in_digits(text, low, start, stop), *_in_words(low, start, stop)),
        key=lambda number: (number.span.start, -number.span.end),
    )
    return tuple(_apart(found))


@lru_cache(maxsize=2)
def figures(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text that are written in digits, in order."""
    return tuple(_in_digits(text, _lower(text), 0, len(text)))


def _apart(found: list[Number]) -> Iterator[Number]:
    """Leave out each number that begins inside the one before."""
    end = 0
    for number in found:
        if number.span.start >= end:
            end = number.span.end
            yield number


@lru_cache(maxsize=2)
def _lower(text: str) -> str:
    """Return the text in lower case, each letter where it stood."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_digits(text: str, low: str, begin: int, stop: int) -> Iterator[Number]:
    end = begin
    for match in _CHUNK.finditer(text, begin, stop):
        start = match.start()
        if start < end or _part_of_a_name(text, start):
            continue
        number = _of_digits(low, start, match.group())
        if number is not None:
            end = number.span.end
            yield number


def _part_of_a_name(text: str, start: int) -> bool:
    if not start:
        return False
    before = text[start - 1]
    if before.isalpha() or before in "_/'’@\\":
        return not _currency_before(text, start)
    if before == ":":
        return start > 1 and text[start - 2].isdigit()
    if before in ".,":
        return start > 1 and not text[start - 2].isspace() and before == "."
    return before in "-‑" and start > 1 and text[start - 2].isalpha()


def _currency_before(text: str, start: int) -> bool:
    """Tell whether letters right before a figure are a currency's: Rs500, US$5, HK$5."""
    return text[max(0, start - 2) : start] in ("Rs", "RM") or text[start - 1] in _MONEY


def _of_digits(low: str, start: int, chunk: str) -> Number | None:
    end = start + len(chunk)
    if _PLAIN.match(chunk) or _WESTERN.match(chunk) or _INDIAN.match(chunk):
        spaced = _SPACED.match(low, end) if len(chunk) < 4 and chunk.isdigit() else None
        if spaced and not _after_a_date(low, start):
            chunk, end = chunk + spaced.group(), spaced.end()
        plain = chunk.replace(",", "").replace(" ", "")
        value = Fraction(plain)
        place = Fraction(1, 10 ** len(plain.partition(".")[2]))
    else:
        return None
    value, place, end = _with_fraction(low, value, place, end)
    if _NOT_A_COUNT.match(low, end):
        return None
    value, place, scale, end = _scaled(low, start, value, place, end)
    begin, sign = _signed(low, start)
    return Number(Span(begin, end), sign * value, place, chunk, scale)


def _after_a_date(low: str, start: int) -> bool:
    return low[max(0, start - 12) : start].rstrip(" .").rpartition(" ")[2] in _MONTHS


def _with_fraction(
    low: str, value: Fraction, place: Fraction, end: int
) -> tuple[Fraction, Fraction, int]:
    glyph = _GLYPHS.get(low[end : end + 1])
    if glyph:
        return value + Fraction(*glyph), Fraction(1, glyph[1]), end + 1
    mixed = _MIXED.match(low, end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]):
        part = Fraction(int(mixed[1]), int(mixed[2]))
        return value + part, Fraction(1, part.denominator), mixed.end()
    slash = _SLASH.match(low, end)
    if slash and 0 < value < int(slash[1]) and int(slash[1]) in (2, 3, 4, 5, 8, 16):
        return value / int(slash[1]), Fraction(1, int(slash[1])), slash.end()
    more = _HALF_MORE.match(low, end)
    if more:
        return (*_more(value, more[1]), more.end())
    return value, place, end


def _more(value: Fraction, words: str) -> tuple[Fraction, Fraction]:
    if words == "a half":
        return value + Fraction(1, 2), Fraction(1, 2)
    return value + (Fraction(1, 4) if words == "a quarter" else Fraction(3, 4)), Fraction(1, 4)


def _scaled(
    low: str, start: int, value: Fraction, place: Fraction, end: int
) -> tuple[Fraction, Fraction, str, int]:
    scale = ""
    while True:
        match = _SCALE.match(low, end)
        if not match or (match[1] in ("m", "k") and not _is_money(low, start, match)):
            return value, place, scale, end
        scale, end = match[1].rstrip("s"), match.end()
        value, place = value * _SCALES[scale], place * _SCALES[scale]


def _is_money(low: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether an "m" or "k" means million or thousand: attached, after a currency sign."""
    return match.end() - match.start() == 1 and _currency_before(low, start) if start else False


def _signed(low: str, start: int) -> tuple[int, int]:
    if start and low[start - 1] in _SIGNS and (start == 1 or low[start - 2] in " (\n"):
        return start - 1, -1
    if low.endswith("minus ", max(0, start - 6), start):
        return start - 6, -1
    return start, 1


def _in_words(low: str, begin: int, stop: int) -> Iterator[Number]:
    end = begin
    for match in _JOINT.finditer(low, begin, stop):
        if match.start() >= end and _is_a_word(low, match):
            words = _run(low, match, stop)
            end = words[-1].end()
            yield from _of_words(low, words)
    for match in _PART.finditer(low, begin, stop):
        part = _part(low, match, begin)
        if part is not None:
            yield part


def _is_a_word(low: str, match: re.Match[str]) -> bool:
    return not low[match.end() : match.end() + 1].isalnum() and not _inside_a_word(
        low, match.start()
    )


def _run(low: str, match: re.Match[str], stop: int) -> list[re.Match[str]]:
    """Return the number words, joined by hyphens, blanks and "and", that begin with a match."""
    words = [match]
    while True:
        link = _LINK.match(low, words[-1].end(), stop)
        word = _JOINT.match(low, link.end(), stop) if link else None
        if not word or low[word.end() : word.end() + 1].isalnum():
            return words
        words.append(word)


def _inside_a_word(low: str, start: int) -> bool:
    return start > 0 and (low[start - 1].isalnum() or low[start - 1] == "-")


def _of_words(low: str, words: list[re.Match[str]]) -> Iterator[Number]:
    """Yield the numbers of a run of number words: "one two" are two, "twenty-one" is one."""
    begin = -1
    stop = total = current = 0
    for match in words:
        word = match.group()
        joined = begin >= 0 and _joins(current, word, low[stop : match.start()])
        if not joined:
            if begin >= 0:
                yield _worded(low, begin, stop, total + current)
            begin, total, current = match.start(), 0, 0
            if word in _SCALES:
                begin, current = _counted(low, begin)
                if not current:
                    begin = -1
                    continue
        total, current = _add(total, current, word)
        stop = match.end()
    if begin >= 0:
        yield _worded(low, begin, stop, total + current)


def _counted(low: str, start: int) -> tuple[int, int]:
    """Return where a scale without a number before it begins ("a hundred"), and its count."""
    if low.endswith(" a ", max(0, start - 3), start) or (start == 2 and low.startswith("a ")):
        return start - 2, 1
    return start, 0


def _joins(current: int, word: str, between: str) -> bool:
    if between.startswith(","):
        return False
    if word in _SCALES:
        return "and" not in between and current > 0
    value = _UNITS.get(word) or _TENS.get(word, 0)
    if "and" in between:
        return current % 100 == 0
    last = current % 100
    if word in _UNITS and last:
        return last >= 20 and last % 10 == 0 and 0 < value < 10
    return not last and value > 0


def _add(total: int, current: int, word: str) -> tuple[int, int]:
    if word not in _SCALES:
        return total, current + (_UNITS.get(word) or _TENS.get(word, 0))
    if word in ("hundred", "dozen"):
        return total, current * _SCALES[word]
    return total + current * _SCALES[word], 0


def _worded(low: str, start: int, end: int, value: int) -> Number:
    exact, step = Fraction(value), Fraction(1)
    more = _HALF_MORE.match(low, end)
    if more and value < 100:
        exact, step = _more(exact, more[1])
        end = more.end()
    exact, step, scale, end = _scaled(low, start, exact, step, end)
    scale = scale or _last_scale(low[start:end])
    begin, sign = (start - 6, -1) if low.endswith("minus ", 0, start) else (start, 1)
    return Number(Span(begin, end), sign * exact, step, "", scale)


def _last_scale(words: str) -> str:
    last = words.replace("-", " ").split(" ")[-1]
    return last if last in _SCALES else ""


def _part(low: str, match: re.Match[str], begin: int) -> Number | None:
    """Return "half a million", "a third", "two-thirds"; None for what may be an ordinal."""
    parts = _PARTS[match[1]]
    ahead = _COUNT.search(low, max(begin, match.start() - 6), match.start())
    start = ahead.start() if ahead else match.start()
    if _inside_a_word(low, start):
        return None
    if match[3]:
        worth = Fraction(_SCALES[match[3]], parts)
        start = start if ahead and ahead[1] == "a" else match.start()
        return Number(Span(start, match.end(3)), worth, worth, "", match[3])
    count = _UNITS.get(ahead[1], 1) if ahead else 1
    if bool(match[2]) != (count > 1) or count >= parts or not (ahead or parts == 2):
        return None
    span = Span(start, match.end(2))
    return Number(span, Fraction(count, parts), Fraction(1, parts), share=True)
