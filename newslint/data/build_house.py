# SPDX-License-Identifier: GPL-3.0-or-later
"""Make house.tsv, the shipped house list in the form that is read at run time.

    python -m newslint.data.build_house

The source, `names/house.yml`, is our own work: facts about spellings, and where they come from.
"""

from __future__ import annotations

from pathlib import Path

from newslint.names.house import load_file
from newslint.names.shipped import written

HERE = Path(__file__).parent
SOURCE = HERE / "names" / "house.yml"
TARGET = HERE / "house.tsv"


def compiled() -> str:
    """Return the text of house.tsv as it follows from house.yml."""
    return written(load_file(str(SOURCE)))


def main() -> None:
    """Write house.tsv beside this module."""
    TARGET.write_text(compiled(), encoding="utf-8")


if __name__ == "__main__":
    main()
