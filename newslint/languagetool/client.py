# SPDX-License-Identifier: GPL-3.0-or-later
"""Speak with a LanguageTool server over connections that are kept open."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from newslint.languagetool.errors import (
    LanguageToolError,
    ServerBusy,
    ServerFailed,
    ServerGone,
    TextRefused,
    TextTooLong,
)
from newslint.languagetool.wire import Broken, Wire

if TYPE_CHECKING:
    from newslint.languagetool.web import Web

_BUSY_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_QUOTED = ["+" if b == 32 else chr(b) if b in _PLAIN else f"%{b:02X}" for b in range(256)]


class Client:
    """A client of one server; threads may share it, each has its own connection at a time.

    `patience` is the number of seconds that a short text may take; long texts get more. Raises
    LanguageToolError when `url` is not the address of a server.
    """

    def __init__(self, url: str, patience: float = 60.0) -> None:
        self.url = url
        self._connect, self._prefix = _way_to(url)
        self._patience = patience
        self._lock = threading.Lock()
        self._free: list[Wire | Web] = []
        self._all: list[Wire | Web] = []

    def check(self, text: str, language: str) -> Mapping[str, Any]:
        """Return the server's whole answer about a text.

        Raises ServerGone when there is no usable answer, ServerBusy when the queue stays full,
        ServerFailed, TextTooLong and TextRefused when the server will not check this one text.
        """
        fields = {"language": language, "text": text}
        if language == "auto":
            fields["preferredVariants"] = "en-US,de-DE,pt-PT,ca-ES"
        body = _form(fields)
        patience = self._patience + len(text) / 200
        for pause in (*_BUSY_PAUSES, None):
            status, content = self._ask("POST", "/v2/check", body, patience)
            if status != 503 or pause is None:
                return _understood(status, content)
            time.sleep(pause)
        raise AssertionError

    def longest_text(self) -> int:
        """Return how many UTF-16 code units the server accepts in one text, 0 when it is silent."""
        status, content = self._ask("GET", "/v2/maxtextlength", None, self._patience)
        said = content.strip()
        return int(said) if status == 200 and said.isdigit() else 0

    def version(self) -> str:
        """Return the version of the server's LanguageTool, "" when it does not tell."""
        status, content = self._ask("GET", "/v2/info", None, self._patience)
        answer = _json(content) if status == 200 else {}
        software = answer.get("software")
        return str(software.get("version", "")) if isinstance(software, dict) else ""

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that the server has, sorted."""
        import json

        status, content = self._ask("GET", "/v2/languages", None, self._patience)
        try:
            told = json.loads(content) if status == 200 else []
            return tuple(sorted({str(language["longCode"]) for language in told}))
        except (ValueError, TypeError, KeyError) as error:
            raise ServerGone(f"{self.url} is not a LanguageTool server") from error

    def close(self) -> None:
        """Close all connections; a thread that waits for an answer on one closes it itself."""
        with self._lock:
            for connection in self._all:
                with suppress(OSError):
                    connection.hang_up()
            for connection in self._free:
                connection.close()
            self._free.clear()

    def _ask(
        self, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        """Ask once, and once more on a fresh connection when a kept one had gone stale."""
        kept = self._kept()
        try:
            if kept is not None:
                with suppress(ConnectionError, Broken):
                    return self._exchange(kept, method, path, body, patience)
            return self._exchange(self._fresh(), method, path, body, patience)
        except TimeoutError as error:
            raise self._gone("did not answer in time") from error
        except (OSError, Broken) as error:
            raise self._gone(_in_words(error)) from error

    def _kept(self) -> Wire | Web | None:
        with self._lock:
            return self._free.pop() if self._free else None

    def _fresh(self) -> Wire | Web:
        connection = self._connect()
        with self._lock:
            self._all.append(connection)
        return connection

    def _exchange(
        self, connection: Wire | Web, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        answer = connection.exchange(method, self._prefix + path, body, patience)
        with self._lock:
            self._free.append(connection)
        return answer

    def _gone(self, what: str) -> ServerGone:
        return ServerGone(f"the server at {self.url} {what}")


def _way_to(url: str) -> tuple[Callable[[], Wire | Web], str]:
    """Return what makes a connection to the server at a URL, and what its paths begin with."""
    own = re.fullmatch(r"http://(127\.0\.0\.1):(\d{1,5})", url)
    if own and int(own[2]) < 1 << 16:
        return lambda: Wire(own[1], int(own[2])), ""
    from urllib.parse import urlsplit

    parts = urlsplit(url if "//" in url else f"http://{url}")
    try:
        port = parts.port
    except ValueError:
        raise LanguageToolError(f"'{url}' is not the address of a server") from None
    host, secure = parts.hostname, parts.scheme == "https"
    if parts.scheme not in ("http", "https") or not host:
        raise LanguageToolError(f"'{url}' is not the address of a server")

    from newslint.languagetool.web import Web

    return lambda: Web(host, port, secure=secure), parts.path.rstrip("/").removesuffix("/v2")


def _form(fields: Mapping[str, str]) -> bytes:
    """Return fields as a form's body; half of a surrogate pair becomes a question mark."""
    pairs = (
        f"{name}={''.join([_QUOTED[byte] for byte in value.encode('utf-8', 'replace')])}"
        for name, value in fields.items()
    )
    return "&".join(pairs).encode("ascii")


def _understood(status: int, content: bytes) -> Mapping[str, Any]:
    if status == 200:
        return _json(content)
    said = content.decode("utf-8", "replace").strip().splitlines()
    reason = said[0][:200] if said else f"status {status}"
    if status == 413 or "text exceeds the limit" in reason.lower():
        raise TextTooLong(reason)
    if status == 503:
        raise ServerBusy("the server's queue is full")
    if status in (400, 403, 404, 429):
        raise TextRefused(f"the server refused the text: {reason}")
    raise ServerFailed(f"the server failed with status {status}: {reason}")


def _json(content: bytes) -> Mapping[str, Any]:
    import json

    try:
        answer = json.loads(content)
    except ValueError as error:
        raise ServerGone("the server's answer is not JSON") from error
    if not isinstance(answer, dict):
        raise ServerGone("the server's answer is not LanguageTool's")
    return answer


def _in_words(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "is not there"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be reached ({error.strerror})"
    return "broke off its answer"
