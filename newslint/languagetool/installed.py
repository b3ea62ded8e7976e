# SPDX-License-Identifier: GPL-3.0-or-later
"""The LanguageTool that is installed: where its jars are and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.languagetool.errors import InstallError

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "6.8"
"""The LanguageTool that newslint installs."""

_POINTER = "current.json"


class Installation(NamedTuple):
    """An installed LanguageTool.

    `folder` holds it, `classpath` is what Java needs to hear, `origin` is whose it is ("installed"
    by us, "language-tool-python", "given" by the user), `languages` are the codes of the languages
    asked for besides the usual ones.
    """

    folder: str
    classpath: str
    version: str
    origin: str
    languages: tuple[str, ...] = ()

    def as_json(self) -> Mapping[str, Any]:
        """Return the installation as plain data for the pointer file."""
        return {
            "folder": self.folder,
            "classpath": self.classpath,
            "version": self.version,
            "origin": self.origin,
            "languages": list(self.languages),
        }


def current(cache: Path | str) -> Installation | None:
    """Return the installation in use, None when there is none or it is gone."""
    import json

    try:
        with open(os.path.join(cache, _POINTER), encoding="utf-8") as file:
            noted = json.load(file)
        found = Installation(**{**noted, "languages": tuple(noted["languages"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found if _has_jars(found.classpath) else None


def point_to(cache: Path, installation: Installation) -> None:
    """Make `installation` the one in use, in one step."""
    import json

    fresh = cache / f"{_POINTER}.{os.getpid()}"
    fresh.write_text(json.dumps(installation.as_json(), indent=1), "utf-8")
    os.replace(fresh, cache / _POINTER)


def look_at(
    folder: Path, origin: str, languages: tuple[str, ...] = (), home: Path | None = None
) -> Installation:
    """Describe the LanguageTool that lies in `folder`: unpacked from a release, or loose jars.

    `home` is where the folder will stand in the end, when not where it stands now. Raises
    InstallError when no complete server is there.
    """
    release = folder / "release"
    places = [folder, folder / "jars", release, *_unpacked(folder), *_unpacked(release)]
    for place in places:
        classpath = _classpath_of(place)
        if classpath:
            version = _version_in(place)
            if home is not None:
                classpath = str(home) + classpath[len(str(folder)) :]
            return Installation(str(home or folder), classpath, version, origin, languages)
    raise InstallError(f"no LanguageTool server in {folder}: a languagetool-server jar is missing")


def _unpacked(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("LanguageTool-*") if path.is_dir())


def _classpath_of(folder: Path) -> str:
    release = folder / "languagetool-server.jar"
    if release.is_file() and (folder / "libs").is_dir():
        return str(release)
    if release.is_file() or any(folder.glob("languagetool-server-*.jar")):
        return str(folder / "*")
    return ""


def _has_jars(classpath: str) -> bool:
    if not classpath.endswith("*"):
        return os.path.isfile(classpath)
    try:
        jars = os.listdir(os.path.dirname(classpath))
    except OSError:
        return False
    return any(jar.startswith("languagetool-server") and jar.endswith(".jar") for jar in jars)


def _version_in(folder: Path) -> str:
    """Read the version out of the core jar; "" when it does not tell."""
    import zipfile

    found = sorted([*folder.glob("languagetool-core*.jar"), *folder.glob("libs/*tool-core*.jar")])
    for jar in found:
        try:
            with zipfile.ZipFile(jar) as archive:
                properties = archive.read(_PROPERTIES).decode("utf-8", "replace")
        except (OSError, KeyError, zipfile.BadZipFile):
            continue
        for line in properties.splitlines():
            if line.startswith("version="):
                return line.removeprefix("version=").strip()
    return ""


_PROPERTIES = "META-INF/maven/org.languagetool/languagetool-core/pom.properties"
