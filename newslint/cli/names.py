# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint names`: who and what is named in the copy, in which spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from newslint.records import NamedTuple

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.names.cast import Figure
    from newslint.names.clash import Form


class Row(NamedTuple):
    """A name of one article."""

    article: Article
    figure: Figure


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS... | -")
@click.option(
    "-f", "--format", type=click.Choice(("text", "json")), default="text", help="Of the table."
)
@click.option("--clashes", is_flag=True, help="Only names that are written in two ways.")
@click.option(
    "--accept",
    is_flag=True,
    help="Write the spelling that each name mostly has into the house list.",
)
@click.option(
    "--list",
    "file",
    default="names.yml",
    metavar="FILE",
    help="The house list that --accept writes to [names.yml].",
)
@click.pass_context
def names(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    format: str,
    clashes: bool,
    accept: bool,
    file: str,
) -> None:
    """List the names in articles: how often each comes, where first, in which spellings.

    A name that is written in two ways has an exclamation mark. With --accept the majority's
    spelling goes into the house list, the other one as a variant; where there is no majority,
    nothing is written, and that is said.
    """
    from newslint.cli.ending import CLEAN, FAILED

    failures: list[str] = []
    rows = [row for row in _rows(paths, failures) if row.figure.clashes or not clashes]
    if accept and not _accepted(rows, file):
        failures.append(file)
    _show(rows, format)
    ctx.exit(FAILED if failures else CLEAN)


def _rows(paths: Sequence[str], failures: list[str]) -> Iterator[Row]:
    from newslint.cli.articles import Articles
    from newslint.cli.ending import complain
    from newslint.names.cast import cast
    from newslint.names.shipped import apart
    from newslint.readers.discovery import discover

    def fail(path: str, message: str) -> None:
        complain(path, message)
        failures.append(path)

    files, errors = discover(paths)
    for error in errors:
        fail(error.path, f"{error.message}; {error.hint}".rstrip("; "))
    for article in Articles(files, fail):
        for figure in cast(article.text, apart()[0]):
            yield Row(article, figure)


def _place(row: Row) -> tuple[int, int]:
    article = row.article
    return article.lines.position(article.to_source(row.figure.first).start)


def _show(rows: Sequence[Row], format: str) -> None:
    from newslint.cli.output import opened

    with opened("", utf8=format == "json") as stream:
        stream.write(_as_json(rows) if format == "json" else _as_text(rows))


def _as_text(rows: Sequence[Row]) -> str:
    from newslint.reports.columns import columns, harmless

    several = len({row.article.path for row in rows}) > 1
    lines = []
    for row in rows:
        line, column = _place(row)
        where = f"{row.article.path}:{line}:{column}" if several else f"{line}:{column}"
        mark = "!" if row.figure.clashes else " "
        lines.append(
            [f"{row.figure.count:4d} {mark}", harmless(row.figure.name), where, _forms(row)]
        )
    widths = [max((columns(line[i]) for line in lines), default=0) for i in range(3)]
    told = [
        "  ".join(line[i] + " " * (widths[i] - columns(line[i])) for i in range(3)) + f"  {line[3]}"
        for line in lines
    ]
    count = f"{len(rows)} name{'' if len(rows) == 1 else 's'}"
    return "".join(f"{line.rstrip()}\n" for line in told) + f"{count}.\n"


def _forms(row: Row) -> str:
    from newslint.reports.columns import harmless

    forms = row.figure.forms
    if len(forms) == 1 and forms[0].text == row.figure.name:
        return ""
    return harmless(", ".join(f"{form.text} {form.times}" for form in forms))


def _as_json(rows: Sequence[Row]) -> str:
    import json

    entries = []
    for row in rows:
        line, column = _place(row)
        entries.append(
            {
                "path": row.article.path,
                "name": row.figure.name,
                "count": row.figure.count,
                "line": line,
                "column": column,
                "spellings": [
                    {"text": form.text, "count": form.times, "places": _places(row.article, form)}
                    for form in row.figure.forms
                ],
                "clashes": [
                    {"kind": c.kind, "odd": c.odd.text, "other": c.other.text, "reason": c.reason}
                    for c in row.figure.clashes
                ],
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _places(article: Article, form: Form) -> list[dict[str, int]]:
    found = []
    for span in form.places:
        line, column = article.lines.position(article.to_source(span).start)
        found.append({"line": line, "column": column})
    return found


def _accepted(rows: Sequence[Row], file: str) -> bool:
    """Write the decisions into the house list; tell what was written and what is left open."""
    from newslint.cli.ending import complain
    from newslint.names.decisions import decisions, written_into
    from newslint.names.house import HouseError

    decided, left = decisions(row.figure for row in rows)
    try:
        before = _text_of(file)
        after = written_into(before, decided, file)
        if after != before:
            with open(file, "w", encoding="utf-8", newline="\n") as target:
                target.write(after)
    except HouseError as error:
        complain(error.path, f"line {error.line}: {error.args[0]}" if error.line else error.args[0])
        return False
    except OSError as error:
        complain(file, error.strerror or "cannot be written")
        return False
    for decision in decided:
        click.echo(f"{file}: {decision.spelling}, not {', '.join(decision.variants)}", err=True)
    for clash in left:
        click.echo(f"left open: {clash.odd.text} or {clash.other.text}, no majority", err=True)
    return True


def _text_of(file: str) -> str:
    import os

    if not os.path.exists(file):
        return ""
    with open(file, encoding="utf-8") as source:
        return source.read()
