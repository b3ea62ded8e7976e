# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of an HTML page, with the places of its text, from markup however malformed.

The rules for tags that may be left out are those of the HTML Standard (section 13.1.2.4) that
change which block a text stands in. Like browsers, it stops nesting at a depth of some hundreds,
so that no page can cost more than linear time, and nothing here is recursive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newslint.readers.markup import Run, Tag, tokens

VOID = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr keygen basefont bgsound
    frame
    """.split()
)
INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output
    q rb rp rt ruby s samp slot small span strike strong sub sup time tt u var br wbr img
    picture
    """.split()
)
"""Elements that stand in a line of text and part no words."""

_CLOSES_PARAGRAPH = frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary
    table ul li dt dd
    """.split()
)
_CLOSED_BY = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "option": (frozenset(("option",)), frozenset(("select", "datalist"))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tbody": (frozenset(("thead", "tbody", "tfoot")), frozenset(("table",))),
    "thead": (frozenset(("thead", "tbody", "tfoot")), frozenset(("table",))),
    "tfoot": (frozenset(("thead", "tbody", "tfoot")), frozenset(("table",))),
}
_TABLE_PARTS = frozenset(("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"))
_CELLS = frozenset(("td", "th", "caption", "table"))
_DEEPEST = 250


@dataclass(eq=False)
class Element:
    """An element: its tag, and in document order its text runs and the elements inside."""

    tag: Tag
    parent: Element | None
    children: list[Element | Run] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the name of the tag, in small letters."""
        return self.tag.name

    @property
    def attributes(self) -> Mapping[str, str]:
        """Return the attributes of the start tag."""
        return self.tag.attributes

    def elements(self) -> Iterator[Element]:
        """Return the element and all elements inside, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def ancestors(self) -> Iterator[Element]:
        """Return the elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


def page_tree(source: str, *, xml: bool = False) -> Element:
    """Return the root of the tree of a page; a text without tags is a root with one run."""
    return _Tree(source, xml).root


class _Tree:
    """The open elements while the tags of a page come in."""

    def __init__(self, source: str, xml: bool) -> None:
        self.root = Element(Tag("#page", 0, 0), None)
        self._open = [self.root]
        self._xml = xml
        for token in tokens(source, xml=xml):
            if isinstance(token, Run):
                self._open[-1].children.append(token)
            elif token.closing:
                self._close(token.name)
            else:
                self._start(token)

    def _start(self, tag: Tag) -> None:
        if not self._xml:
            self._close_implied(tag.name)
        element = Element(tag, self._open[-1])
        self._open[-1].children.append(element)
        leaf = tag.name in VOID or (tag.empty and (self._xml or ":" in tag.name))
        if not leaf and len(self._open) < _DEEPEST:
            self._open.append(element)

    def _close_implied(self, name: str) -> None:
        if name in _CLOSES_PARAGRAPH:
            self._close_paragraph()
        if name in _CLOSED_BY:
            closed, within = _CLOSED_BY[name]
            for index in range(len(self._open) - 1, 0, -1):
                there = self._open[index].name
                if there in closed:
                    del self._open[index:]
                    return
                if there in within:
                    return

    def _close_paragraph(self) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].name
            if name == "p":
                del self._open[index:]
                return
            if name not in INLINE:
                return

    def _close(self, name: str) -> None:
        """Close the element that an end tag means; one without start tag closes nothing."""
        for index in range(len(self._open) - 1, 0, -1):
            there = self._open[index].name
            if there == name:
                del self._open[index:]
                return
            if self._bars(there, name):
                return

    def _bars(self, element: str, name: str) -> bool:
        """Tell whether an end tag does not reach out of an open element."""
        if self._xml:
            return False
        if name in INLINE or name == "p":
            return element not in INLINE
        return element in _CELLS and name not in _TABLE_PARTS
