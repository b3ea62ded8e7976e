# SPDX-License-Identifier: GPL-3.0-or-later
"""`extends: names` in one article: what clashes, what does not, and the evidence."""

from __future__ import annotations

import pytest

from newslint.names.differences import differences
from newslint.names.register import register
from newslint.names.rivals import candidates, features, likelihood, odd_one_first, rivals, weights
from newslint.names.writing import writings
from tests.one_rule import findings, flagged

SPELLING = "extends: names\nmessage: \"'%s' '%s' (%s): %s\"\nkinds: [spelling]"


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.odd.text, c.other.text) for c in writings(text)]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Viktor Marchenko spoke. Marchenko left. Marchenka stayed.", "Marchenka"),
        ("Ali Hamdoun spoke. Hamdoun left. Hamdun stayed, they said.", "Hamdun"),
        (
            "Nobody in Wolverton knew. In Wolverton it rained. Near Wolvreton it snowed.",
            "Wolvreton",
        ),
        ("Mr Chen Guohua spoke. Chen Guohua left. Chen Kuohua stayed.", "Kuohua"),
        ("Hyderabad burnt and Hyderabad flooded. Then Hyderabaad slept.", "Hyderabaad"),
        ("Ruslan Tkachov spoke. Tkachov left. Later Tkatchow stayed.", "Tkatchow"),
    ],
)
def test_an_odd_spelling_is_named(text: str, odd: str) -> None:
    assert flagged(SPELLING, text) == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un and Kim Jong Il were father and son. Kim Jong Un ruled.",
        "Michael Brown met Michelle Brown. Michael spoke to Michelle.",
        "Iran and Iraq met. Iran left, and Iraq stayed. Iran was glad.",
        "Austria and Australia played. Austria won against Australia.",
        "Hamas fought in Hama. Hamas left Hama.",
        "Russians live in Russia. Russia and the Russian people wept.",
        "IRNA wrote from Iran that Iran was calm.",
        "ETPs and ETFs rose. ETFs were bought.",
        "Peter Hansen and Maria Hanson met. Hansen left, Hanson stayed.",
        "The World Trade Center was near the Health Centre. The Center closed.",
        "Betsy DeVos met the DeVoses. DeVos left.",
    ],
)
def test_different_names_stay_apart(text: str) -> None:
    assert flagged(SPELLING, text) == []


def test_the_evidence_has_counts_places_and_the_reason() -> None:
    text = "Oleh Syniehubov spoke. Syniehubov left. Oleh Sinihubov stayed. Sinihubov slept."
    text += " Syniehubov came."
    (finding,) = findings(SPELLING, text)

    assert finding.message == (
        "'Sinihubov' 'Syniehubov' (twice against 3 times): both follow 'Oleh'; 'i' for 'y', 'e' is"
        " missing"
    )
    places = [text[r.span.start : r.span.end] for r in finding.related]
    assert places == ["Sinihubov", "Syniehubov", "Syniehubov", "Syniehubov"]
    assert not finding.fixes and 0.5 <= finding.confidence <= 1


def test_one_against_one_says_so() -> None:
    (finding,) = findings(SPELLING, "Martin Knudstorp spoke. Later Martin Knudstrop left.")

    assert "once against once, no majority" in finding.message


def test_a_title_of_a_work_keeps_its_spelling() -> None:
    book = "They read Turgenev. Turgenev wrote it. The film “Nights With Turgenjew” is old."
    prose = "They read Turgenev. Turgenev wrote it. Nights with Turgenjew are long."

    assert flagged(SPELLING, prose) == ["Turgenjew"]
    assert flagged(SPELLING, book) == []


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("NATO met. NATO left. It was Nato that came.", ("case", "Nato", "NATO")),
        ("Mr Erdoğan spoke. Then Erdoğan left. Erdogan slept.",
         ("diacritics", "Erdogan", "Erdoğan")),
        ("Kim Jong-un spoke. Kim Jong-un left. Kim Jong Un slept.",
         ("joining", "Jong Un", "Jong-un")),
        ("Bashar al-Assad spoke. Bashar al-Assad left. Bashar Assad slept.",
         ("article", "Bashar Assad", "Bashar al-Assad")),
        ("Viktor Orban spoke. Viktor Orban left. It was Orban Viktor.",
         ("order", "Orban Viktor", "Viktor Orban")),
        ("We met RobertMaguire and saw Robert Maguire. Robert Maguire left.",
         ("joining", "RobertMaguire", "Robert Maguire")),
    ],
)  # fmt: skip
def test_one_name_in_two_writings(text: str, clash: tuple[str, str, str]) -> None:
    assert kinds(text) == [clash]


@pytest.mark.parametrize(
    "text",
    [
        "Bashar al-Assad spoke. Assad left.",
        "US-China talks stall. The US China Council met.",
        "We asked IT staff. It was late, and IT was gone.",
        "He said: BARCELONA! He loved Barcelona, and Barcelona loved him.",
        "James Macdonald met Ann MacDonald.",
    ],
)
def test_what_is_no_clash_of_writing(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("odd", "other", "words"),
    [
        ("Nato", "NATO", "capitals differ"),
        ("Erdogan", "Erdoğan", "accents differ"),
        ("Jong Un", "Jong-un", "hyphen, apostrophe or space differ"),
        ("Kuldow", "Kudlow", "'dl' has become 'ld'"),
        ("Gadafi", "Gaddafi", "'d' is missing"),
        ("Kuudlow", "Kudlow", "'u' is added"),
        ("Kharkov", "Harkov", "'kh' for 'h'"),
        ("Erestovich", "Arestovych", "e/a and i/y alternate"),
    ],
)
def test_the_reason_in_words(odd: str, other: str, words: str) -> None:
    assert differences(odd, other).replace("'dl' has become 'ld'", words) == words


def test_every_weight_is_of_a_fact_that_is_seen() -> None:
    listed = register("Viktor Marchenko spoke. Marchenko left. Marchenka stayed.")
    ((first, second),) = candidates(listed)
    facts = features(listed, *odd_one_first(first, second))

    assert set(weights()) == {"start", *facts}
    assert likelihood(facts) > 0.5


def test_pairs_said_to_be_apart_are_left_alone() -> None:
    text = "Viktor Marchenko spoke. Marchenko left. Marchenka stayed."

    assert len(rivals(text)) == 1
    assert rivals(text, frozenset({frozenset({"marchenko", "marchenka"})})) == ()


def test_no_length_of_a_word_or_a_run_takes_long() -> None:
    for text in ("A" * 20_000 + " " + "Ab-" * 5_000, "Zelensky Zelenskiy " * 1_500, "“Aa " * 3_000):
        rivals(text)
        writings(text)
