# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what each leaf of a page's article is: its headline, dek, byline, a caption, a list ..."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.readers.body import PROSE_NAMES
from newslint.readers.chrome import words_of
from newslint.readers.leaves import HEADINGS, Leaf
from newslint.readers.page import Element
from newslint.readers.shapes import ends_sentence, is_byline, is_furniture, is_timestamp

_DEK = frozenset(
    """
    dek deck standfirst subtitle subheadline subhead subheading strapline summary lede tagline
    sapo excerpt
    """.split()
)
_BYLINE = frozenset(("byline", "bylines", "author", "authors", "attribution"))
_DATE = frozenset(("date", "dates", "timestamp", "pubdate", "datetime", "published", "updated"))
_CAPTION = frozenset(("caption", "captions", "credit", "credits", "photographer"))
_PICTURE = frozenset(("photo", "image", "picture", "thumbnail", "img"))
_LONGEST_BYLINE = 150
_LONGEST_ITEM = 300  # code points; a longer item or cell holds paragraphs
_ALIKE = 0.6  # share of common words from which a heading is the page's title
_WORD = re.compile(r"\w+")


def headline_leaf(leaves: Sequence[Leaf], titles: Sequence[str]) -> Leaf | None:
    """Return the heading that says what the page calls itself; the first `h1` of those alike."""
    best, best_score = None, _ALIKE
    for leaf in leaves:
        if leaf.element.name not in HEADINGS and "headline" not in words_of(leaf.element):
            continue
        score = max((_likeness(leaf.text, title) for title in titles), default=0.0)
        if score >= _ALIKE and score + 0.3 * (leaf.element.name == "h1") > best_score:
            best, best_score = leaf, score + 0.3 * (leaf.element.name == "h1")
    return best


def heading_over(leaves: Sequence[Leaf], body: Leaf | None) -> Leaf | None:
    """Return the last `h1` over the first leaf of the body, or that leaf when it is one itself."""
    over = [x for x in leaves if body and x.element.name == "h1" and x.start <= body.start]
    return over[-1] if over else None


def _likeness(text: str, title: str) -> float:
    ours, theirs = (set(_WORD.findall(words.lower())) for words in (text, title))
    return len(ours & theirs) / max(1, len(ours | theirs))


def role_in_head(leaf: Leaf, headline: Leaf | None) -> str:
    """Return what a leaf over the body is: dek, byline, caption, or "" if not of the article."""
    if any(element.name == "figcaption" for element in (leaf.element, *leaf.element.ancestors())):
        return "caption" if leaf.link_share < 0.5 else ""
    if is_byline(leaf.text):
        return "byline"
    if _named(leaf.element, _DATE, 1) or is_furniture(leaf.text) or is_timestamp(leaf.text):
        return ""
    if _named(leaf.element, _BYLINE, 2):
        return "byline" if len(leaf.text) < _LONGEST_BYLINE else ""
    if headline is None or leaf.start < headline.start or leaf.text.count(" ") < 3:
        return ""
    if _named(leaf.element, _DEK, 2) and leaf.link_share < 0.5:
        return "dek"
    beside = leaf.element.parent is headline.element.parent
    return "dek" if beside and leaf.element.name in HEADINGS and leaf.link_share < 0.5 else ""


def kinds_in_body(leaf: Leaf, items: dict[Element, int]) -> tuple[str, ...]:
    """Return the kinds of block that a leaf of the body is, the outer first; none: not of it.

    `items` counts the leaves in each list item and table cell.
    """
    element = leaf.element
    around = [element, *element.ancestors()][:8]
    names = [e.name for e in around]
    if _is_caption(leaf, names):
        return ("caption",)
    if element.name in HEADINGS:
        return ("heading",)
    if element.name not in PROSE_NAMES and _is_margin(leaf):
        return ()
    for near in around[:2]:
        if near.name in ("li", "dd", "dt") and _is_item(leaf, items.get(near, 0)):
            return ("list",)
        if near.name in ("td", "th") and _is_item(leaf, items.get(near, 0)):
            return ("table",)
    if "blockquote" in names:
        return ("paragraph", "quote")
    if _named(element, _BYLINE, 1) and not ends_sentence(leaf.text):
        return ("byline",)
    return ("paragraph",)


def _is_caption(leaf: Leaf, names: Sequence[str]) -> bool:
    if "figcaption" in names or leaf.element.name == "caption":
        return True
    if "figure" in names and not {"blockquote", "table", "p"} & set(names):
        return True
    if _named(leaf.element, _CAPTION, 2):
        return True
    return leaf.element.name == "div" and bool(_PICTURE.intersection(words_of(leaf.element)))


def _is_margin(leaf: Leaf) -> bool:
    """Tell whether a leaf in no paragraph is a date, a button or a label."""
    if _named(leaf.element, _DATE, 1) or is_furniture(leaf.text) or is_timestamp(leaf.text):
        return True
    return _named(leaf.element, _BYLINE, 2) and leaf.link_share > 0.5


def _is_item(leaf: Leaf, leaves_in_item: int) -> bool:
    return leaves_in_item <= 1 and len(leaf.text) <= _LONGEST_ITEM


def _named(element: Element, words: frozenset[str], levels: int) -> bool:
    """Tell whether the class or id of an element, or of one just around it, has one of `words`."""
    around = [element, *element.ancestors()][:levels]
    return any(words.intersection(words_of(e)) for e in around if e.name not in ("body", "html"))
