# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint.reports.json as json_report
from newslint.article import Article, Block, Span
from newslint.finding import Finding, Fix, Level, Related
from newslint.reports import FORMATS, Checked, Engine, Failure, Look, Outcome, report_named

SOURCE = """\
Kyiv claims its lightning offensive captured many soldiers
Kyiv claims its lightning offensive captured many soldiers

Kyiv: The army took a record number of soldiers in a power surge near the front, it was said.

Zelensky spoke on Monday. Later Zelenskyy left 👍 for Odesa.
"""
SCHEMA = json.loads(
    (Path(__file__).parent.parent / "newslint/schema/report.json").read_text(encoding="utf-8")
)


def article(path: str = "kyiv.txt", source: str = SOURCE) -> Article:
    headline = Block("headline", Span(0, source.find("\n")))
    return Article(path, source, source, (headline,), "en")


def finding(words: str, rule: str, level: Level, message: str, **more: Any) -> Finding:
    start = more.pop("start", None)
    start = SOURCE.index(words) if start is None else start
    return Finding(
        Span(start, start + len(words)), rule, level, message, text=words, check="existence", **more
    )


def findings() -> tuple[Finding, ...]:
    first = SOURCE.index("\n")
    name = SOURCE.index("Zelensky ")
    surge = SOURCE.index("power surge")
    return (
        finding(
            SOURCE[:first],
            "headline.Repeated",
            Level.ERROR,
            "The headline stands again as a line of the body.",
            start=first + 1,
            why="A page's headline and its copy in the text were both saved. Readers see it twice.",
            related=(Related(Span(0, first), "the headline"),),
            fixes=(Fix(Span(first + 1, 2 * first + 2), "", safe=True),),
        ),
        finding(
            "power surge",
            "translation.PowerSurge",
            Level.ERROR,
            "Read 'offensive'? 'power surge' looks like a garbled translation.",
            why='Both words of "lightning offensive" were replaced.',
            fixes=(Fix(Span(surge, surge + 11), "offensive"),),
            fingerprint="a1",
        ),
        finding(
            "Zelenskyy",
            "names.Variant",
            Level.WARNING,
            "'Zelenskyy' is spelt 'Zelensky' elsewhere.",
            related=(
                Related(Span(name, name + 8), "spelt 'Zelensky' here"),
                Related(Span(5, 13), "spelt 'Zelensky' there", path="other.txt"),
            ),
        ),
        finding("left", "style.Left", Level.SUGGESTION, "Say where to."),
    )


def outcome(*checked: Checked, **more: Any) -> Outcome:
    engines = {"languagetool": Engine("unavailable", "", "there is no Java")}
    return Outcome("1.2.3", iter(checked), lambda: engines, **more)


def render(format: str, result: Outcome, **look: Any) -> str:
    return "".join(report_named(format).render(result, Look(**look)))


TEXT_REPORT = """\
kyiv.txt
Kyiv claims its lightning offensive captured many soldiers

  2:1   error    The headline stands again as a line of the body.  headline.Repeated
        Kyiv claims its lightning offensive captured many soldiers
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        try: leave out 'Kyiv claims its lightning off…' at 2:1
        see: 1:1 the headline
        why: A page's headline and its copy in the text were both saved.

  4:54  error    Read 'offensive'? 'power surge' looks like a garbled translation.
                 translation.PowerSurge
        …took a record number of soldiers in a power surge near the front, it was said.
                                               ~~~~~~~~~~~
        try: 'offensive'
        why: Both words of "lightning offensive" were replaced.

  6:33  warning  'Zelenskyy' is spelt 'Zelensky' elsewhere.  names.Variant
        Later Zelenskyy left 👍 for Odesa.
              ~~~~~~~~~
        see: 6:1 spelt 'Zelensky' here
        see: other.txt:1:6 spelt 'Zelensky' there

2 errors and 1 warning in 1 article.
Suggestions are not shown (--min-level suggestion).
LanguageTool could not be used: there is no Java.
"""


def test_text_report() -> None:
    result = outcome(Checked(article(), findings()), article_at=lambda path: article(path))

    assert render("text", result, width=92) == TEXT_REPORT


def test_text_report_says_the_same_without_colours() -> None:
    import re

    result = outcome(Checked(article(), findings()), article_at=lambda path: article(path))
    colored = render("text", result, width=92, color=True)

    assert "\x1b[31;1merror" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == TEXT_REPORT


@pytest.mark.parametrize("width", [20, 40, 72, 100, 400])
def test_text_report_keeps_to_the_width(width: int) -> None:
    text = render("text", outcome(Checked(article(), findings())), width=width)

    assert max(map(len, text.split("\n\n2 errors")[0].splitlines())) < max(width, 50)


def test_a_reason_is_told_once_unless_all_is_wanted() -> None:
    said = [Checked(article(path), findings()) for path in ("a.txt", "b.txt")]

    assert render("text", outcome(*said)).count("why: ") == 2
    verbose = render("text", outcome(*said), verbose=True)
    assert verbose.count("why: ") == 4
    assert verbose.count("Readers see it twice.") == 2


