# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that end with the one that started them, even when that one is killed.

A tethered command runs under a small process of ours whose standard input is a pipe from its
owner. The kernel closes the pipe when the owner dies, and then the command is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

_PACKAGES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def own_program(module: str, *arguments: str) -> list[str]:
    """Return the command that runs `main()` of one of our modules on the bare standard library.

    It starts in a fraction of the time that a Python with its installed packages takes.
    """
    code = f"import sys; sys.path.insert(0, {_PACKAGES!r}); from {module} import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, *arguments]


def tethered(
    command: Sequence[str], environment: Mapping[str, str], *, quiet: bool
) -> subprocess.Popen[str]:
    """Start a command that is killed when this process ends.

    Its output is a pipe of text, its standard error too when `quiet`; otherwise that is ours, so
    that it can draw its own progress bar. Closing its standard input kills it.
    """
    return subprocess.Popen(  # noqa: S603
        own_program("newslint.languagetool.tether", *command),
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        errors="replace",
        start_new_session=True,
    )


def when_orphaned(act: Callable[[], None]) -> None:
    """Call `act` in a thread when standard input ends, that is when the owner has died."""

    def watch() -> None:
        while os.read(0, 1024):
            pass
        act()

    threading.Thread(target=watch, daemon=True).start()


def die_with_parent() -> None:
    """Ask Linux, in a child before its exec, for a kill when its parent dies; elsewhere nothing."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def main() -> None:
    """Run the command in `sys.argv`; end with its exit status, or kill it when orphaned."""
    child = subprocess.Popen(  # noqa: S603
        sys.argv[1:],
        stdin=subprocess.DEVNULL,
        preexec_fn=die_with_parent if os.name == "posix" else None,
    )

    def end() -> None:
        child.kill()
        _kill_session()

    when_orphaned(end)
    sys.exit(child.wait())


def _kill_session() -> None:
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
