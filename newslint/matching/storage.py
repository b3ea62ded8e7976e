# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of byte strings as one, of which nothing is copied or decoded when it is read again."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

_MAGIC = b"newslint lexicon\n"
_HEAD = struct.Struct("<II")


def pack(stamp: str, sections: Sequence[bytes]) -> bytes:
    """Return sections as one byte string, with a stamp and a check sum."""
    mark = stamp.encode()
    body = b"".join(
        [
            struct.pack("<II", len(mark), len(sections)),
            struct.pack(f"<{len(sections)}I", *map(len, sections)),
            mark,
            *sections,
        ]
    )
    return _MAGIC + _HEAD.pack(len(body), crc32(body)) + body


def unpack(stamp: str, count: int, data: bytes | memoryview) -> list[memoryview]:
    """Return the sections that `pack` put together.

    Raises ValueError when the data are damaged, or packed under another stamp.
    """
    start = len(_MAGIC) + _HEAD.size
    if len(data) < start or data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("not a lexicon")
    length, checksum = _HEAD.unpack_from(data, len(_MAGIC))
    body = memoryview(data)[start:]
    if len(body) != length or crc32(body) != checksum:
        raise ValueError("a damaged lexicon")
    return _sections(stamp.encode(), count, body)


def _sections(mark: bytes, count: int, body: memoryview) -> list[memoryview]:
    if len(body) < 8 + 4 * count or struct.unpack_from("<II", body) != (len(mark), count):
        raise ValueError("a lexicon of another version")
    lengths = struct.unpack_from(f"<{count}I", body, 8)
    start = 8 + 4 * count + len(mark)
    if body[8 + 4 * count : start] != mark or start + sum(lengths) != len(body):
        raise ValueError("a lexicon of another version")
    sections = []
    for length in lengths:
        sections.append(body[start : start + length])
        start += length
    return sections


def numbers(values: Iterable[int]) -> bytes:
    """Return whole numbers below 2**32 as a section."""
    return array("I", values).tobytes()


def as_numbers(section: memoryview) -> Sequence[int]:
    """Return a section of numbers as a sequence; raises ValueError when it cannot be one."""
    try:
        return section.cast("I")
    except TypeError:
        raise ValueError("a damaged lexicon") from None


class Rows(Sequence[bytes]):
    """Byte strings in one section, with another that tells where each begins."""

    def __init__(self, blob: memoryview, starts: Sequence[int]) -> None:
        self._blob = blob
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, index: int) -> bytes:  # type: ignore[override]
        if index >= len(self):
            raise IndexError(index)
        return bytes(self.view(index))

    def __iter__(self) -> Iterator[bytes]:
        blob, starts = bytes(self._blob), self._starts
        return (blob[start:end] for start, end in pairwise(starts))

    def view(self, index: int) -> memoryview:
        """Return a byte string where it lies."""
        return self._blob[self._starts[index] : self._starts[index + 1]]


def rows(values: Iterable[bytes]) -> tuple[bytes, bytes]:
    """Return byte strings as two sections: all of them, and where each begins."""
    parts = list(values)
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return b"".join(parts), numbers(starts)
