# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Markdown (CommonMark with tables, footnotes and strikethrough), front matter and all.

Code blocks, link targets and HTML tags are not prose; inline code, link texts and the description
of a picture that opens its paragraph (its caption) are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.article import Article
from newslint.expressions import compiled
from newslint.readers.builder import ProseBuilder
from newslint.readers.frontmatter import Field, FrontMatter, front_matter
from newslint.readers.markup import Run, tokens
from newslint.readers.page import INLINE
from newslint.records import NamedTuple

_DEKS = ("subtitle", "dek", "deck", "standfirst", "subheadline", "subhead", "strapline", "lede")
_META = {
    "headline": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "published": ("date", "published", "pubdate", "publishdate"),
    "description": ("description", "summary", "excerpt", *_DEKS),
    "site": ("site", "publisher"),
    "url": ("url", "canonical_url", "canonical", "permalink"),
    "section": ("section", "category", "categories"),
}
_SURROGATE = compiled("[\ud800-\udfff]")
_BREAK = compiled(r"<br\b", re.IGNORECASE)
_KINDS = {"figcaption": "caption", "caption": "caption", "li": "list", "td": "table", "th": "table"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read_markdown(source: str, path: str) -> Article:
    """Return the article of a Markdown text; what its front matter calls the title is headline."""
    matter = front_matter(source)
    builder = ProseBuilder(source)
    for field in matter.fields:
        _add_field(builder, field)
    _Body(builder, source, matter.end, headed=bool(matter.value("title", "headline"))).add()
    return builder.article(path, _lang(matter), _meta(matter), by_shape="headline")


def _add_field(builder: ProseBuilder, field: Field) -> None:
    kind = "headline" if field.name in ("title", "headline") else "dek"
    if kind == "headline" or field.name in _DEKS:
        builder.begin(kind)
        for text, start, end in field.pieces:
            builder.replaced(text, start, end)
        builder.end()


def _lang(matter: FrontMatter) -> str:
    return matter.value("lang", "language", "locale").replace("_", "-")


def _meta(matter: FrontMatter) -> Mapping[str, str]:
    found = {key: matter.value(*names) for key, names in _META.items()}
    return {key: value for key, value in found.items() if value}


class _Event(NamedTuple):
    """Something in the Markdown: "Start" or "End" of a thing, or a run of the source."""

    what: str
    value: Any
    start: int = 0
    end: int = 0

    @property
    def thing(self) -> str:
        """Return what starts or ends: "Paragraph", "Heading", "BlockQuote" ..."""
        return str(self.value if isinstance(self.value, str) else next(iter(self.value)))


def _events(source: str, offset: int) -> Iterator[_Event]:
    from pyromark import Options, events_with_range

    options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
    options |= Options.ENABLE_TASKLISTS
    text = _SURROGATE.sub("\ufffd", source[offset:])
    place = _Bytes(text)
    for event, where in events_with_range(text, options=options):
        what, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if what in ("Start", "End"):
            yield _Event(what, value)
        else:
            start, end = place.code_point(where["start"]), place.code_point(where["end"])
            yield _Event(what, value, offset + start, offset + end)


class _Bytes:
    """Turns offsets into the UTF-8 of a text, in any order but mostly rising, to code points."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode("utf-8")
        self._byte = self._point = 0

    def code_point(self, byte: int) -> int:
        if not self._data:
            return byte
        if byte < self._byte:
            self._byte = self._point = 0
        self._point += len(self._data[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._point


class _Body:
    """Puts the events of the Markdown into blocks."""

    def __init__(self, builder: ProseBuilder, source: str, offset: int, *, headed: bool) -> None:
        self._builder = builder
        self._source = source
        self._events = list(_events(source, offset))
        self._title = -1 if headed else self._title_event()
        self._depth: Counter[str] = Counter()
        self._html: list[tuple[int, int]] = []

    def add(self) -> None:
        for number, event in enumerate(self._events):
            if event.what == "Start":
                self._start(number, event.thing)
            elif event.what == "End":
                self._end(event.thing)
            elif not self._depth["CodeBlock"]:
                self._content(event)

    def _title_event(self) -> int:
        """Return which event opens the headline: the first heading of level 1, or one on top."""
        headings = [
            (number, event.value["Heading"]["level"])
            for number, event in enumerate(self._events)
            if event.what == "Start" and event.thing == "Heading"
        ]
        on_top = [number for number, _ in headings if number == 0]
        return next((number for number, level in headings if level == "H1"), (on_top or [-1])[0])

    def _start(self, number: int, thing: str) -> None:
        self._depth[thing] += 1
        builder, in_list = self._builder, self._depth["List"]
        if thing == "Heading":
            builder.begin("headline" if number == self._title else "heading")
        elif thing == "List" and in_list == 1:
            self._begin("list")
        elif thing in ("Item", "TableRow") or (thing == "Paragraph" and in_list):
            builder.new_line()
        elif thing == "Paragraph":
            self._begin("caption" if self._opens_with_picture(number) else "paragraph")
        elif thing == "Table":
            self._begin("table")
        elif thing == "TableCell":
            builder.blank()

    def _begin(self, kind: str) -> None:
        self._builder.begin(kind, *(("quote",) if self._depth["BlockQuote"] else ()))

    def _opens_with_picture(self, number: int) -> bool:
        following = self._events[number + 1]
        return following.what == "Start" and following.thing == "Image"

    def _end(self, thing: str) -> None:
        self._depth[thing] -= 1
        if thing == "HtmlBlock":
            for start, end in self._html:
                _add_html(self._builder, self._source, start, end)
            self._html = []
        elif thing in ("Heading", "Table", "HtmlBlock") or (
            thing in ("Paragraph", "List") and not self._depth["List"]
        ):
            self._builder.end()

    def _content(self, event: _Event) -> None:
        if event.what == "Html":
            self._add_html_line(event.start, event.end)
        elif event.what == "InlineHtml":
            if _BREAK.match(self._source, event.start):
                self._builder.new_line()
        elif event.what == "SoftBreak":
            self._builder.blank()
        elif event.what in ("HardBreak", "Rule"):
            self._builder.new_line()
        elif event.what in ("Text", "Code"):
            self._add_words(event)

    def _add_html_line(self, start: int, end: int) -> None:
        if self._html and self._html[-1][1] == start:
            start = self._html.pop()[0]
        self._html.append((start, end))

    def _add_words(self, event: _Event) -> None:
        found = self._source.find(event.value, event.start, event.end)
        if found >= 0:
            self._builder.words(found, found + len(event.value))
        else:
            self._builder.replaced(event.value, event.start, event.end)


def _add_html(builder: ProseBuilder, source: str, start: int, end: int) -> None:
    """Add the text of an HTML block, parted where its block-level tags part it."""
    for token in tokens(source, start, end):
        if isinstance(token, Run):
            if not token.raw:
                builder.markup(token.start, token.end)
        elif token.name == "br":
            builder.new_line()
        elif token.name in _HEADINGS and not token.closing:
            builder.begin("heading")
        elif token.name not in INLINE:
            builder.begin("paragraph" if token.closing else _KINDS.get(token.name, "paragraph"))
    builder.end()
