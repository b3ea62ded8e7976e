# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled rulebook on disk: one file for each set of rule files, replaced when one changes."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from mmap import ACCESS_READ, mmap

from newslint import __version__
from newslint.matching.lexicon import FORMAT
from newslint.places import cache_folder, keep
from newslint.rulebook.rules import Rulebook

KEPT = 8
"""How many rulebooks are kept: those written last."""


def read_cached(files: Mapping[str, str]) -> Rulebook | None:
    """Return the rulebook kept for these rule files, or None if there is none that is true."""
    try:
        stamp = _stamp(files)
        with open(_cache_file(files), "rb") as cache:
            data = memoryview(mmap(cache.fileno(), 0, access=ACCESS_READ))
        return Rulebook.from_bytes(data[len(stamp) :]) if data[: len(stamp)] == stamp else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write_cached(files: Mapping[str, str], rulebook: Rulebook) -> None:
    """Keep a rulebook for the next run; a cache folder that cannot be written to is no fault."""
    try:
        if keep(_cache_file(files), _stamp(files) + rulebook.to_bytes()):
            _forget_old(cache_folder())
    except OSError:
        return


def _forget_old(folder: str) -> None:
    with os.scandir(folder) as files:
        books = [f for f in files if f.name.startswith("rulebook-") and f.name.endswith(".bin")]
        books.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for book in books[KEPT:]:
        os.unlink(book.path)


def _cache_file(files: Mapping[str, str]) -> str:
    key = zlib.crc32("\0".join(files.values()).encode("utf-8", "surrogatepass"))
    return os.path.join(cache_folder(), f"rulebook-{key:08x}.bin")


def _stamp(files: Mapping[str, str]) -> bytes:
    """Return what must be the same for a kept rulebook to be true: versions and rule files."""
    parts = [__version__, sys.version, FORMAT, *_code_stamp()]
    for rule_id, path in files.items():
        state = os.stat(path)
        parts.append(f"{rule_id} {path} {state.st_mtime_ns} {state.st_size}")
    return "\n".join(parts).encode("utf-8", "surrogatepass") + b"\n\n"


def _code_stamp() -> list[str]:
    """Return a mark of the modules that turn rule files into rulebooks."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    marks = []
    for name in ("checks", "rulebook", "matching"):
        with os.scandir(os.path.join(package, name)) as files:
            marks += [f"{f.name} {f.stat().st_mtime_ns}" for f in files if f.name.endswith(".py")]
    return sorted(marks)
