# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that say again what another finding has said of the same words."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.finding import Finding

_GRAMMAR = "languagetool"
_SHORT = 80
"""A native finding on more code points than this speaks of a passage, not of the words in it."""


def without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, in their order, each fault told once.

    Of several findings of one group of rules (furniture, names ...) on the same span the gravest
    stays, the first of several as grave. LanguageTool is silent where one of our own rules that is
    at least as grave has spoken of the same words: it knows more about news.
    """
    best: dict[tuple[int, int, str], Finding] = {}
    for finding in findings:
        key = (finding.span.start, finding.span.end, finding.rule.partition(".")[0])
        if key not in best or finding.level > best[key].level:
            best[key] = finding
    kept = {id(finding) for finding in best.values()}
    native = [f for f in findings if f.check != _GRAMMAR and 0 < len(f.span) <= _SHORT]
    return [
        finding
        for finding in findings
        if id(finding) in kept and not (finding.check == _GRAMMAR and _is_said(finding, native))
    ]


def _is_said(finding: Finding, native: Sequence[Finding]) -> bool:
    return any(
        other.span.overlaps(finding.span) and other.level >= finding.level for other in native
    )
