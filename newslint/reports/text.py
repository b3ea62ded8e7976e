# SPDX-License-Identifier: GPL-3.0-or-later
"""The report for people: each finding in its sentence, what is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from newslint.article import Article, Span
from newslint.finding import Finding, Fix, Level, Related
from newslint.prose.sentences import sentence_around
from newslint.reports import Checked, Look, Outcome
from newslint.reports.columns import columns, harmless, shorten, wrap
from newslint.reports.excerpt import Excerpts
from newslint.reports.tally import Tally

_Thing = TypeVar("_Thing")

_NARROWEST = 40
_WIDEST = 120
_SHOWN_AT_ONCE = 4
"""How many fixes or places of evidence are shown without `--verbose`."""

_OWN = "newslint"
"""The check of findings about newslint's own failures: they have no place in the text."""

_BOLD, _DIM, _UNDERLINE = "1", "2", "4"
_COLORS = {Level.ERROR: "31;1", Level.WARNING: "33", Level.SUGGESTION: "36"}


def render(outcome: Outcome, look: Look) -> Iterator[str]:
    """Yield one piece for each article that has something to show, and a summary.

    The reason of a rule is told where the rule speaks first in the run, its first sentence only;
    with `look.verbose` whole and every time.
    """
    tally = Tally()
    told: set[str] = set()
    for checked in outcome.articles:
        tally.add(checked, look.shown)
        shown = [finding for finding in checked.findings if finding.level >= look.shown]
        if shown:
            yield _Page(checked, outcome, look, told).text(shown)
    if look.statistics:
        yield tally.table()
    failures = outcome.failures()
    yield tally.summary(outcome.engines(), len(failures), look.shown)


class _Page:
    """The report of one article."""

    def __init__(self, checked: Checked, outcome: Outcome, look: Look, told: set[str]) -> None:
        self.article = checked.article
        self.outcome = outcome
        self.look = look
        self.told = told
        self.room = max(_NARROWEST, min(look.width, _WIDEST)) - 1
        self.ellipsis = "…" if look.unicode else "..."
        self.excerpts = Excerpts(checked.article, self.ellipsis)

    def text(self, findings: Sequence[Finding]) -> str:
        """Return the heading and all findings, a blank line after each."""
        places = [self.place(self.article, finding.span) for finding in findings]
        self.margin = max(len(place) for place in places)
        self.levels = max(len(str(finding.level)) for finding in findings)
        lines = self.heading()
        for place, finding in zip(places, findings, strict=True):
            lines += ["", *self.finding(finding, place)]
        return "\n".join(lines) + "\n\n"

    def heading(self) -> list[str]:
        lines = [self.paint(harmless(self.article.path), _UNDERLINE)]
        if self.article.headline:
            words = shorten(harmless(self.article.headline), self.room, self.ellipsis)
            lines.append(self.paint(words, _BOLD))
        return lines

    def finding(self, finding: Finding, place: str) -> list[str]:
        """Return the lines of one finding: message, words, what to do, evidence, reason."""
        indent = " " * (self.margin + 4)
        room = self.room - len(indent)
        lines = self.message(finding, place, indent)
        if finding.check != _OWN:
            words, marks = self.excerpts.show(finding.span, room)
            lines += [indent + words, indent + self.paint(marks, _COLORS[finding.level])]
        for label, text in self.remarks(finding):
            first, *more = wrap(harmless(text), room - columns(label)) or [""]
            lines.append(indent + self.paint(label, _DIM) + first)
            lines += [indent + " " * columns(label) + line for line in more]
        return lines

    def message(self, finding: Finding, place: str, indent: str) -> list[str]:
        """Return the first line of a finding and those its message needs, the rule's id last."""
        level = str(finding.level).ljust(self.levels)
        indent += " " * (self.levels + 2)
        first, *more = wrap(harmless(finding.message), self.room - len(indent)) or [""]
        place, level = place.ljust(self.margin), self.paint(level, _COLORS[finding.level])
        lines = [f"  {self.paint(place, _BOLD)}  {level}  {first}", *(indent + x for x in more)]
        last = columns(indent) + columns(more[-1] if more else first)
        rule = self.paint(finding.rule, _DIM)
        if last + 2 + len(finding.rule) <= self.room:
            lines[-1] += f"  {rule}"
        else:
            lines.append(indent + rule)
        return lines

    def remarks(self, finding: Finding) -> Iterator[tuple[str, str]]:
        """Yield (label, words) for fixes, evidence and reason."""
        if finding.fixes:
            yield "try: ", self.fixes(finding)
        for related in self.some(finding.related):
            yield "see: ", self.evidence(related)
        hidden = len(finding.related) - len(self.some(finding.related))
        if hidden:
            yield "see: ", f"{hidden} more {'place' if hidden == 1 else 'places'} (--verbose)"
        why = self.reason(finding)
        if why:
            yield "why: ", why

    def reason(self, finding: Finding) -> str:
        why = " ".join(finding.why.split())
        if self.look.verbose or not why:
            return why
        if finding.rule in self.told:
            return ""
        self.told.add(finding.rule)
        first = sentence_around(why, 0)
        return why[first.start : first.end]

    def fixes(self, finding: Finding) -> str:
        """Return what to do: alternatives for one place joined by "or", places by semicolons."""
        shown = self.some(finding.fixes)
        places: dict[Span, list[str]] = {}
        for fix in shown:
            places.setdefault(fix.span, []).append(self.offer(fix, finding))
        offers = "; ".join(" or ".join(offers) for offers in places.values())
        return offers + (" ..." if len(shown) < len(finding.fixes) else "")

    def offer(self, fix: Fix, finding: Finding) -> str:
        """Return one fix in words; where it does not replace the finding, what and where."""
        if fix.span == finding.span:
            return f"'{fix.text}'" if fix.text else "leave it out"
        at = self.place(self.article, fix.span)
        old = shorten(self.article.source[fix.span.start : fix.span.end], 30, self.ellipsis)
        if not old:
            return f"add '{fix.text}' at {at}"
        return f"'{fix.text}' for '{old}' at {at}" if fix.text else f"leave out '{old}' at {at}"

    def evidence(self, related: Related) -> str:
        if not related.path:
            return f"{self.place(self.article, related.span)} {related.message}"
        other = self.outcome.article_at(related.path)
        at = f":{self.place(other, related.span)}" if other else ""
        return f"{related.path}{at} {related.message}"

    def some(self, things: Sequence[_Thing]) -> Sequence[_Thing]:
        return things if self.look.verbose else things[:_SHOWN_AT_ONCE]

    def place(self, article: Article, span: Span) -> str:
        line, column = article.lines.position(span.start)
        return f"{line}:{column}"

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.look.color and text else text
