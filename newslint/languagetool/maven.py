# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring LanguageTool's jars through Maven, under the user's own Maven configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from subprocess import Popen

from newslint.languagetool.errors import InstallError
from newslint.languagetool.java import Java
from newslint.languagetool.progress import Progress

_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_USUAL = ("ca", "en", "es", "pt")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_JAR = re.compile(r"([\w.\-]+\.jar)\b")
_NOISE = re.compile(r"\x1b\[[0-9;]*m|\[ERROR\]\s*")


def maven() -> str:
    """Return the path of the user's Maven, "" when there is none."""
    from shutil import which

    return which("mvn") or ""


def bring(folder: Path, java: Java, languages: Iterable[str], progress: Progress) -> None:
    """Copy the jars of LanguageTool and of `languages` into `folder`/jars.

    Maven checks each file against its repository's checksums, and we check those of the usual
    languages against our own list. Raises InstallError with Maven's reason.
    """
    (folder / "pom.xml").write_text(pom(languages), "utf-8")
    expected = pinned()
    process = _start(folder, java)
    said = []
    seen: set[str] = set()
    for line in process.stdout or ():
        said.append(line)
        for jar in _JAR.findall(line):
            seen.add(jar)
            progress.part(len(seen & expected.keys()), len(expected), jar)
    status = process.wait()
    progress.clear()
    if status != 0:
        raise InstallError(f"Maven could not bring LanguageTool: {_reason(said)}")
    verify(folder / "jars", expected)


def pom(languages: Iterable[str]) -> str:
    """Return our pom with some more languages. Raises InstallError for what is no language code."""
    more = []
    for code in sorted(set(languages) - set(_USUAL)):
        if not _CODE.fullmatch(code):
            raise InstallError(f"'{code}' is not a language code")
        more.append(
            "<dependency><groupId>org.languagetool</groupId>"
            f"<artifactId>language-{code}</artifactId>"
            "<version>${languagetool}</version></dependency>"
        )
    return _shipped("pom.xml").replace("<!-- more languages -->", "\n    ".join(more))


def pinned() -> dict[str, str]:
    """Return the SHA-256 of every jar that our pom brings, by name."""
    lines = (line.split() for line in _shipped("jars.sha256").splitlines())
    return {name: digest for digest, name in lines}


def verify(jars: Path, expected: dict[str, str]) -> None:
    """Check the jars that are in our list. Raises InstallError when one is not as it should be."""
    import hashlib

    present = sorted(jars.glob("*.jar"))
    if not any(jar.name in expected for jar in present if "languagetool-core" in jar.name):
        raise InstallError("Maven brought another LanguageTool than the one asked for")
    for jar in present:
        if jar.name in expected:
            digest = hashlib.sha256(jar.read_bytes()).hexdigest()
            if digest != expected[jar.name]:
                raise InstallError(f"{jar.name} is not the file it should be (SHA-256 {digest})")


def _start(folder: Path, java: Java) -> Popen[str]:
    from newslint.languagetool.tether import tethered

    command = [
        maven(),
        "--batch-mode",
        "--strict-checksums",
        "--file",
        str(folder / "pom.xml"),
        _GOAL,
        "-DincludeScope=runtime",
        f"-DoutputDirectory={folder / 'jars'}",
    ]
    environment = {**os.environ}
    environment.setdefault("JAVA_HOME", str(Path(java.path).resolve().parent.parent))
    return tethered(command, environment, quiet=True)


def _reason(said: list[str]) -> str:
    if any("No space left" in line for line in said):
        return "no space is left on the disk"
    for sign in ("Could not transfer", "Could not find", "[ERROR]"):
        for line in said:
            if sign in line:
                return _NOISE.sub("", line).strip()[:300]
    return said[-1].strip()[:300] if said else "it said nothing"


def _shipped(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")
