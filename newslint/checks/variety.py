# SPDX-License-Identifier: GPL-3.0-or-later
"""variety: British and American spelling, or -ise and -ize, mixed in one article.

Quotations are not looked at, nor words with a capital. Which variety is right is nobody's business
here, -ize is as British as -ise: only the mixture is reported, once for an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article
from newslint.checks.options import Option
from newslint.finding import Finding, Fix, Related
from newslint.prose.variety import (
    AMERICAN,
    AUSTRALIAN,
    BRITISH,
    CANADIAN,
    OXFORD,
    Spelling,
    spellings,
)
from newslint.rule import Context, Rule

OPTIONS = {
    "kind": Option(
        "text",
        "Which mixture is looked for.",
        choices=("british-american", "ise-ize"),
        required=True,
    ),
    "least": Option("integer", "So many words of the rarer spelling make a mixture.", 1),
}

_VARIETIES = (AMERICAN, BRITISH, OXFORD, CANADIAN, AUSTRALIAN)
_NAMES = {
    AMERICAN: "American",
    BRITISH: "British",
    OXFORD: "British with -ize",
    CANADIAN: "Canadian",
    AUSTRALIAN: "Australian",
}
_APART = frozenset(("quote", "furniture", "byline"))
_SHOWN = 6


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield one finding, at the first word of the rarer spelling, when the article mixes two."""
    found = [s for s in spellings(article.text) if not _APART & article.kinds_at(s.span.start)]
    if not found or any(all(s.varieties & v for s in found) for v in _VARIETIES):
        return
    american = any(not s.varieties & (BRITISH | OXFORD) for s in found)
    if american != (rule.options["kind"] == "british-american"):
        return
    usual = _usual(found, (AMERICAN, BRITISH, OXFORD) if american else (BRITISH, OXFORD))
    rare = [s for s in found if not s.varieties & usual]
    if len({s.word for s in rare}) >= rule.options["least"]:
        yield _finding(rule, found, rare, usual)


def _usual(found: Sequence[Spelling], varieties: Sequence[int]) -> int:
    """Return the variety that leaves the fewest words outside, then the fewest places."""

    def outside(variety: int) -> tuple[int, int]:
        bad = [s for s in found if not s.varieties & variety]
        return len({s.word for s in bad}), len(bad)

    return min(varieties, key=outside)


def _finding(
    rule: Rule, found: Sequence[Spelling], rare: Sequence[Spelling], usual: int
) -> Finding:
    name = _NAMES[usual]
    telling = [s for s in found if s.varieties & usual and _tells(s, rare)]
    related = tuple(Related(s.span, f"'{s.word}': {name} '{s.other}'") for s in rare[1:])
    related += tuple(Related(s.span, f"'{s.word}' is {name}") for s in telling[:_SHOWN])
    fixes = tuple(Fix(s.span, s.other) for s in rare)
    message = rule.say(name, _listed(telling), _listed(rare))
    return rule.finding(rare[0].span, message, fixes=fixes, related=related)


def _tells(spelling: Spelling, rare: Sequence[Spelling]) -> bool:
    """Tell whether a word contradicts one of the rare ones: no variety has both."""
    return any(not spelling.varieties & other.varieties & 7 for other in rare)


def _listed(found: Sequence[Spelling]) -> str:
    """Return the words, each once with how often it stands, the most frequent first."""
    counts: dict[str, int] = {}
    for spelling in found:
        counts[spelling.word] = counts.get(spelling.word, 0) + 1
    ranked = sorted(counts, key=lambda word: -counts[word])
    shown = [word if counts[word] == 1 else f"{word} ({counts[word]})" for word in ranked[:_SHOWN]]
    if len(ranked) > _SHOWN:
        shown.append(f"{len(ranked) - _SHOWN} more")
    return ", ".join(shown)
