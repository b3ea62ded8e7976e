# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever LanguageTool does wrong: the right findings or one clear line, and nothing left over."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newslint.article import Span
from newslint.languagetool import keeper, noted, server
from newslint.languagetool.folders import state_folder
from newslint.languagetool.grammar import GrammarSettings, open_grammar
from newslint.languagetool.source import plan_for
from tests.command import ARTICLE
from tests.languagetool_places import Fake, article, fake, runs, until
from tests.test_startup import heavy_among, loaded

__all__ = ["fake"]

TEXT = "This is a tset of 😀 and a tset."
SPANS = [Span(10, 14), Span(26, 30)]

ASK = """
import sys
from newslint.article import Article
from newslint.languagetool.grammar import GrammarSettings, open_grammar
share = {"yes": True, "no": False}[sys.argv[2]]
settings = GrammarSettings(java=sys.argv[1], share=share, patience=float(sys.argv[3]))
article = Article("a", "a tset", "a tset")
with open_grammar(settings) as grammar:
    if sys.argv[4] == "True":
        grammar.prepare([article])
    print(len(grammar.matches(article)), grammar.state, grammar.reason)
"""


def ask_in_process(
    fake: Fake, share: str = "yes", patience: float = 5.0, *, prepare: bool = False
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ASK, str(fake.java), share, str(patience), str(prepare)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def folder_of(fake: Fake) -> Path:
    return state_folder() / plan_for(fake.settings(), print).name()


def spans(settings: GrammarSettings) -> list[Span]:
    with open_grammar(settings) as grammar:
        found = [match.span for match in grammar.matches(article(TEXT))]
        assert grammar.complete, grammar.reason
        assert grammar.state == "used"
    return found


def reason(settings: GrammarSettings) -> str:
    """Return the one line that tells why nothing was checked."""
    with open_grammar(settings) as grammar:
        assert list(grammar.matches(article(TEXT))) == []
        assert not grammar.complete
        assert grammar.state == "unavailable"
        assert "\n" not in grammar.reason
        return grammar.reason


@pytest.mark.parametrize("fault", ["500", "html", "wrong", "cut", "die", "busy"])
def test_a_fault_that_passes_costs_no_finding(fake: Fake, fault: str) -> None:
    fake.behave(check=[fault, "ok"])

    assert spans(fake.settings()) == SPANS


@pytest.mark.parametrize("fault", ["html", "wrong", "cut", "die", "hang"])
def test_a_server_that_answers_wrongly_is_replaced_once(fake: Fake, fault: str) -> None:
    fake.behave(check=[fault])

    said = reason(fake.settings(patience=1.0))

    assert "server" in said
    assert fake.count("start") == 2


def test_a_server_that_fails_over_one_text_is_not_ended(fake: Fake) -> None:
    fake.behave(check=["500", "500", "ok"])

    with open_grammar(fake.settings()) as grammar:
        assert not grammar.matches(article("The first tset."))
        assert grammar.matches(article("The second tset.", "b.txt"))

    assert fake.count("start") == 1
    assert grammar.failures == (
        (
            "a.txt",
            "the server failed with status 500: Error: Internal Error. "
            "Please contact the site administrator.",
        ),
    )
    assert grammar.reason.startswith("a.txt not checked: the server failed")


def test_a_hanging_server_is_replaced(fake: Fake) -> None:
    fake.behave(check=["hang", "ok"])

    assert spans(fake.settings(patience=1.0)) == SPANS
    assert fake.count("start") == 2
    assert len(fake.alive()) == 1


def test_a_full_queue_that_stays_full_is_told(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.languagetool.client._BUSY_PAUSES", (0.01, 0.01))
    fake.behave(check=["busy"])

    assert reason(fake.settings()) == "the server's queue is full"
    assert fake.count("start") == 1


def test_a_language_that_is_not_installed_is_told(fake: Fake) -> None:
    fake.behave(check=["refuse"])

    assert "is not a language code known" in reason(fake.settings(language="xx"))


def test_a_text_that_is_too_long_is_cut_at_paragraphs(fake: Fake) -> None:
    fake.behave(check=["long:150"])
    text = "\n\n".join(f"Paragraph {number} has a 😀 tset in it." for number in range(9))

    with open_grammar(fake.settings()) as grammar:
        found = grammar.matches(article(text))

    assert [text[match.span.start : match.span.end] for match in found] == ["tset"] * 9


def test_after_three_failures_nobody_is_asked_any_more(fake: Fake) -> None:
    fake.behave(check=["500"])

    with open_grammar(fake.settings()) as grammar:
        for number in range(9):
            grammar.matches(article(f"Text {number}", f"{number}.txt"))

    assert fake.count("check") == 6
    assert len(grammar.failures) == 9
    assert grammar.state == "unavailable"


def test_many_articles_at_once(fake: Fake) -> None:
    texts = [article("x" * number + " tset", f"{number}.txt") for number in range(40)]

    with open_grammar(fake.settings(threads=4)) as grammar:
        grammar.prepare(texts)
        found = [grammar.matches(text)[0].span for text in texts]

    assert found == [Span(number + 1, number + 5) for number in range(40)]
    assert fake.count("check") == 40


def test_the_same_article_is_asked_for_once(fake: Fake) -> None:
    with open_grammar(fake.settings()) as grammar:
        for _ in range(5):
            grammar.matches(article(TEXT))

    assert fake.count("check") == 1


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("crash", "LanguageTool does not start: Error: Could not find or load main class"),
        ("old", "LanguageTool does not start: java.lang.UnsupportedClassVersionError"),
        ("never", "LanguageTool does not start: it was not ready after 1 second"),
    ],
)
def test_a_server_that_does_not_start(fake: Fake, start: str, said: str) -> None:
    fake.behave(start=start)

    assert reason(fake.settings(start_patience=1.0)).startswith(said)
    assert until(lambda: not fake.alive())
    fake.behave()
    assert spans(fake.settings()) == SPANS


