# SPDX-License-Identifier: GPL-3.0-or-later
"""`extends: names`: one person, one place, one organisation, written in two ways.

The article is its own dictionary: its names are found by their capitals, laid side by side and
weighed (`newslint.names`). Each kind of difference is a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.finding import Finding, Related
from newslint.rule import Context, Rule

if TYPE_CHECKING:
    from newslint.names.clash import Clash, Form

KINDS = ("spelling", "case", "diacritics", "joining", "article", "order")

OPTIONS: Mapping[str, Option] = {
    "kinds": Option(
        "words",
        "What differs: spelling (Zelensky, Zelenskiy), case (Nato, NATO), diacritics (Erdogan,"
        " Erdoğan), joining (Jong-un, Jong Un), article (al-Assad, Assad), order (Viktor Orban,"
        " Orban Viktor).",
        default=("spelling",),
    ),
    "least": Option("number", "How sure (0 to 1) the check must be that it is one name.", 0.6),
    "below": Option("number", "Leave what is at least this sure to another rule.", 1.1),
}

_SHOWN = 20


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield one finding for each odd form of a name, at its first place."""
    for clash in _clashes(rule, article):
        if rule.options["least"] <= clash.chance < rule.options["below"]:
            yield _finding(rule, clash)


def _clashes(rule: Rule, article: Article) -> Iterator[Clash]:
    kinds = rule.options["kinds"]
    if "spelling" in kinds:
        from newslint.names.spellings import spellings

        yield from spellings(article.text)
    if set(kinds) != {"spelling"}:
        from newslint.names.writing import writings

        yield from (clash for clash in writings(article.text) if clash.kind in kinds)


def _finding(rule: Rule, clash: Clash) -> Finding:
    return rule.finding(
        clash.odd.places[0],
        rule.say(clash.odd.text, clash.other.text, _counted(clash), clash.reason),
        related=tuple(_elsewhere(clash.odd, 1)) + tuple(_elsewhere(clash.other, 0)),
        confidence=round(clash.chance, 3),
    )


def _counted(clash: Clash) -> str:
    counts = f"{_times(clash.odd.count)} against {_times(clash.other.count)}"
    return counts if clash.has_majority else f"{counts}, no majority"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _elsewhere(form: Form, first: int) -> Iterator[Related]:
    for place in form.places[first : first + _SHOWN]:
        yield Related(Span(place.start, place.end), f"'{form.text}' here")
