# SPDX-License-Identifier: GPL-3.0-or-later
"""From folders of rule files to a rulebook, by way of a cache that knows when it is stale."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from newslint.rulebook.cache import read_cached, write_cached
from newslint.rulebook.rules import Problem, Rulebook

SUFFIXES = (".yml", ".yaml")


def shipped_folder() -> str:
    """Return the folder of the rules that newslint ships."""
    import newslint

    package = os.path.dirname(os.path.abspath(newslint.__file__))
    installed = os.path.join(package, "rules")
    return (
        installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")
    )


def load_rulebook(
    folders: Sequence[str | os.PathLike[str]] = (),
    *,
    lexicons: Sequence[str] = (),
    shipped: bool = True,
    cache: bool = True,
) -> Rulebook:
    """Return the rulebook of the shipped rules, those of `folders`, and a rule for each lexicon.

    A folder holds `<group>/<Name>.yml`; the path below the folder is the rule's id. A rule of a
    later folder takes the place of one with the same id. A lexicon is a list of garbled phrases as
    `newslint.rulebook.lexiconfile` describes it; `list.csv` is the rule `lexicon.list`. A file that
    cannot be used becomes a `Problem` of the rulebook, and the others load. With `cache` the
    compiled rulebook is kept in the user's cache folder and read from there as long as no rule
    file has changed.
    """
    roots = [shipped_folder()] if shipped else []
    roots += [os.path.abspath(os.fspath(folder)) for folder in folders]
    files, problems = _find(roots)
    files |= {f"lexicon.{_stem(path)}": os.path.abspath(path) for path in lexicons}
    if cache:
        kept = read_cached(files)
        if kept is not None and not problems:
            return kept
    from newslint.rulebook.compiling import compile_files

    rulebook = compile_files(files, problems)
    if cache and not rulebook.problems:
        write_cached(files, rulebook)
    return rulebook


def _find(roots: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return {rule id: file} and what is wrong with the folders."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for root in roots:
        if not os.path.isdir(root):
            problems.append(Problem(root, 1, 1, "no such folder of rules"))
            continue
        found = {_id_of(root, path): path for path in _rule_files(root)}
        if not found:
            problems.append(Problem(root, 1, 1, "no rules (*.yml) in this folder"))
        files.update(found)
    return dict(sorted(files.items())), problems


def _stem(path: str) -> str:
    """Return the name of a file as a part of a rule's id."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in stem)


def _rule_files(root: str) -> list[str]:
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        found += [os.path.join(folder, n) for n in sorted(names) if n.endswith(SUFFIXES)]
    return found


def _id_of(root: str, path: str) -> str:
    """Return the id of a rule file: its path below the folder, with dots; alone, the folder's."""
    below = path[len(root) :].strip(os.sep)
    parts = below[: below.rindex(".")].split(os.sep)
    if len(parts) == 1:
        parts = [os.path.basename(os.path.normpath(root)), *parts]
    return ".".join(parts)
