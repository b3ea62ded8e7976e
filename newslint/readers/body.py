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
from collections.abc import Callable, Collection, Sequence
from itertools import islice

from newslint.expressions import compiled
from newslint.readers.chrome import NEVER_PROSE, is_chrome, words_of
from newslint.readers.leaves import HEADINGS, Leaf, leaves
from newslint.readers.page import Element
from newslint.readers.shapes import ends_sentence

_BODY_WORDS = frozenset(("article", "story", "body", "content", "entry", "post", "main", "text"))
PROSE_NAMES = frozenset(("p", "blockquote", "li", "td", "th", "dd", "dt", "pre", *HEADINGS))
"""Elements whose own text an author has meant as text, whatever its length."""

_TEXT_NAMES = frozenset(("p", "blockquote", "dt", "pre", "center"))
_MOST_IN_CARD = 12  # elements
_CARD = 0.1  # the voice of a teaser's prose
_ALL_CARDS = 0.75  # of the prose, for an article that consists of linked titles and words on each
_GOOD_PART = 0.08  # of the page's prose
_GOOD_REST = 0.3  # of the prose found, for more of it beside
_TOLD = 60  # code points of a paragraph that are looked for in the body as JSON-LD tells it
_FIRST_PROSE = 3  # leaves under the headline
_LEVELS = 5  # how many elements around a stretch of prose it speaks for
_FEWEST_WORDS = 8  # of a stretch of prose
_NO_WORD = 20  # code points; words are shorter on average where blanks part them
_SHORT_WORD = 4  # code points; of a sentence in a script without blanks, counted as a word
_LINK_TEXT = 0.8  # share of link text from which a leaf without a full stop is a link
_TEASER = compiled(
    r"\W*(?:read (?:more|also|next)|see (?:more|also)|more (?:on|from|about)|also read|related"
    r"|recommended|don[’']t miss|dont miss|watch|listen|click here|must read|in pictures|tags?"
    r"|topics|filed under|up next|view (?:all|more)|most read)\b",
    re.IGNORECASE,
)


class PageText:
    """The leaves of a page that are not chrome, those of the body, and where its prose begins.

    `first` is the first leaf of the body that reads like a sentence, None when there is none.
    """

    def __init__(self, shown: Sequence[Leaf], body: Sequence[Leaf], first: Leaf | None) -> None:
        self.shown = shown
        self.body = body
        self.first = first


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
    over = set(headline.element.ancestors()) if headline else set()
    shown = leaves(source, root, _left_out(share, over))
    if not any(element.name == "body" for element in root.elements()):
        return PageText(shown, shown, None)
    prose = [leaf for leaf in shown if _prose(leaf)]
    cards = _cards(prose)
    told = _told_by(hint, _of_one_story(prose, headline, share))
    home = Scores(told, headline, cards).home()
    if home is None:
        plain = [leaf for leaf in shown if leaf.link_share < _LINK_TEXT]
        return PageText(plain, plain, None)
    inside = _without_cards([leaf for leaf in shown if _is_inside(leaf, home)], cards)
    body = _without_teasers(_without_margins(inside))
    return PageText(shown, body, next(filter(_prose, body), None))


def _prose(leaf: Leaf) -> int:
    """Return the number of words of a leaf that reads like a sentence, 0 for any other.

    Scripts without blanks between words are counted by their length.
    """
    words = leaf.text.count(" ") + 1
    if words * _NO_WORD < len(leaf.text):
        words = len(leaf.text) // _SHORT_WORD
    if words < _FEWEST_WORDS or leaf.link_share > 0.5 or leaf.element.name in HEADINGS:
        return 0
    if leaf.text.startswith(("©", "Copyright", "(c)")):
        return 0
    return words if any(mark in leaf.text for mark in ".,!?…。") else 0


def _prose_share(all_leaves: Sequence[Leaf]) -> dict[Element, float]:
    """Return for each element around prose which part of the page's prose it holds."""
    held: dict[Element, float] = defaultdict(float)
    total = sum(map(_prose, all_leaves)) or 1
    for leaf in all_leaves:
        words = _prose(leaf)
        if words:
            for element in (leaf.element, *leaf.element.ancestors()):
                held[element] += words / total
    return held


def _left_out(share: dict[Element, float], over: set[Element]) -> Callable[[Element], bool]:
    """Tell chrome from the article: neither most of the page's prose nor the headline is in it."""

    def left_out(element: Element) -> bool:
        if element.name in NEVER_PROSE:
            return True
        return is_chrome(element) and share.get(element, 0) < 0.5 and element not in over

    return left_out


def _of_one_story(
    prose: Sequence[Leaf], headline: Leaf | None, share: dict[Element, float]
) -> Sequence[Leaf]:
    """Return the prose in the `article` element of the headline, if it is a good part of it all.

    Some pages carry a second article under the first.
    """
    around = headline.element.ancestors() if headline else ()
    for element in around:
        if element.name == "article" and share.get(element, 0) > _GOOD_PART:
            return [leaf for leaf in prose if _is_inside(leaf, element)]
    return prose


