# SPDX-License-Identifier: GPL-3.0-or-later
"""One name in two spellings in different articles of a run."""

from __future__ import annotations

from newslint.names.crossing import crossings, note_of
from newslint.readers import read_text
from tests.one_rule import run

ACROSS = "extends: names\nmessage: \"'%s' is '%s' (%s)\"\nkinds: [across]"


def crossed(*texts: str) -> list[tuple[str, str]]:
    notes = [(f"{n}.txt", note_of(read_text(text, f"{n}.txt"))) for n, text in enumerate(texts)]
    found = crossings([(path, note) for path, note in notes if note])
    return [(crossing.odd, crossing.other) for crossing in found]


def test_a_full_name_in_two_romanisations() -> None:
    assert crossed(
        "The governor, Oleh Sinihubov, left.", "Oleh Synihubov spoke. Oleh Synihubov left."
    ) == [("Oleh Sinihubov", "Oleh Synihubov")]


def test_a_listed_name_is_known_under_all_its_spellings() -> None:
    assert crossed("They met in Kiev.", "They met in Kyiv. It rained in Kyiv.") == [
        ("Kiev", "Kyiv")
    ]


def test_each_odd_spelling_is_told_once() -> None:
    found = crossed(
        "It was Volodymyr Zelensky. Volodymyr Zelensky left. Volodymyr Zelensky slept.",
        "It was Volodymyr Zelenskiy. Volodymyr Zelenskiy left.",
        "It was Volodymyr Zelenskyy.",
    )

    assert found == [
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ]


def test_no_evidence_no_crossing() -> None:
    assert crossed("Then Sinihubov left.", "Then Synihubov spoke.") == []
    assert crossed("It was Oleh Sinihubov.", "It was Anna Synihubova.") == []
    assert crossed("It was Peter Hansen.", "It was Peter Hanson.") == []
    assert crossed("It was Kim Jong Un.", "It was Kim Jong Il.") == []
    assert crossed("It was Robert Marlow.", "It was Robert Barlow.") == []
    assert crossed("The White House said so.", "The Whyte House said so.") == []


def test_one_article_is_no_crossing() -> None:
    assert crossed("It was Oleh Sinihubov. It was Oleh Synihubov.") == []


def test_the_finding_stands_in_one_article_and_leads_to_the_others() -> None:
    texts = [
        "It rained.",
        "Then Oleh Sinihubov left.",
        "Oleh Synihubov spoke. Oleh Synihubov left.",
        "And Oleh Synihubov slept.",
    ]
    results = run([ACROSS], texts)
    (finding,) = [finding for _, found in results for finding in found]

    assert [len(found) for _, found in results] == [0, 1, 0, 0]
    assert finding.message == (
        "'Oleh Sinihubov' is 'Oleh Synihubov' (once in 1 article against 3 times in 2 articles)"
    )
    assert [path for path, _ in results][2:] == [r.path for r in finding.related]
    assert finding.related[0].span == (0, 14)


def test_a_run_of_many_articles_takes_blocks_not_pairs() -> None:
    given, family = "Abel Boris Cyril David Edgar".split(), "rin lov mak nos pat rut".split()
    names = [
        f"{g} {a.title()}{b}{c}" for g in given for a in family for b in family for c in family
    ]
    notes = [(f"{n}.txt", f"{name}\t1\t0\t5") for n, name in enumerate(names)]

    assert len(notes) > 1000
    assert len(crossings([*notes, ("x.txt", "Abel Rinlovmack\t1\t0\t5")])) < 40
