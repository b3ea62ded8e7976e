# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from newslint.cli.init import TEMPLATE
from newslint.config import (
    KEYS,
    LANGUAGETOOL_KEYS,
    OVERRIDE_KEYS,
    Config,
    ConfigError,
    config_for,
    parse_config,
)
from newslint.finding import Level

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "newslint/schema/config.json").read_text(encoding="utf-8")
)
FULL = """\
select: [headline, names.*]
ignore: style
levels: {style.Passive: warning, names: off}
rules: [house, ../shared]
fail-level: warning
min-level: suggestion
languagetool: {mode: require, url: "http://localhost:8081"}
language: en-GB
accept: [Komsomolskaya Pravda]
overrides:
  - paths: "wire/**"
    ignore: furniture
    levels: {headline: error}
  - paths: [sport/*.txt, "*.html"]
    select: [names]
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    config = parse_config(FULL, str(tmp_path / "desk" / ".newslint.yml"))

    assert config.select == ("headline", "names.*")
    assert config.ignore == ("style",)
    assert dict(config.levels) == {"style.Passive": Level.WARNING, "names": None}
    assert config.rules == (str(tmp_path / "desk" / "house"), str(tmp_path / "shared"))
    assert (config.fail_level, config.min_level) == (Level.WARNING, Level.SUGGESTION)
    assert (config.languagetool, config.languagetool_url) == ("require", "http://localhost:8081")
    assert config.language == "en-GB"
    assert config.accept == ("Komsomolskaya Pravda",)
    assert len(config.overrides) == 2
    jsonschema.validate(yaml.safe_load(FULL.replace(": off", ": 'off'")), SCHEMA)


@pytest.mark.parametrize(
    ("path", "select", "ignore", "levels"),
    [
        ("a.txt", ("headline", "names.*"), ("style",), {}),
        ("wire/x/a.txt", ("headline", "names.*"), ("style", "furniture"), {"headline"}),
        ("sport/a.txt", ("names",), ("style",), {}),
        ("sport/old/a.txt", ("headline", "names.*"), ("style",), {}),
        ("deep/er/a.html", ("names",), ("style",), {}),
        ("wire/a.html", ("names",), ("style", "furniture"), {"headline"}),
    ],
)
def test_overrides_fit_paths_seen_from_the_settings(
    tmp_path: Path, path: str, select: tuple[str, ...], ignore: tuple[str, ...], levels: set[str]
) -> None:
    config = parse_config(FULL, str(tmp_path / ".newslint.yml"))
    got_select, got_ignore, got_levels = config.choices_for(str(tmp_path / path))

    assert (got_select, got_ignore) == (select, ignore)
    assert set(got_levels) == {"style.Passive", "names", *levels}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("select: [a]\nignor: [b]\n", 2, 1, "unknown key 'ignor'; did you mean 'ignore'?"),
        ("levels:\n  style: loud\n", 2, 3, "'style' is one of suggestion, warning, error, off"),
        ("languagetool:\n  mod: auto\n", 2, 3, "unknown key 'mod'; did you mean 'mode'?"),
        ("languagetool: on\n", 1, 1, "'languagetool' is one of auto, require, off, once"),
        ("overrides:\n  - ignore: x\n", 2, 5, "an override needs 'paths'"),
        ("overrides:\n  - paths: x\n    igno: y\n", 3, 5, "did you mean 'ignore'?"),
        ("accept: [Kyiv, 12]\n", 1, 16, "put quotes around 12"),
        ("fail-level: fatal\n", 1, 1, "'fail-level' is one of suggestion, warning, error"),
        ("- a\n- b\n", 1, 1, "here must be keys such as select and ignore"),
        ("select: [a\n", 2, 1, "not YAML"),
        ("select: a\nselect: b\n", 2, 1, "stands twice"),
        ("levels: [a]\n", 1, 1, "'levels' holds lines such as"),
        ("language: [en]\n", 1, 1, "'language' must be a text"),
    ],
)
def test_mistakes_are_told_with_their_place(
    text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, ".newslint.yml")

    assert message in str(caught.value)
    assert caught.value.place == f".newslint.yml:{line}:{column}"


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}"])
def test_empty_settings_are_none(text: str, tmp_path: Path) -> None:
    path = str(tmp_path / ".newslint.yml")

    assert parse_config(text, path) == Config(path=path)


def test_the_nearest_settings_are_found_outwards(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("language: en\n")
    inner = tmp_path / "desk" / "sport"
    inner.mkdir(parents=True)

    assert config_for(str(inner / "a.txt")).language == "en"


def test_the_nearer_settings_win(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("language: en\n")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / ".newslint.yml").write_text("ignore: style\n")

    assert config_for(str(tmp_path / "desk" / "a.txt")).language == ""
    assert config_for(str(tmp_path / "a.txt")).language == "en"


def test_the_search_ends_at_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("language: en\n")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "desk").mkdir()

    assert config_for(str(tmp_path / "repo" / "desk" / "a.txt")) == Config()


def test_the_search_ends_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".newslint.yml").write_text("language: en\n")
    home = tmp_path / "home"
    (home / "articles").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))

    assert config_for(str(home / "articles" / "a.txt")) == Config()


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_bytes(b"\xff\xfe\x00\x01")

    with pytest.raises(ConfigError, match="not UTF-8"):
        config_for(str(tmp_path / "a.txt"))


def test_schema_and_reader_know_the_same_keys() -> None:
    properties = SCHEMA["properties"]

    assert set(properties) == set(KEYS)
    assert set(properties["overrides"]["items"]["properties"]) == set(OVERRIDE_KEYS)
    assert set(properties["languagetool"]["anyOf"][1]["properties"]) == set(LANGUAGETOOL_KEYS)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "value",
    ["auto", "error", "x", 3, True, None, [], ["a"], [3], {}, {"mode": "off"}, {"a": "off"}, [{}]],
    ids=repr,
)
def test_schema_and_reader_agree(key: str, value: object, tmp_path: Path) -> None:
    text = json.dumps({key: value})
    try:
        parse_config(text, str(tmp_path / "c.yml"))
    except ConfigError:
        accepted = False
    else:
        accepted = True

    assert jsonschema.Draft7Validator(SCHEMA).is_valid({key: value}) == accepted


def test_the_template_is_good_as_it_is_and_with_everything_uncommented(tmp_path: Path) -> None:
    path = str(tmp_path / ".newslint.yml")
    parse_config(TEMPLATE, path)
    lines = TEMPLATE.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("# Run only"))
    said = []
    for line in lines[start:]:
        bare = line.lstrip()
        key = bare.removeprefix("# ")
        is_code = key.split(":")[0] in (*KEYS, "url", "  style", "  names") or key.startswith("  ")
        if bare.startswith("# ") and is_code:
            line = line[: len(line) - len(bare)] + key
        said.append(line)
    config = parse_config("\n".join(said), path)

    assert config.select and config.levels and config.rules and config.overrides
    assert config.languagetool_url and config.accept and config.language
