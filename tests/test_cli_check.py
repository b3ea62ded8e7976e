# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint check`: what is found, how it is shown, and how every kind of bad input ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.command import ARTICLE, ROOT, SURGE, VERY, Newslint, in_process, process, shelf

SCHEMA = json.loads((ROOT / "newslint/schema/report.json").read_text(encoding="utf-8"))


@pytest.fixture
def newslint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    run = in_process(monkeypatch, tmp_path)
    Path("kyiv.txt").write_text(ARTICLE, encoding="utf-8")
    Path("calm.txt").write_text("A calm day\n\nNothing happened on Monday.\n", encoding="utf-8")
    return run


def rules_in(result: str) -> list[str]:
    return [f["rule"] for a in json.loads(result)["articles"] for f in a["findings"]]


def test_a_finding_is_reported_and_fails(newslint: Newslint) -> None:
    code, out, err = newslint("check", "kyiv.txt")

    assert (code, err) == (1, "")
    assert (
        out
        == """\
kyiv.txt
Kyiv claims a quick advance in the north

  3:32  error  Read 'offensive'? 'power surge' looks garbled.  desk.Surge
        Kyiv captured many troops in a power surge near the very front line, officials…
                                       ~~~~~~~~~~~
        try: 'offensive'
        why: Both words were replaced by their commonest synonyms.

1 error in 1 article.
Suggestions are not shown (--min-level suggestion).
LanguageTool was off: no rule that ran asks for it.
"""
    )


def test_json_has_the_shape_and_the_places(newslint: Newslint) -> None:
    code, out, _ = newslint("check", "kyiv.txt", "calm.txt", "--format", "json")
    data = json.loads(out)

    assert code == 1
    jsonschema.validate(data, SCHEMA)
    (found,) = data["articles"][0]["findings"]
    assert ARTICLE[found["start"] : found["end"]] == found["text"] == "power surge"
    assert (found["line"], found["column"]) == (3, 32)
    assert data["articles"][1]["findings"] == []


def test_same_input_same_bytes(newslint: Newslint) -> None:
    words = ("check", ".", "--format", "json", "--min-level", "suggestion")

    assert newslint(*words) == newslint(*words)


