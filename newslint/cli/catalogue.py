# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules that a command speaks of: the rulebook of a project, and words that name some of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from newslint.cli.ending import complain
from newslint.cli.settings import Settings, Wishes, near, settle, unknown_rule
from newslint.engine import names
from newslint.rulebook import Problem, Rulebook, load_rulebook


def load(
    rules: Sequence[str], config: str, isolated: bool, *, shipped: bool = True
) -> tuple[Rulebook, Settings, bool]:
    """Return the rulebook and settings of the working folder, and whether all could be read.

    What could not is told on standard error. Without `shipped` the rules are those of the folders
    named in `rules` only.
    """
    failed: list[str] = []

    def fail(path: str, message: str) -> None:
        failed.append(path)
        complain(path, message)

    wishes = Wishes(rules=tuple(rules), config=config, isolated=isolated)
    settings = settle(wishes, ["."], fail)
    rulebook = load_rulebook(settings.folders if shipped else rules, shipped=shipped)
    for problem in rulebook.problems:
        fail(place(problem), problem.message)
    return rulebook, settings, not failed


def place(problem: Problem) -> str:
    """Return `path:line:column` of a problem, the path as seen from the working folder."""
    return f"{near(problem.path)}:{problem.line}:{problem.column}"


def chosen(words: Iterable[str], ids: Sequence[str]) -> list[str]:
    """Return the rules that ids and prefixes name, in order of ids; all for no words.

    Raises click.UsageError with a guess for a word that names none.
    """
    words = tuple(words)
    for word in words:
        if not any(names(word, rule) for rule in ids):
            raise click.UsageError(unknown_rule(word, ids))
    return [rule for rule in ids if not words or any(names(word, rule) for word in words)]
