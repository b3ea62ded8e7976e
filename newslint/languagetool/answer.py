# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's answer turned into matches; here and nowhere else UTF-16 becomes code points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newslint.article import Span, Utf16
from newslint.languagetool.errors import ServerGone
from newslint.rule import GrammarMatch


def matches_in(answer: Mapping[str, Any], text: str, shift: int = 0) -> list[GrammarMatch]:
    """Return the matches of an answer about `text`, their spans moved `shift` to the right.

    The server counts offset and length in UTF-16 code units; spans are in code points. Raises
    ServerGone when the answer is not of LanguageTool's form, or points outside the text.
    """
    units = Utf16(text)
    try:
        return [_match(found, units, len(text), shift) for found in answer["matches"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ServerGone("the server's answer is not LanguageTool's") from error


def version_in(answer: Mapping[str, Any]) -> str:
    """Return the version of LanguageTool that gave the answer, "" when it does not tell."""
    software = answer.get("software")
    return str(software.get("version", "")) if isinstance(software, dict) else ""


def _match(found: Mapping[str, Any], units: Utf16, length: int, shift: int) -> GrammarMatch:
    start = units.code_point(found["offset"])
    end = units.code_point(found["offset"] + found["length"])
    if not 0 <= start <= end <= length:
        raise ValueError("a match outside the text")
    rule = found["rule"]
    return GrammarMatch(
        span=Span(start + shift, end + shift),
        rule=str(rule["id"]),
        category=str(rule["category"]["id"]),
        issue=str(rule.get("issueType", "uncategorized")),
        message=" ".join(str(found["message"]).split()),
        replacements=tuple(str(offer["value"]) for offer in found.get("replacements", ())),
        url=_first_url(rule.get("urls", ())),
    )


def _first_url(urls: Sequence[Mapping[str, Any]]) -> str:
    return str(urls[0]["value"]) if urls else ""
