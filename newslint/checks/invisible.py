# SPDX-License-Identifier: GPL-3.0-or-later
"""invisible: characters that nobody sees and programs stumble over, in the source of the words.

Names and meanings are those of the Unicode Standard 16.0 (chapter 23, "Special areas and format
characters"). Joiners between letters of scripts that need them, and in emoji, are left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.rule import Context, Rule

OPTIONS = {
    "kinds": Option(
        "words",
        "Which characters: spaces (of no width, word joiners, byte order marks), hyphens (soft), "
        "directions (marks and overrides), controls, replacements (the sign for a character that "
        "was lost).",
        ("spaces", "directions", "controls", "replacements"),
    ),
}

_KINDS = {
    "spaces": "\u200b\u2060-\u2064\ufeff\u180e",
    "hyphens": "\u00ad",
    "directions": "\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "controls": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "replacements": "\ufffd",
}
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\ufffd": "sign for a lost character",
}
_TAG = compiled(r"<[^<>]*>")
_REPEATS = 20  # findings of one rule in one article; more only say the same


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding at the word around every such character; its span is the word."""
    if article.source.isascii():
        return
    characters = "".join(_KINDS[kind] for kind in rule.options["kinds"])
    said: set[Span] = set()
    run = compiled(f"[{characters}]+")
    for found in run.finditer(article.source):
        span = _word_in_text(article, found.start())
        if span is None or span in said or len(said) >= _REPEATS:
            continue
        said.add(span)
        word = article.text[span.start : span.end]
        clean = run.sub("", word)
        message = rule.say(_name(found[0][0]), clean)
        yield rule.finding(span, message, fixes=(Fix(span, clean),))


def _name(character: str) -> str:
    return f"{_NAMES.get(character, 'invisible character')} (U+{ord(character):04X})"


def _word_in_text(article: Article, offset: int) -> Span | None:
    """Return the word of the text at an offset of the source; None outside the words of a block."""
    place = _offset_in_text(article, offset)
    if place is None:
        return None
    text = article.text
    start = end = min(place, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end) if start < end else None


def _offset_in_text(article: Article, offset: int) -> int | None:
    if not article.pieces:
        return offset
    index = bisect_right(article.pieces, offset, key=lambda piece: piece.source_start) - 1
    if index < 0:
        return None
    piece = article.pieces[index]
    if offset < piece.source_end:
        same = piece.end - piece.start == piece.source_end - piece.source_start
        return piece.start + offset - piece.source_start if same else piece.start
    if index + 1 == len(article.pieces):
        return None
    following = article.pieces[index + 1]
    gap = _TAG.sub("", article.source[piece.source_end : following.source_start])
    inside = "\n\n" not in article.text[piece.end : following.start]
    return piece.end if inside and article.source[offset] in gap else None
