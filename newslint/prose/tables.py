# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of numbers in one file, read in place.

A file is a magic word of eight bytes, how many tables there are, their sizes in bytes, and the
tables, each at a multiple of eight bytes, all numbers in 32 bits, low byte first. The file is
mapped, not read: a table costs memory only where somebody looks.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

Kind = Literal["I", "H", "B"]
_LENGTH = 4


def read(name: str, magic: bytes, kinds: Sequence[Kind]) -> list[memoryview[int]]:
    """Return the tables of a data file, `kinds` telling the kind of each as in `array`.

    ValueError for a file with another magic word or another number of tables.
    """
    import mmap

    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", name), "rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    start = len(magic) + _LENGTH
    count = int.from_bytes(whole[len(magic) : start], "little")
    if bytes(whole[: len(magic)]) != magic or count != len(kinds):
        raise ValueError(f"{name} has other tables than newslint reads; build it again")
    end = start + _LENGTH * count
    sizes = whole[start:end].cast("I")
    found = []
    for size, kind in zip(sizes, kinds, strict=True):
        begin = end + -end % 8
        end = begin + size
        found.append(whole[begin:end].cast(kind))
    return found


def written(magic: bytes, tables: Sequence[bytes]) -> bytes:
    """Return the bytes of a file of tables."""
    numbers = [len(tables), *map(len, tables)]
    whole = bytearray(magic + b"".join(n.to_bytes(_LENGTH, "little") for n in numbers))
    for table in tables:
        whole += bytes(-len(whole) % 8) + table
    return bytes(whole)
