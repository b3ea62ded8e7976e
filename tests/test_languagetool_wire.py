# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection to a server on this machine, against a server that says what it is told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languagetool.client import Client, _form
from newslint.languagetool.errors import ServerGone
from newslint.languagetool.web import Web
from newslint.languagetool.wire import Broken, Wire

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
CHUNKS = b"5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nTrailer: x\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS


class Parrot:
    """A server that gives each connection its answers, one per request, and hears the requests."""

    def __init__(self, connections: Sequence[Sequence[bytes]], *, stays: bool) -> None:
        self.heard: list[bytes] = []
        self.stays = stays
        self._connections = connections
        self._open: list[socket.socket] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        for answers in self._connections:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            for answer in answers:
                self.heard.append(connection.recv(1 << 20))
                with suppress(OSError):
                    for byte in range(0, len(answer), 7):
                        connection.sendall(answer[byte : byte + 7])
            if self.stays:
                self._open.append(connection)
            else:
                connection.close()


@contextmanager
def parrot(*connections: Sequence[bytes], stays: bool = False) -> Iterator[Parrot]:
    server = Parrot(connections, stays=stays)
    try:
        yield server
    finally:
        server.close()


def ask(server: Parrot, patience: float = 5.0) -> tuple[int, bytes]:
    return Wire("127.0.0.1", server.port).exchange("GET", "/v2/info", None, patience)


@pytest.mark.parametrize(
    ("answer", "status", "content"),
    [
        (OK, 200, b"ok"),
        (CHUNKED, 200, b"hello world"),
        (b"HTTP/1.1 500 Oh\r\ncontent-length:3\r\nX: y\r\n\r\nbad", 500, b"bad"),
        (b"HTTP/1.0 200 OK\r\n\r\nall of it", 200, b"all of it"),
        (b"HTTP/1.1 204 \r\nContent-Length: 0\r\n\r\n", 204, b""),
    ],
)
def test_whole_answers(answer: bytes, status: int, content: bytes) -> None:
    with parrot([answer]) as server:
        assert ask(server) == (status, content)
    assert server.heard[0].startswith(b"GET /v2/info HTTP/1.1\r\nHost: 127.0.0.1:")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        CHUNKED[:-30],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello world",
        b"X" * 70_000,
    ],
)
def test_broken_answers(answer: bytes) -> None:
    with parrot([answer]) as server, pytest.raises(Broken):
        ask(server)


def test_a_server_that_says_nothing() -> None:
    with parrot([b""], stays=True) as server, pytest.raises(TimeoutError):
        ask(server, 0.1)


def test_a_form_goes_out_whole_and_the_connection_is_kept() -> None:
    with parrot([OK, CHUNKED, OK]) as server:
        wire = Wire("127.0.0.1", server.port)
        for _ in range(3):
            assert wire.exchange("POST", "/v2/check", b"text=a", 5.0)[0] == 200

    head, _, body = server.heard[0].partition(b"\r\n\r\n")
    assert body == b"text=a"
    assert b"Content-Length: 6" in head.split(b"\r\n")
    assert len(server.heard) == 3


def test_a_kept_connection_that_was_closed_meanwhile_costs_nothing() -> None:
    with parrot([OK], [OK]) as server:
        client = Client(f"http://127.0.0.1:{server.port}")
        for _ in range(2):
            assert client._ask("GET", "/", None, 5.0) == (200, b"ok")


def test_a_connection_is_not_kept_against_the_servers_will() -> None:
    closing = OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with parrot([closing], [OK]) as server:
        wire = Wire("127.0.0.1", server.port)
        assert [wire.exchange("GET", "/", None, 5.0)[0] for _ in range(2)] == [200, 200]


def test_who_waits_is_woken_when_the_client_is_closed() -> None:
    with parrot([b""], stays=True) as server:
        client = Client(f"http://127.0.0.1:{server.port}")
        threading.Timer(0.2, client.close).start()
        with pytest.raises(ServerGone, match="broke off"):
            client._ask("GET", "/", None, 30.0)


@pytest.mark.parametrize(("answer", "content"), [(OK, b"ok"), (CHUNKED, b"hello world")])
def test_a_server_of_the_newsroom_is_spoken_to_by_the_standard_library(
    answer: bytes, content: bytes
) -> None:
    with parrot([answer]) as server:
        client = Client(f"localhost:{server.port}/lt/v2/")
        assert isinstance(client._connect(), Web)
        assert client._ask("GET", "/v2/info", None, 5.0) == (200, content)
    assert server.heard[0].startswith(b"GET /lt/v2/info HTTP/1.1\r\n")


@given(st.text(st.characters(exclude_categories=())))
def test_a_form_says_the_text(text: str) -> None:
    (pair,) = parse_qsl(_form({"text": text}).decode("ascii"), keep_blank_values=True)

    assert pair == ("text", text.encode("utf-8", "replace").decode("utf-8"))
