# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that say again what another finding has said of the same words."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Span
from newslint.finding import Finding, Level

_GRAMMAR = "languagetool"
_SHORT = 80
"""A native finding on more code points than this speaks of a passage, not of the words in it."""


def without_overlaps(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, in their order, each fault told once.

    Of several findings of one group of rules (furniture, names ...) on the same span only the
    gravest stay, and of those with the same suggestion only the first. LanguageTool is silent where
    one of our own rules that is at least as grave has spoken of the same words: it knows more about
    news.
    """
    if len({finding.span for finding in findings}) == len(findings) and not any(
        finding.check == _GRAMMAR for finding in findings
    ):
        return list(findings)
    gravest: dict[tuple[Span, str], Level] = {}
    for finding in findings:
        subject = _subject(finding)
        gravest[subject] = max(finding.level, gravest.get(subject, finding.level))
    offered: set[tuple[Span, str, str]] = set()
    native = [f for f in findings if f.check != _GRAMMAR and 0 < len(f.span) <= _SHORT]
    return [
        finding
        for finding in findings
        if finding.level == gravest[_subject(finding)]
        and not (finding.fixes and _is_offered(finding, offered))
        and not (finding.check == _GRAMMAR and _is_said(finding, native))
    ]


def _subject(finding: Finding) -> tuple[Span, str]:
    """Return what a finding speaks of: its words, and the group of its rule."""
    return finding.span, finding.rule.partition(".")[0]


def _is_offered(finding: Finding, offered: set[tuple[Span, str, str]]) -> bool:
    """Tell whether one of a finding's suggestions was offered before, and note them all."""
    mine = {(*_subject(finding), fix.text.casefold()) for fix in finding.fixes}
    known = not mine.isdisjoint(offered)
    offered |= mine
    return known


def _is_said(finding: Finding, native: Sequence[Finding]) -> bool:
    return any(
        other.span.overlaps(finding.span) and other.level >= finding.level for other in native
    )
