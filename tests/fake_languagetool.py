# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for `java` where a test needs a LanguageTool that fails; never where it must work.

Behaviour comes from a JSON file that FAKE_LANGUAGETOOL names, read anew at every step:
`version` (of Java), `start` (ok, never, crash, old, taken-once), `check` (a list of answers, the
last one for ever: ok, 500, html, wrong, hang, busy, cut, die, refuse, or long:N for texts longer
than N). What has happened is appended to the file's name plus ".log".
"""

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

PLACE = os.environ["FAKE_LANGUAGETOOL"]


def behaviour():
    with open(PLACE) as file:
        return json.load(file)


def log(what):
    with open(PLACE + ".log", "a") as file:
        file.write(f"{what} {os.getpid()}\n")


def count(what):
    try:
        with open(PLACE + ".log") as file:
            return sum(line.startswith(what + " ") for line in file)
    except FileNotFoundError:
        return 0


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, content, kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/v2/healthcheck":
            self.answer(200, b"OK", "text/plain")
        elif self.path == "/v2/maxtextlength":
            self.answer(200, str(behaviour().get("longest", 100000)).encode(), "text/plain")
        else:
            self.answer(404, b"Error: not found", "text/plain")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        text = parse_qs(body, keep_blank_values=True)["text"][0]
        steps = behaviour().get("check", ["ok"])
        number = count("check")
        log("check")
        step = steps[min(number, len(steps) - 1)]
        getattr(self, "say_" + step.partition(":")[0])(text, step.partition(":")[2])

    def say_ok(self, text, _):
        matches, start = [], text.find("tset")
        while start >= 0:
            matches.append(match(len(text[:start].encode("utf-16-le")) // 2))
            start = text.find("tset", start + 1)
        self.answer(200, json.dumps({"software": {"version": "6.8"}, "matches": matches}).encode())

    def say_500(self, text, _):
        self.answer(500, b"Error: Internal Error. Please contact the site administrator.")

    def say_html(self, text, _):
        self.answer(200, b"<html>It works!</html>", "text/html")

    def say_wrong(self, text, _):
        self.answer(200, b'{"matches": [{"offset": 5, "length": 999999}]}')

    def say_hang(self, text, _):
        time.sleep(600)

    def say_busy(self, text, _):
        self.answer(503, b"Error: queue full", "text/plain")

    def say_cut(self, text, _):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"matches"')
        self.wfile.flush()
        self.close_connection = True
        self.connection.close()

    def say_die(self, text, _):
        os._exit(1)

    def say_refuse(self, text, _):
        self.answer(400, b"Error: 'xx' is not a language code known to LanguageTool.")

    def say_long(self, text, longest):
        if len(text) > int(longest):
            self.answer(413, f"Error: Your text exceeds the limit of {longest} characters".encode())
        else:
            self.say_ok(text, "")


def match(offset):
    return {
        "message": "Possible spelling mistake found.",
        "offset": offset,
        "length": 4,
        "replacements": [{"value": "test"}],
        "rule": {
            "id": "MORFOLOGIK_RULE_EN_US",
            "issueType": "misspelling",
            "category": {"id": "TYPOS"},
        },
    }


def main():
    if "-version" in sys.argv:
        print(f'openjdk version "{behaviour().get("version", "17.0.1")}"', file=sys.stderr)
        return
    log("start")
    start = behaviour().get("start", "ok")
    if start == "crash":
        print("Error: Could not find or load main class org.languagetool.server.HTTPServer")
        sys.exit(1)
    if start == "old":
        print("java.lang.UnsupportedClassVersionError: compiled by a more recent Java")
        sys.exit(1)
    if start == "taken-once" and count("start") == 1:
        print("java.net.BindException: Address already in use")
        sys.exit(1)
    if start == "never":
        time.sleep(600)
    time.sleep(behaviour().get("wait", 0))
    port = int(sys.argv[sys.argv.index("--port") + 1])
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    print("Server started", flush=True)
    server.serve_forever()


main()
