# SPDX-License-Identifier: GPL-3.0-or-later
"""`extends: names`: one person, one place, one organisation, written in two ways.

The article is its own dictionary: its names are found by their capitals, laid side by side and
weighed (`newslint.names`). A house list tells besides how a newsroom spells a name. Each kind of
difference is a rule of its own.

`context.settings["names"]` may hold `files`, the paths of names.yml files, the later over the
earlier, and `preset`, the guide whose choices hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newslint.article import Article, Span
from newslint.checks.options import Option
from newslint.finding import Finding, Fix, Level, Related
from newslint.rule import Context, Rule

if TYPE_CHECKING:
    from newslint.names.clash import Clash, Form
    from newslint.names.crossing import Crossing, Sighting
    from newslint.names.houselist import HouseList
    from newslint.names.usage import Breach

OPTIONS: Mapping[str, Option] = {
    "kinds": Option(
        "words",
        "What differs: spelling (Zelensky, Zelenskiy), case (Nato, NATO), diacritics (Erdogan,"
        " Erdoğan), joining (Jong-un, Jong Un), article (al-Assad, Assad), order (Viktor Orban,"
        " Orban Viktor), house (not as the house list has it), near (near to a name of the list),"
        " across (spelt otherwise in another article of the run).",
        default=("spelling",),
    ),
    "least": Option("number", "How sure (0 to 1) the check must be that it is one name.", 0.5),
    "below": Option("number", "Leave what is at least this sure to another rule.", 1.1),
    "preset": Option(
        "text",
        "The guide whose choices hold where guides differ, in place of the project's.",
        "",
        choices=("", "ap", "bbc", "guardian", "reuters"),
    ),
}

_SHOWN = 20
_IN_ARTICLE = frozenset(("case", "diacritics", "joining", "article", "order"))


def check(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    """Yield one finding for each odd form of a name, at its first place."""
    kinds = rule.options["kinds"]
    if "house" in kinds or "near" in kinds:
        yield from _house_findings(rule, article, context)
    if "across" in kinds:
        yield from _crossing_findings(rule, article, context)
    for clash in _clashes(rule, article, context):
        if rule.options["least"] <= clash.chance < rule.options["below"]:
            yield _clash_finding(rule, clash)


def note(rule: Rule, article: Article, context: Context) -> str | None:
    """Return the names by which another article's can be known again, for `kinds: [across]`."""
    if "across" not in rule.options["kinds"]:
        return None
    from newslint.names.crossing import note_of

    return note_of(article)


def _clashes(rule: Rule, article: Article, context: Context) -> Iterator[Clash]:
    kinds = rule.options["kinds"]
    found: list[Clash] = []
    if "spelling" in kinds:
        from newslint.names.spellings import spellings

        found += spellings(article.text, _apart(context))
    if _IN_ARTICLE.intersection(kinds):
        from newslint.names.writing import writings

        found += (clash for clash in writings(article.text) if clash.kind in kinds)
    if found:
        titles = _titles_of_works(article.text)
        yield from (c for c in found if not all(_is_in(place, titles) for place in c.odd.places))


def _apart(context: Context) -> frozenset[frozenset[str]]:
    from newslint.names.shipped import apart, folded_pair

    if not _files(context):
        return apart()[0]
    return frozenset(folded_pair(a, b) for a, b in _house(_files(context)).distinct)


def _clash_finding(rule: Rule, clash: Clash) -> Finding:
    return rule.finding(
        clash.odd.places[0],
        rule.say(clash.odd.text, clash.other.text, _counted(clash), clash.reason),
        related=tuple(_elsewhere(clash.odd, 1)) + tuple(_elsewhere(clash.other, 0)),
        confidence=round(clash.chance, 3),
    )


def _counted(clash: Clash) -> str:
    counts = f"{_times(clash.odd.times)} against {_times(clash.other.times)}"
    return counts if clash.has_majority else f"{counts}, no majority"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _elsewhere(form: Form, first: int) -> Iterator[Related]:
    for place in form.places[first : first + _SHOWN]:
        yield Related(place, f"'{form.text}' here")