@pytest.mark.parametrize(
    ("options", "code", "rules"),
    [
        ([], 1, ["desk.Surge"]),
        (["--min-level", "suggestion"], 1, ["desk.Surge", "desk.Very"]),
        (["--min-level", "error"], 1, ["desk.Surge"]),
        (["--ignore", "desk.Surge"], 0, []),
        (["--ignore", "desk.Surge", "--fail-level", "suggestion"], 1, ["desk.Very"]),
        (["--select", "desk.Very", "--min-level", "suggestion"], 0, ["desk.Very"]),
        (["--select", "desk.*"], 1, ["desk.Surge"]),
        (["--select", "desk.Surge,desk.Very", "--ignore", "desk"], 0, []),
        (["--min-level", "error", "--fail-level", "suggestion", "--ignore", "desk.Surge"], 1, []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_rules_and_levels_are_chosen(
    newslint: Newslint, options: list[str], code: int, rules: list[str]
) -> None:
    result = newslint("check", "kyiv.txt", "--format", "json", *options)

    assert (result.code, rules_in(result.out)) == (code, rules)


def test_standard_input_goes_by_its_name(newslint: Newslint) -> None:
    page = b"<html><body><article><h1>Head</h1><p>Troops in a power surge.</p></article></body>"
    result = newslint("check", "-", "--stdin-filename", "desk/a.html", "-f", "json", stdin=page)

    assert rules_in(result.out) == ["desk.Surge"]
    assert json.loads(result.out)["articles"][0]["path"] == "desk/a.html"
    assert newslint("check", "-", stdin=ARTICLE.encode()).out.startswith("<stdin>\n")


def test_output_goes_to_a_file(newslint: Newslint) -> None:
    plain = newslint("check", "kyiv.txt", "-f", "json").out
    result = newslint("check", "kyiv.txt", "-f", "json", "-o", "report.json")

    assert (result.code, result.out) == (1, "")
    assert Path("report.json").read_text(encoding="utf-8") == plain


def test_a_file_that_cannot_be_written_is_told(newslint: Newslint) -> None:
    code, out, err = newslint("check", "kyiv.txt", "-o", "no/such/report.txt")

    assert (code, out) == (2, "")
    assert err == "newslint: no/such/report.txt: cannot be written: No such file or directory\n"


@pytest.mark.parametrize("wish", ["auto", "never", "always"])
def test_colours_are_for_terminals(newslint: Newslint, wish: str) -> None:
    assert ("\x1b[" in newslint("check", "kyiv.txt", "--color", wish).out) == (wish == "always")


def test_statistics_name_the_rules(newslint: Newslint) -> None:
    assert "1  error       desk.Surge\n" in newslint("check", "kyiv.txt", "--statistics").out


# Settings


def test_settings_nearest_to_the_file_count(newslint: Newslint) -> None:
    for folder, text in ((".", "ignore: desk.Surge\n"), ("wire", "levels: {desk.Very: error}\n")):
        Path(folder).mkdir(exist_ok=True)
        Path(folder, ".newslint.yml").write_text(text)
        Path(folder, "a.txt").write_text(ARTICLE)
    result = newslint("check", "a.txt", "wire/a.txt", "-f", "json")

    assert rules_in(result.out) == ["desk.Surge", "desk.Very"]
    isolated = newslint("check", "a.txt", "wire/a.txt", "-f", "json", "--isolated")
    assert rules_in(isolated.out) == ["desk.Surge", "desk.Surge"]


def test_settings_set_levels_and_overrides(newslint: Newslint) -> None:
    Path(".newslint.yml").write_text(
        "levels: {desk: off, desk.Very: warning}\nfail-level: warning\n"
        "overrides:\n  - {paths: 'calm*', select: desk.Surge}\n"
    )
    result = newslint("check", "kyiv.txt", "calm.txt", "-f", "json")

    assert (result.code, rules_in(result.out)) == (1, ["desk.Very"])


def test_settings_name_folders_of_rules(newslint: Newslint) -> None:
    shelf(Path("house"), Calm=VERY.replace("very", "calm"))
    Path(".newslint.yml").write_text("rules: house\nmin-level: suggestion\n")
    result = newslint("check", "calm.txt", "-f", "json")

    assert rules_in(result.out) == ["desk.Calm"]


def test_a_file_of_settings_can_be_named(newslint: Newslint) -> None:
    Path("mine.yml").write_text("ignore: desk\n")

    assert newslint("check", "kyiv.txt", "--config", "mine.yml").code == 0
    both = newslint("check", "kyiv.txt", "--config", "mine.yml", "--isolated")
    assert (both.code, both.out) == (2, "")


# Bad input: one clear line each, exit code 2, and the rest is checked.


def fails(newslint: Newslint, line: str, *words: str) -> None:
    """Expect one line on standard error, and `kyiv.txt` checked all the same."""
    result = newslint("check", "kyiv.txt", "--format", "json", *words)

    assert result.err == f"newslint: {line}\n"
    assert result.code == 2
    data = json.loads(result.out)
    jsonschema.validate(data, SCHEMA)
    assert "desk.Surge" in rules_in(result.out)
    (error,) = data["errors"]
    assert line == f"{error['path']}: {error['message']}".removeprefix(": ")


def test_a_path_that_is_not_there(newslint: Newslint) -> None:
    fails(newslint, "nope.txt: no such file", "nope.txt")


def test_a_folder_without_articles(newslint: Newslint) -> None:
    Path("empty").mkdir()
    line = (
        "empty: nothing to lint; no file ends with .txt, .text, .md, .markdown, .html, .htm, .xhtml"
    )
    fails(newslint, line, "empty")


def test_an_empty_file(newslint: Newslint) -> None:
    Path("empty.txt").write_text("\n")
    fails(newslint, "empty.txt: empty file", "empty.txt")


def test_binary_junk(newslint: Newslint) -> None:
    Path("junk.txt").write_bytes(bytes(range(256)) * 20)
    fails(newslint, "junk.txt: binary data, not text", "junk.txt")


def test_a_file_of_20_megabytes(newslint: Newslint) -> None:
    Path("huge.txt").write_bytes(b"The war went on. " * 1_200_000)
    fails(newslint, "huge.txt: larger than 10 MB; split it into articles", "huge.txt")


def test_a_name_that_is_no_text(newslint: Newslint) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such names")
    Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(b"")
    result = newslint("check", ".")

    assert result.code == 2
    assert "caf\ufffd.txt: empty file" in result.err


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("extends: [", "2:1: not YAML"),
        (SURGE.replace("near:", "nera:"), "7:1: unknown key 'nera'; did you mean 'near'?"),
        ("extends: existance\ntokens: [a]\n", "1:1: there is no check 'existance'; did you mean"),
        (SURGE.replace("power surge:", "'power (surge':"), "power (surge' does not compile"),
        (SURGE.replace("level: error", "level: fatal"), "3:1: 'level' is one of suggestion"),
    ],
    ids=["invalid YAML", "unknown key", "unknown check", "pattern", "level"],
)
def test_a_rule_that_cannot_be_used(newslint: Newslint, rule: str, line: str) -> None:
    result = newslint("check", "kyiv.txt", "-f", "json", "--rules", shelf(Path("house"), Bad=rule))

    assert result.code == 2
    assert result.err.count("\n") == 1
    assert result.err.startswith(f"newslint: {os.path.join('house', 'desk', 'Bad.yml')}:")
    assert line in result.err
    assert rules_in(result.out) == ["desk.Surge"]


def test_a_pattern_that_would_run_for_ever(newslint: Newslint) -> None:
    rule = 'extends: existence\nmessage: m\nwhy: w\nraw: ["(?:x|xx)+[!?]"]\n'
    Path("slow.txt").write_text("Head\n\n" + "x" * 60 + " !\n\n" + ARTICLE)
    house = shelf(Path("house"), Slow=rule)
    result = newslint("check", "slow.txt", "-f", "json", "--rules", house)

    assert result.code == 2
    assert rules_in(result.out) == ["newslint.CheckFailed", "desk.Surge"]
    assert "desk.Slow" in json.loads(result.out)["errors"][0]["message"]


def test_a_folder_of_rules_that_is_not_there(newslint: Newslint) -> None:
    result = newslint("check", "kyiv.txt", "--rules", "nowhere")

    assert result.code == 2
    assert result.err == "newslint: nowhere:1:1: no such folder of rules\n"
    assert "desk.Surge" in result.out


def test_settings_that_cannot_be_read(newslint: Newslint) -> None:
    Path(".newslint.yml").write_text("ignroe: desk\n")
    Path("wire").mkdir()
    Path("wire", ".newslint.yml").write_text("")
    Path("wire", "b.txt").write_text(ARTICLE)
    result = newslint("check", "kyiv.txt", "calm.txt", "wire", "-f", "json")

    assert result.code == 2
    path = os.path.abspath(".newslint.yml")
    assert result.err == f"newslint: {path}:1:1: unknown key 'ignroe'; did you mean 'ignore'?\n"
    assert [a["path"] for a in json.loads(result.out)["articles"]] == [
        os.path.join("wire", "b.txt")
    ]


def test_rules_that_nobody_knows(newslint: Newslint) -> None:
    result = newslint("check", "kyiv.txt", "--ignore", "desk.Surg")

    assert result.code == 2
    assert result.err == "newslint: there is no rule 'desk.Surg'; did you mean 'desk.Surge'?\n"
    assert "desk.Surge" in result.out


def test_a_check_that_crashes(newslint: Newslint, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("newslint.checks.existence.report", crash)
    result = newslint("check", "kyiv.txt", "-f", "json", "--min-level", "suggestion")

    assert result.code == 2
    assert rules_in(result.out) == ["newslint.CheckFailed", "desk.Surge"]
    assert "ZeroDivisionError: oops" in json.loads(result.out)["errors"][0]["message"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["check"], "missing argument 'PATHS... | -'; see newslint check --help"),
        (["chekc"], "no such command 'chekc'; did you mean 'check'?"),
        (["kyiv.txt"], "no such command 'kyiv.txt'; to check a file say: newslint check kyiv.txt"),
        (["check", "x", "--min-level", "low"], "'low' is not one of"),
        (["check", "kyiv.txt", "-f", "json", "--statistics"], "a part of the text report"),
    ],
)
def test_a_command_that_makes_no_sense(newslint: Newslint, words: list[str], line: str) -> None:
    code, out, err = newslint(*words)

    assert (code, out) == (2, "")
    assert err.startswith("newslint: ") and err.count("\n") == 1
    assert line in err


