# SPDX-License-Identifier: GPL-3.0-or-later
"""Are two spellings one name? What `newslint.same_name` says of names of many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint
from newslint.names.edits import closeness
from newslint.names.folding import fold, name_tokens
from newslint.names.forms import is_derived
from newslint.names.knowledge import known
from newslint.names.likeness import edits, jaro_winkler, shared_letters, slips, stretches
from newslint.names.similarity import same_name
from newslint.names.skeleton import consonants, skeleton
from newslint.names.trees import flat, model, read_model, written

NAMES = st.text("abcdefghiklmnoprstuvyz'- ", min_size=1, max_size=20)
WORDS = st.text("abcde", max_size=8)

SAME = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy", "person"),
    ("Oleksandr Syrskyi", "Oleksandr Syrsky", "person"),
    ("Mikhail Khodorkovsky", "Michail Chodorkowski", "person"),
    ("Dmitry Medvedev", "Dmitri Medwedew", "person"),
    ("Mohammed Dahlan", "Muhammad Dahlan", "person"),
    ("Hossein Salami", "Hussein Salami", "person"),
    ("Tzipi Livni", "Zipi Livni", "person"),
    ("Nguyễn Phú Trọng", "Nguyen Phu Trong", "person"),
    ("Jean-Claude Juncker", "Jean Claude Juncker", "person"),
    ("Muammar Gaddafi", "Moammar Gadhafi", "person"),
    ("Orban Viktor", "Viktor Orbán", "person"),
    ("Yevtushenko", "Evtushenko", "token"),
    ("Tschernyschewski", "Chernyshevsky", "token"),
    ("Gorbachev", "Gorbatchev", "token"),
    ("Khrushchev", "Hruschev", "token"),
    ("Kharkiv", "Kharkov", "place"),
    ("Peking", "Beijing", "place"),
    ("Bombay", "Mumbai", "place"),
    ("Tiflis", "Tbilisi", "place"),
]
APART = [
    ("Kim Jong Un", "Kim Jong Il", "person"),
    ("George W. Bush", "George H. Bush", "person"),
    ("Vladimir Putin", "Lyudmila Putina", "person"),
    ("Bashar al-Assad", "Hafez al-Assad", "person"),
    ("Martin Luther King", "Martin Luther King Jr", "person"),
    ("Boris Johnson", "Boris Becker", "person"),
    ("Anderson", "Andersen", "token"),
    ("Petrov", "Petrova", "token"),
    ("Khamenei", "Khomeini", "token"),
    ("Hunan", "Henan", "place"),
    ("Niger", "Nigeria", "place"),
    ("Slovakia", "Slovenia", "place"),
]


@pytest.mark.parametrize(("a", "b", "kind"), SAME)
def test_spellings_of_one_name_are_told(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) >= 0.5  # type: ignore[arg-type]


@pytest.mark.parametrize(("a", "b", "kind"), APART)
def test_names_of_different_bearers_stay_apart(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) < 0.5  # type: ignore[arg-type]


@given(NAMES, NAMES, st.sampled_from(["person", "token", "place"]))
def test_the_measure_is_symmetric_and_between_none_and_one(a: str, b: str, kind: str) -> None:
    there = same_name(a, b, kind)  # type: ignore[arg-type]

    assert 0.0 <= there <= 1.0
    assert there == pytest.approx(same_name(b, a, kind), abs=1e-9)  # type: ignore[arg-type]


@given(NAMES.filter(lambda name: bool(name_tokens(name))))
def test_a_name_is_itself_in_any_case_and_with_any_hyphens(name: str) -> None:
    assert same_name(name, name) == 1.0
    assert same_name(name.upper(), name) >= 0.99
    assert same_name(name.replace("-", " "), name) >= 0.99


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'person', 'token' or 'place', not 'city'"):
        same_name("a", "b", "city")  # type: ignore[arg-type]


def test_nothing_is_like_no_name() -> None:
    assert same_name("", "Smith") == 0.0
    assert same_name("...", "Smith") == 0.0


def test_it_is_offered_by_the_package() -> None:
    assert newslint.same_name("Kyiv", "Kiev", "place") > 0.9


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("Lech Wałęsa", "lech walesa"),
        ("Ben-Gvir", "ben gvir"),
        ("Sana'a", "sanaa"),
        ("L’viv", "lviv"),
        ("Зеленський", "zelenskiy"),
        ("Əliyev", "eliyev"),
        ("  ", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("zelensky", "zelenskiy"),
        ("arestovych", "arestovich"),
        ("haniyeh", "haniyeh"),
        ("kovalev", "kowalew"),
        ("schevardnadse", "shevardnadse"),
    ],
)
def test_romanisations_have_one_skeleton(a: str, b: str) -> None:
    assert consonants(a) == consonants(b)
    assert closeness(a, b) > 0.75


def test_the_fine_skeleton_keeps_sounds_apart_that_differ() -> None:
    assert skeleton("kursk") != skeleton("kirsk")
    assert skeleton("putin") != skeleton("potanin")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("russia", "russian"), ("ukraine", "ukrainian"), ("israel", "israeli"), ("iran", "iranian"),
        ("china", "chinese"), ("petrov", "petrova"), ("zelensky", "zelenska"), ("kurds", "kurdish"),
        ("navalny", "navalnaya"), ("russians", "russian"), ("clintons", "clinton"),
        ("devoses", "devos"), ("britain", "british"), ("afghan", "afghanistan"),
    ],
)  # fmt: skip
def test_derived_forms_are_told(a: str, b: str) -> None:
    assert is_derived(a, b) and is_derived(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("donbas", "donbass"), ("tallin", "tallinn"), ("zelensky", "zelenskiy"), ("kudlow", "kudluw"),
     ("sekiguch", "sekiguchi"), ("pakistaan", "pakistan"), ("same", "same")],
)  # fmt: skip
def test_slips_and_romanisations_are_no_derived_forms(a: str, b: str) -> None:
    assert not is_derived(a, b)


def test_what_is_known_of_words() -> None:
    assert known("the").is_word and not known("the").places
    assert known("kyiv").places == known("kiev").places
    assert known("smith").is_familiar
    assert known("zelensky").spellings & known("zelenskyy").spellings
    assert known("bill").nicknames & known("william").nicknames
    assert not known("qxvzzkw").flags


@given(WORDS, WORDS)
def test_letter_measures_agree_with_what_they_are_defined_by(a: str, b: str) -> None:
    assert slips(a, b) == slips(b, a) <= len(edits(a, b)) <= max(len(a), len(b))
    assert (slips(a, b) == 0) == (a == b) == (not edits(a, b))
    assert 0.0 <= shared_letters(a, b) <= 1.0
    assert 0.0 <= jaro_winkler(a, b) <= 1.0


@given(WORDS, WORDS)
def test_edits_lead_from_one_text_to_the_other(a: str, b: str) -> None:
    for found in (edits(a, b), stretches(a, b)):
        rebuilt, at = "", 0
        for edit in found:
            rebuilt += a[at : edit.start] + b[edit.other_start : edit.other_end]
            at = edit.end
        assert rebuilt + a[at:] == b


def test_trees_are_read_as_they_were_written(tmp_path) -> None:
    made = flat(0.25, [(0, 0.5, -1.0, (1, 2.0, 0.5, 2.0)), 0.125])
    path = tmp_path / "m.trees"
    path.write_bytes(written(made))
    read = read_model(str(path))

    assert read == made
    low, middle, high = (read.probability(x) for x in ((0, 9), (1, 1), (1, 3)))
    assert low < 0.5 < middle < high


def test_a_file_that_is_no_table_of_trees_is_refused(tmp_path) -> None:
    (tmp_path / "x").write_bytes(b"something else")

    with pytest.raises(ValueError, match="no table of trees"):
        read_model(str(tmp_path / "x"))


def test_all_three_models_are_shipped() -> None:
    assert all(len(model(name).roots) > 50 for name in ("person", "token", "place"))
