# SPDX-License-Identifier: GPL-3.0-or-later
"""Install LanguageTool once for all newslints of a user: wholly or not at all.

Everything is brought into a staging folder and renamed when it is complete; then one file is
replaced that points to it. A lock keeps two installs apart; what a killed install left behind is
cleared away by the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newslint.languagetool.errors import InstallError
from newslint.languagetool.installed import VERSION, Installation, current, look_at, point_to
from newslint.languagetool.java import find_java
from newslint.languagetool.locks import Held, hold
from newslint.languagetool.progress import Progress

_LOCK, _FAILED = "install.lock", "install.failed"
_STAGING, _FINISHED = "staging-", "languagetool-"
_WAIT = 1800.0
_ADVICE = "newslint languagetool install tries it again"
_WAITING = "Another newslint is installing LanguageTool; waiting for it."
_MEGABYTE = 1024 * 1024
_MAVEN_NEEDS, _RELEASE_NEEDS = 200 * _MEGABYTE, 800 * _MEGABYTE
_TRY_AGAIN_AFTER = 600.0


def install(
    cache: Path,
    *,
    languages: tuple[str, ...] = (),
    source: str = "",
    java: str = "",
    anew: bool = False,
    progress: Progress | None = None,
) -> Installation:
    """Install LanguageTool into `cache` and return it; what is there already is kept.

    `source` is a folder (used where it lies) or a zip that the user has; "" brings the version
    newslint is made for, through Maven where there is one, else through language-tool-python.
    `languages` are codes of languages besides Catalan, English, Portuguese and Spanish. `anew`
    installs even when something is installed. Raises InstallError or JavaMissing.
    """
    progress = progress or Progress()
    try:
        with hold(str(cache / _LOCK), _WAIT, lambda: progress.line(_WAITING)):
            there = current(cache)
            if there and not anew and not source and set(languages) <= set(there.languages):
                return there
            installation = _install(cache, languages, source, java, progress)
            point_to(cache, installation)
            _sweep(cache, keep=(installation, there))
            return installation
    except Held:
        raise InstallError(
            "another newslint has been installing LanguageTool for too long"
        ) from None
    except OSError as error:
        raise InstallError(f"LanguageTool cannot be installed: {error.strerror}") from error


def install_unasked(cache: Path, java: str, say: Callable[[str], None]) -> Installation:
    """Install because a check needs it; after a failure not again for ten minutes.

    Raises InstallError or JavaMissing.
    """
    import time

    failed = cache / _FAILED
    try:
        if time.time() - failed.stat().st_mtime < _TRY_AGAIN_AFTER:
            raise InstallError(f"{failed.read_text('utf-8')}; {_ADVICE}")
    except OSError:
        pass
    find_java(java)
    say(f"Installing LanguageTool {VERSION} once, about 100 MB.")
    try:
        return install(cache, java=java)
    except InstallError as error:
        _note_failure(failed, str(error))
        raise


def _note_failure(path: Path, reason: str) -> None:
    try:
        path.write_text(reason, "utf-8")
    except OSError:
        return


def _install(
    cache: Path, languages: tuple[str, ...], source: str, java: str, progress: Progress
) -> Installation:
    from newslint.languagetool import release

    _sweep_staging(cache)
    if source:
        return _given(cache, Path(source).expanduser().absolute())
    shared = None if languages else release.already_there()
    if shared:
        return shared
    failures = []
    for bring in _ways(java, languages, progress):
        try:
            with _staging(cache) as folder:
                bring(folder)
                return _finish(cache, folder, "installed", languages)
        except InstallError as error:
            failures.append(str(error))
    raise InstallError("LanguageTool cannot be installed: " + "; ".join(failures))


def _ways(
    java: str, languages: tuple[str, ...], progress: Progress
) -> Iterator[Callable[[Path], None]]:
    """Yield the ways to bring LanguageTool, the lighter first."""
    from newslint.languagetool import maven, release

    found = find_java(java)

    def through_maven(folder: Path) -> None:
        _require_space(folder, _MAVEN_NEEDS)
        maven.bring(folder, found, languages, progress)

    def through_release(folder: Path) -> None:
        _require_space(folder, _RELEASE_NEEDS)
        release.bring(folder, found, progress)

    if maven.maven():
        yield through_maven
    yield through_release


def _given(cache: Path, source: Path) -> Installation:
    """Return the LanguageTool that the user has: a folder stays where it is, a zip is unpacked."""
    from newslint.languagetool import release

    if source.is_dir():
        return look_at(source, "given")
    if not source.is_file():
        raise InstallError(f"{source} is not there")
    with _staging(cache) as folder:
        _require_space(folder, _RELEASE_NEEDS)
        release.unpack(source, folder)
        return _finish(cache, folder, "given", ())


@contextmanager
def _staging(cache: Path) -> Iterator[Path]:
    from shutil import rmtree
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix=_STAGING, dir=cache))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def _finish(cache: Path, folder: Path, origin: str, languages: tuple[str, ...]) -> Installation:
    """Give a complete staging folder its final name."""
    home = cache / (_FINISHED + folder.name.removeprefix(_STAGING))
    installation = look_at(folder, origin, languages, home)
    os.replace(folder, home)
    return installation


def _require_space(folder: Path, needed: int) -> None:
    from shutil import disk_usage

    free = disk_usage(folder).free
    if free < needed:
        raise InstallError(
            f"{folder.parent} has {free // _MEGABYTE} MB free, {needed // _MEGABYTE} MB are needed"
        )


def _sweep_staging(cache: Path) -> None:
    from shutil import rmtree

    for left in sorted(cache.glob(_STAGING + "*")):
        rmtree(left, ignore_errors=True)


def _sweep(cache: Path, keep: tuple[Installation | None, ...]) -> None:
    """Remove installations that are neither in use nor, for a server that still runs, were."""
    from shutil import rmtree

    kept = {installation.folder for installation in keep if installation}
    for old in sorted(cache.glob(_FINISHED + "*")):
        if str(old) not in kept:
            rmtree(old, ignore_errors=True)
    try:
        (cache / _FAILED).unlink()
    except OSError:
        return
