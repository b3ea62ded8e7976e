# SPDX-License-Identifier: GPL-3.0-or-later
"""date: dates and times that cannot be, or that contradict each other.

Each kind of fault is its own rule: `kind` says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Article
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.finding import Finding, Fix, Related
from newslint.rule import Context, Rule

_FORMATS = {
    "bare-day": "bare_days",
    "dotted": "dotted_dates",
    "ordinal": "ordinal_dates",
    "broken-time": "broken_times",
}
"""For each kind of wrong form: the function that finds it."""
KINDS = ("weekday", "impossible", "mixed-order", "time", "age", *_FORMATS)

OPTIONS = {"kind": Option("text", "Which fault is looked for.", choices=KINDS, required=True)}


_ORDINAL = r"\d(?:st|nd|rd|th)\b"
_SHAPES = {
    "time": r"\d:\d\d|\d\.\d\d ?[apAGU]|\d ?[ap]\.?m\b|\d o['’]clock",
    "bare-day": _ORDINAL,
    "ordinal": _ORDINAL,
    "broken-time": r"\d: \d\d|\d[Hh]\d\d",
    "dotted": r"\d\.\d\d?\.\d\d",
}
_AGES = (" aged ", "(aged ", " at the age of ", " at age ", " years ago")
"""What a text must have for a kind; the other kinds need a date."""


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield the findings of the rule's kind."""
    kind = rule.options["kind"]
    if kind == "age" and not any(word in article.text for word in _AGES):
        return ()
    if kind in _SHAPES and not compiled(_SHAPES[kind]).search(article.text):
        return ()
    return _FINDERS.get(kind, _in_a_wrong_form)(rule, article)


def _in_a_wrong_form(rule: Rule, article: Article) -> Iterable[Finding]:
    from newslint.checks import date_formats

    found: Iterable[Finding] = getattr(date_formats, _FORMATS[rule.options["kind"]])(rule, article)
    return found


def _times(rule: Rule, article: Article) -> Iterable[Finding]:
    from newslint.checks.date_times import impossible_times

    return impossible_times(rule, article)


def _ages(rule: Rule, article: Article) -> Iterable[Finding]:
    from newslint.checks.date_ages import wrong_ages

    return wrong_ages(rule, article)


def _impossible(rule: Rule, article: Article) -> Iterator[Finding]:

    from newslint.prose.dates import dates

    counted = compiled(r" [a-z]")
    for date in dates(article.text):
        if date.exists() or not 1 <= date.day <= 31 or date.month < 1:
            continue
        if not date.day_first and not date.year and counted.match(article.text, date.span.end):
            continue
        yield rule.finding(date.span, rule.say(article.text[date.span.start : date.span.end]))


def _mixed(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield one finding, at the first date of the rarer order, outside quotations."""
    from newslint.prose.dates import dates

    ways: dict[bool, list[Related]] = {}
    for date in dates(article.text):
        if "quote" not in article.kinds_at(date.span.start):
            words = article.text[date.span.start : date.span.end]
            ways.setdefault(date.day_first, []).append(Related(date.span, f"'{words}' here"))
    if len(ways) == 2:
        rare, usual = sorted(ways.values(), key=lambda way: (len(way), -way[0].span.start))
        words, other = (article.text[way[0].span.start : way[0].span.end] for way in (rare, usual))
        yield rule.finding(
            rare[0].span, rule.say(words, other, str(len(usual))), related=tuple(usual[:3])
        )


def _weekdays(rule: Rule, article: Article) -> Iterator[Finding]:
    from newslint.checks.date_weekdays import wrong_weekdays
    from newslint.prose.dates import WEEKDAYS

    for date, right, evidence in wrong_weekdays(article):
        words = article.text[date.span.start : date.span.end]
        fixes = (Fix(date.weekday_span, WEEKDAYS[right]),) if right >= 0 else ()
        told = f"a {WEEKDAYS[right]}" if right >= 0 else "another day"
        yield rule.finding(
            date.weekday_span,
            rule.say(words, told, f"a {WEEKDAYS[date.weekday]}"),
            fixes=fixes,
            related=evidence,
        )


_FINDERS = {
    "weekday": _weekdays,
    "impossible": _impossible,
    "mixed-order": _mixed,
    "time": _times,
    "age": _ages,
}
