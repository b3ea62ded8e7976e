# SPDX-License-Identifier: GPL-3.0-or-later
"""Where newslint keeps what it can make again: the user's cache folder."""

from __future__ import annotations

import os
import sys


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
