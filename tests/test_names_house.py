# SPDX-License-Identifier: GPL-3.0-or-later
"""The house list: read strictly, laid in layers, and held against an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.article import Article
from newslint.checks.names import check
from newslint.config import PRESETS as CONFIGURED
from newslint.data.build_house import TARGET, compiled
from newslint.finding import Finding, Level
from newslint.names.house import PRESETS, HouseError, layered, load_file, parse
from newslint.names.layers import load
from newslint.names.shipped import apart, bearers, shipped
from newslint.names.usage import Breach, breaches, shipped_names_in
from newslint.readers import read_text
from newslint.rule import Context
from tests.one_rule import rule_of

LIST = """\
people:
  Oleh Syniehubov: [Oleg Sinegubov]
places:
  Kyiv:
    variants: [Kiev]
    allow: [chicken Kiev]
    since: 2019-10-14
    source: our style book
organisations:
  Nato: {also: [NATO]}
distinct:
  - [Marchenko, Marchenka]
"""


def said(text: str, listed: str = "", preset: str = "", date: str = "") -> list[tuple[str, str]]:
    house = layered([shipped(), parse(listed)]) if listed else shipped_names_in(text)
    return [(b.found, b.wanted) for b in breaches(text, house, preset, date)]


def test_the_compiled_list_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == compiled()


def test_the_shipped_list_is_large_and_consistent() -> None:
    names = shipped().names
    spellings = [name.spelling for name in names]

    assert len(names) > 500
    assert len(set(spellings)) == len(spellings)
    for name in names:
        accepted = {name.spelling, *name.also, *name.guides.values()}
        assert not accepted & set(name.variants), name.spelling
        assert set(name.guides) <= set(PRESETS)
    assert CONFIGURED == PRESETS


def test_no_spelling_is_wrong_for_one_name_and_right_for_another() -> None:
    right = {s for name in shipped().names for s in name.accepted("")}
    wrong = {s for name in shipped().names for s in name.variants}

    assert right & wrong == set()


def test_pairs_that_are_never_one_and_names_that_are() -> None:
    never, only_in_context = apart()

    assert frozenset(("hunan", "henan")) in never
    assert frozenset(("thomson", "thompson")) in only_in_context
    assert bearers()["kiev"] == bearers()["kyiv"]


def test_a_list_is_read() -> None:
    house = parse(LIST)
    kyiv = next(name for name in house.names if name.spelling == "Kyiv")

    assert [name.spelling for name in house.names] == ["Oleh Syniehubov", "Kyiv", "Nato"]
    assert (kyiv.kind, kyiv.variants, kyiv.since) == ("place", ("Kiev",), "2019-10-14")
    assert house.distinct == (("Marchenko", "Marchenka"),)
    assert parse("").names == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("peple: {}", 1, 1, "no part 'peple'; did you mean 'people'?"),
        ("people:\n  A B: {varients: [x]}", 2, 9, "no 'varients'; did you mean 'variants'?"),
        ("preset: app", 1, 1, "no preset 'app'; did you mean 'ap'?"),
        ("people:\n  A B: 3", 2, 3, "a list of other spellings or a mapping"),
        ("people: [A]", 1, 1, "each name is a key"),
        ("places:\n  K: {since: soon}", 2, 7, "a date such as 2019-10-14"),
        ("places:\n  K: [3]", 2, 3, "a list of texts"),
        ("distinct:\n  - [A]", 2, 5, "a pair of two names"),
        ("- a", 1, 1, "a mapping with people, places and organisations"),
        ("people:\n  A: [x]\n  A: [y]", 3, 3, "the key 'A' stands twice"),
        ("people: {", 2, 1, "not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, line: int, column: int, words: str
) -> None:
    with pytest.raises(HouseError) as error:
        parse(text, "names.yml")

    assert words in str(error.value)
    assert (error.value.line, error.value.column) == (line, column)
    assert str(error.value).startswith(f"names.yml:{line}:{column}: ")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.yml").write_bytes(b"people:\n  Jos\xe9 P: []\n")

    with pytest.raises(HouseError, match="No such file"):
        load_file(str(tmp_path / "none.yml"))
    with pytest.raises(HouseError, match="not UTF-8"):
        load_file(str(tmp_path / "latin.yml"))


def test_layers_lie_over_each_other(tmp_path: Path) -> None:
    newsroom, desk = tmp_path / "newsroom.yml", tmp_path / "desk.yml"
    newsroom.write_text("preset: bbc\nplaces:\n  Kiev: []\n", encoding="utf-8")
    desk.write_text("preset: ap\npeople:\n  Ada Byron: [Ada Biron]\n", encoding="utf-8")
    house = load([str(newsroom), str(desk)])
    (kiev,) = [name for name in house.names if "Kyiv" in name.spellings()]

    assert house.preset == "ap"
    assert kiev.spelling == "Kiev" and "Kyiv" in kiev.variants
    assert "chicken Kiev" in kiev.allow
    assert any(name.spelling == "Ada Byron" for name in house.names)
    assert load([str(newsroom)]).preset == "bbc"


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("Troops were outside Kiev, and in Kharkov.", [("Kiev", "Kyiv"), ("Kharkov", "Kharkiv")]),
        ("He ate chicken Kiev in Odesa.", []),
        ("Zelensky met Nato. Volodymyr Zelenskiy met NATO.", []),
        ("They read Mao Tse-tung.", [("Mao Tse-tung", "Mao Zedong")]),
        ("Adviser Oleksiy Erestovich left.", [("Oleksiy Erestovich", "Oleksiy Arestovych")]),
        ("Adviser Oleksiy Arestovich left. Arestovich slept.",
         [("Oleksiy Arestovich", "Oleksiy Arestovych"), ("Arestovich", "Arestovych")]),
        ("The town of Zaliznichne was freed.", [("Zaliznichne", "Zaliznychne")]),
        ("Robert Peston asked David Peskov.", []),
        ("Bilawal Bhutto and Oleksiy Honcharenko met Vladimir V. Putin.", []),
        ("KIEV BURNS AT DAWN\n\nIt burnt.", []),
    ],
)  # fmt: skip
def test_without_a_preset_only_what_no_guide_has(text: str, breach: list) -> None:
    assert said(text) == breach


@pytest.mark.parametrize(
    ("preset", "breach"),
    [
        ("ap", [("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Zelensky", "Zelenskyy"),
                ("Nato", "NATO"), ("al-Qaeda", "al-Qaida")]),
        ("bbc", []),
        ("guardian", [("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Zelensky", "Zelenskyy"),
                      ("al-Qaeda", "al-Qaida")]),
        ("reuters", [("Volodymyr Zelensky", "Volodymyr Zelenskiy"), ("Zelensky", "Zelenskiy"),
                     ("Nato", "NATO"), ("al-Qaeda", "al Qaeda")]),
    ],
)  # fmt: skip
def test_a_preset_binds(preset: str, breach: list) -> None:
    text = "Volodymyr Zelensky came. Zelensky met Nato on al-Qaeda."

    assert said(text, preset=preset) == breach


def test_an_own_list_binds_and_keeps_what_it_allows() -> None:
    text = "Nato and NATO met in Kiev. They ate chicken Kiev. Oleg Sinegubov left; Sinegubov slept."

    assert said(text, LIST) == [
        ("Kiev", "Kyiv"),
        ("Oleg Sinegubov", "Oleh Syniehubov"),
        ("Sinegubov", "Syniehubov"),
    ]


def test_an_older_article_may_have_the_older_name() -> None:
    assert said("Rain fell in Kiev.", LIST, date="2014-02-20T10:00:00Z") == []
    assert said("Rain fell in Kiev.", LIST, date="2022-02-24") == [("Kiev", "Kyiv")]


def house_rule(kinds: str) -> str:
    return f'extends: names\nmessage: "%s|%s|%s"\nlevel: warning\nkinds: [{kinds}]'


def checked(text: str, files: tuple[str, ...] = (), preset: str = "") -> list[Finding]:
    settings = {"names": {"files": files, "preset": preset}}
    article = read_text(text).replaced(meta={})
    return list(check(rule_of(house_rule("house")), article, Context(settings=settings)))


def test_what_the_project_chose_is_a_warning_with_a_fix_and_the_rest_a_suggestion(
    tmp_path: Path,
) -> None:
    path = tmp_path / "names.yml"
    path.write_text(LIST, encoding="utf-8")
    (mild,) = checked("Rain fell in Kiev.")
    (bound,) = checked("Rain fell in Kiev.", (str(path),))
    (preset,) = checked("It was NATO.", preset="guardian")

    assert (mild.level, mild.fixes[0].safe) == (Level.SUGGESTION, False)
    assert (bound.level, bound.fixes[0].safe) == (Level.WARNING, True)
    assert bound.message == "Kyiv|Kiev|our style book"
    assert (preset.level, preset.message) == (Level.WARNING, "Nato|NATO|Guardian style")


def test_a_quotation_is_flagged_but_not_mended() -> None:
    (finding,) = checked('He said: "It rained in Kiev, and nobody minded it at all."', preset="ap")

    assert finding.fixes == ()


def test_an_own_list_keeps_names_apart(tmp_path: Path) -> None:
    path = tmp_path / "names.yml"
    path.write_text(LIST, encoding="utf-8")
    article = read_text("Viktor Marchenko spoke. Marchenko left. Marchenka stayed.")
    rule = rule_of(house_rule("spelling"))

    assert len(list(check(rule, article, Context()))) == 1
    context = Context(settings={"names": {"files": (str(path),)}})
    assert list(check(rule, article, context)) == []


def test_a_breach_stands_where_its_words_do() -> None:
    text = "Rain fell in Kiev.\n\nThen al-Quaida and Mullah Omer came to Kharkov."

    for breach in breaches(text, shipped(), "ap"):
        assert isinstance(breach, Breach)
        assert text[breach.place.start : breach.place.end] == breach.found
    assert isinstance(read_text(text), Article)
