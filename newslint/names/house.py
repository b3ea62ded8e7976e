# SPDX-License-Identifier: GPL-3.0-or-later
"""The house list: how a newsroom spells the names in the news, read strictly from names.yml.

    preset: ap                          # whose choices hold where the guides differ
    people:
      Oleh Syniehubov: [Oleg Sinegubov] # the spelling to use: others that are not to be used
    places:
      Kyiv:
        variants: [Kiev]
        allow: [chicken Kiev]           # phrases that keep another spelling
        since: 2019-10-14               # older articles may have the others
        source: our style book, page 12
    organisations:
      Nato: {also: [NATO]}              # in use as well, not to be flagged
    distinct:
      - [Kim Jong Un, Kim Jong Il]      # never one name

A later file wins over an earlier one, name by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from newslint.handwritten import FileError, Wrong, read_as, text_of
from newslint.names.houselist import HouseList, HouseName

PRESETS = ("ap", "bbc", "guardian", "reuters")
"""The guides whose choices the shipped list holds."""

SECTIONS = {"people": "person", "places": "place", "organisations": "organisation"}
"""The parts of names.yml that hold names, and the kind of name in each."""

_PAIRS = ("distinct", "lookalikes")
_FIELDS = ("variants", "also", "allow", "since", "source", *PRESETS)


class HouseError(FileError):
    """A house list that cannot be used; its text begins with the place."""

    def __str__(self) -> str:
        return f"{self.place}: {self.args[0]}"


def load_file(path: str) -> HouseList:
    """Return the list in one file; raises HouseError."""
    return parse(text_of(path, HouseError), path)


def parse(text: str, path: str = "names.yml") -> HouseList:
    """Return the list that a text describes; raises HouseError."""
    return read_as(_list_from, text, path, HouseError)


def layered(lists: Iterable[HouseList]) -> HouseList:
    """Return several lists as one: a later name replaces an earlier one that it shares a form with.

    The spellings of the replaced name that the new one does not accept become its variants.
    """
    names: dict[str, HouseName] = {}
    distinct: list[tuple[str, str]] = []
    lookalikes: list[tuple[str, str]] = []
    preset = ""
    for one in lists:
        owners = {s: key for key, name in names.items() for s in name.spellings()}
        for name in one.names:
            replaced = {owners[s] for s in name.spellings() if s in owners}
            older = [names.pop(key) for key in sorted(replaced) if key in names]
            names[name.spelling] = _over(name, older)
        distinct += one.distinct
        lookalikes += one.lookalikes
        preset = one.preset or preset
    return HouseList(tuple(names.values()), tuple(distinct), tuple(lookalikes), preset)


def _over(name: HouseName, older: Sequence[HouseName]) -> HouseName:
    if not older:
        return name
    kept = (name.spelling, *name.also)
    variants = [*name.variants, *(s for old in older for s in old.spellings() if s not in kept)]
    allowed = [*name.allow, *(phrase for old in older for phrase in old.allow)]
    return name._replace(
        variants=tuple(dict.fromkeys(variants)), allow=tuple(dict.fromkeys(allowed)), letters=()
    )


def _list_from(data: object) -> HouseList:
    if not isinstance(data, dict):
        raise Wrong((), "a list of names is a mapping with people, places and organisations")
    known = (*SECTIONS, *_PAIRS, "preset")
    for key in data:
        if key not in known:
            raise Wrong((key,), f"there is no part '{key}'{_guess(key, known)}")
    preset = data.get("preset") or ""
    if preset and preset not in PRESETS:
        raise Wrong(("preset",), f"there is no preset '{preset}'{_guess(preset, PRESETS)}")
    names = [
        _name(SECTIONS[section], spelling, value, section)
        for section in SECTIONS
        for spelling, value in _mapping(data.get(section), section).items()
    ]
    return HouseList(
        tuple(names), _pairs(data, "distinct"), _pairs(data, "lookalikes"), str(preset)
    )


def _mapping(value: object, section: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Wrong((section,), "each name is a key, its other spellings are the value")
    return {str(key): item for key, item in value.items()}


def _name(kind: str, spelling: str, value: object, section: str) -> HouseName:
    if value is None or isinstance(value, list):
        variants = _texts(value, section, spelling)
        return HouseName(kind, spelling, variants=variants, is_own=True)
    if not isinstance(value, dict):
        raise Wrong((section, spelling), "a name has a list of other spellings or a mapping")
    for key in value:
        if key not in _FIELDS:
            raise Wrong((section, spelling, key), f"a name has no '{key}'{_guess(key, _FIELDS)}")
    guides = {guide: str(value[guide]) for guide in PRESETS if value.get(guide)}
    lists = {
        key: _texts(value.get(key), section, spelling, key) for key in ("also", "variants", "allow")
    }
    since = str(value.get("since") or "")
    if since and not _is_date(since):
        raise Wrong((section, spelling, "since"), "'since' is a date such as 2019-10-14")
    return HouseName(
        kind,
        spelling,
        MappingProxyType(guides),
        since=since,
        source=str(value.get("source") or ""),
        is_own=True,
        **lists,
    )


def _is_date(text: str) -> bool:
    import re

    return bool(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text))


def _texts(value: object, *keys: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise Wrong(keys, "a list of texts is wanted here")


def _pairs(data: Mapping[str, Any], part: str) -> tuple[tuple[str, str], ...]:
    found = []
    for index, pair in enumerate(data.get(part) or ()):
        texts = _texts(pair, part)
        if len(texts) != 2:
            raise Wrong((part, index), "a pair of two names is wanted here")
        found.append((texts[0], texts[1]))
    return tuple(found)


def _guess(word: object, known: Iterable[str]) -> str:
    from newslint.guess import did_you_mean

    return did_you_mean(str(word), known)
