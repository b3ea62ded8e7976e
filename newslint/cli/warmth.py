# SPDX-License-Identifier: GPL-3.0-or-later
"""What one run leaves behind so that the next starts sooner; all of it can be thrown away."""

from __future__ import annotations

import marshal
import os
import zlib

from newslint import __version__, expressions
from newslint.places import cache_folder, keep

_MOST = 20_000
"""More patterns than this were gathered from rules long gone: then only the new ones are kept."""


def recall_expressions() -> None:
    """Make use of the expressions that earlier runs compiled."""
    mark = _mark()
    try:
        with open(_file(), "rb") as kept:
            known, checksum, data = kept.read(len(mark)), kept.read(4), kept.read()
        if known == mark and zlib.crc32(data).to_bytes(4, "big") == checksum:
            expressions.recall(marshal.loads(data))  # noqa: S302 - a file that only we write
    except (OSError, ValueError, EOFError, TypeError):
        return


def keep_expressions() -> None:
    """Keep what this run had to compile; a folder that cannot be written to is no fault."""
    if not expressions.learnt():
        return
    table = expressions.known()
    if len(table) > _MOST:
        table = expressions.learnt()
    data = marshal.dumps(dict(table))
    keep(_file(), _mark() + zlib.crc32(data).to_bytes(4, "big") + data)


def _file() -> str:
    return os.path.join(cache_folder(), "expressions.bin")


def _mark() -> bytes:
    return f"newslint {__version__} {expressions.stamp()}\n".encode()
