# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks between processes. The kernel gives them back when their holder dies, however it dies."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PAUSE = 0.05


class Held(Exception):
    """Somebody else holds the lock."""


@contextmanager
def hold(path: str, wait: float = 0.0, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock at `path`; wait at most `wait` seconds for it, then raise `Held`.

    `on_wait` is called once when the lock was not free at first.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take_within(descriptor, wait, on_wait)
        yield
    finally:
        os.close(descriptor)


def is_held(path: str) -> bool:
    """Tell whether another process, or another `hold` of this one, holds the lock at `path`."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _take(descriptor, shared=True)
    finally:
        os.close(descriptor)


def _take_within(descriptor: int, wait: float, on_wait: Callable[[], None] | None) -> None:
    deadline = time.monotonic() + wait
    waited = False
    while not _take(descriptor):
        if time.monotonic() >= deadline:
            raise Held
        if on_wait and not waited:
            on_wait()
        waited = True
        time.sleep(_PAUSE)


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int, *, shared: bool = False) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int, *, shared: bool = False) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
