# SPDX-License-Identifier: GPL-3.0-or-later
"""Scopes: which parts of an article a rule reads, in our words and in Vale's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from newslint.article import BLOCK_KINDS, Article, Span
from newslint.guess import did_you_mean

_VALE = {
    "blockquote": frozenset({"quote"}),
    "heading": frozenset({"heading", "headline"}),
    "summary": frozenset({"paragraph"}),
    "title": frozenset({"headline"}),
    "alt": frozenset({"caption"}),
    "figure.caption": frozenset({"caption"}),
    "table.cell": frozenset({"table"}),
    "table.header": frozenset({"table"}),
    "table.caption": frozenset({"caption"}),
}
_EVERYTHING = ("raw", "sentence")
_ABSENT = ("code", "comment", "link", "strong", "emphasis", "attr")
"""Vale's names for what is never prose of its own here: such a scope holds nothing."""

KNOWN = (*BLOCK_KINDS, "text", *_EVERYTHING, *_VALE, *_ABSENT)


def check_scope(scope: str) -> str:
    """Return what is wrong with a scope, or ""."""
    for part in _parts(scope):
        name = part.removeprefix("~").strip()
        if _plain(name) not in KNOWN:
            return f"there is no scope '{name}'{did_you_mean(name, KNOWN)}"
    return "" if scope.strip() else "a scope must not be empty"


def _parts(scope: str) -> list[str]:
    return [part.strip() for part in scope.split("&")]


def _plain(name: str) -> str:
    """Return a scope name without what only Vale's own parsers need (heading.h1, text.md)."""
    return name if name in KNOWN else name.split(".", 1)[0]


def in_scope(scopes: tuple[str, ...], article: Article) -> Callable[[Span], bool]:
    """Return the test whether a span of the article's text begins in one of the scopes."""
    if scopes == ("raw",):
        return lambda span: True
    kinds_at = article.kinds_at
    return lambda span: _is_allowed(scopes, kinds_at(span.start))


@lru_cache(maxsize=4096)
def _is_allowed(scopes: tuple[str, ...], kinds: frozenset[str]) -> bool:
    return any(_holds(scope, kinds) for scope in scopes)


def _holds(scope: str, kinds: frozenset[str]) -> bool:
    named = any(part in _EVERYTHING or part in BLOCK_KINDS for part in _parts(scope))
    if not named and "furniture" in kinds:
        return False
    return all(_part_holds(part, kinds) for part in _parts(scope))


def _part_holds(part: str, kinds: frozenset[str]) -> bool:
    if part.startswith("~"):
        return not _part_holds(part[1:].strip(), kinds)
    name = _plain(part)
    if name == "text":
        return "furniture" not in kinds
    if name in _EVERYTHING:
        return True
    if name in _VALE:
        return bool(_VALE[name] & kinds)
    return name in kinds
