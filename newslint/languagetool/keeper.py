# SPDX-License-Identifier: GPL-3.0-or-later
"""The keeper: a small process that owns one LanguageTool server and ends it when it should.

It holds a lock for as long as it lives, so that nobody has to trust a process id. It tells where
the server listens in a state file, which it puts right when somebody else has touched it. It ends
the server after an idle time, when asked to by a stop file, when its owner dies (if it has one),
and when it is told to end itself. It runs on the standard library alone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newslint.languagetool.locks import Held, hold
from newslint.languagetool.noted import BUSY, FAILED, LOCK, STATE, STOP, USED
from newslint.languagetool.tether import die_with_parent, when_orphaned

_LOOK = 0.25
_LOCK_WAIT = 0.2
_PORTS = 3
_LINES = 60


@dataclass
class Order:
    """What a keeper is asked to do; it travels as JSON in the keeper's only argument.

    `command` starts the server, `{port}` and `{folder}` standing for what only the keeper knows.
    `files` are written into the folder first. `idle` and `patience` are seconds: how long without
    use, and how long for the server to get ready. An `owned` keeper ends with its owner and takes
    its folder with it.
    """

    folder: str
    command: list[str]
    files: dict[str, str]
    idle: float
    patience: float
    owned: bool
    note: dict[str, str] = field(default_factory=dict)


def main() -> None:
    """Keep the server that the order in `sys.argv` asks for, and end with its status."""
    order = Order(**json.loads(sys.argv[1]))
    os.chdir(order.folder)
    try:
        with hold(LOCK, _LOCK_WAIT):
            _keep(order)
    except Held:
        sys.exit(BUSY)
    finally:
        if order.owned:
            shutil.rmtree(order.folder, ignore_errors=True)


def _keep(order: Order) -> None:
    ending = threading.Event()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: ending.set())
    if order.owned:
        when_orphaned(ending.set)
    _clear(STOP)
    for name, content in order.files.items():
        _write(name, content.replace("{folder}", order.folder))
    _tell(order)
    server = _Server(order)
    try:
        if server.start(ending):
            _watch(order, server, ending)
        elif not ending.is_set():
            _say(server.reason)
            sys.exit(FAILED)
    finally:
        _clear(STATE)
        server.end()
        _clear(STOP)


def _watch(order: Order, server: _Server, ending: threading.Event) -> None:
    told = _tell(order, port=server.port, java=server.pid)
    _write(USED, "")
    seen, last_use = _use(), time.monotonic()
    while not ending.wait(_LOOK):
        if not server.alive() or _told_to_stop() or not os.path.exists(LOCK):
            return
        now = _use()
        if now != seen:
            seen, last_use = now, time.monotonic()
        if time.monotonic() - last_use > order.idle:
            return
        if _read(STATE) != told:
            _write(STATE, told)


class _Server:
    """The Java process."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._process: subprocess.Popen[str] | None = None
        self._lines: deque[str] = deque(maxlen=_LINES)
        self.port = 0
        self.reason = ""

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def start(self, ending: threading.Event) -> bool:
        """Start on a free port; on another one when a stranger took the port in between."""
        deadline = time.monotonic() + self._order.patience
        for _ in range(_PORTS):
            self.port = free_port()
            if self._try(deadline, ending):
                return True
            self.end()
            if not any("in use" in line or "BindException" in line for line in self._lines):
                break
        self.reason = self.reason or _why(self._lines)
        return False

    def _try(self, deadline: float, ending: threading.Event) -> bool:
        self._lines.clear()
        try:
            self._process = self._launch()
        except OSError as error:
            self.reason = f"Java does not start: {error.strerror}"
            return False
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        while not ending.wait(0.05):
            if _told_to_stop():
                ending.set()
            if not self.alive():
                return False
            if self._started() and _answers(self.port):
                return True
            if time.monotonic() > deadline:
                self.reason = f"it was not ready after {self._order.patience:.0f} seconds"
                return False
        return False

    def _launch(self) -> subprocess.Popen[str]:
        fill = {"{port}": str(self.port), "{folder}": self._order.folder}
        return subprocess.Popen(  # noqa: S603
            [_filled(word, fill) for word in self._order.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=die_with_parent if os.name == "posix" else None,
        )

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._lines.append(line.rstrip())

    def _started(self) -> bool:
        return any("Server started" in line for line in tuple(self._lines))

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def end(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """Return a port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    request = b"GET /v2/healthcheck HTTP/1.0\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.sendall(request)
            return b" 200 " in connection.recv(64)
    except OSError:
        return False


def _why(lines: deque[str]) -> str:
    """Return the line of Java's output that tells most about why it ended."""
    for sign in ("UnsupportedClassVersion", "Exception", "Error", "error", "Could not"):
        for line in lines:
            if sign in line and not line.startswith("\tat "):
                return line.strip()[:300]
    return next(
        (line.strip()[:300] for line in reversed(lines) if line.strip()), "it ended at once"
    )


def _told_to_stop() -> bool:
    """Tell whether a stop file stands there that means this keeper and not the one before it."""
    return os.path.exists(STOP) and _read(STOP) in ("", str(os.getpid()))


def _say(reason: str) -> None:
    try:
        print(reason, flush=True)
    except OSError:
        return


def _tell(order: Order, **facts: object) -> str:
    told = json.dumps({**order.note, "keeper": os.getpid(), **facts})
    _write(STATE, told)
    return told


def _filled(word: str, fill: Mapping[str, Any]) -> str:
    for name, value in fill.items():
        word = word.replace(name, value)
    return word


def _use() -> int:
    try:
        return os.stat(USED).st_mtime_ns
    except OSError:
        return 0


def _read(name: str) -> str:
    try:
        with open(name, encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        return ""


def _write(name: str, content: str) -> None:
    fresh = f"{name}.{os.getpid()}"
    try:
        with open(fresh, "w", encoding="utf-8") as file:
            file.write(content)
        os.replace(fresh, name)
    except OSError:
        _clear(fresh)


def _clear(name: str) -> None:
    try:
        os.unlink(name)
    except OSError:
        return
