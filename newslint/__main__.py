# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m newslint` is `newslint`."""

from newslint.cli import console

if __name__ == "__main__":
    console()
