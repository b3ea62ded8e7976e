# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/1.1 as far as a server on this machine needs it (RFC 9112), over a bare socket.

Python's own http.client takes longer to import than LanguageTool takes to answer a second time,
and so does its socket module, of which nothing but the part written in C is needed here.
"""

from __future__ import annotations

import _socket as sockets

_MAX_ANSWER = 64 * 1024 * 1024
_MAX_HEAD = 64 * 1024
_RECEIVED = 64 * 1024


class Broken(Exception):
    """What came over the connection is not a whole HTTP answer."""


class Wire:
    """A connection to a port of this machine, opened when it is first used and kept open."""

    def __init__(self, address: str, port: int) -> None:
        self._address = address, port
        self._socket: sockets.socket | None = None
        self._received = bytearray()

    def exchange(
        self, method: str, path: str, body: bytes | None, patience: float
    ) -> tuple[int, bytes]:
        """Send a request and return the answer's status and content.

        `body` is a form. Raises TimeoutError when nothing comes for `patience` seconds, OSError
        when there is no connection and Broken when the answer is not whole; the connection is
        then closed.
        """
        try:
            self._send(method, path, body, patience)
            return self._answer()
        except BaseException:
            self.close()
            raise

    def hang_up(self) -> None:
        """Wake up the thread that waits for an answer, which it will not get any more."""
        opened = self._socket
        if opened is not None:
            opened.shutdown(sockets.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection; the next exchange opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None
        self._received.clear()

    def _send(self, method: str, path: str, body: bytes | None, patience: float) -> None:
        if self._socket is None:
            self._socket = sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM)
            self._socket.settimeout(patience)
            self._socket.connect(self._address)
            self._socket.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY, 1)
        self._socket.settimeout(patience)
        host, port = self._address
        head = [f"{method} {path} HTTP/1.1", f"Host: {host}:{port}"]
        if body is not None:
            head.append("Content-Type: application/x-www-form-urlencoded")
            head.append(f"Content-Length: {len(body)}")
        request = "\r\n".join([*head, "", ""]).encode("ascii")
        self._socket.sendall(request + (body or b""))

    def _answer(self) -> tuple[int, bytes]:
        status, fields = _understood(self._until(b"\r\n\r\n"))
        if fields.get("transfer-encoding", "identity") != "identity":
            content = self._chunks()
        elif "content-length" in fields:
            content = self._exactly(_size(fields["content-length"], 10))
        else:
            content = self._rest()
        if fields.get("connection", "").lower() == "close":
            self.close()
        return status, content

    def _chunks(self) -> bytes:
        content = bytearray()
        while size := _size(self._until(b"\r\n").split(";")[0].strip(), 16):
            content += self._exactly(size)
            if self._until(b"\r\n") or len(content) > _MAX_ANSWER:
                raise Broken("a chunk without an end")
        while self._until(b"\r\n"):
            pass
        return bytes(content)

    def _until(self, mark: bytes) -> str:
        while (end := self._received.find(mark)) < 0:
            if len(self._received) > _MAX_HEAD or not self._receive():
                raise Broken("an answer without a head")
        found = self._received[:end].decode("latin-1")
        del self._received[: end + len(mark)]
        return found

    def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            if not self._receive():
                raise Broken("an answer without its end")
        found = bytes(self._received[:size])
        del self._received[:size]
        return found

    def _rest(self) -> bytes:
        while self._receive():
            if len(self._received) > _MAX_ANSWER:
                raise Broken("an answer without an end")
        found = bytes(self._received)
        self.close()
        return found

    def _receive(self) -> bool:
        if self._socket is None:
            raise Broken("a connection that was closed")
        came = self._socket.recv(_RECEIVED)
        self._received += came
        return bool(came)


def _understood(head: str) -> tuple[int, dict[str, str]]:
    first, *lines = head.split("\r\n")
    version, _, rest = first.partition(" ")
    if not version.startswith("HTTP/1.") or not rest[:3].isdigit():
        raise Broken("not HTTP")
    parted = (line.partition(":") for line in lines)
    return int(rest[:3]), {name.strip().lower(): value.strip() for name, _, value in parted}


def _size(digits: str, base: int) -> int:
    try:
        size = int(digits, base)
    except ValueError:
        raise Broken("an answer of no size") from None
    if not 0 <= size <= _MAX_ANSWER:
        raise Broken("an answer of an impossible size")
    return size
