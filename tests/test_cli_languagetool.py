# SPDX-License-Identifier: GPL-3.0-or-later
"""What `newslint check` says when LanguageTool is missing, dies, or is not wanted."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.command import ARTICLE, Newslint, in_process, shelf

GRAMMAR = """\
extends: languagetool
level: warning
categories: [GRAMMAR]
why: It is wrong.
tests:
  - name: fires
    input: This are wrong.
    contains: are
  - name: is silent
    input: This is right.
    want: ""
"""


@pytest.fixture
def newslint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    run = in_process(monkeypatch, tmp_path)
    shelf(tmp_path / "shipped", Grammar=GRAMMAR)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    return run


@pytest.fixture
def without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSLINT_JAVA", str(tmp_path / "nowhere" / "java"))


class Server(ThreadingHTTPServer):
    """Answers like LanguageTool `healthy` times, then closes every connection unanswered."""

    daemon_threads = True
    healthy = 0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.say(b"100000")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if not self.server.healthy:
            self.close_connection = True
            return
        self.server.healthy -= 1
        match = {
            "offset": 0,
            "length": 4,
            "message": "No.",
            "replacements": [],
            "rule": {"id": "X", "category": {"id": "GRAMMAR"}, "issueType": "grammar"},
        }
        software = {"name": "LanguageTool", "version": "6.0"}
        answer = {"software": software, "language": {"code": "en-US"}, "matches": [match]}
        self.say(json.dumps(answer).encode())

    def say(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def engine(out: str) -> dict[str, str]:
    told: dict[str, str] = json.loads(out)["engines"]["languagetool"]
    return told


def test_findings_of_a_server_are_reported(newslint: Newslint, server: Server) -> None:
    server.healthy = 1
    result = newslint("check", "a.txt", "-f", "json", "--languagetool-url", server.url)
    rules = [f["rule"] for f in json.loads(result.out)["articles"][0]["findings"]]

    assert rules == ["desk.Grammar", "desk.Surge"]
    assert engine(result.out) == {"state": "used", "version": "6.0", "reason": ""}


def test_a_server_that_dies_in_the_middle(newslint: Newslint, server: Server) -> None:
    Path("b.txt").write_text(ARTICLE.replace("Monday", "Tuesday"), encoding="utf-8")
    for mode, code in (("auto", 1), ("require", 2)):
        server.healthy = 1
        words = ("--languagetool", mode, "--languagetool-url", server.url, "-f", "json")
        result = newslint("check", "a.txt", "b.txt", *words)
        findings = sorted(len(a["findings"]) for a in json.loads(result.out)["articles"])

        assert (result.code, findings) == (code, [1, 2])
        assert engine(result.out)["state"] == "used"
        assert ".txt not checked" in engine(result.out)["reason"]
        assert result.err.count("\n") == (1 if mode == "require" else 0)


def test_a_server_that_is_not_there(newslint: Newslint, server: Server) -> None:
    server.shutdown()
    server.server_close()
    words = ("check", "a.txt", "--languagetool-url", server.url)
    result = newslint(*words)

    assert (result.code, result.err) == (1, "")
    assert f"LanguageTool could not be used: the server at {server.url} is not there" in result.out
    assert "desk.Surge" in result.out
    required = newslint(*words, "--languagetool", "require")
    assert required.code == 2
    assert required.err == f"newslint: LanguageTool: the server at {server.url} is not there\n"
    assert "desk.Surge" in required.out


def test_no_java(newslint: Newslint, without_java: None) -> None:
    result = newslint("check", "a.txt", "-f", "json")

    assert (result.code, result.err) == (1, "")
    assert engine(result.out)["state"] == "unavailable"
    assert "Java" in engine(result.out)["reason"]
    required = newslint("check", "a.txt", "-f", "json", "--languagetool", "require")
    assert required.code == 2
    assert required.err.count("\n") == 1
    assert "Java" in required.err


def test_off_is_told(newslint: Newslint) -> None:
    result = newslint("check", "a.txt", "-f", "json", "--languagetool", "off")

    assert engine(result.out) == {"state": "off", "version": "", "reason": ""}


def test_without_a_grammar_rule_nothing_is_started(newslint: Newslint) -> None:
    result = newslint("check", "a.txt", "-f", "json", "--ignore", "desk.Grammar")

    assert engine(result.out)["reason"] == "no rule that ran asks for it"


def test_tests_of_grammar_rules_are_skipped_without_it(
    newslint: Newslint, without_java: None
) -> None:
    result = newslint("test")

    assert result.code == 0
    assert result.out.startswith("2 rules, 4 cases: all passed.\n1 rule needs LanguageTool")
    required = newslint("test", "--languagetool", "require")
    assert required.code == 2
    assert "Java" in required.err.splitlines()[-1]
