# SPDX-License-Identifier: GPL-3.0-or-later
"""Splits HTML and XHTML into tags and runs of text, each with its exact place in the source.

Follows the tokenization of the HTML Standard (section 13.2.5) as far as text depends on it: what
is a tag, where it ends, which elements hold raw text, what a character reference stands for. Any
input is read to its end in linear time; entities that a document type declares are not expanded.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from types import MappingProxyType

from newslint.expressions import compiled
from newslint.records import NamedTuple

_TAG = compiled(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = compiled(
    r"[\s/]*(=?[^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*))?)?"
)
_COMMENT_END = compiled(r"--!?>")
_SUBSET = compiled(r"<!doctype\b[^>\[]*\[", re.IGNORECASE)
_REFERENCE = compiled(r"&(?:#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_RAW_TEXT = frozenset(
    ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext")
)
_RAW_END = {name: compiled(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}


class Run(NamedTuple):
    """A run of text as it stands in the source, character references not yet decoded.

    `raw` runs are to be taken letter for letter (a CDATA section, a script).
    """

    start: int
    end: int
    raw: bool = False


class Tag(NamedTuple):
    """A start or end tag; `attributes` have lower-case names and decoded values."""

    name: str
    start: int
    end: int
    closing: bool = False
    empty: bool = False
    attributes: Mapping[str, str] = MappingProxyType({})


def tokens(source: str, start: int = 0, end: int = -1, *, xml: bool = False) -> Iterator[Tag | Run]:
    """Return the tags and runs of `source[start:end]`, comments and declarations left out.

    `xml` reads CDATA sections as text, and ends no element by its name alone.
    """
    end = len(source) if end < 0 else end
    position = text_start = start
    while position < end:
        position = source.find("<", position, end)
        if position < 0:
            break
        tag = _tag(source, position, end)
        after = tag.end if tag else _after_declaration(source, position, end, xml)
        if after == position:
            position += 1
            continue
        if text_start < position:
            yield Run(text_start, position)
        if tag:
            yield tag
            after = yield from _raw_text(source, tag, end, xml)
        elif xml and source.startswith("<![CDATA[", position):
            yield Run(position + 9, max(position + 9, after - 3), raw=True)
        position = text_start = after
    if text_start < end:
        yield Run(text_start, end)


def _raw_text(source: str, tag: Tag, end: int, xml: bool) -> Generator[Run, None, int]:
    """Yield the text of an element that holds no markup; return where it ends."""
    if tag.closing or tag.name not in _RAW_TEXT or (xml and tag.empty):
        return tag.end
    closing = _RAW_END[tag.name].search(source, tag.end, end)
    after = closing.start() if closing and tag.name != "plaintext" else end
    if after > tag.end:
        yield Run(tag.end, after, raw=tag.name not in ("title", "textarea"))
    return after


def _tag(source: str, position: int, end: int) -> Tag | None:
    found = _TAG.match(source, position, end)
    if not found:
        return None
    attributes: dict[str, str] = {}
    here = found.end()
    while here < end and source[here] != ">":
        attribute = _ATTRIBUTE.match(source, here, end)
        if attribute is None or attribute.end() == here:
            here += 1
            continue
        name = attribute[1].lower()
        if name and name not in attributes:
            value = attribute[2] or attribute[3] or attribute[4] or ""
            attributes[name] = decoded(value) if "&" in value else value
        here = attribute.end()
    empty = source[here - 1] == "/"
    closing = bool(found[1])
    after = min(here + 1, end)
    return Tag(found[2].lower(), position, after, closing, empty, attributes)


def _after_declaration(source: str, position: int, end: int, xml: bool) -> int:
    """Return where a comment, declaration or instruction ends; `position` when it is none."""
    if source.startswith("<!--", position):
        if source.startswith((">", "->"), position + 4):
            return source.index(">", position) + 1
        closing = _COMMENT_END.search(source, position + 4, end)
        return closing.end() if closing else end
    if not source.startswith(("<!", "<?", "</"), position) or position + 2 >= end:
        return position
    if xml and source.startswith("<![CDATA[", position):
        return _after(source, "]]>", position, end)
    subset = _SUBSET.match(source, position, end)
    if subset:
        return _after(source, ">", _after(source, "]", subset.end(), end), end)
    return _after(source, ">", position, end)


def _after(source: str, mark: str, position: int, end: int) -> int:
    found = source.find(mark, position, end)
    return found + len(mark) if found >= 0 else end


def value_span(source: str, tag: Tag, name: str) -> tuple[int, int] | None:
    """Return where the value of an attribute of a tag stands, without its quotation marks."""
    here = tag.start + 1 + len(tag.name)
    while here < tag.end - 1:
        attribute = _ATTRIBUTE.match(source, here, tag.end)
        if attribute is None or attribute.end() == here:
            here += 1
            continue
        if attribute[1].lower() == name:
            return next((attribute.span(g) for g in (2, 3, 4) if attribute[g] is not None), None)
        here = attribute.end()
    return None


def references(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Return each character reference in a run as (start, end, text); unknown ones are left out."""
    if source.find("&", start, end) < 0:
        return
    for found in _REFERENCE.finditer(source, start, end):
        yield from _reference(found)


def _reference(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    from html import unescape

    words = found.group()
    text = unescape(words)
    if text == words:
        return
    # "&notit" without its semicolon is a reference to "&not" with letters after it.
    tail = 0
    while text and text[-1] == words[-1 - tail] and tail < len(words) - 3:
        if unescape(words[: len(words) - tail - 1]) != text[:-1]:
            break
        text = text[:-1]
        tail += 1
    yield found.start(), found.end() - tail, text


def decoded(text: str) -> str:
    """Return a text with its character references decoded."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