def test_a_port_that_another_program_took(fake: Fake) -> None:
    fake.behave(start="taken-once")

    assert spans(fake.settings()) == SPANS
    assert fake.count("start") == 2


def test_no_java(fake: Fake) -> None:
    said = reason(fake.settings(java=str(fake.folder / "no-java")))

    assert said == f"{fake.folder / 'no-java'} is not a Java that runs"


def test_java_that_is_too_old(fake: Fake) -> None:
    fake.behave(version="11.0.2")

    said = reason(fake.settings())

    assert said == f"LanguageTool needs Java 17 or newer: {fake.java} is Java 11"


def test_two_newslints_at_once_start_one_server(fake: Fake) -> None:
    fake.behave(wait=0.5)

    asking = [ask_in_process(fake) for _ in range(4)]

    assert [process.communicate()[0] for process in asking] == ["1 used \n"] * 4
    assert fake.count("start") == 1
    assert len(fake.alive()) == 1


def test_the_server_stays_warm_until_it_is_idle(fake: Fake) -> None:
    settings = fake.settings(idle=1.5)

    assert spans(settings) == SPANS
    assert spans(settings) == SPANS
    assert fake.count("start") == 1
    assert until(lambda: not fake.alive(), 6)
    assert spans(settings) == SPANS
    assert fake.count("start") == 2
    assert until(lambda: not fake.alive(), 6)


def test_stop_ends_it(fake: Fake) -> None:
    spans(fake.settings())

    assert [running.version for running in server.stop_all(state_folder())] == ["6.8"]

    assert not fake.alive()
    assert server.stop_all(state_folder()) == []
    assert sorted(path.name for path in folder_of(fake).iterdir()) == [
        "keeper.lock",
        "logback.xml",
        "server.properties",
        "used",
    ]


def test_stop_ends_what_is_only_starting(fake: Fake) -> None:
    fake.behave(start="never")
    asking = ask_in_process(fake)
    assert until(lambda: fake.count("start"))

    assert len(server.stop_all(state_folder())) == 1

    assert not fake.alive()
    said = "0 unavailable LanguageTool was stopped while it was starting\n"
    assert asking.communicate()[0] == said


def test_a_private_server_ends_with_the_command(fake: Fake) -> None:
    assert ask_in_process(fake, "no").communicate()[0] == "1 used \n"

    assert not fake.alive()
    assert list(server.all_running(state_folder())) == []


@pytest.mark.parametrize("share", ["yes", "no"])
def test_killed_while_the_server_starts(fake: Fake, share: str) -> None:
    fake.behave(wait=1.0)
    asking = ask_in_process(fake, share)
    assert until(lambda: fake.count("start"))
    asking.kill()
    asking.wait()

    if share == "no":
        assert until(lambda: not fake.alive(), 5)
    assert spans(fake.settings()) == SPANS
    assert len(fake.alive()) == 1


@pytest.mark.parametrize("share", ["yes", "no"])
def test_killed_in_the_middle_of_a_check(fake: Fake, share: str) -> None:
    fake.behave(check=["hang", "ok"])
    asking = ask_in_process(fake, share, 60.0)
    assert until(lambda: fake.count("check"))
    asking.kill()
    asking.wait()

    if share == "no":
        assert until(lambda: not fake.alive(), 5)
    assert spans(fake.settings()) == SPANS
    assert len(fake.alive()) == 1


@pytest.mark.parametrize("share", ["yes", "no"])
def test_interrupted_in_the_middle_of_a_check(fake: Fake, share: str) -> None:
    fake.behave(check=["hang"])
    asking = ask_in_process(fake, share, 60.0, prepare=True)
    assert until(lambda: fake.count("check"))
    asking.send_signal(signal.SIGINT)

    assert asking.wait(5) != 0
    assert len(fake.alive()) == (1 if share == "yes" else 0)


def test_the_keeper_killed(fake: Fake) -> None:
    spans(fake.settings())
    (running,) = server.all_running(state_folder())
    os.kill(running.keeper, signal.SIGKILL)

    assert until(lambda: not fake.alive(), 5)
    assert spans(fake.settings()) == SPANS
    assert fake.count("start") == 2


