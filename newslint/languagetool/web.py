# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP and HTTPS to a server that somebody else runs."""

from __future__ import annotations

import http.client

from newslint.languagetool.wire import Broken

_MAX_ANSWER = 64 * 1024 * 1024


class Web:
    """A connection to a server anywhere, opened when it is first used and kept open."""

    def __init__(self, host: str, port: int | None, *, secure: bool) -> None:
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self._connection = kind(host, port)

    def exchange(
        self, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        """Send a request and return the answer's status and content; as `Wire.exchange`."""
        try:
            return self._exchange(method, path, body, patience)
        except http.client.HTTPException as error:
            self.close()
            raise Broken(str(error)) from error
        except BaseException:
            self.close()
            raise

    def hang_up(self) -> None:
        """Wake up the thread that waits for an answer, which it will not get any more."""
        import socket

        if self._connection.sock is not None:
            self._connection.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection; the next exchange opens another."""
        self._connection.close()

    def _exchange(
        self, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        self._connection.timeout = patience
        if self._connection.sock is not None:
            self._connection.sock.settimeout(patience)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self._connection.request(method, path, body, kind)
        response = self._connection.getresponse()
        content = response.read(_MAX_ANSWER)
        if response.read(1):
            raise Broken("an answer without an end")
        return response.status, content
