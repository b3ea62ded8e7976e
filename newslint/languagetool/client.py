# SPDX-License-Identifier: GPL-3.0-or-later
"""Speak with a LanguageTool server over connections that are kept open."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Mapping
from typing import Any

from newslint.languagetool.errors import (
    LanguageToolError,
    ServerBusy,
    ServerFailed,
    ServerGone,
    TextRefused,
    TextTooLong,
)

_MAX_ANSWER = 64 * 1024 * 1024
_BUSY_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)


class Client:
    """A client of one server; threads may share it, each has its own connection.

    `patience` is the number of seconds that a short text may take; long texts get more.
    """

    def __init__(self, url: str, patience: float = 60.0) -> None:
        from urllib.parse import urlsplit

        if "//" not in url:
            url = f"http://{url}"
        parts = urlsplit(url)
        try:
            self._port = parts.port
        except ValueError:
            raise LanguageToolError(f"'{url}' is not the address of a server") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise LanguageToolError(f"'{url}' is not the address of a server")
        self.url = url
        self._host, self._secure = parts.hostname, parts.scheme == "https"
        self._prefix = parts.path.rstrip("/").removesuffix("/v2")
        self._patience = patience
        self._mine = threading.local()
        self._all: list[http.client.HTTPConnection] = []

    def check(self, text: str, language: str) -> Mapping[str, Any]:
        """Return the server's whole answer about a text.

        Raises ServerGone when there is no usable answer, ServerBusy when the queue stays full,
        ServerFailed, TextTooLong and TextRefused when the server will not check this one text.
        """
        from urllib.parse import urlencode

        fields = {"language": language, "text": text}
        if language == "auto":
            fields["preferredVariants"] = "en-US,de-DE,pt-PT,ca-ES"
        body = urlencode(fields).encode("ascii")
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
        """Close all connections, those too on which a thread waits for an answer."""
        import socket
        from contextlib import suppress

        for connection in self._all:
            with suppress(OSError):
                if connection.sock is not None:
                    connection.sock.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _ask(
        self, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        """Ask once, and once more on a fresh connection when a kept one had gone stale."""
        connection = getattr(self._mine, "connection", None)
        if connection is not None:
            try:
                return self._exchange(connection, method, path, body, patience)
            except TimeoutError as error:
                raise self._gone("did not answer in time") from error
            except (OSError, http.client.HTTPException):
                connection.close()
        try:
            return self._exchange(self._connect(), method, path, body, patience)
        except TimeoutError as error:
            raise self._gone("did not answer in time") from error
        except (OSError, http.client.HTTPException) as error:
            raise self._gone(_in_words(error)) from error

    def _connect(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port)
        self._mine.connection = connection
        self._all.append(connection)
        return connection

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes | None,
        patience: float,
    ) -> tuple[int, bytes]:
        connection.timeout = patience
        if connection.sock is not None:
            connection.sock.settimeout(patience)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, self._prefix + path, body, kind)
        response = connection.getresponse()
        content = response.read(_MAX_ANSWER)
        if response.read(1):
            raise http.client.HTTPException("the answer has no end")
        return response.status, content

    def _gone(self, what: str) -> ServerGone:
        connection = getattr(self._mine, "connection", None)
        if connection is not None:
            connection.close()
            self._mine.connection = None
        return ServerGone(f"the server at {self.url} {what}")


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
