# SPDX-License-Identifier: GPL-3.0-or-later
"""Is a word that a dictionary does not know a slip of the keyboard, or simply not in it?

In news nine of ten unknown words are names and terms. The article itself tells most of them: a
name has a capital and a term comes again, while a slip is a single lower-case word that stands
one stroke away from a word of the dictionary (Damerau, "A technique for computer detection and
correction of spelling errors", CACM 1964: four of five slips are one letter wrong, missing, extra
or exchanged with its neighbour).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.prose.strokes import distance

TYPO, UNKNOWN, KNOWN = "typo", "unknown", "known"
"""A slip; a word nobody vouches for; a word the article or the project vouches for."""

_TITLE_BEFORE = compiled(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof))\.$")
_ADDRESS_AFTER, _ADDRESS_BEFORE = compiled(r"[./@_\\]\w"), compiled(r"(?:\w[./@_\\]|#)$")
_WORD_AFTER, _WORD_BEFORE = compiled(r"['’-]\w| ?[ﬀ-ﬆ]"), compiled(r"\w['’-]$|[ﬀ-ﬆ] ?$")
_LETTERS = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 8
_SHORT = 4

# Words that stand before or inside a foreign name or phrase.
_PARTICLES = frozenset(
    "al bin da de del della der des di dos du el et ibn il la las le les na på"
    " ter und van vom von y zu zum zur".split()
)
# What keeps the spellings of British and American English apart, by commonest endings and letters.
_ENGLISHES = tuple(
    (compiled(pattern), one)
    for pattern, one in (
        (r"our", "or"),
        (r"re(?=[sd]?\b)", "er"),
        (r"(?<=[iy])s(?=e[drs]?\b|ing\b|ation)", "z"),
        (r"ll(?=ed|ing|er)", "l"),
        (r"[ao]e", "e"),
        (r"ogue", "og"),
        (r"(?<=dg)e(?=ment)|(?<=\w)e(?=able)", ""),
        (r"tonne", "ton"),
        (r"ence\b", "ense"),
        (r"sc(?=ept)", "sk"),
        (r"-", ""),
    )
)
_GLUED = frozenset(
    "a an and are as at be both but by for from had has have he her him his in is it its not of on"
    " or she that the their then they this to was we were which who will with would you".split()
)
_SHORTENED = frozenset(
    "ain approx asst ave dept doin est ft gal goin gonna gotta govt hrs incl intl jr kinda km kph"
    " lb lbs lovin min mins mph mr natl nothin oz pvt somethin sr st thru til vs wanna yrs".split()
)


def judge(
    text: str,
    span: Span,
    suggestions: Sequence[str],
    accepted: Collection[str] = (),
) -> str:
    """Return `TYPO`, `UNKNOWN` or `KNOWN` for a word that a spelling checker does not know.

    `span` is the word in `text`, `suggestions` are what the checker offers, best first; `accepted`
    are words and phrases that the project vouches for, as they are to be written.
    """
    word = text[span.start : span.end]
    if _is_accepted(text, span, accepted):
        return KNOWN
    if any(character.isdigit() or character in "@#/_&" for character in word):
        return KNOWN
    if not word.islower():
        return _judge_capital(text, span, word, suggestions)
    if _stands_in_address(text, span) or word in _SHORTENED:
        return KNOWN
    if _uses(text)[word] > 1 or _is_piece(text, span) or _stands_among_foreign(text, span, word):
        return UNKNOWN
    return TYPO if _is_slip(word, suggestions) else UNKNOWN


def _judge_capital(text: str, span: Span, word: str, suggestions: Sequence[str]) -> str:
    """Judge a word with a capital: only at a sentence's start can it be anything but a name."""
    if not word[1:].islower() or not _starts_sentence(text, span) or _uses(text)[word.lower()] > 1:
        return KNOWN
    following = text[span.end : span.end + 2]
    if following[:1] in tuple("'’,-") or following[1:].isupper():
        return KNOWN
    first = suggestions[0] if suggestions else ""
    if min(len(word), len(first)) <= _SHORT and sorted(word.lower()) != sorted(first.lower()):
        return KNOWN
    return TYPO if distance(word.lower(), first.lower()) == 1 else KNOWN


