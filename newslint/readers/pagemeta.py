# SPDX-License-Identifier: GPL-3.0-or-later
"""What an HTML page tells machines about its article: title, author, date, language.

Read are schema.org's NewsArticle in JSON-LD, the Open Graph protocol, and the `meta` elements and
attributes of HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.readers.markup import Run, decoded, value_span
from newslint.readers.page import Element

_META_KEYS = {
    "og:title": "headline",
    "twitter:title": "headline",
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "og:description": "description",
    "description": "description",
    "og:site_name": "site",
    "og:url": "url",
    "article:section": "section",
}
_TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " : ", " · ", " « ", " » ", " • ")
_MOST_JSON = 2_000_000  # code points of one JSON-LD script


@dataclass
class PageMeta:
    """What a page says of itself; `titles` are all its own names for the article, best first."""

    fields: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    title_span: tuple[int, int] | None = None
    lang: str = ""
    body: str = ""


def page_meta(source: str, root: Element) -> PageMeta:
    """Return what the head and the JSON-LD of a page tell; never raises for what is malformed."""
    meta = PageMeta()
    linked: dict[str, str] = {}
    open_graph: dict[str, str] = {}
    title: tuple[int, int] | None = None
    for element in root.elements():
        attributes = element.attributes
        if element.name == "html" and not meta.lang:
            meta.lang = attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif element.name == "meta":
            _take_meta(source, element, open_graph, meta)
        elif element.name == "title" and title is None and element.children:
            title = _title_span(source, element)
        elif element.name == "script" and "ld+json" in attributes.get("type", "").lower():
            _take_json(_words(source, element), linked)
        elif element.name == "time" and "datetime" in attributes:
            open_graph.setdefault("published", attributes["datetime"].strip())
    meta.body = linked.pop("body", "")
    meta.lang = (meta.lang or linked.pop("lang", "")).strip().replace("_", "-")
    meta.fields = {**open_graph, **linked}
    _take_titles(source, meta, [linked, open_graph], title)
    return meta


def _take_meta(source: str, element: Element, found: dict[str, str], meta: PageMeta) -> None:
    attributes = element.attributes
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    content = " ".join(attributes.get("content", "").split())
    if attributes.get("http-equiv", "").lower() == "content-language":
        meta.lang = meta.lang or content
    key = _META_KEYS.get(name.lower().strip())
    if not key or not content:
        return
    if key == "headline" and not meta.title_span:
        meta.title_span = value_span(source, element.tag, "content")
    found.setdefault(key, content)


def _words(source: str, element: Element) -> str:
    return "".join(source[c.start : c.end] for c in element.children if isinstance(c, Run))


def _title_span(source: str, element: Element) -> tuple[int, int] | None:
    """Return where a `title` element's words stand, the name of the site at their end left out."""
    run = next((child for child in element.children if isinstance(child, Run)), None)
    if run is None:
        return None
    words = source[run.start : run.end]
    cut = min((at for at in (words.rfind(s) for s in _TITLE_SEPARATORS) if at > 0), default=-1)
    if cut > 0 and len(words[:cut].split()) > 2:
        words = words[:cut]
    return run.start, run.start + len(words)


def _take_titles(
    source: str, meta: PageMeta, found: list[dict[str, str]], title: tuple[int, int] | None
) -> None:
    titles = [fields["headline"] for fields in found if fields.get("headline")]
    if title:
        titles.append(" ".join(decoded(source[slice(*title)]).split()))
        meta.title_span = meta.title_span or title
    meta.titles = [words for words in titles if words]


def _take_json(script: str, found: dict[str, str]) -> None:
    """Add what a JSON-LD script says of an article, unless an earlier one has said it."""
    import json

    if len(script) > _MOST_JSON:
        return
    try:
        data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(data):
        kind = thing.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(k, str) and k.endswith(("Article", "Posting")) for k in kinds):
            for key, value in _article_fields(thing):
                if value and not found.get(key):
                    found[key] = " ".join(decoded(value).split())


def _things(data: object) -> Iterator[dict[str, object]]:
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            yield here
            waiting.extend(reversed(list(here.values())))
        elif isinstance(here, list):
            waiting.extend(reversed(here))


def _article_fields(thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    yield "headline", _text_of(thing.get("headline"))
    yield "author", _text_of(thing.get("author"))
    yield "published", _text_of(thing.get("datePublished"))
    yield "description", _text_of(thing.get("description"))
    yield "section", _text_of(thing.get("articleSection"))
    yield "site", _text_of(thing.get("publisher"))
    yield "url", _text_of(thing.get("url"))
    yield "lang", _text_of(thing.get("inLanguage"))
    yield "body", _text_of(thing.get("articleBody"))


def _text_of(value: object) -> str:
    """Return the words of a JSON-LD value: a text, a thing with a name, or a list of such."""
    if isinstance(value, list):
        return ", ".join(words for words in map(_name_of, value[:20]) if words)
    return _name_of(value)


def _name_of(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