def test_statistics_count_each_rule() -> None:
    text = render("text", outcome(*[Checked(article(), findings())] * 2), statistics=True)

    assert "2  error       headline.Repeated\n" in text
    assert "style.Left" not in text


def test_alternatives_and_places_are_told_apart() -> None:
    said = finding(
        "took a record",
        "style.Mixed",
        Level.ERROR,
        "Mixed.",
        fixes=(
            Fix(Span(0, 4), "Kiev"),
            Fix(Span(0, 4), "Kyjiv"),
            Fix(Span(5, 11), ""),
            Fix(Span(5, 5), "now "),
        ),
    )
    text = render("text", outcome(Checked(article(), (said,))), width=120)

    assert (
        "try: 'Kiev' for 'Kyiv' at 1:1 or 'Kyjiv' for 'Kyiv' at 1:1; leave out 'claims' at 1:6;"
        " add 'now ' at 1:6\n"
    ) in text


def test_nothing_found_and_nothing_checked_are_different_things() -> None:
    assert "Nothing found in 1 article." in render("text", outcome(Checked(article(), ())))
    failed = outcome(failures=lambda: [Failure("x", "no such file")])
    text = render("text", failed)
    assert "Nothing was checked." in text
    assert "1 problem kept newslint from checking everything." in text


def test_the_text_report_comes_article_by_article() -> None:
    taken = []

    def stream() -> Iterator[Checked]:
        for path in ("a.txt", "b.txt"):
            taken.append(path)
            yield Checked(article(path), findings())

    pieces = report_named("text").render(Outcome("1", stream()), Look())
    assert next(pieces).startswith("a.txt\n")
    assert taken == ["a.txt"]


def test_no_control_character_of_an_article_reaches_the_terminal() -> None:
    source = "Head\x1b]0;owned\x07line\n\nThe \x1b[2Jpower\x9b surge.\n"
    start = source.index("The")
    said = Finding(
        Span(start, start + 10),
        "a.B",
        Level.ERROR,
        "Bad: \x1b[31m",
        text=source[start : start + 10],
        why="\x1b[0m",
        fixes=(Fix(Span(start, start + 10), "\x1bc"),),
        related=(Related(Span(0, 4), "\x1b[5m", path="\x1b.txt"),),
    )
    text = render("text", outcome(Checked(article("\x1b[8m.txt", source), (said,))), verbose=True)

    assert not any(c != "\n" and (c < " " or "\x7f" <= c < "\xa0") for c in text)


def test_json_report_has_the_shape_of_its_schema() -> None:
    result = outcome(
        Checked(article(), findings()),
        Checked(article("b.txt"), ()),
        failures=lambda: [Failure("c.txt", "no such file")],
        article_at=lambda path: article(path),
    )
    data = json.loads(render("json", result, shown=Level.SUGGESTION))

    jsonschema.validate(data, SCHEMA)
    assert list(data) == ["schema", "newslint", "engines", "articles", "errors"]
    assert [a["path"] for a in data["articles"]] == ["kyiv.txt", "b.txt"]
    assert data["errors"] == [{"path": "c.txt", "message": "no such file"}]
    assert data["engines"]["languagetool"]["reason"] == "there is no Java"
    surge = data["articles"][0]["findings"][1]
    assert SOURCE[surge["start"] : surge["end"]] == surge["text"] == "power surge"
    assert (surge["line"], surge["column"], surge["end_line"], surge["end_column"]) == (
        4,
        54,
        4,
        65,
    )
    assert surge["fixes"] == [
        {"start": surge["start"], "end": surge["end"], "text": "offensive", "safe": False}
    ]
    other = data["articles"][0]["findings"][2]["related"][1]
    assert other == {
        "path": "other.txt",
        "start": 5,
        "end": 13,
        "line": 1,
        "column": 6,
        "message": "spelt 'Zelensky' there",
    }


def test_json_report_leaves_out_what_is_below_the_level() -> None:
    data = json.loads(render("json", outcome(Checked(article(), findings()))))

    assert [f["level"] for f in data["articles"][0]["findings"]] == ["error", "error", "warning"]


def test_json_report_of_nothing() -> None:
    data = json.loads(render("json", outcome()))

    jsonschema.validate(data, SCHEMA)
    assert data["articles"] == []


def test_large_json_reports_go_by_way_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = [Checked(article(f"{n}\u2028.txt"), findings()) for n in range(20)]
    plain = render("json", outcome(*checked))
    monkeypatch.setattr(json_report, "_KEPT_IN_MEMORY", 3000)

    assert render("json", outcome(*checked)) == plain
    assert len(json.loads(plain)["articles"]) == 20


@given(st.text(max_size=60), st.data())
def test_every_format_takes_any_text(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    said = Finding(Span(start, end), "a.B", Level.ERROR, source, source, text=source[start:end])
    for name in FORMATS:
        assert render(name, outcome(Checked(Article("a", source, source), (said,))))
