# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in of the command `newslint` and of `python -m newslint`."""

from __future__ import annotations

import gc
from typing import NoReturn


def console() -> NoReturn:
    """Run the command line of this process, and end the process at once."""
    # What is loaded here stays to the end: to look for waste in it takes longer than to read
    # an article.
    gc.disable()
    from newslint import cli

    gc.freeze()
    gc.enable()
    cli.console()


if __name__ == "__main__":
    console()
