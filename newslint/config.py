# SPDX-License-Identifier: GPL-3.0-or-later
"""A project's settings: `.newslint.yml`, found from the file outwards, read strictly."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from newslint.finding import Level
from newslint.handwritten import FileError, Wrong, read_as, text_of
from newslint.records import NamedTuple

NAMES = (".newslint.yml", ".newslint.yaml")
"""The names of a file of settings; the first that a folder has is its."""

MODES = ("auto", "require", "off", "once")
"""Ways to use LanguageTool."""

Levels = Mapping[str, Level | None]


_NO_LEVELS: Levels = MappingProxyType({})


class Override(NamedTuple):
    """Other choices for the files whose path, seen from the file of settings, fits a glob."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Levels = _NO_LEVELS


class Config(NamedTuple):
    """The settings of a project; `path` is the file they come from, "" when there is none.

    `select`, `ignore` and `levels` hold rule ids or prefixes of them; a level of None switches a
    rule off. `rules` are folders, `names_files` house lists of names, absolute. What is None or ""
    was not set.
    """

    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Levels = _NO_LEVELS
    rules: tuple[str, ...] = ()
    fail_level: Level | None = None
    min_level: Level | None = None
    languagetool: str = ""
    languagetool_url: str = ""
    language: str = ""
    accept: tuple[str, ...] = ()
    names_preset: str = ""
    names_files: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Return every rule id and prefix that the settings name, sorted."""
        groups: list[Override | Config] = [self, *self.overrides]
        return tuple(sorted({w for g in groups for w in (*g.select, *g.ignore, *g.levels)}))

    def choices_for(self, path: str) -> tuple[tuple[str, ...], tuple[str, ...], Levels]:
        """Return (select, ignore, levels) for a file; a later override adds to the earlier.

        An override's `select` takes the place of the one before, and its `levels` count for more.
        """
        select, ignore, levels = self.select, self.ignore, dict(self.levels)
        for override in self.overrides:
            if any(_fits(glob, self._relative(path)) for glob in override.paths):
                select = override.select or select
                ignore += override.ignore
                levels.update(override.levels)
        return select, ignore, levels

    def _relative(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), os.path.dirname(self.path)).replace("\\", "/")


class ConfigError(FileError):
    """Settings that cannot be used."""


def config_for(path: str) -> Config:
    """Return the settings for a file or folder: the nearest file of settings, outwards.

    The search ends at the root of a repository (a folder with `.git`) and at the home folder.
    Raises ConfigError.
    """
    start = os.path.abspath(path)
    found = _nearest(start if os.path.isdir(start) else os.path.dirname(start))
    return load_config(found) if found else Config()


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> str:
    for name in NAMES:
        file = os.path.join(folder, name)
        if os.path.isfile(file):
            return file
    above = os.path.dirname(folder)
    if above == folder or folder == os.path.expanduser("~") or _is_repository(folder):
        return ""
    return _nearest(above)


def _is_repository(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


@lru_cache(maxsize=256)
def load_config(path: str) -> Config:
    """Return the settings in a file; raises ConfigError with the place of what is wrong."""
    return parse_config(text_of(path, ConfigError), path)


def parse_config(text: str, path: str) -> Config:
    """Return the settings that the text of a file describes; raises ConfigError."""
    whole = os.path.abspath(path)
    return read_as(lambda data: _config_from(data, whole), text, path, ConfigError)


KEYS = (
    "select",
    "ignore",
    "levels",
    "rules",
    "fail-level",
    "min-level",
    "languagetool",
    "language",
    "accept",
    "names",
    "overrides",
)
"""The keys of a file of settings."""

NAMES_KEYS = ("preset", "files")
"""The keys under `names`."""

PRESETS = ("ap", "bbc", "guardian", "reuters")
"""The style guides whose spellings of names can be chosen."""

OVERRIDE_KEYS = ("paths", "select", "ignore", "levels")
"""The keys of an entry of `overrides`."""

LANGUAGETOOL_KEYS = ("mode", "url")
"""The keys under `languagetool`."""


def _config_from(data: Any, path: str) -> Config:
    values = _mapping((), data, KEYS)
    folder = os.path.dirname(path)
    mode, url = _languagetool(values.get("languagetool", {}))
    return Config(
        path=path,
        select=_words(("select",), values.get("select", [])),
        ignore=_words(("ignore",), values.get("ignore", [])),
        levels=_levels(("levels",), values.get("levels", {})),
        rules=tuple(
            os.path.normpath(os.path.join(folder, os.path.expanduser(rules)))
            for rules in _words(("rules",), values.get("rules", []))
        ),
        fail_level=_level("fail-level", values),
        min_level=_level("min-level", values),
        languagetool=mode,
        languagetool_url=url,
        language=_text(("language",), values.get("language", "")),
        accept=_words(("accept",), values.get("accept", [])),
        names_preset=_preset(values.get("names", {})),
        names_files=_beside(folder, _names(values.get("names", {})).get("files", [])),
        overrides=_overrides(values.get("overrides", [])),
    )


def _mapping(keys: Sequence[str | int], value: Any, known: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Wrong(tuple(keys), f"here must be keys such as {known[0]} and {known[1]}")
    for key in value:
        if key not in known:
            raise Wrong((*keys, key), f"unknown key '{key}'{_guess(str(key), known)}")
    return value


def _guess(word: str, known: Sequence[str]) -> str:
    from newslint.guess import did_you_mean

    return did_you_mean(word, known) or f"; there are {', '.join(known)}"


def _words(keys: Sequence[str | int], value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    for index, item in enumerate(items):
        if not isinstance(item, str):
            raise Wrong((*keys, index), f"'{keys[-1]}' holds texts; put quotes around {item!r}")
    return tuple(items)


def _text(keys: Sequence[str | int], value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(tuple(keys), f"'{keys[-1]}' must be a text")
    return value


def _choice(keys: Sequence[str | int], value: Any, choices: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in choices:
        raise Wrong(tuple(keys), f"'{keys[-1]}' is one of {', '.join(choices)}, not {value!r}")
    return value


_LEVELS = tuple(str(level) for level in Level)


def _level(key: str, values: Mapping[str, Any]) -> Level | None:
    return Level.named(_choice((key,), values[key], _LEVELS)) if key in values else None


def _levels(keys: Sequence[str | int], value: Any) -> Levels:
    if not isinstance(value, dict):
        raise Wrong(tuple(keys), f"'{keys[-1]}' holds lines such as 'style.Passive: warning'")
    found: dict[str, Level | None] = {}
    for rule, level in value.items():
        name = _choice((*keys, rule), level, (*_LEVELS, "off"))
        found[str(rule)] = None if name == "off" else Level.named(name)
    return MappingProxyType(found)


def _languagetool(value: Any) -> tuple[str, str]:
    keys = ("languagetool",)
    if not isinstance(value, dict):
        return _choice(keys, value, MODES), ""
    values = _mapping(keys, value, LANGUAGETOOL_KEYS)
    mode = _choice((*keys, "mode"), values["mode"], MODES) if "mode" in values else ""
    return mode, _text((*keys, "url"), values.get("url", ""))


def _names(value: Any) -> Mapping[str, Any]:
    return _mapping(("names",), value, NAMES_KEYS)


def _preset(value: Any) -> str:
    values = _names(value)
    return _choice(("names", "preset"), values["preset"], PRESETS) if "preset" in values else ""


def _beside(folder: str, files: Any) -> tuple[str, ...]:
    """Return the files of house lists as paths, seen from the folder of the settings."""
    return tuple(
        os.path.normpath(os.path.join(folder, os.path.expanduser(file)))
        for file in _words(("names", "files"), files)
    )


def _overrides(value: Any) -> tuple[Override, ...]:
    if not isinstance(value, list):
        raise Wrong(("overrides",), "'overrides' is a list; each entry has 'paths' and choices")
    return tuple(_override(("overrides", index), entry) for index, entry in enumerate(value))


def _override(keys: tuple[str | int, ...], entry: Any) -> Override:
    values = _mapping(keys, entry, OVERRIDE_KEYS)
    if not values.get("paths"):
        raise Wrong(tuple(keys), "an override needs 'paths': globs such as 'sport/**'")
    return Override(
        paths=_words((*keys, "paths"), values["paths"]),
        select=_words((*keys, "select"), values.get("select", [])),
        ignore=_words((*keys, "ignore"), values.get("ignore", [])),
        levels=_levels((*keys, "levels"), values.get("levels", {})),
    )


def _fits(glob: str, path: str) -> bool:
    """Tell whether a path fits a glob: `**` any folders, `*` and `?` within one name.

    A glob without a slash fits a file name in any folder, one that ends with a slash all below it.
    """
    if glob.endswith("/"):
        glob += "**"
    if "/" not in glob:
        glob = f"**/{glob}"
    return _pattern(glob.removeprefix("./")).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _pattern(glob: str) -> Any:
    import re

    meanings = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    return re.compile("".join(meanings.get(part, re.escape(part)) for part in parts))
