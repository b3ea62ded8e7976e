# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that must, or must not, stand around a finding."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Span
from newslint.matching.conditions import fault_of_entry, holds
from newslint.prose.sentences import sentence_around
from newslint.prose.words import words
from newslint.rule import Condition
from tests.pattern_laws import TEXTS, plain_blocks

TEXT = (
    "Kyiv captured many troops as part of a power surge near the front line. The grid held.\n\n"
    "Voltage rose. Power was out, U.S. officials said.\n\n"
    "A third paragraph about the weather."
)
SPAN = Span(TEXT.index("power surge"), TEXT.index("power surge") + len("power surge"))


def near(within: str | int, *entries: str, together: tuple[str, ...] = ()) -> bool:
    return holds([Condition(within, entries, together)], (), TEXT, SPAN)


def test_reaches() -> None:
    assert near("sentence", "troops") and not near("sentence", "grid")
    assert near("paragraph", "grid") and not near("paragraph", "voltage")
    assert near("neighbours", "voltage") and not near("neighbours", "weather")
    assert near("article", "weather") and not near("article", "storm")
    assert near(1, "a") and near(2, "of") and not near(1, "of")
    assert near(2, "the") and not near(2, "front") and near(100, "grid")
    assert not near(100, "voltage")


def test_any_and_all() -> None:
    assert near("sentence", "tanks", "troops")
    assert near("sentence", "troops", together=("front line", "captured"))
    assert not near("sentence", "troops", together=("front line", "tanks"))
    assert near("sentence", together=("front line",))


def test_entries_are_words_or_patterns_and_case_is_ignored() -> None:
    assert near("sentence", "kyiv") and near("sentence", "TROOPS?")
    assert not near("sentence", "troop") and not near("sentence", "apture")
    assert near("sentence", "troop\\w*") and near("sentence", "front[- ]line")
    assert near("neighbours", "U\\.S\\.") and near("neighbours", "U.S.")
    assert near("sentence", "capt(?:ured|ive)") and near("sentence", "(?<=many )troops")


def test_the_own_words_of_a_finding_never_count() -> None:
    assert not near("sentence", "power") and not near("sentence", "power surge")
    assert not near("paragraph", "surge near") and near("article", "power")
    text = "An unpowered, overpowering power."
    start = text.index("power")
    inside = Span(start, start + 5)
    assert not holds([Condition("sentence", ("un", "ed", "unpowered"))], (), text, inside)
    assert holds([Condition("sentence", ("power",))], (), text, inside)


def test_unless() -> None:
    assert not holds((), [Condition("sentence", ("front line",))], TEXT, SPAN)
    assert holds((), [Condition("sentence", ("voltage",))], TEXT, SPAN)
    both = [Condition("sentence", ("voltage",)), Condition("paragraph", ("grid",))]
    assert not holds((), both, TEXT, SPAN)
    assert holds((), (), TEXT, SPAN)


def test_apostrophes_and_line_breaks_are_lenient() -> None:
    text = "Ukraine’s front\nline held a power surge"
    span = Span(len(text) - 11, len(text))
    for entry in ("Ukraine's", "front line", "front (line|lines)"):
        assert holds([Condition("paragraph", (entry,))], (), text, span)


def test_paragraphs_may_be_given() -> None:
    text = "One line of troops\nA power surge\nAnother line"
    spans = [Span(0, 18), Span(19, 32), Span(33, len(text))]
    span = Span(21, 32)
    troops = [Condition("paragraph", ("troops",))]
    assert holds(troops, (), text, span)
    assert not holds(troops, (), text, span, spans)
    assert holds([Condition("neighbours", ("troops",))], (), text, span, spans)


def test_a_finding_over_two_sentences_has_both_around_it() -> None:
    text = "The troops left. They came back. A third."
    span = Span(text.index("left"), text.index("They") + 4)
    assert holds([Condition("sentence", (), ("troops", "back"))], (), text, span)
    assert not holds([Condition("sentence", ("third",))], (), text, span)


def test_a_pattern_that_runs_long_raises() -> None:
    text = "a, " * 60 + "a word P"
    with pytest.raises(TimeoutError):
        holds([Condition("article", ("(.*?,){25}P",))], (), text, Span(len(text) - 6, len(text)))


def test_faults_of_entries() -> None:
    assert fault_of_entry("militar(y|ily)") == ""
    assert "at character 9" in fault_of_entry("soldiers(")
    assert fault_of_entry("") == "it is empty"


ENTRIES = (
    "foo",
    "bar",
    "it's",
    "U\\.S\\.",
    "fo+",
    "caf(é|e)s?",
    "12 foo",
    "київ",
    "kilo",
    "(?:f|it) \\w+",
)


def _plain_has(entry: str, text: str) -> bool:
    if re.fullmatch(r"[\w' ]+", entry):
        entry = entry.replace("'", "['’]").replace(" ", r"\s")
    return re.search(rf"(?<!\w)(?:{entry})(?!\w)", text, re.IGNORECASE) is not None


@given(TEXTS, st.data())
def test_it_is_what_a_plain_search_on_either_side_says(text: str, data: st.DataObject) -> None:
    spans = words(text)
    if not spans:
        return
    span = data.draw(st.sampled_from(spans))
    entry = data.draw(st.sampled_from(ENTRIES))
    within = data.draw(st.sampled_from(["sentence", "paragraph", "article"]))
    reach = Span(0, len(text))
    if within == "sentence":
        reach = sentence_around(text, span.start)
    elif within == "paragraph":
        around = [Span(s, s + len(b)) for s, b in plain_blocks(text)]
        reach = next(block for block in around if block.covers(Span(span.start, span.start + 1)))
    if not reach.covers(span) or (span.end < len(text) and text[span.end] in "\u0301_²"):
        return
    sides = text[reach.start : span.start], text[span.end : reach.end]
    plainly = any(_plain_has(entry, side) for side in sides)
    assert holds([Condition(within, (entry,))], (), text, span) == plainly