def _told_by(hint: str, prose: Sequence[Leaf]) -> Sequence[Leaf]:
    """Return the prose whose words are those of the body as JSON-LD tells it, if that is much."""
    told = [leaf for leaf in prose if leaf.text[:_TOLD] in hint]
    return told if sum(len(leaf.text) for leaf in told) > 0.5 * len(hint) > 0 else prose


class Scores:
    """How loudly the prose of a page speaks for each element that may hold the body."""

    def __init__(
        self, prose: Sequence[Leaf], headline: Leaf | None, cards: Collection[Element]
    ) -> None:
        self._scores: dict[Element, float] = defaultdict(float)
        self._voice: dict[Element, float] = defaultdict(float)
        self._bonus: dict[Element, float] = {}
        self._headed = self._under(prose, headline)
        for leaf in prose:
            element = _holder(leaf)
            self._add(element, _prose(leaf) * (_CARD if element in cards else 1.0))

    def _add(self, element: Element, weight: float) -> None:
        for level, around in enumerate((element, *element.ancestors())):
            self._voice[around] += weight
            if level >= _LEVELS:
                continue
            if around not in self._bonus:
                self._bonus[around] = _bonus(around) * (1.5 if around in self._headed else 1.0)
            self._scores[around] += weight * self._bonus[around] / 2**level

    def _under(self, prose: Sequence[Leaf], headline: Leaf | None) -> set[Element]:
        """Return the elements around the first prose under the headline."""
        if headline is None:
            return set()
        under = [leaf for leaf in prose if leaf.start > headline.start][:_FIRST_PROSE]
        return {e for leaf in under for e in (leaf.element, *leaf.element.ancestors())}

    def home(self) -> Element | None:
        """Return the element that holds the body, None when the page has no prose."""
        if not self._scores:
            return None
        home = max(self._scores, key=self._scores.__getitem__)
        for element in islice((home, *home.ancestors()), _LEVELS):
            if element.parent is None or element.name in ("body", "article", "main"):
                break
            if self._goes_on_beside(element):
                home = element.parent
        return home

    def _goes_on_beside(self, element: Element) -> bool:
        """Tell whether a good part of the body stands beside, in elements of the same class."""
        beside = element.parent.children if element.parent else ()
        alike = [c for c in beside if isinstance(c, Element) and _alike(c, element)]
        voice = sum(self._voice[c] for c in alike if c is not element and c in self._voice)
        return voice > _GOOD_REST * self._voice[element]


def _cards(prose: Sequence[Leaf]) -> set[Element]:
    """Return the elements that hold a linked title with a few words under it: teasers."""
    cards = set()
    for leaf in prose:
        element = _holder(leaf)
        if element not in cards and _is_card(element):
            cards.add(element)
    return cards


def _holder(leaf: Leaf) -> Element:
    """Return the element that a leaf is a part of, beside other leaves."""
    element = leaf.element
    return element.parent if element.name in _TEXT_NAMES and element.parent else element


def _is_card(element: Element) -> bool:
    """Tell whether an element has one or two lines of prose under a heading that is a link."""
    if len(element.children) > _MOST_IN_CARD:
        return False
    inside = list(islice(element.elements(), _MOST_IN_CARD))
    if len(inside) == _MOST_IN_CARD:
        return False
    linked = any(e.name == "a" and _around(e, HEADINGS) for e in inside) or any(
        e.name in HEADINGS and _around(e, ("a",)) for e in inside
    )
    return linked and sum(e.name == "p" for e in inside) < 3


def _around(element: Element, names: Collection[str]) -> bool:
    return any(around.name in names for around in islice(element.ancestors(), 4))


def _bonus(element: Element) -> float:
    """Return how much more an element counts for what its names say of it."""
    if element.name in ("body", "html", "#page"):
        return 0.5
    if "articlebody" in element.attributes.get("itemprop", "").lower():
        return 2.0
    if element.name in ("article", "main") or element.attributes.get("role") in ("main", "article"):
        return 1.3
    return 1.3 if _BODY_WORDS.intersection(words_of(element)) else 1.0


def _alike(element: Element, other: Element) -> bool:
    return element.name == other.name and _class(element) == _class(other)


def _class(element: Element) -> str:
    return element.attributes.get("class", "")


def _is_inside(leaf: Leaf, home: Element) -> bool:
    return leaf.element is home or any(around is home for around in leaf.element.ancestors())


def _without_cards(inside: Sequence[Leaf], cards: Collection[Element]) -> list[Leaf]:
    """Leave out the teasers inside the body, unless the article is mostly made of such."""
    in_cards = sum(_prose(leaf) for leaf in inside if _holder(leaf) in cards)
    if in_cards > _ALL_CARDS * sum(map(_prose, inside)):
        return list(inside)
    return [leaf for leaf in inside if _holder(leaf) not in cards]


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