def _house_findings(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    from newslint.names.usage import breaches

    files = _files(context)
    house = _house(files) if files else _shipped_names_in(article.text)
    preset = rule.options["preset"] or _settings(context).get("preset", "") or house.preset
    date = article.meta.get("published", "")
    titles: Sequence[Span] | None = None
    for breach in breaches(article.text, house, preset, date):
        if ("near" if breach.is_near else "house") in rule.options["kinds"]:
            titles = _titles_of_works(article.text) if titles is None else titles
            if not _is_in(breach.place, titles):
                yield _house_finding(rule, article, breach, preset)


def _house_finding(rule: Rule, article: Article, breach: Breach, preset: str) -> Finding:
    if breach.is_near:
        message = rule.say(breach.found, breach.wanted, breach.reason)
        return rule.finding(breach.place, message, confidence=0.8)
    chosen = breach.name.is_own or bool(preset)
    message = rule.say(breach.wanted, breach.found, _authority(breach, preset))
    fixes = (Fix(breach.place, breach.wanted, safe=chosen),)
    return rule.finding(
        breach.place,
        message,
        fixes=() if _is_in(breach.place, _quotations(article.text)) else fixes,
        level=None if chosen else min(rule.level, Level.SUGGESTION),
    )


def _authority(breach: Breach, preset: str) -> str:
    if breach.name.is_own:
        return breach.name.source or "the house list"
    guides = {"ap": "AP", "bbc": "BBC", "guardian": "Guardian", "reuters": "Reuters"}
    if preset and breach.name.guides:
        return f"{guides[preset]} style"
    return breach.name.source or "the usual form in English news"


def _settings(context: Context) -> Mapping[str, Any]:
    return context.settings.get("names") or {}


def _files(context: Context) -> tuple[str, ...]:
    return tuple(_settings(context).get("files", ()))


@lru_cache(maxsize=4)
def _house(files: tuple[str, ...]) -> HouseList:
    from newslint.names.layers import load

    return load(files)


@lru_cache(maxsize=2)
def _shipped_names_in(text: str) -> HouseList:
    from newslint.names.usage import shipped_names_in

    return shipped_names_in(text)


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[Span, ...]:
    from newslint.prose.passages import passages

    return tuple(span.shift(passage.start) for passage in passages(text) for span in passage.quoted)


@lru_cache(maxsize=4)
def _titles_of_works(text: str) -> tuple[Span, ...]:
    """Return the quotations that are titles: a few words, the long ones with capitals."""
    return tuple(span for span in _quotations(text) if _is_title(text[span.start : span.end]))


def _is_title(quotation: str) -> bool:
    words = [word for word in quotation.strip("\"'“”‘’«».,").split() if len(word) > 3]
    return 2 <= len(words) <= 8 and all(word[0].isupper() for word in words)


def _is_in(place: Span, around: Iterable[Span]) -> bool:
    return any(span.covers(place) for span in around)


def _crossing_findings(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    digests = context.digests(rule.id)
    for crossing in _crossings_of(digests) if digests else ():
        first = crossing.odd_in[0]
        if first.path == article.path:
            place = _first_place(article, crossing.odd)
            if place is not None:
                yield _crossing_finding(rule, article, place, crossing)


_last_crossings: list[tuple[Sequence[tuple[str, Any]], tuple[Crossing, ...]]] = []
"""The digests of the run and what was made of them, so that it is made once and not per article."""


def _crossings_of(digests: Sequence[tuple[str, Any]]) -> tuple[Crossing, ...]:
    from newslint.names.crossing import crossings

    if not _last_crossings or _last_crossings[0][0] is not digests:
        _last_crossings[:] = [(digests, crossings([pair for pair in digests if pair[1]]))]
    return _last_crossings[0][1]


def _first_place(article: Article, name: str) -> Span | None:
    from newslint.names.mentions import mentions

    for mention in mentions(article.text):
        if mention.text == name and not mention.is_shouted:
            return Span(mention.start, mention.end)
    return None


def _crossing_finding(rule: Rule, article: Article, place: Span, crossing: Crossing) -> Finding:
    counts = f"{_total(crossing.odd_in)} against {_total(crossing.other_in)}"
    related = [
        Related(sighting.place, f"'{name}' {_times(sighting.count)}", sighting.path)
        for name, sightings in (
            (crossing.odd, crossing.odd_in),
            (crossing.other, crossing.other_in),
        )
        for sighting in sightings[:_SHOWN]
        if sighting.path != article.path
    ]
    message = rule.say(crossing.odd, crossing.other, counts)
    return rule.finding(place, message, related=tuple(related))


def _total(sightings: Sequence[Sighting]) -> str:
    articles = len(sightings)
    counted = _times(sum(sighting.count for sighting in sightings))
    return f"{counted} in {articles} article{'s' if articles > 1 else ''}"