def test_java_killed(fake: Fake) -> None:
    with open_grammar(fake.settings()) as grammar:
        grammar.matches(article("One tset."))
        (running,) = server.all_running(state_folder())
        os.kill(running.java, signal.SIGKILL)

        assert grammar.matches(article("Another tset.", "b.txt"))
        assert grammar.complete
    assert len(fake.alive()) == 1


def test_a_state_file_that_lies_about_a_dead_server(fake: Fake) -> None:
    innocent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    folder = folder_of(fake)
    folder.mkdir()
    (folder / noted.LOCK).touch()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        lie = {"keeper": innocent.pid, "java": innocent.pid, "port": stranger.getsockname()[1]}
        (folder / noted.STATE).write_text(json.dumps(lie))

        assert spans(fake.settings()) == SPANS
    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


@pytest.mark.parametrize("lie", ['{"port": 1, "keeper": 1, "java": 1}', "{", "[]", '{"port": "x"}'])
def test_a_state_file_that_lies_about_a_running_server_is_put_right(fake: Fake, lie: str) -> None:
    spans(fake.settings())
    (folder_of(fake) / noted.STATE).write_text(lie)

    assert spans(fake.settings()) == SPANS
    assert len(fake.alive()) == 1
    server.stop_all(state_folder())
    time.sleep(0.5)
    assert not fake.alive()


def test_a_java_without_its_keeper_is_ended(fake: Fake) -> None:
    folder = folder_of(fake)
    folder.mkdir()
    idle = "import time; print(flush=True); time.sleep(60)"
    orphan = subprocess.Popen([sys.executable, "-c", idle, str(folder)], stdout=subprocess.PIPE)
    assert orphan.stdout is not None
    orphan.stdout.readline()  # before that the kernel may not tell yet what it was called with
    (folder / noted.STATE).write_text(json.dumps({"java": orphan.pid}))

    assert spans(fake.settings()) == SPANS
    assert orphan.wait(5) == -signal.SIGKILL


def test_a_server_of_the_newsroom_is_used_and_never_ended(fake: Fake) -> None:
    running = server.warm(plan_for(fake.settings(), print), state_folder())
    fake.behave(check=["ok", "html"])

    with open_grammar(GrammarSettings(url=running.url + "/v2/")) as grammar:
        assert grammar.matches(article("One tset."))
        assert not grammar.matches(article("Another tset.", "b.txt"))

    assert grammar.reason == "b.txt not checked: the server's answer is not JSON"
    assert runs(running.java)


def test_a_newsroom_server_that_is_not_there() -> None:
    url = f"http://127.0.0.1:{keeper.free_port()}"

    assert reason(GrammarSettings(url=url)) == f"the server at {url} is not there"


@pytest.mark.parametrize("url", ["ftp://host", "http://", "http://host:port", "file:///etc"])
def test_an_address_that_is_none(url: str) -> None:
    assert reason(GrammarSettings(url=url)) == f"'{url}' is not the address of a server"


def test_the_server_listens_on_the_loopback_only(fake: Fake) -> None:
    command = plan_for(fake.settings(), print).command()

    assert "--public" not in command
    assert "-XX:+UseSerialGC" in command
    assert "-Xmx1g" in command


def test_a_check_with_a_warm_server_loads_nothing_heavy(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_JAVA", str(fake.java))
    (tmp_path / "kyiv.txt").write_text(ARTICLE, encoding="utf-8")
    words = ("check", "kyiv.txt", "--languagetool", "require")
    loaded(tmp_path, *words)

    code, modules = loaded(tmp_path, *words)

    assert code == 1
    assert "newslint.languagetool.wire" in modules
    assert heavy_among(modules) == []
    assert fake.count("start") == 1


def test_off_starts_nothing(fake: Fake) -> None:
    with open_grammar(fake.settings(mode="off")) as grammar:
        assert not grammar.matches(article(TEXT))
        grammar.prepare([article(TEXT)])

    assert (grammar.state, grammar.reason, grammar.complete) == ("off", "", True)
    assert fake.count("start") == 0


def test_ci_does_not_leave_a_server(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert spans(fake.settings(share=None)) == SPANS

    assert fake.count("start") == 1
    assert not fake.alive()


def test_threads_share_a_grammar(fake: Fake) -> None:
    with open_grammar(fake.settings()) as grammar, ThreadPoolExecutor(8) as pool:
        texts = [article(f"{number} tset") for number in range(30)]
        found = list(pool.map(grammar.matches, texts))

    assert [len(matches) for matches in found] == [1] * 30
    assert fake.count("start") == 1


def test_a_state_folder_that_cannot_be_written(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSLINT_STATE_DIR", str(tmp_path / "file"))

    assert reason(fake.settings()).startswith("LanguageTool cannot be run: Not a directory")
    monkeypatch.setenv("NEWSLINT_STATE_DIR", str(tmp_path / "state"))


def test_time_is_not_wasted_on_a_warm_server(fake: Fake) -> None:
    spans(fake.settings())
    started = time.perf_counter()
    spans(fake.settings())

    assert time.perf_counter() - started < 0.5
