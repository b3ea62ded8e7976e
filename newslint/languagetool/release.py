# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring LanguageTool's release: language-tool-python downloads it, checks it and unpacks it.

The package is imported here only, in processes of its own where it downloads, because importing
it takes longer than a whole native check.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from newslint.languagetool.errors import InstallError
from newslint.languagetool.installed import VERSION, Installation, look_at
from newslint.languagetool.java import Java
from newslint.languagetool.progress import Progress

_DOWNLOAD = (
    "import sys; from language_tool_python.download_lt import LocalLanguageTool;"
    "LocalLanguageTool.from_version_name(sys.argv[1]).download()"
)


def already_there() -> Installation | None:
    """Return the release that language-tool-python has brought before, if it is our version."""
    home = os.environ.get("LTP_PATH") or str(Path.home() / ".cache" / "language_tool_python")
    folder = Path(home) / f"LanguageTool-{VERSION}"
    if not folder.is_dir():
        return None
    try:
        return look_at(folder, "language-tool-python")
    except InstallError:
        return None


def bring(folder: Path, java: Java, progress: Progress) -> None:
    """Download the release into `folder`; its checksum is in language-tool-python's own list.

    Raises InstallError with the reason.
    """
    from newslint.languagetool.tether import tethered

    path = os.pathsep.join((str(Path(java.path).parent), os.environ.get("PATH", "")))
    environment = {**os.environ, "LTP_PATH": str(folder), "PATH": path}
    environment.pop("LTP_JAR_DIR_PATH", None)
    command = [sys.executable, "-c", _DOWNLOAD, VERSION]
    process = tethered(command, environment, quiet=not progress.on_terminal)
    said = process.stdout.read() if process.stdout else ""
    if process.wait() != 0:
        raise InstallError(f"language-tool-python could not download it: {_reason(said)}")


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a release that the user has; paths and sizes are checked before anything is written.

    Raises InstallError when the file is no safe zip.
    """
    import zipfile

    from language_tool_python.exceptions import PathError
    from language_tool_python.safe_zip import SafeZipExtractor

    try:
        with zipfile.ZipFile(archive) as opened:
            SafeZipExtractor().extractall(opened, folder / "release")
    except (zipfile.BadZipFile, PathError) as error:
        raise InstallError(f"{archive} cannot be unpacked: {error}") from error


def _reason(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = lines[-1] if lines else "see above"
    name, _, detail = last.partition(": ")
    if "Connection" in name or "NameResolution" in last or "Max retries" in last:
        return "its download site cannot be reached"
    return (detail or name)[:300]
