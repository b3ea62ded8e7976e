# SPDX-License-Identifier: GPL-3.0-or-later
"""How newslint ends: its exit codes, and the lines on standard error that give the reason."""

from __future__ import annotations

CLEAN = 0
"""Nothing at or above the level that fails."""
FOUND = 1
"""Something at or above the level that fails."""
FAILED = 2
"""Not everything could be checked; this wins over FOUND."""
INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it: 128 and the number of the signal."""


def complain(path: str, message: str) -> None:
    """Write one line to standard error: `newslint: PATH: message`."""
    import click

    from newslint.reports.columns import harmless

    where = f"{path}: " if path else ""
    click.echo(harmless(f"newslint: {where}{message}"), err=True)