def _is_slip(word: str, suggestions: Sequence[str]) -> bool:
    """Tell whether a suggestion is so near that the word must be it, gone wrong."""
    first = suggestions[0] if suggestions else ""
    if first.lower() == word and not first.isupper():
        return False
    if first.replace(" ", "") == word:
        return not _GLUED.isdisjoint(first.split())
    if word in (suggestion.replace("-", "") for suggestion in suggestions):
        return False
    near = 2 if len(word) >= _LONG else 1
    return any(
        _differs(word, suggestion) and 0 < distance(word, suggestion) <= near
        for suggestion in suggestions[:3]
    )


def _differs(word: str, suggestion: str) -> bool:
    """Tell whether a suggestion is another word, and not the same one in another English.

    A word that differs in nothing but its last letter is an unknown derivation ("supremacism"),
    to which the dictionary offers a known one ("supremacist").
    """
    if not suggestion.islower() or " " in suggestion:
        return False
    if len(word) == len(suggestion) and word[:-1] == suggestion[:-1]:
        return False
    return _in_one_english(word) != _in_one_english(suggestion)


def _in_one_english(word: str) -> str:
    for pattern, one in _ENGLISHES:
        word = pattern.sub(one, word)
    return word


def _is_accepted(text: str, span: Span, accepted: Collection[str]) -> bool:
    word = text[span.start : span.end]
    bare = compiled(r"['’]s$").sub("", word)
    if word in accepted or bare in accepted:
        return True
    for phrase in accepted:
        if bare in phrase and len(phrase) > len(bare):
            first = text.find(phrase, max(0, span.start - len(phrase)), span.end + len(phrase))
            if 0 <= first <= span.start and span.end <= first + len(phrase) + 2:
                return True
    return False


@lru_cache(maxsize=4)
def _uses(text: str) -> Counter[str]:
    """Count every word of a text without regard to capitals, "Putin's" as "putin"."""
    found = (word.lower() for word in _LETTERS.findall(text))
    return Counter(word.removesuffix("'s").removesuffix("’s") for word in found)


def _starts_sentence(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 40) : span.start].rstrip(" ")
    if compiled(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof))\.$").search(
        before
    ):
        return False
    opened = before.rstrip("\"“'‘")
    if len(opened) < len(before) and opened and not opened[-1].isspace():
        return False
    return not opened.rstrip(" ") or opened.rstrip(" ")[-1] in ".!?\n"


def _stands_in_address(text: str, span: Span) -> bool:
    """Tell whether a word is part of a web address, an e-mail address or a file name."""
    after = text[span.end : span.end + 2]
    before = text[max(0, span.start - 2) : span.start]
    return bool(_ADDRESS_AFTER.match(after) or _ADDRESS_BEFORE.search(before))


def _is_piece(text: str, span: Span) -> bool:
    """Tell whether a word is a piece of a longer one: of "Ba'ath", or beside a lone ligature."""
    before = text[max(0, span.start - 2) : span.start]
    after = text[span.end : span.end + 2]
    return bool(_WORD_BEFORE.search(before) or _WORD_AFTER.match(after))


def _stands_among_foreign(text: str, span: Span, word: str) -> bool:
    """Tell whether a word stands in a foreign name or phrase, as `du` in "Cirque du Soleil"."""
    if word in _PARTICLES or not word.isascii():
        return True
    before = compiled(r"([^\W\d_]+)[ -]$").search(text[max(0, span.start - 30) : span.start])
    after = compiled(r"[ -]([^\W\d_]+)").match(text[span.end : span.end + 30])
    left, right = (before[1] if before else ""), (after[1] if after else "")
    if left in _PARTICLES or right in _PARTICLES:
        return True
    return len(word) <= _SHORT and left[:1].isupper() and right[:1].isupper()
