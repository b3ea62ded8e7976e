# SPDX-License-Identifier: GPL-3.0-or-later
"""The one pass finds what each pattern finds by itself; its file is trusted only when whole."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newslint.article import Span
from newslint.matching import lexicon as lexicon_module
from newslint.matching.automaton import has_automaton
from newslint.matching.expression import Expression
from newslint.matching.lexicon import Lexicon, compile_lexicon
from newslint.matching.pattern import Hit, Pattern
from tests.pattern_laws import cases, plain_blocks, plain_matches, plain_source

SLOWLY = settings(deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(SLOWLY, max_examples=150)


def lexicon_of(**rules: list[Pattern]) -> Lexicon:
    lexicon, problems = compile_lexicon(list(rules.items()))
    assert not problems
    return lexicon


def words(text: str, **rules: list[Pattern]) -> dict[str, list[str]]:
    hits = lexicon_of(**rules).scan(text).hits
    return {key: [text[h.span.start : h.span.end] for h in found] for key, found in hits.items()}


@MANY
@given(cases())
def test_the_one_pass_finds_what_each_pattern_finds_by_itself(
    case: tuple[list[Pattern], str],
) -> None:
    wanted, text = case
    try:
        plainly = [plain_matches(pattern, text) for pattern in wanted]
    except TimeoutError:
        assume(False)
    scan = lexicon_of(rule=wanted, other=wanted[:1]).scan(text, seconds=5)
    hits = [Hit(number, Span(*span)) for number, spans in enumerate(plainly) for span in spans]
    hits.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.pattern))
    assert not scan.timeouts
    assert scan.hits.get("rule", []) == hits
    assert scan.hits.get("other", []) == [Hit(0, Span(*span)) for span in plainly[0]]


@MANY
@given(cases())
def test_re_agrees_with_what_regex_finds(case: tuple[list[Pattern], str]) -> None:
    wanted, text = case
    # The two differ on marks and raised digits, which may be parts of words, and the Turkish i.
    text = re.sub("[\u0301\u200d²İı]", "", text)
    for pattern in wanted:
        assume(not set(pattern.text) & set("İı"))
        flags = re.MULTILINE | (re.IGNORECASE if pattern.ignorecase else 0)
        compiled = re.compile(plain_source(pattern), flags)
        found = lexicon_of(rule=[pattern]).scan(text, seconds=5)
        assume(not found.timeouts)
        spans = [
            (match.start() + start, match.end() + start)
            for start, block in plain_blocks(text)
            for match in compiled.finditer(block)
            if match.end() > match.start()
        ]
        assert [(h.span.start, h.span.end) for h in found.hits.get("rule", [])] == spans


@pytest.mark.skipif(not has_automaton(), reason="the package ahocorasick_rs is not installed")
@MANY
@given(cases())
def test_both_finders_find_the_same(case: tuple[list[Pattern], str]) -> None:
    wanted, text = case
    data = lexicon_of(rule=wanted).to_bytes()
    slowly, fast = Lexicon.from_bytes(data, None), Lexicon.from_bytes(data, 0)
    assert slowly.scan(text, seconds=5) == fast.scan(text, seconds=5)


@SLOWLY
@given(cases())
def test_a_lexicon_comes_back_from_bytes(case: tuple[list[Pattern], str]) -> None:
    wanted, text = case
    lexicon = lexicon_of(rule=wanted)
    again = Lexicon.from_bytes(lexicon.to_bytes())
    assert again.scan(text, seconds=5) == lexicon.scan(text, seconds=5)
    assert again.slow() == lexicon.slow()
    assert again.to_bytes() == lexicon.to_bytes()


@given(st.data())
def test_damaged_bytes_are_refused(data: st.DataObject) -> None:
    whole = lexicon_of(a=[Pattern("power surge", True)], b=[Pattern(r"\d+ km")]).to_bytes()
    damaged = bytearray(whole)
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged[place] ^= data.draw(st.integers(1, 255))
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    for broken in (bytes(damaged), cut, whole + b"x", data.draw(st.binary(max_size=200))):
        with pytest.raises(ValueError):
            Lexicon.from_bytes(broken)


def test_bytes_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lexicon_of(a=[Pattern("power surge", True)]).to_bytes()
    monkeypatch.setattr(lexicon_module, "FORMAT", "another")
    with pytest.raises(ValueError):
        Lexicon.from_bytes(whole)


def test_the_same_rules_make_the_same_bytes() -> None:
    rules = {"a": [Pattern(r"(?:one|two|three) (?:x|y|z)")], "b": [Pattern(r"colou?rs?")]}
    assert lexicon_of(**rules).to_bytes() == lexicon_of(**rules).to_bytes()


def test_a_phrase_bends_to_the_text() -> None:
    phrase = [Pattern("the Kremlin's front line", literal=True, ignorecase=True)]
    text = "The Kremlin’s front\nline; the kremlin's front line; the Kremlin's front\n\nline."
    assert words(text, a=phrase)["a"] == ["The Kremlin’s front\nline", "the kremlin's front line"]


def test_bounds_hold_at_ends_that_are_word_characters() -> None:
    text = "surges surge resurge U.S.A. U.S. $5 $50 АBC BC"
    found = words(
        text,
        word=[Pattern("surge", True)],
        inside=[Pattern("surge", True, bounded=False)],
        stop=[Pattern("U.S.", True)],
        money=[Pattern("$5", True)],
        script=[Pattern("BC", True)],
    )
    assert found["word"] == ["surge"]
    assert found["inside"] == ["surge"] * 3
    assert found["stop"] == ["U.S."] * 2
    assert found["money"] == ["$5"]
    assert lexicon_of(a=[Pattern("BC", True)]).scan(text).hits["a"][0].span.start == len(text) - 2


def test_folding_shifts_nothing() -> None:
    text = "İSTANBUL \u212aIEV ſIT İ"
    found = lexicon_of(
        a=[Pattern("istanbul", True, True), Pattern("kiev", True, True), Pattern("sit", True, True)]
    ).scan(text)
    assert [h.span for h in found.hits["a"]] == [Span(0, 8), Span(9, 13), Span(14, 17)]


def test_a_pattern_stays_in_its_block() -> None:
    text = "one, two\nthree four\n\nfive six"
    assert words(text, a=[Pattern(r"[^,]+", bounded=False)])["a"] == [
        "one",
        " two\nthree four",
        "five six",
    ]
    assert words(text, a=[Pattern(r"two\sthree"), Pattern(r"four\s+five")])["a"] == ["two\nthree"]
    assert words(text, a=[Pattern(r"^\w+", bounded=False)])["a"] == ["one", "three", "five"]


def test_a_broken_pattern_is_told_and_the_others_stay() -> None:
    lexicon, problems = compile_lexicon(
        [
            ("a", [Pattern("fine"), Pattern("(half")]),
            ("b", [Pattern("fine")]),
            ("c", [Pattern("", literal=True)]),
            ("d", [Pattern(r"(?<=a*)b[z-a]")]),
            ("e", [Pattern("a)|(b")]),
        ]
    )
    assert [(key, text) for key, text, _ in problems] == [
        ("a", "(half"),
        ("c", ""),
        ("d", "(?<=a*)b[z-a]"),
        ("e", "a)|(b"),
    ]
    assert "at character 1" in problems[0][2]
    assert list(lexicon.scan("half of it is fine").hits) == ["b"]


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)+!", r"(.*)*x", r"(?:a?){40}a{40}", r"(.*?,){25}P"],
)
def test_a_pattern_that_could_run_for_ever_ends(pattern: str) -> None:
    text = "a" * 60 + "!!" + " aaaa" * 400 + ", a" * 400 + "\n\nOf all things, a fine word."
    lexicon = lexicon_of(bad=[Pattern(pattern, bounded=False)], good=[Pattern("fine")])
    start = time.perf_counter()
    scan = lexicon.scan(text, seconds=0.05)
    assert time.perf_counter() - start < 3
    assert [text[h.span.start : h.span.end] for h in scan.hits["good"]] == ["fine"]


def test_a_rule_that_ran_out_of_time_is_named() -> None:
    lexicon = lexicon_of(bad=[Pattern("(.*?,){25}P"), Pattern("word")], good=[Pattern("word")])
    scan = lexicon.scan("a, " * 60 + "a word P", seconds=0.01)
    assert scan.timeouts == ["bad"]
    assert [hit.pattern for hit in scan.hits["bad"]] == [1]
    assert list(scan.hits) == ["bad", "good"]


def test_one_time_out_is_no_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    plainly = Expression.matches_at

    def first_time_late(self: Expression, block: str, *rest: Any) -> list[tuple[int, int]]:
        tried.append(block)
        if len(tried) == 1:
            raise TimeoutError
        return plainly(self, block, *rest)

    monkeypatch.setattr(Expression, "matches_at", first_time_late)
    scan = lexicon_of(rule=[Pattern(r"words? here")]).scan("A word here.")
    assert not scan.timeouts and len(tried) == 2
    assert [hit.span for hit in scan.hits["rule"]] == [Span(2, 11)]


def test_slow_rules_are_named() -> None:
    lexicon = lexicon_of(
        dots=[Pattern(r"\.\.\.", bounded=False)],
        twice=[Pattern(r"(\w+)\s+\1")],
        comma=[Pattern(r"(?:[^\s,]+,){1,} \w+ (?:and|or) \w+")],
        fine=[Pattern(r"\d+ square kilometers?"), Pattern(r"(?:very|quite) \w+")],
    )
    assert lexicon.slow() == ["comma", "dots", "twice"]


def test_a_long_block_is_searched_too() -> None:
    text = "word " * 20_000 + "in order to go"
    found = lexicon_of(a=[Pattern(r"in\s+order\s+to"), Pattern("order to", True)]).scan(text)
    assert [h.span.start for h in found.hits["a"]] == [100_000, 100_003]


def test_no_rules_and_no_text() -> None:
    assert lexicon_of().scan("text").hits == {}
    assert lexicon_of(a=[Pattern("x")]).scan("").hits == {}


def test_no_expression_is_searched_for_a_rule_that_is_not_wanted() -> None:
    lexicon = lexicon_of(
        wanted=[Pattern(r"[.!] ?[A-Z]", bounded=False)],
        other=[Pattern(r"[.!]\Z", bounded=False), Pattern(r"wo[a-z]+s? here")],
    )
    text = "A word here. And there!"

    assert set(lexicon.scan(text).hits) == {"wanted", "other"}
    for key in ("wanted", "other"):
        searches = lexicon.searches(frozenset({key}))
        assert set(lexicon.scan(text, searches=searches).hits) == {key}


@pytest.mark.parametrize(
    ("pattern", "text", "count"),
    [
        (r"(?:\{a\}|\{b \w+\})", "One {a}, two {b c}, three (d).", 2),
        (r"(?:&amp;|&#\d+;)", "One &amp; two &#32; three.", 2),
        (r"(?:\{a\}|&b;)", "One {a}, two &b; three.", 2),
        (r"(?:\{a|b)\}", "One {a}, two b}.", 2),
    ],
)
def test_marks_inside_alternatives_lose_nothing(pattern: str, text: str, count: int) -> None:
    hits = lexicon_of(rule=[Pattern(pattern, bounded=False)]).scan(text).hits

    assert len(hits["rule"]) == count
    assert (
        lexicon_of(rule=[Pattern(pattern, bounded=False)]).scan("Nothing of the kind.").hits == {}
    )
