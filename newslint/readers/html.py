# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an HTML page: only its article becomes text, every word at its place in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslint.article import Article
from newslint.expressions import compiled
from newslint.readers.body import PageText, page_text, prose_leaves
from newslint.readers.builder import ProseBuilder
from newslint.readers.leaves import Leaf
from newslint.readers.markup import Run
from newslint.readers.page import Element, page_tree
from newslint.readers.pagemeta import page_meta
from newslint.readers.roles import heading_over, headline_leaf, kinds_in_body, role_in_head

_XML = compiled(r"\s*<\?xml\b")
_MOST_OF_A_KIND = 2  # bylines, deks, captions that are taken from over the body
_Part = tuple[Leaf, tuple[str, ...]]


def read_html(source: str, path: str) -> Article:
    """Return the article of a page; a page without any prose gives an article without text."""
    root = page_tree(source, xml=path.lower().endswith(".xhtml") or bool(_XML.match(source)))
    meta = page_meta(source, root)
    everything = prose_leaves(source, root)
    headline = headline_leaf(everything, meta.titles)
    text = page_text(source, root, everything, headline, meta.body)
    headline = headline or heading_over(everything, text.first or next(iter(text.body), None))
    builder = ProseBuilder(source)
    parts = _parts(text, headline)
    if not headline and parts and meta.title_span and meta.title_span[0] < parts[0][0].start:
        builder.begin("headline")
        builder.markup(*meta.title_span)
    _add_parts(builder, parts)
    return builder.article(path, meta.lang, meta.fields, by_shape="parts")


def _parts(text: PageText, headline: Leaf | None) -> list[_Part]:
    """Return the leaves of the article in their order, each with its kinds of block."""
    items = _leaves_in_items(text.body)
    found = {leaf.start: (leaf, kinds_in_body(leaf, items)) for leaf in text.body}
    taken: Counter[str] = Counter()
    for leaf in text.shown:
        if text.first is None or leaf.start >= text.first.start:
            break
        kind = role_in_head(leaf, headline)
        if kind and taken[kind] < _MOST_OF_A_KIND:
            found[leaf.start] = (leaf, (kind,))
            taken[kind] += 1
    if headline:
        found[headline.start] = (headline, ("headline",))
    return [found[start] for start in sorted(found) if found[start][1]]


def _leaves_in_items(body: Sequence[Leaf]) -> Counter[Element]:
    """Count the leaves in each list item and table cell."""
    items: Counter[Element] = Counter()
    for leaf in body:
        for element in (leaf.element, leaf.element.parent):
            if element and element.name in ("li", "dd", "dt", "td", "th"):
                items[element] += 1
    return items


def _add_parts(builder: ProseBuilder, parts: Sequence[_Part]) -> None:
    """Add the leaves as blocks; the items of one list and the cells of one table share a block."""
    previous: tuple[str, Element | None, Element | None] = ("", None, None)
    for leaf, kinds in parts:
        whole, row = _whole_of(leaf, kinds)
        if whole and previous[:2] == (kinds[0], whole):
            if row is not None and row is previous[2]:
                builder.blank()
            else:
                builder.new_line()
        else:
            builder.begin(*kinds)
        previous = (kinds[0], whole, row)
        for part in leaf.parts:
            if not isinstance(part, Run):
                builder.new_line()
            elif part.raw:
                builder.words(part.start, part.end)
            else:
                builder.markup(part.start, part.end)


def _whole_of(leaf: Leaf, kinds: tuple[str, ...]) -> tuple[Element | None, Element | None]:
    """Return the list or table that a leaf belongs to, and its row in a table."""
    names = {"list": ("ul", "ol", "dl", "menu"), "table": ("table",)}.get(kinds[0])
    if not names:
        return None, None
    around = [leaf.element, *leaf.element.ancestors()]
    row = next((element for element in around if element.name == "tr"), None)
    return next((element for element in around if element.name in names), None), row
