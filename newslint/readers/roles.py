# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what each leaf of a page's article is: its headline, dek, byline, a caption, a list ..."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from newslint.expressions import compiled
from newslint.readers.body import PROSE_NAMES
from newslint.readers.chrome import words_of
from newslint.readers.leaves import HEADINGS, Leaf
from newslint.readers.page import Element
from newslint.readers.shapes import ends_sentence, is_byline, is_furniture, is_timestamp

_HEADLINE = frozenset(("headline", "title", "hed"))
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
_LONGEST_TITLE = 300  # code points
_SAME = 0.9  # share of common words from which any line is the page's title
_ALIKE = 0.6  # share of common words from which a heading is the page's title
_WORD = compiled(r"\w+")


def headline_leaf(leaves: Sequence[Leaf], titles: Sequence[str]) -> Leaf | None:
    """Return the leaf that says what the page calls itself: an `h1`, a heading, else any line."""
    best, best_score = None, 0.0
    for leaf in leaves:
        is_link = leaf.link_share > 0.5 and leaf.element.name != "h1"
        if is_link or len(leaf.text) > _LONGEST_TITLE:
            continue
        likeness = max((_likeness(leaf.text, title) for title in titles), default=0.0)
        is_heading = leaf.element.name in HEADINGS or _named(leaf, _HEADLINE, 2)
        score = likeness + 0.5 * is_heading + 0.3 * (leaf.element.name == "h1")
        if likeness >= (_ALIKE if is_heading else _SAME) and score > best_score:
            best, best_score = leaf, score
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
    if _named(leaf, _DATE, 1) or is_furniture(leaf.text) or is_timestamp(leaf.text):
        return ""
    if _named(leaf, _BYLINE, 2):
        return "byline" if len(leaf.text) < _LONGEST_BYLINE else ""
    if headline is None or leaf.start < headline.start or leaf.text.count(" ") < 3:
        return ""
    if _named(leaf, _DEK, 2) and leaf.link_share < 0.5:
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
    if _named(leaf, _BYLINE, 1) and not ends_sentence(leaf.text):
        return ("byline",)
    return ("paragraph",)


def _is_caption(leaf: Leaf, names: Sequence[str]) -> bool:
    if "figcaption" in names or leaf.element.name == "caption":
        return True
    if "figure" in names and not {"blockquote", "table", "p"} & set(names):
        return True
    if _named(leaf, _CAPTION, 2):
        return True
    return leaf.element.name == "div" and bool(_PICTURE.intersection(words_of(leaf.element)))


def _is_margin(leaf: Leaf) -> bool:
    """Tell whether a leaf in no paragraph is a date, a button or a label."""
    if _named(leaf, _DATE, 1) or is_furniture(leaf.text) or is_timestamp(leaf.text):
        return True
    return _named(leaf, _BYLINE, 2) and leaf.link_share > 0.5


def _is_item(leaf: Leaf, leaves_in_item: int) -> bool:
    return leaves_in_item <= 1 and len(leaf.text) <= _LONGEST_ITEM


def _named(leaf: Leaf, words: frozenset[str], levels: int) -> bool:
    """Tell whether the class or id of what holds a leaf, some levels up, has one of `words`."""
    around = islice(leaf.named_by(), levels)
    return any(_has_word(e, words) for e in around if e.name not in ("body", "html"))


def _has_word(element: Element, words: frozenset[str]) -> bool:
    named = words_of(element)
    return not words.isdisjoint(named) or any(a + b in words for a, b in pairwise(named))
