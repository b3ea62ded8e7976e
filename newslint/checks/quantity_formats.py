# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers written as English news does not: 3,5 million, 12.500 people, 11 thousand, $ 5, № 7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.prose.digits import chunks, irregular
from newslint.rule import Rule

_COUNTED = (
    r"(?: ?%| (?:percent|per cent|thousand|million|billion|trillion|km|(?:kilo)?met(?:er|re)s?"
    r"|kg|kilograms?|tons?|tonnes?|lit(?:er|re)s?|hectares?|degrees|times|points|euros?|dollars|rubles"
    r"|roubles|hryvnias?|yuan|years|hours)\b)"
)
THINGS = (
    r" (?:people|persons|inhabitants|residents|soldiers|troops|fighters|houses|homes|families"
    r"|children|women|men|refugees|migrants|cases|deaths|vehicles|cars|workers|employees|students|voters"
    r"|votes|visitors|tourists|spectators|fans|passengers|copies|households)\b"
)
_MONTH_DAY = compiled(
    r"(?:January|February|March|April|May|June|July|August|Sept(?:ember)?|Aug|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Oct|Nov|Dec)\.? \Z"
)


def decimal_commas(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each decimal comma: "3,5 million", "12,45 %"."""
    for start, digits in irregular(article.text):
        comma = compiled(r"(\d{1,3}),(\d{1,2})\Z").match(digits)
        if comma and compiled("-?" + _COUNTED).match(article.text, start + len(digits)):
            yield _respelt(rule, start, digits, f"{comma[1]}.{comma[2]}")


def point_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each number whose thousands are parted by points: "12.500 people"."""
    for start, digits in irregular(article.text):
        if not compiled(r"[1-9]\d{0,2}(?:\.\d{3})+\Z").match(digits) or _is_address(digits):
            continue
        if digits.count(".") > 1 or compiled(THINGS).match(article.text, start + len(digits)):
            yield _respelt(rule, start, digits, digits.replace(".", ","))


def _is_address(digits: str) -> bool:
    """Tell whether digits with points may be the address of a machine: 192.168.100.200."""
    parts = digits.split(".")
    return len(parts) == 4 and all(int(part) < 256 for part in parts)


def broken_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each group of digits that is no thousand: "1,0000"."""
    for start, digits in irregular(article.text):
        head, *groups = digits.split(",")
        if not groups or len(head) > 3 or "." in digits or len(groups) > 1 or len(groups[0]) < 4:
            continue
        if not _is_date(article.text, start, groups[0]):
            right = f"{int(head + groups[0]):,}"
            yield rule.finding(Span(start, start + len(digits)), rule.say(digits, right))


def _is_date(text: str, start: int, last: str) -> bool:
    """Tell whether the comma stands between a day and a year."""
    is_year = len(last) == 4 and 1500 <= int(last) <= 2100
    return is_year or bool(_MONTH_DAY.search(text[max(0, start - 12) : start]))


def _respelt(rule: Rule, start: int, digits: str, right: str) -> Finding:
    span = Span(start, start + len(digits))
    return rule.finding(span, rule.say(digits, right), fixes=(Fix(span, right),))


_ENDING = compiled(r"(?:st|nd|rd|th)\b")


def wrong_ordinals(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each ordinal with the ending of another: 21th, 12nd."""
    text = article.text
    for start, digits in chunks(text):
        ending = _ENDING.match(text, start + len(digits))
        if ending is None or "." in digits or text[start - 1 : start].isalnum():
            continue
        right = ordinal_ending(int(digits.replace(",", "")))
        if ending.group() not in (right, "st"):
            yield _respelt(rule, start, digits + ending.group(), digits + right)


def ordinal_ending(number: int) -> str:
    """Return "st", "nd", "rd" or "th", whichever a number's ordinal ends in."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_THOUSAND = compiled(r" thousand\b(?! (?:million|billion)| ?-)")


def figures_with_thousand(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each "11 thousand", which English writes 11,000."""
    from newslint.prose.numbers import numbers

    text = article.text
    for match in _THOUSAND.finditer(text):
        found = numbers(text, max(0, match.start() - 9), match.start())
        if found and found[-1].chunk and found[-1].span.end == match.end():
            span, value = found[-1].span, found[-1].value
            if value.denominator == 1 and value < 1_000_000:
                right = f"{value.numerator:,}"
                words = rule.say(text[span.start : span.end], right)
                yield rule.finding(span, words, fixes=(Fix(span, right),))


def numero_signs(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each numero sign: № 7."""
    for match in compiled("№ ?(?=\\d)").finditer(article.text):
        span = Span(*match.span())
        yield rule.finding(span, rule.say(match.group().strip()), fixes=(Fix(span, "No. "),))


def spaced_currencies(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each blank between a currency sign and its amount: $ 500."""
    for match in compiled(r"(?<=[$£€]) (?=\d)").finditer(article.text):
        digits = compiled(r"\d[\d,.]*").match(article.text, match.end())
        end = digits.end() if digits else match.end()
        span = Span(match.start() - 1, end)
        words = article.text[span.start : span.end].rstrip(".,")
        span = Span(span.start, span.start + len(words))
        fixes = (Fix(span, words.replace(" ", "", 1)),)
        yield rule.finding(span, rule.say(words, words.replace(" ", "", 1)), fixes=fixes)


_WORDS_OF = {
    "$": r"(?:[ -](?:million|billion|trillion|thousand|m|bn))?( dollars)\b",
    "£": r"(?:[ -](?:million|billion|thousand|m|bn))?( pounds)\b",
    "€": r"(?:[ -](?:million|billion|thousand|m|bn))?( euros?)\b",
}
_AGAIN = r"s(\. (met(?:er|re)s|kilomet(?:er|re)s|miles|roubles|rubles|dollars|euros))\b(?=[,.; ])"


def doubled_units(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each unit that is written twice: $25 billion dollars."""
    text = article.text
    for start, digits in chunks(text):
        sign, end = text[start - 1 : start], start + len(digits)
        after = compiled(_WORDS_OF.get(sign, r"%( per ?cent)\b")).match(text, end)
        if after:
            first = start - 1 if sign in _WORDS_OF else start
            yield _without(rule, text, Span(first, after.end()), Span(*after.span(1)))
    for match in compiled(_AGAIN).finditer(text):
        first = match.start() + 1 - len(match[2])
        if text.startswith(match[2], first):
            yield _without(rule, text, Span(first, match.end()), Span(*match.span(1)))


def _without(rule: Rule, text: str, span: Span, extra: Span) -> Finding:
    words, unit = (text[s.start : s.end] for s in (span, extra))
    return rule.finding(span, rule.say(words, unit.strip(" .")), fixes=(Fix(extra, ""),))


_JOINED = tuple(".,:/$-_0123456789")


def spaced_groups(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each number with blanks between its thousands: 25 000 rubles."""
    text, end = article.text, 0
    for start, digits in chunks(text):
        if start < end or len(digits) > 3 or digits[0] == "0" or text[start - 1 : start] in _JOINED:
            continue
        match = compiled(r"\d{1,3}(?: \d{3})+(?=[.,;)]?[ \n]|[.)]?\Z)").match(text, start)
        if match and not text[max(0, start - 2) : start - 1].isdigit() and _is_amount(text, match):
            end = match.end()
            yield _respelt(rule, start, match.group(), match.group().replace(" ", ","))


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits in groups are one number, and not a day or a flat beside another."""
    if _MONTH_DAY.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    if match.group().count(" ") > 1 or match.group().endswith(" 000"):
        return True
    return bool(compiled(_COUNTED).match(text, match.end()))


def spaced_percents(rule: Rule, article: Article) -> Iterator[Finding]:
    """Yield a finding for each blank before a percent sign: 4.6 %."""
    for match in compiled(r"(?<=\d) (?=%)").finditer(article.text):
        span = Span(match.start(), match.end() + 1)
        yield rule.finding(span, fixes=(Fix(span, "%"),))
