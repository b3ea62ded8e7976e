# SPDX-License-Identifier: GPL-3.0-or-later
"""Where newslint keeps what it can make again: the user's cache folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def cache_folder() -> str:
    """Return the folder for newslint's own files, not made yet.

    `NEWSLINT_CACHE_DIR` names it; else it is the platform's: on Linux that of the XDG Base
    Directory Specification, worked out here because platformdirs takes longer to import than a
    whole check may take; elsewhere platformdirs knows it.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named:
        return named
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), ".cache")
        return os.path.join(base, "newslint")
    import platformdirs

    return platformdirs.user_cache_dir("newslint", appauthor=False)


def keep(path: str, data: bytes) -> bool:
    """Put a file where others may read it at the same time: they see the old or the new, whole.

    A folder that is missing is made; one that cannot be written to is no fault, and gives False.
    """
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
        return True
    except OSError:
        with suppress(OSError):
            os.unlink(draft)
        return False
