# SPDX-License-Identifier: GPL-3.0-or-later
"""In which language, and in which English, an article is to be checked."""

from __future__ import annotations

from newslint.article import Article
from newslint.expressions import compiled

AUTO = "auto"
"""The server is to find out the language."""

_WITH_SPELLING = {"de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}

_ENGLISH = frozenset(
    "the of and to in a is that for on was with as it by at from are be this has his have not"
    " were but an they he she their which had or will its said who been about would more".split()
)
_WORD = compiled(r"[^\W\d_]+")
_ENOUGH_WORDS = 25
_ENGLISH_SHARE = 0.12
_LOOK_AT = 20_000

_ISE = (
    "organ|recogn|real|critic|apolog|mobil|emphas|author|priorit|minim|maxim|privat|stabil"
    "|special|summar|symbol|sympath|legal|final|penal|national|central|commercial|character"
    "|capital|civil|categor|util|hospital|terror|modern|normal|neutral|optim|jeopard|scrutin"
    "|standard|material|local|general|liberal|rational|revolution|victim|visual|vandal"
)
_OUR = "col|fav|flav|hon|lab|neighb|behavi|harb|hum|rum|arm|vig|savi|endeav|vap|splend|tum|od"
_TRE = "cent|theat|lit|kilomet|fib|calib|somb|lust|meag"
_LL = "travel|cancel|label|model|fuel|signal|counsel|marvel|quarrel|jewel|total|rival|dial"
_BRITISH = compiled(
    rf"\b(?:(?:{_ISE})is(?:e[drs]?|ing|ations?)|(?:anal|paral)ys(?:e[ds]?|ing)"
    rf"|(?:{_OUR})our(?:s|ed|ing|ful|able|ite|ites|al|hood|hoods|ing)?|(?:{_TRE})re[sd]?"
    rf"|(?:{_LL})l(?:ed|ing|er|ers)|defence|offence|programmes?|tyres?|grey|ageing|cheques?"
    r"|sceptic(?:s|al|ism)?|whilst|aluminium|mum|learnt|plough(?:s|ed)?|manoeuvre[sd]?|jewellery"
    r"|an?aemi[ac]|p(?:ae)diatric\w*|per cent)\b"
)
_AMERICAN = compiled(
    rf"\b(?:(?:{_ISE})iz(?:e[drs]?|ing|ations?)|(?:anal|paral)yz(?:e[ds]?|ing)"
    rf"|(?:{_OUR})or(?:s|ed|ing|ful|able|ite|ites|al|hood|hoods)?|(?:{_TRE})er(?:s|ed)?"
    rf"|(?:{_LL})(?:ed|ing|er|ers)|defense|offense|gray|aging"
    r"|skeptic(?:s|al|ism)?|aluminum|mom|plow(?:s|ed)?|maneuver(?:s|ed)?|jewelry"
    r"|anemi[ac]|pediatric\w*|percent)\b"
)


def language_of(article: Article, wanted: str = "") -> str:
    """Return the language code to ask LanguageTool for.

    `wanted` is what the user asked for and wins, except that plain "en" still leaves the variety
    to the article's own words. Then comes the language that the article says it is in, then a
    look at its words; `AUTO` is the answer when it does not look English.
    """
    code = (wanted or article.lang).replace("_", "-")
    base, _, region = code.lower().partition("-")
    if wanted and (region or base != "en"):
        return _WITH_SPELLING.get(code.lower(), code)
    if base == "en" or (not base and looks_english(article.text)):
        spoken = f"en-{region.upper()}" if region in _ENGLISHES else "en-US"
        return variety_of(article.text) or spoken
    return _WITH_SPELLING.get(base, code) if base else AUTO


def variety_of(text: str) -> str:
    """Return "en-US" or "en-GB" as the text's own spellings say, "" when they do not.

    Only words without a capital count: the Labour Party and the Defense Department are spelt as
    they are by everybody.
    """
    british = len(_BRITISH.findall(text, 0, _LOOK_AT))
    american = len(_AMERICAN.findall(text, 0, _LOOK_AT))
    if british == american:
        return ""
    return "en-GB" if british > american else "en-US"


def looks_english(text: str) -> bool:
    """Tell whether enough of a text's words are the commonest of English; a short text passes."""
    words = _WORD.findall(text[:_LOOK_AT].lower())
    if len(words) < _ENOUGH_WORDS:
        return all(character < "\u0250" or not character.isalpha() for character in text)
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)


_ENGLISHES = frozenset(("us", "gb", "au", "ca", "nz", "za"))
