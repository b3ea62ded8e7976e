# SPDX-License-Identifier: GPL-3.0-or-later
"""The leaves of a page: its stretches of text that no block-level tag and no double break parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from newslint.readers.markup import Run, decoded
from newslint.readers.page import INLINE, Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


_DEEPEST_INLINE = 8  # elements around a word that are looked at for one that holds the leaf


class Break:
    """A forced line break inside a leaf."""


BREAK = Break()


@dataclass(eq=False)
class Leaf:
    """A stretch of text, the block-level element that holds it, and its share of link text.

    `wrapper` is the innermost element that holds all of its words, such as a `span`.
    """

    source: str
    element: Element
    wrapper: Element | None = None
    parts: list[Run | Break] = field(default_factory=list)
    linked: int = 0

    @cached_property
    def text(self) -> str:
        """Return the words of the leaf, blanks made single."""
        runs = (self._words(part) for part in self.parts)
        return " ".join("".join(runs).split())

    def _words(self, part: Run | Break) -> str:
        if isinstance(part, Break):
            return " "
        words = self.source[part.start : part.end]
        return words if part.raw else decoded(words)

    def named_by(self) -> Iterator[Element]:
        """Return the elements whose names speak for the leaf: its wrapper and all around it."""
        innermost = self.wrapper or self.element
        yield innermost
        yield from innermost.ancestors()

    @property
    def start(self) -> int:
        """Return where in the source the leaf begins."""
        return next(part.start for part in self.parts if isinstance(part, Run))

    @cached_property
    def link_share(self) -> float:
        """Return which part of the words, from 0 to 1, is the text of links."""
        return min(1.0, self.linked / max(1, len(self.text)))


def leaves(source: str, root: Element, leave_out: Callable[[Element], bool]) -> list[Leaf]:
    """Return the leaves of a tree in order, without the subtrees that `leave_out` names."""
    collector = _Collector(source, root)
    for event, element in _walk(root, leave_out):
        collector.take(event, element)
    return collector.done()


def _walk(
    root: Element, leave_out: Callable[[Element], bool]
) -> Iterator[tuple[str, Element | Run]]:
    """Go through a tree: ("open" | "close", element) and ("text", run)."""
    waiting: list[tuple[str, Element | Run]] = [("open", root)]
    while waiting:
        event, node = waiting.pop()
        if isinstance(node, Element) and event == "open":
            if leave_out(node):
                event = "omit"
            else:
                waiting.append(("close", node))
                waiting.extend(_events(node))
        yield event, node


def _events(element: Element) -> Iterator[tuple[str, Element | Run]]:
    for child in reversed(element.children):
        yield ("open" if isinstance(child, Element) else "text"), child


class _Collector:
    """Gathers the runs between two block-level tags into one leaf."""

    def __init__(self, source: str, root: Element) -> None:
        self._source = source
        self._open = [root]
        self._blocks = [root]
        self._links = 0
        self._leaf = Leaf(source, root)
        self._found: list[Leaf] = []

    def take(self, event: str, node: Element | Run) -> None:
        if isinstance(node, Run):
            self._take_run(node)
        elif node.name == "br":
            if event == "open":
                self._take_break()
        else:
            if node.name not in INLINE:
                self._take_block(event, node)
            self._step(event, node)

    def _step(self, event: str, node: Element) -> None:
        if event == "open":
            self._open.append(node)
            self._links += node.name == "a"
        elif event == "close":
            self._open.pop()
            self._links -= node.name == "a"

    def done(self) -> list[Leaf]:
        self._end_leaf()
        return self._found

    def _take_run(self, run: Run) -> None:
        words = self._source[run.start : run.end]
        if not words.isspace():
            self._leaf.linked += len(words.strip()) if self._links else 0
            self._widen(self._open[-1])
        self._leaf.parts.append(run)

    def _widen(self, parent: Element) -> None:
        """Make the wrapper of the leaf hold the words of another element too."""
        leaf = self._leaf
        if leaf.wrapper is None or leaf.wrapper in (parent, leaf.element):
            leaf.wrapper = leaf.wrapper or parent
            return
        around = [parent, *parent.ancestors()][:_DEEPEST_INLINE]
        leaf.wrapper = leaf.wrapper if leaf.wrapper in around else leaf.element

    def _take_break(self) -> None:
        """A break after a break, blanks between them or not, begins a new paragraph."""
        for part in reversed(self._leaf.parts):
            if isinstance(part, Break):
                self._end_leaf()
                return
            if self._source[part.start : part.end].strip():
                break
        self._leaf.parts.append(BREAK)

    def _take_block(self, event: str, element: Element) -> None:
        self._end_leaf()
        if event == "open":
            self._blocks.append(element)
        elif event == "close" and len(self._blocks) > 1:
            self._blocks.pop()
        self._leaf.element = self._blocks[-1]

    def _end_leaf(self) -> None:
        if any(isinstance(part, Run) for part in self._leaf.parts) and self._leaf.text:
            self._found.append(self._leaf)
        self._leaf = Leaf(self._source, self._blocks[-1])
