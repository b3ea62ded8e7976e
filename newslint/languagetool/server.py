# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of our own: one warm server that all newslints of a user share, or a private one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.languagetool import noted
from newslint.languagetool.errors import ServerError
from newslint.languagetool.locks import is_held
from newslint.languagetool.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

_PAUSE = 0.05


class Running(NamedTuple):
    """A server that is ready, or that is being started when `port` is 0."""

    folder: str
    keeper: int
    java: int
    port: int
    version: str

    @property
    def url(self) -> str:
        """Return the address to send requests to."""
        return f"http://127.0.0.1:{self.port}"

    def touch(self) -> None:
        """Note that the server is being used, so that it does not end as idle."""
        try:
            os.utime(os.path.join(self.folder, noted.USED))
        except OSError:
            return

    def ask_to_stop(self) -> None:
        """Ask this keeper, and none that may come after it, to end the server within a second."""
        try:
            with open(os.path.join(self.folder, noted.STOP), "w", encoding="ascii") as file:
                file.write(str(self.keeper))
        except OSError:
            return


def find(plan: Plan, states: Path | str) -> Running | None:
    """Return the shared server for `plan` if it is ready."""
    found = _state(os.path.join(states, plan.name()))
    return found if found and found.port else None


def warm(plan: Plan, states: Path | str, on_start: Callable[[], None] | None = None) -> Running:
    """Return the shared server for `plan`, started if there is none. Raises ServerError."""
    folder = os.path.join(states, plan.name())
    os.makedirs(folder, mode=0o700, exist_ok=True)
    found = find(plan, states)
    if found:
        return found
    if on_start:
        on_start()
    _end_orphan(folder)
    return _wait_for(plan, folder, lambda: _spawn(plan, folder, owned=False))


def replace(dead: Running, patience: float = 15.0) -> None:
    """Have a shared server that no longer answers ended, unless another newslint has done so."""
    dead.ask_to_stop()
    _wait_until_gone(dead, time.monotonic() + patience)


def private(plan: Plan) -> tuple[Running, Popen[bytes]]:
    """Start a server that ends with this process, or when the returned process loses its stdin."""
    from tempfile import mkdtemp

    folder = mkdtemp(prefix="newslint-languagetool-")
    process = _spawn(plan, folder, owned=True)
    try:
        return _wait_for(plan, folder, lambda: process), process
    except BaseException:
        end_private(process)
        raise


def end_private(process: Popen[bytes]) -> None:
    """End a private server and wait until it is gone."""
    from subprocess import TimeoutExpired

    if process.stdin:
        process.stdin.close()
    try:
        process.wait(10)
    except TimeoutExpired:
        process.kill()
        process.wait()


def all_running(states: Path | str) -> Iterator[Running]:
    """Yield the shared servers of this user on this machine, those being started too."""
    for name in sorted(os.listdir(states)):
        found = _state(os.path.join(states, name)) if name.startswith("server-") else None
        if found:
            yield found


def stop_all(states: Path | str, patience: float = 15.0) -> list[Running]:
    """Stop all shared servers; return them. Raises ServerError if one does not stop in time."""
    stopped = list(all_running(states))
    for server in stopped:
        server.ask_to_stop()
    deadline = time.monotonic() + patience
    for server in stopped:
        _wait_until_gone(server, deadline)
    return stopped


def _wait_until_gone(server: Running, deadline: float) -> None:
    while True:
        found = _state(server.folder)
        if found is None or (found.keeper != server.keeper and found.keeper):
            return
        if time.monotonic() > deadline:
            raise ServerError(f"LanguageTool's server does not stop (process {server.keeper})")
        time.sleep(_PAUSE)


def _spawn(plan: Plan, folder: str, *, owned: bool) -> Popen[bytes]:
    import subprocess

    from newslint.languagetool.tether import own_program

    return subprocess.Popen(  # noqa: S603
        own_program("newslint.languagetool.keeper", plan.order(folder, owned=owned)),
        stdin=subprocess.PIPE if owned else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
    )


def _wait_for(plan: Plan, folder: str, spawn: Callable[[], Popen[bytes]]) -> Running:
    """Wait for a server in `folder`, calling `spawn` whenever nobody seems to be starting one."""
    deadline = time.monotonic() + plan.patience + 10
    process: Popen[bytes] | None = None
    while time.monotonic() < deadline:
        found = _state(folder)
        if found and found.port:
            if process and process.pid != found.keeper:
                process.terminate()
            return found
        ended = process.poll() if process else None
        if process and ended == noted.FAILED:
            raise ServerError(f"LanguageTool does not start: {_reason(process)}")
        if ended == 0:
            raise ServerError("LanguageTool was stopped while it was starting")
        if ended not in (None, noted.BUSY):
            raise ServerError(f"LanguageTool's keeper ended with status {ended}")
        if not found and (process is None or ended == noted.BUSY):
            process = spawn()
        time.sleep(_PAUSE)
    raise ServerError(f"LanguageTool was not ready after {plan.patience:.0f} seconds")


def _state(folder: str) -> Running | None:
    """Return what the living keeper of a folder tells; None when there is no living keeper."""
    if not is_held(os.path.join(folder, noted.LOCK)):
        return None
    told = _told(folder)
    try:
        return Running(
            folder,
            int(told.get("keeper", 0)),
            int(told.get("java", 0)),
            int(told.get("port", 0)),
            str(told.get("version", "")),
        )
    except (TypeError, ValueError):
        return Running(folder, 0, 0, 0, "")


def _told(folder: str) -> Mapping[str, Any]:
    import json

    try:
        with open(os.path.join(folder, noted.STATE), encoding="utf-8") as file:
            told = json.load(file)
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _reason(process: Popen[bytes]) -> str:
    said = process.stdout.read() if process.stdout else b""
    return said.decode("utf-8", "replace").strip() or "it gave no reason"


def _end_orphan(folder: str) -> None:
    """End a Java that outlived its keeper, as can happen where the kernel does not see to it.

    It must still be a LanguageTool of this very folder, whatever the state file says.
    """
    process_id = _told(folder).get("java")
    if (
        not isinstance(process_id, int)
        or process_id <= 1
        or is_held(os.path.join(folder, noted.LOCK))
    ):
        return
    import psutil

    try:
        process = psutil.Process(process_id)
        if any(folder in word for word in process.cmdline()):
            process.kill()
    except psutil.Error:
        return
