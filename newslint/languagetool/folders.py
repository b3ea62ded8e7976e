# SPDX-License-Identifier: GPL-3.0-or-later
"""Where LanguageTool is installed and where a running server is noted down."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of installed LanguageTools, made if need be.

    It lies in the user's cache folder, or in the folder that NEWSLINT_CACHE_DIR names.
    """
    return _made(_named("NEWSLINT_CACHE_DIR") or _of_user("user_cache_path"))


def state_folder() -> Path:
    """Return the folder in which this machine's servers of this user are noted, made if need be.

    It lies in the user's state folder, under the name of the machine because a home may be shared
    by many, or in the folder that NEWSLINT_STATE_DIR names. Only the user may look inside.
    """
    named = _named("NEWSLINT_STATE_DIR")
    if named:
        return _made(named)
    import platform

    return _made(_of_user("user_state_path") / (platform.node() or "here"))


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value).expanduser().absolute() / "languagetool" if value else None


def _of_user(kind: str) -> Path:
    import platformdirs

    path: Path = getattr(platformdirs, kind)("newslint", appauthor=False)
    return path / "languagetool"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
