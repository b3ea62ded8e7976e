# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run is to do: the options of the command line over the projects' settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from newslint.cli.grammar import Wish
from newslint.config import Config, ConfigError, config_for, load_config
from newslint.engine import Selection, names
from newslint.finding import Level
from newslint.records import NamedTuple
from newslint.rulebook import Rulebook

Fail = Callable[[str, str], None]


class Wishes(NamedTuple):
    """What the command line says about settings; what is None, "" or () was not said."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    config: str = ""
    isolated: bool = False
    fail_level: Level | None = None
    min_level: Level | None = None
    languagetool: str = ""
    languagetool_url: str = ""
    language: str = ""


class Settings:
    """The settings of a run.

    Which rules run at which level, and the language, are settled for each file by the file of
    settings nearest to it. What concerns the whole run (levels that show and fail, LanguageTool,
    accepted words) comes from the settings of the first file. The command line wins over both; its
    `ignore` adds.
    """

    def __init__(self, wishes: Wishes, configs: dict[str, Config]) -> None:
        self._wishes = wishes
        self._configs = configs
        self._chosen: dict[object, Selection] = {}
        first = next(iter(configs.values()), Config())
        self.fails_at = wishes.fail_level or first.fail_level or Level.ERROR
        self.shown = wishes.min_level or first.min_level or min(Level.WARNING, self.fails_at)
        self.grammar = Wish(
            wishes.languagetool or first.languagetool or "auto",
            wishes.languagetool_url or first.languagetool_url,
            wishes.language or first.language,
        )
        self.accept = first.accept
        self.names = {"preset": first.names_preset, "files": first.names_files}

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files whose settings could be read, in order."""
        return tuple(self._configs)

    @property
    def folders(self) -> tuple[str, ...]:
        """Return the folders of rules: those of the projects, then those of the command line."""
        of_projects = [folder for config in self._configs.values() for folder in config.rules]
        return tuple(dict.fromkeys([*of_projects, *self._wishes.rules]))

    @property
    def lexicons(self) -> tuple[str, ...]:
        """Return the files of garbled phrases that the command line names."""
        return self._wishes.lexicon

    def language(self, path: str) -> str:
        """Return the language that is set for a file, or ""."""
        return self._wishes.language or self._configs.get(path, Config()).language

    def selection(self, path: str) -> Selection:
        """Return which rules run on a file and at which levels."""
        config = self._configs.get(path, Config())
        select, ignore, levels = config.choices_for(path) if config.path else ((), (), {})
        key = (select, ignore, tuple(sorted(levels.items())))
        if key not in self._chosen:
            self._chosen[key] = Selection(
                select=self._wishes.select or select,
                ignore=(*ignore, *self._wishes.ignore),
                levels=levels,
                min_level=min(self.shown, self.fails_at),
            )
        return self._chosen[key]

    def needs_grammar(self, rulebook: Rulebook) -> bool:
        """Tell whether a rule that runs on some file asks LanguageTool."""
        asking = [entry for entry in rulebook.entries if entry.extends == "languagetool"]
        selections = {id(s): s for s in map(self.selection, self._configs)}.values()
        return any(
            (level := selection.level_of(entry.id, entry.level)) is not None
            and max(level, entry.ceiling) >= selection.min_level
            for entry in asking
            for selection in selections
        )

    def strange_words(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return (where, what) for each rule that somebody named and that there is not."""
        found = []
        configs = {config.path: config for config in self._configs.values()}
        for config in configs.values():
            found += [(config.path, word) for word in _strange(config.words(), ids)]
        said = (*self._wishes.select, *self._wishes.ignore)
        found += [("", word) for word in _strange(said, ids)]
        return [(where, unknown_rule(word, ids)) for where, word in found]


def settle(wishes: Wishes, files: Iterable[str], fail: Fail) -> Settings:
    """Return the settings for these files; one whose settings cannot be read is left out.

    The reason is handed to `fail`, once for each file of settings.
    """
    configs: dict[str, Config] = {}
    told: set[str] = set()
    for file in files:
        try:
            configs[file] = _config(wishes, file)
        except ConfigError as error:
            if error.place not in told:
                fail(error.place, str(error))
            told.add(error.place)
    return Settings(wishes, configs)


def _config(wishes: Wishes, file: str) -> Config:
    if wishes.isolated:
        return Config()
    return load_config(wishes.config) if wishes.config else config_for(file)


def _strange(words: Iterable[str], ids: Sequence[str]) -> list[str]:
    return [word for word in words if not any(names(word, rule) for rule in ids)]


def unknown_rule(word: str, ids: Sequence[str]) -> str:
    """Return what to say of a word that names no rule, with a guess."""
    from newslint.guess import did_you_mean

    folders = {rule.split(".", 1)[0] for rule in ids}
    hint = did_you_mean(word, [*ids, *folders]) or "; 'newslint rules' lists them all"
    return f"there is no rule '{word}'{hint}"


def near(path: str) -> str:
    """Return a path as seen from the working folder, when it lies below it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith("..") else relative
