# SPDX-License-Identifier: GPL-3.0-or-later
"""Where LanguageTool is installed and where a running server is noted down."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from newslint import places

if TYPE_CHECKING:
    from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of installed LanguageTools, made if need be.

    It lies in the user's cache folder, or in the folder that NEWSLINT_CACHE_DIR names.
    """
    return _as_path(cache_place())


def state_folder() -> Path:
    """Return the folder in which this machine's servers of this user are noted, made if need be.

    It lies in the user's state folder, under the name of the machine because a home may be shared
    by many, or in the folder that NEWSLINT_STATE_DIR names. Only the user may look inside.
    """
    return _as_path(state_place())


def cache_place() -> str:
    """Return `cache_folder` as a text; a check with a warm server has no time for more."""
    return _made(_named("NEWSLINT_CACHE_DIR") or places.cache_folder())


def state_place() -> str:
    """Return `state_folder` as a text."""
    return _made(_named("NEWSLINT_STATE_DIR") or os.path.join(_state_of_user(), _machine()))


def _named(variable: str) -> str:
    value = os.environ.get(variable, "")
    return os.path.abspath(os.path.expanduser(value)) if value else ""


def _state_of_user() -> str:
    """Return the user's folder for state: on Linux that of the XDG Base Directory Specification."""
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_STATE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), ".local", "state")
        return os.path.join(base, "newslint")
    import platformdirs

    return platformdirs.user_state_dir("newslint", appauthor=False)


def _machine() -> str:
    if os.name == "posix":
        return os.uname().nodename or "here"
    import platform

    return platform.node() or "here"


def _made(place: str) -> str:
    folder = os.path.join(place, "languagetool")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder


def _as_path(place: str) -> Path:
    from pathlib import Path

    return Path(place)
