# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint check`: articles in, a report out."""

from __future__ import annotations

import gc
from typing import Any

import click

from newslint.cli.options import folder_options, level_option, rules_option
from newslint.config import MODES
from newslint.reports import FORMATS


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS... | -")
@click.option(
    "-f",
    "--format",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="The report's format; text is the default.",
)
@click.option("-o", "--output-file", default="", metavar="FILE", help="Write the report to FILE.")
@rules_option("--select", "Run only RULE, or those below a prefix such as 'names'. Repeatable.")
@rules_option("--ignore", "Do not run RULE, or those below a prefix. Repeatable.")
@folder_options
@level_option("--min-level", "Show this level and above, in every format [warning].")
@level_option("--fail-level", "Exit with 1 for this level and above [error].")
@click.option(
    "--languagetool",
    type=click.Choice(MODES),
    default=None,
    help="Grammar: auto uses it where it can be had [auto], require fails where not, once starts"
    " a server that ends with the command.",
)
@click.option(
    "--lexicon",
    multiple=True,
    metavar="FILE",
    help="Also look for the garbled phrases of a CSV file (garbled, expected, condition)."
    " Repeatable.",
)
@click.option("--languagetool-url", default="", metavar="URL", help="Use this LanguageTool server.")
@click.option(
    "--language",
    default="",
    metavar="TAG",
    help="The articles' language, such as en-GB, instead of finding it out.",
)
@click.option(
    "--stdin-filename", default="", metavar="NAME", help="The name standard input goes by."
)
@click.option("--statistics", is_flag=True, help="Add a table of the rules that spoke.")
@click.option("-v", "--verbose", is_flag=True, help="Whole reasons, all suggestions and evidence.")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours in the text report; auto respects NO_COLOR.",
)
@click.pass_context
def check(
    ctx: click.Context, /, paths: tuple[str, ...], stdin_filename: str, **options: Any
) -> None:
    """Check articles and report what is wrong with them.

    PATHS are files, folders and globs; - is standard input. Plain text, Markdown and HTML pages
    are read.

    A project's settings stand in .newslint.yml ('newslint init' writes one). Levels are
    suggestion, warning and error. What is below --min-level is not looked for; where --fail-level
    is lower it counts for the exit code without being shown.

    Exit codes: 0 nothing at --fail-level or above, 1 something, 2 not everything could be checked
    (a path, rule or setting that is wrong, a check that failed, a report that nobody reads).
    """
    if options["statistics"] and options["format"] != "text":
        raise click.UsageError("--statistics is a part of the text report; leave out --format")
    if options["config"] and options["isolated"]:
        raise click.UsageError("--config and --isolated contradict each other; leave out one")
    # One article makes too little waste for the collector of circles to be worth its time.
    gc.disable()
    from newslint.cli.warmth import keep_expressions, recall_expressions

    recall_expressions()
    from newslint.cli.run import Presentation, run
    from newslint.cli.settings import Wishes

    options["languagetool"] = options["languagetool"] or ""
    wishes = Wishes(**_part(Wishes, options))
    code = run(paths, stdin_filename, wishes, Presentation(**_part(Presentation, options)))
    keep_expressions()
    ctx.exit(code)


def _part(kind: Any, options: dict[str, Any]) -> dict[str, Any]:
    return {field: options[field] for field in kind._fields}