def test_a_fault_of_our_own_is_no_traceback(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("newslint.cli.run.load_rulebook", crash)
    code, _, err = newslint("check", "kyiv.txt")

    assert code == 2
    assert err == (
        "newslint: a fault of newslint's own: KeyError: 'oops'; NEWSLINT_DEBUG=1 shows where\n"
    )


# Ends that come from outside


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    running = process("check", ".", "--languagetool", "off", cwd=tmp_path)
    assert running.stdout and running.stderr
    running.stdout.readline()
    running.stdout.close()

    assert running.stderr.read() == b""
    assert running.wait(30) == 2


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    running = process("check", "a.txt", "--languagetool", "off", cwd=tmp_path)
    writer = os.open(tmp_path / "a.txt", os.O_WRONLY)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    os.close(writer)

    assert err.strip() == b"newslint: interrupted"
    assert running.returncode == 130


def test_a_terminal_that_knows_only_ascii(tmp_path: Path) -> None:
    (tmp_path / "kyiv.txt").write_text(ARTICLE.replace("line", "líne 習"), encoding="utf-8")
    running = process(
        "check",
        "kyiv.txt",
        "--languagetool",
        "off",
        cwd=tmp_path,
        environment={"PYTHONIOENCODING": "ascii", "COLUMNS": "200"},
    )
    out, err = running.communicate(timeout=30)

    assert err == b""
    assert b"l\\xedne \\u7fd2" in out


def test_json_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "kyiv.txt").write_text(
        "Kyiv claims a quick advánce in the north\n\nTroops 習 in a power surge near the front.\n"
    )
    running = process(
        "check",
        "kyiv.txt",
        "-f",
        "json",
        "--languagetool",
        "off",
        cwd=tmp_path,
        environment={"PYTHONIOENCODING": "ascii"},
    )
    out, _ = running.communicate(timeout=30)

    assert json.loads(out.decode("utf-8"))["articles"][0]["headline"][20:27] == "advánce"


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_progress_and_colours_are_shown_on_a_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "newslint", "check", ".", "--languagetool", "off"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": ""},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while piece := _read(ours):
        shown += piece
    os.close(ours)

    assert running.wait(30) == 1
    assert b"of 10 articles" in shown
    assert b"\x1b[31;1merror" in shown
    assert shown.rstrip().endswith(b"LanguageTool was off.")


def _read(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing when its other side is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_a_list_of_garbled_phrases_is_given_on_the_command_line(newslint: Newslint) -> None:
    Path("our.csv").write_text("garbled,expected\nvery front line,front line\n")
    Path("bad.csv").write_text("garbled,expected,condition\nfront line,front,AND (\n")

    found = newslint("check", "kyiv.txt", "--lexicon", "our.csv", "--select", "lexicon")
    broken = newslint("check", "calm.txt", "--lexicon", "bad.csv")

    assert "lexicon.our" in found.out
    assert found.code == 0
    assert "bad.csv:2:1: 'AND (' is no condition" in broken.err
    assert broken.code == 2
