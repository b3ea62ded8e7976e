# SPDX-License-Identifier: GPL-3.0-or-later
"""newslint for other Python programs: `lint` and `load_rules`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from os import PathLike

from newslint.article import Article
from newslint.engine import Selection, check_article
from newslint.finding import Finding, Level
from newslint.readers import read_text
from newslint.rule import Context, Grammar
from newslint.rulebook import Rulebook, load_rulebook


def load_rules(*folders: str | PathLike[str], shipped: bool = True) -> Rulebook:
    """Return the shipped rules and those of `folders`, later ones in the place of earlier.

    A rule file that cannot be used is left out and told in the rulebook's `problems`.
    """
    return load_rulebook([str(folder) for folder in folders], shipped=shipped)


def lint(
    text_or_article: str | Article,
    *,
    rules: Rulebook | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    min_level: Level | str = Level.SUGGESTION,
    format: str = "plain",
    language: str = "",
    accept: Sequence[str] = (),
    grammar: Grammar | None = None,
) -> list[Finding]:
    """Return what is wrong with one article, sorted by place; spans are in the text as given.

    A text is read as `format` says: plain, markdown or html (KeyError for any other). `select` and
    `ignore` hold rule ids or prefixes, `accept` words that no dictionary knows. Findings below
    `min_level` (a Level or its name) are left out. LanguageTool is asked only through `grammar`,
    such as `newslint.languagetool.grammar.open_grammar` gives. A rule whose check fails shows as a
    finding of the rule `newslint.CheckFailed`. No file of settings is read.
    """
    article = text_or_article
    if isinstance(article, str):
        article = read_text(article, format=format)
    if language:
        article = article.replaced(lang=language)
    selection = Selection(
        select=tuple(select),
        ignore=tuple(ignore),
        min_level=Level.named(min_level) if isinstance(min_level, str) else min_level,
    )
    context = Context(grammar=grammar, settings={"accept": tuple(accept)})
    book = _shipped() if rules is None else rules
    return list(check_article(article, book, context, selection))


@lru_cache(maxsize=1)
def _shipped() -> Rulebook:
    return load_rulebook()
