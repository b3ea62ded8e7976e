# SPDX-License-Identifier: GPL-3.0-or-later
"""Ages and spans of years recomputed: born in 1930, died in 2010 "aged 70"."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.prose.sentences import sentence_around
from newslint.rule import Rule

_YEAR = r"(?P<{}>1[5-9]\d\d|20\d\d)(?![\d,]\d)"
_BIRTH, _DEATH = _YEAR.format("birth"), _YEAR.format("death")
_LIFE = compiled(rf"\((?:born )?(?:[A-Za-z]+ )?{_BIRTH} ?[-–—] ?(?:died )?{_DEATH}\)")
_BORN = compiled(
    rf"\b[Bb]orn (?:[A-Za-z0-9, ]{{0,40}}? )??(?:in |on |[A-Z][a-z]+ )?{_YEAR.format('birth')}"
)
_DIED = compiled(
    rf"\b(?:died|dies|passed away|was killed|was murdered|his death|her death)\b[^.;()\d]{{0,40}}?"
    rf"(?:(?:on|of) [A-Za-z0-9 ,]{{0,14}} )?{_YEAR.format('death')}"
)
_NEAR = 300
_AGED = compiled(
    r"\b(?:aged?|at the age of|at age) (?P<age>\d{1,3})\b(?! ?[-–]|\.\d| (?:and|to|or) \d)"
)
_HEDGE = r"(?:(?P<{}>about|around|nearly|almost|some|more than|over|exactly|just) )?"
_AGO = compiled(
    rf"\b{_HEDGE.format('hedge')}(?P<age>\d{{1,3}}) years ago,? (?:in|back in) (?:[A-Z][a-z]+ )?"
    rf"{_BIRTH}|\bin (?:[A-Z][a-z]+ )?{_YEAR.format('birth2')}, {_HEDGE.format('hedge2')}"
    r"(?P<age2>\d{1,3}) years ago"
)


def wrong_ages(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each age or number of years that the years beside it contradict."""
    yield from _lives(rule, article.text)
    published = compiled(r"\d{4}").match(article.meta.get("published", ""))
    if published:
        yield from _years_ago(rule, article.text, int(published.group()))


def _lives(rule: Rule, text: str) -> Iterator[Finding]:
    for match in _AGED.finditer(text):
        start = max(0, match.start() - _NEAR)
        around = sentence_around(text[start : match.end() + _NEAR], match.start() - start)
        sentence = around.shift(start)
        life = _life(text, sentence)
        if life is None:
            continue
        birth, death, place = life
        years, age = death - birth, int(match["age"])
        if age in (years, years - 1) or not 0 < years < 120:
            continue
        related = (Related(place, f"{birth} to {death} is {years} years"),)
        words = rule.say(match.group(), f"{years - 1} or {years}", f"{birth} to {death}")
        yield rule.finding(Span(*match.span()), words, related=related)


def _life(text: str, sentence: Span) -> tuple[int, int, Span] | None:
    """Return (year of birth, year of death, their place) when a sentence tells one life."""
    lives = list(_LIFE.finditer(text, sentence.start, sentence.end))
    if len(lives) == 1:
        return int(lives[0]["birth"]), int(lives[0]["death"]), Span(*lives[0].span())
    born = list(_BORN.finditer(text, sentence.start, sentence.end))
    died = list(_DIED.finditer(text, sentence.start, sentence.end))
    if len(born) != 1 or len(died) != 1:
        return None
    start = min(born[0].start(), died[0].start())
    end = max(born[0].end(), died[0].end())
    return int(born[0]["birth"]), int(died[0]["death"]), Span(start, end)


def _years_ago(rule: Rule, text: str, now: int) -> Iterator[Finding]:
    for match in _AGO.finditer(text):
        year = int(match["birth"] or match["birth2"])
        told = int(match["age"] or match["age2"])
        hedged = bool(match["hedge"] or match["hedge2"]) or told % 10 == 0
        years = now - year
        if abs(told - years) > (max(2, told // 10) if hedged else 1):
            words = rule.say(match.group(), f"{years} years", f"{year} to {now}")
            yield rule.finding(Span(*match.span()), words)
