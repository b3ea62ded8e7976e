# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the article on a page: which of its leaves are the body.

Each stretch of prose speaks for the elements around it, the nearer the louder, as in Arc90's
Readability (2009); what is prose is told by length and link density, the measures that
C. Kohlschütter et al. found to be enough ("Boilerplate detection using shallow text
features", WSDM 2010).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newslint.readers.chrome import NEVER_PROSE, is_chrome, words_of
from newslint.readers.leaves import HEADINGS, Leaf, leaves
from newslint.readers.page import Element
from newslint.readers.shapes import ends_sentence

_BODY_WORDS = frozenset(("article", "story", "body", "content", "entry", "post", "main", "text"))
PROSE_NAMES = frozenset(("p", "blockquote", "li", "td", "th", "dd", "dt", "pre", *HEADINGS))
"""Elements whose own text an author has meant as text, whatever its length."""

_LEVELS = 5  # how many elements around a stretch of prose it speaks for
_FEWEST_WORDS = 8  # of a stretch of prose
_LINK_TEXT = 0.8  # share of link text from which a leaf without a full stop is a link
_TEASER = re.compile(
    r"\W*(?:read (?:more|also|next)|see (?:more|also)|more (?:on|from|about)|also read|related"
    r"|recommended|don[’']t miss|dont miss|watch|listen|click here|must read|in pictures|tags?"
    r"|topics|filed under|up next|view (?:all|more)|most read)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PageText:
    """The leaves of a page that are not chrome, those of the body, and where its prose begins.

    `first` is the first leaf of the body that reads like a sentence, None when there is none.
    """

    shown: Sequence[Leaf]
    body: Sequence[Leaf]
    first: Leaf | None


def prose_leaves(source: str, root: Element) -> list[Leaf]:
    """Return the leaves of a page that can be prose, chrome and all."""
    return leaves(source, root, lambda element: element.name in NEVER_PROSE)


def page_text(
    source: str, root: Element, everything: Sequence[Leaf], headline: Leaf | None, hint: str = ""
) -> PageText:
    """Return the leaves of a page with those of them that are the body of its article.

    `everything` is what `prose_leaves` returned, `headline` one of them. `hint` is the text of the
    body as the page tells it to machines (JSON-LD), or "". A fragment, a source without the element
    `body`, is all article.
    """
    share = _prose_share(everything)
    shown = leaves(source, root, _left_out(share))
    if not any(element.name == "body" for element in root.elements()):
        return PageText(shown, shown, None)
    home = _home(shown, _story_around(headline, share), hint)
    if home is None:
        plain = [leaf for leaf in shown if leaf.link_share < _LINK_TEXT]
        return PageText(plain, plain, None)
    inside = _without_margins([leaf for leaf in shown if _is_inside(leaf.element, home)])
    body = _without_teasers(inside)
    return PageText(shown, body, next(filter(_prose, body), None))


def _prose(leaf: Leaf) -> int:
    """Return the number of words of a leaf that reads like a sentence, 0 for any other."""
    words = leaf.text.count(" ") + 1
    if words < _FEWEST_WORDS or leaf.link_share > 0.5 or leaf.element.name in HEADINGS:
        return 0
    return words if any(mark in leaf.text for mark in ".,!?…。") else 0


def _prose_share(all_leaves: Sequence[Leaf]) -> dict[Element, float]:
    """Return for each element around prose which part of the page's prose it holds."""
    held: dict[Element, float] = defaultdict(float)
    total = sum(map(_prose, all_leaves)) or 1
    for leaf in all_leaves:
        words = _prose(leaf)
        if words:
            held[leaf.element] += words / total
            for element in leaf.element.ancestors():
                held[element] += words / total
    return held


def _left_out(share: dict[Element, float]) -> Callable[[Element], bool]:
    """Tell chrome from the article; what holds most of the page's prose is never chrome."""

    def left_out(element: Element) -> bool:
        if element.name in NEVER_PROSE:
            return True
        return is_chrome(element) and share.get(element, 0) < 0.5

    return left_out


def _story_around(headline: Leaf | None, share: dict[Element, float]) -> Element | None:
    """Return the `article` element of the headline when it holds a good part of the page's prose.

    Some pages carry a second article under the first.
    """
    if headline is None:
        return None
    around = (e for e in headline.element.ancestors() if e.name == "article")
    return next((element for element in around if share.get(element, 0) > 0.15), None)


def _home(shown: Sequence[Leaf], story: Element | None, hint: str) -> Element | None:
    """Return the element that holds the body, None when the page has no prose."""
    scores: dict[Element, float] = defaultdict(float)
    for leaf in shown:
        weight = float(_prose(leaf))
        if not weight or (story and not _is_inside(leaf.element, story)):
            continue
        if hint and leaf.text[:60] in hint:
            weight *= 4
        element = leaf.element
        if element.name in PROSE_NAMES and element.parent:
            element = element.parent
        for level, around in enumerate((element, *element.ancestors())):
            if level == _LEVELS:
                break
            scores[around] += weight * _bonus(around) / 2**level
    if not scores:
        return None
    return _with_likes(max(scores, key=scores.__getitem__), scores)


def _with_likes(home: Element, scores: dict[Element, float]) -> Element:
    """Return the element around a body that is split over elements with the same class."""
    for _ in range(_LEVELS):
        parent = home.parent
        if parent is None or home.name in ("body", "article", "main"):
            return home
        likes = [c for c in parent.children if isinstance(c, Element) and _alike(c, home)]
        if sum(scores.get(like, 0) > 0 for like in likes) < 2:
            return home
        home = parent
    return home


def _alike(element: Element, other: Element) -> bool:
    return element.name == other.name and _class(element) == _class(other)


def _class(element: Element) -> str:
    return element.attributes.get("class", "")


def _bonus(element: Element) -> float:
    """Return how much more an element counts for what its names say of it."""
    if "articlebody" in element.attributes.get("itemprop", "").lower():
        return 2.0
    if element.name in ("article", "main") or element.attributes.get("role") in ("main", "article"):
        return 1.3
    return 1.3 if _BODY_WORDS.intersection(words_of(element)) else 1.0


def _is_inside(element: Element, home: Element) -> bool:
    return element is home or any(around is home for around in element.ancestors())


def _without_margins(inside: Sequence[Leaf]) -> list[Leaf]:
    """Leave out what stands before the first and after the last prose and in no paragraph."""
    prose = [number for number, leaf in enumerate(inside) if _prose(leaf)]
    return [
        leaf
        for number, leaf in enumerate(inside)
        if prose[0] <= number <= prose[-1] or leaf.element.name in PROSE_NAMES
    ]


def _without_teasers(inside: Sequence[Leaf]) -> list[Leaf]:
    """Leave out what only leads elsewhere, and headings with nothing of the article under them."""
    kept: list[Leaf] = []
    followed = False
    for leaf in reversed(inside):
        if leaf.element.name in HEADINGS:
            keep = followed and not _is_teaser(leaf)
        else:
            keep = followed = not _is_teaser(leaf)
        if keep:
            kept.append(leaf)
    return kept[::-1]


def _is_teaser(leaf: Leaf) -> bool:
    if leaf.link_share < 0.5:
        return len(leaf.text) < 40 and _TEASER.match(leaf.text) is not None
    if _TEASER.match(leaf.text):
        return True
    return leaf.link_share >= _LINK_TEXT and not ends_sentence(leaf.text)
