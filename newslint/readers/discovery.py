# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the files to lint behind the paths, folders and globs that a user names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from newslint.readers.errors import ReadError

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""The suffixes of the files that are taken from a folder."""

_JUNK = frozenset(("node_modules", "bower_components", "__pycache__", "venv", "site-packages"))


def discover(
    paths: Sequence[str], *, suffixes: Sequence[str] = SUFFIXES
) -> tuple[list[str], list[ReadError]]:
    """Return the files behind `paths`, and an error for each path that leads to none.

    A file is taken whatever its suffix, a folder is searched to the bottom for files with one of
    `suffixes` (hidden files and folders and those of package managers are left out), anything else
    with `*`, `?` or `[` in it is a glob (`**` for folders of any depth). Files come in the order
    of `paths`, those of a folder or glob sorted, none twice; "-" stands for standard input.
    """
    files: dict[str, str] = {}
    errors: list[ReadError] = []
    for path in paths:
        try:
            for file in _files_of(path, tuple(suffixes)):
                files.setdefault(file if file == "-" else os.path.realpath(file), file)
        except ReadError as error:
            errors.append(error)
    return list(files.values()), errors


def _files_of(path: str, suffixes: tuple[str, ...]) -> list[str]:
    if path == "-":
        return [path]
    if os.path.isdir(path):
        return _articles_in(path, suffixes)
    if os.path.lexists(path):
        return [path]
    if any(mark in path for mark in "*?["):
        return _matching(path, suffixes)
    raise ReadError(path, "no such file")


def _articles_in(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    found = sorted(_walk(folder, suffixes))
    if not found:
        raise ReadError(folder, "nothing to lint", f"no file ends with {', '.join(suffixes)}")
    return found


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _JUNK and not name.startswith(".")]
        for name in files:
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield os.path.normpath(os.path.join(place, name))


def _matching(pattern: str, suffixes: tuple[str, ...]) -> list[str]:
    from glob import glob

    found: list[str] = []
    for path in sorted(glob(pattern, recursive=True)):
        if os.path.isfile(path):
            found.append(path)
        elif not pattern.endswith("**"):
            found.extend(sorted(_walk(path, suffixes)))
    if not found:
        raise ReadError(pattern, "no such file", "no file matches the pattern")
    return found
