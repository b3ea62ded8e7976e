# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables that newslint ships, and the scripts that build them."""

from __future__ import annotations

import os


def data_path(name: str) -> str:
    """Return the path of a data file, found without importlib.resources, which loads slowly."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)


def read_data(name: str) -> bytes:
    """Return what a data file holds."""
    with open(data_path(name), "rb") as file:
        return file.read()
