# SPDX-License-Identifier: GPL-3.0-or-later
"""The house lists of a newsroom and a desk, laid over the one that newslint ships."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.names.house import layered, load_file
from newslint.names.houselist import HouseList
from newslint.names.shipped import shipped


def load(paths: Sequence[str]) -> HouseList:
    """Return the lists in files of YAML, laid over each other in their order, over the shipped one.

    Raises HouseError with the place of what is wrong and a guess at what was meant.
    """
    return layered([shipped(), *(load_file(path) for path in paths)])
