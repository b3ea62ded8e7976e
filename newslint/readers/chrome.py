# SPDX-License-Identifier: GPL-3.0-or-later
"""What on a page is not its article: navigation, share bars, advertisements, related stories.

An element tells it by its name, its ARIA role (WAI-ARIA 1.2, landmark roles) or by the words in
its class and id, which pages by very different makers choose alike.
"""

from __future__ import annotations

import re

from newslint.expressions import compiled
from newslint.readers.page import Element

NEVER_PROSE = frozenset(
    """
    script style noscript template head iframe object embed applet svg math canvas audio video
    map select datalist textarea button input progress meter title frameset noframes amp-ad
    """.split()
)
"""Elements whose text, if any, is never prose of the article."""

_CHROME_NAMES = frozenset(("nav", "aside", "footer", "form", "dialog", "menu", "search"))
_CHROME_ROLES = frozenset(
    """
    navigation complementary contentinfo search form dialog alertdialog menu menubar toolbar
    tablist alert banner img button tooltip
    """.split()
)
_CHROME_WORDS = frozenset(
    """
    share shares sharing sharebar sharetools social socials socialite socialmedia follow
    related relatedarticles recirc recirculation recommended recommendation recommendations
    promo promos promoted promotion newsletter newsletters subscribe subscription signup
    ad ads adv advert adverts advertisement advertisements advertising adslot adunit dfp mpu
    sponsor sponsored sponsors outbrain taboola
    comment comments commenting disqus livefyre
    footer sidebar sidebars rail nav navbar navigation topnav menu submenu breadcrumb breadcrumbs
    cookie cookies consent gdpr modal popup overlay lightbox login signin paywall
    tags taglist topics keywords trending popular mostread mostpopular toolbar tools
    bio gallery galleries resgallery slideshow carousel playlist copyright disclaimer
    readmore teaser teasers hidden offscreen infobox poll quiz
    tooltip tooltips popover hovercard flyout
    """.split()
)
_EMBEDDED = frozenset(("embed", "embeds", "embedded", "tweet"))  # a post that the article quotes
_CHROME_PAIRS = (
    ("sr", "only"),
    ("visually", "hidden"),
    ("screen", "reader"),
    ("read", "more"),
    ("read", "next"),
    ("most", "read"),
    ("most", "popular"),
    ("author", "info"),
    ("about", "author"),
    ("print", "header"),
    ("print", "only"),
    ("rollover", "block"),
)
_DENIALS = frozenset(("no", "not", "with", "without", "has", "is", "in", "non"))
_WORD = compiled(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_STYLE = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def words_of(element: Element) -> list[str]:
    """Return the words of an element's class and id in small letters, compounds taken apart."""
    attributes = element.attributes
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return [word.lower() for word in _WORD.findall(names)]


def is_chrome(element: Element) -> bool:
    """Tell whether an element reads like a part of the page that is not its article."""
    if element.name in ("html", "body", "main", "article", "#page", "h1"):
        return False
    attributes = element.attributes
    if element.name in _CHROME_NAMES or attributes.get("role", "").lower() in _CHROME_ROLES:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if "style" in attributes and _HIDDEN_STYLE.search(attributes["style"]):
        return True
    words = words_of(element)
    return _names_chrome(words) and not _EMBEDDED.intersection(words)


def _names_chrome(words: list[str]) -> bool:
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        if word in _CHROME_WORDS and before not in _DENIALS:
            return True
        if (before, word) in _CHROME_PAIRS:
            return True
    return False
