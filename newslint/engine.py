# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine: articles and a rulebook in, a stream of articles with their findings out.

It is pure: no file, no network, no clock but through the context. Checks work in the coordinates
of `Article.text`; here, and only here, every span is turned to `Article.source`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from newslint.article import Article, Span
from newslint.checks import module_of
from newslint.finding import Finding, Fix, Level, Related
from newslint.fingerprint import fingerprints
from newslint.matching.conditions import holds
from newslint.matching.pattern import Hit
from newslint.matching.searching import Searches
from newslint.overlap import without_overlaps
from newslint.records import NamedTuple
from newslint.rule import Context, Grammar, Rule
from newslint.rulebook.rules import Entry, Rulebook
from newslint.scope import in_scope

CHECK_FAILED = "newslint.CheckFailed"
"""The rule id of the finding that tells that a rule's check crashed or ran out of time."""


class Selection(NamedTuple):
    """Which rules run, at which level. Words are rule ids or prefixes of them ("names").

    An empty `select` means all. `levels` gives a rule or prefix another level, or None to switch
    it off; the longest word that fits decides. Rules whose every finding would stand below
    `min_level` are not run.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level | None] = MappingProxyType({})
    min_level: Level = Level.SUGGESTION

    def level_of(self, rule_id: str, level: Level) -> Level | None:
        """Return the level at which a rule runs, or None if it does not."""
        if not (self.select or self.ignore or self.levels):
            return level
        if self.select and not any(names(word, rule_id) for word in self.select):
            return None
        if any(names(word, rule_id) for word in self.ignore):
            return None
        fitting = [word for word in self.levels if names(word, rule_id)]
        return self.levels[max(fitting, key=len)] if fitting else level


def names(word: str, rule_id: str) -> bool:
    """Tell whether a word of a selection ("headline", "headline.*", "headline.Repeated") fits."""
    word = word.removesuffix("*").removesuffix(".")
    return not word or rule_id == word or rule_id.startswith(word + ".")


EVERYTHING = Selection()
_ALWAYS = frozenset(("check", "always"))
_TOO_SLOW = "it ran out of time; make its pattern simpler"


class Plan(NamedTuple):
    """What a selection comes to for one language: the rules that run, and at which level.

    `on_hits` run only where the one pass has found something for them; `always` run on every
    article; `verdicts` run last. A level of None means the rule's own. `searches` tell the one
    pass for whose expressions to look.
    """

    on_hits: Mapping[str, tuple[Entry, Level | None]]
    always: tuple[tuple[Entry, Level | None], ...]
    verdicts: tuple[tuple[Entry, Level | None], ...]
    notes: tuple[Entry, ...]
    searches: Searches


class Plans:
    """The plans of a run, each made once."""

    def __init__(self, rulebook: Rulebook, selection_for: Callable[[str], Selection]) -> None:
        self._rulebook = rulebook
        self._selection_for = selection_for
        self._made: dict[tuple[int, str], tuple[Selection, Plan]] = {}

    def of(self, article: Article) -> tuple[Selection, Plan]:
        """Return the selection and the plan for an article."""
        selection = self._selection_for(article.path)
        key = (id(selection), article.lang)
        if key not in self._made:
            self._made[key] = (selection, plan(self._rulebook, selection, article.lang))
        return self._made[key]


def plan(rulebook: Rulebook, selection: Selection, lang: str) -> Plan:
    """Return the plan of a selection for a language ("" counts as English)."""
    active = list(_active(rulebook, selection, lang))
    always = [pair for pair in active if not _ALWAYS.isdisjoint(pair[0].gifts)]
    # LanguageTool works beside the others: who waits for it waits at the end.
    always.sort(key=lambda pair: pair[0].extends == "languagetool")
    return Plan(
        on_hits={e.id: (e, n) for e, n in active if _ALWAYS.isdisjoint(e.gifts)},
        always=tuple(always),
        verdicts=tuple(pair for pair in active if "verdict" in pair[0].gifts),
        notes=tuple(entry for entry, _ in active if "note" in entry.gifts),
        searches=rulebook.lexicon.searches(frozenset(entry.id for entry, _ in active)),
    )


def lint(
    articles: Collection[Article],
    rulebook: Rulebook,
    context: Context | None = None,
    selection_for: Callable[[str], Selection] = lambda path: EVERYTHING,
) -> Iterator[tuple[Article, tuple[Finding, ...]]]:
    """Yield every article with its findings, in the order of `articles`.

    `articles` is gone through twice when it holds more than one and some rule asks a question
    across articles; it may read them anew each time. `selection_for` gives the selection for a
    path. Findings have spans in `Article.source`, and are sorted by place, rule and message. A
    check that crashes becomes a finding of the rule `newslint.CheckFailed`; the others go on.
    """
    context = context or Context()
    plans = Plans(rulebook, selection_for)
    if len(articles) > 1:
        context = context._replace(digests=_collect_notes(articles, rulebook, context, plans))
    for article in _ahead(articles, context.grammar):
        yield article, _check(article, rulebook, context, *plans.of(article))


def check_article(
    article: Article,
    rulebook: Rulebook,
    context: Context | None = None,
    selection: Selection = EVERYTHING,
) -> tuple[Finding, ...]:
    """Return the findings of all selected rules on one article, as `lint` yields them."""
    chosen = plan(rulebook, selection, article.lang)
    return _check(article, rulebook, context or Context(), selection, chosen)


def _check(
    article: Article, rulebook: Rulebook, context: Context, selection: Selection, chosen: Plan
) -> tuple[Finding, ...]:
    context = context._replace(rules_of=rulebook.extending)
    found: list[Finding] = []
    scan = rulebook.lexicon.scan(article.text, searches=chosen.searches)
    for rule_id in scan.timeouts:
        if rule_id in chosen.on_hits or any(entry.id == rule_id for entry, _ in chosen.always):
            found.append(_failed(rule_id, _TOO_SLOW))
    for rule_id, hits in scan.hits.items():
        if rule_id in chosen.on_hits:
            entry, level = chosen.on_hits[rule_id]
            found += _run(entry, level, rulebook, article, context, hits)
    for entry, level in chosen.always:
        hits = scan.hits.get(entry.id, [])
        found += _run(entry, level, rulebook, article, context, hits)
    found += _verdicts(chosen, rulebook, article, context, found)
    kept = [finding for finding in found if finding.level >= selection.min_level]
    return _finish(article, kept)


def _active(
    rulebook: Rulebook, selection: Selection, lang: str
) -> Iterator[tuple[Entry, Level | None]]:
    """Yield the rules that run; the level is None where the rule's own holds."""
    for entry in rulebook.entries:
        level = selection.level_of(entry.id, entry.level)
        if level is None or not _speaks(entry, lang or "en"):
            continue
        if entry.ceiling < selection.min_level and level < selection.min_level:
            continue
        yield entry, None if level == entry.level else level


def _speaks(entry: Entry, lang: str) -> bool:
    """Tell whether a rule is for a language."""
    return not entry.languages or any(
        lang == tag or lang.startswith(tag + "-") for tag in entry.languages
    )


def _run(
    entry: Entry,
    level: Level | None,
    rulebook: Rulebook,
    article: Article,
    context: Context,
    hits: Sequence[Hit],
) -> list[Finding]:
    try:
        found = _complaints(rulebook.rule(entry.id), entry.gifts, article, context, hits)
    except TimeoutError:
        return [_failed(entry.id, _TOO_SLOW)]
    except Exception as error:
        return [_failed(entry.id, f"{type(error).__name__}: {error}")]
    return found if level is None else [finding._replace(level=level) for finding in found]


def _complaints(
    rule: Rule,
    gifts: Collection[str],
    article: Article,
    context: Context,
    hits: Sequence[Hit],
) -> list[Finding]:
    """Return what a rule's check says, cut down to its scope and its conditions."""
    allowed = in_scope(rule.scope, article)
    module = module_of(rule.extends)
    found: list[Finding] = []
    if "check" in gifts:
        found += module.check(rule, article, context)
    if "report" in gifts:
        inside = [hit for hit in hits if allowed(hit.span)]
        if inside or "always" in gifts:
            found += module.report(rule, article, inside, context)
    found = [finding for finding in found if allowed(finding.span)]
    near, unless = rule.near, rule.unless
    if not (near or unless):
        return found
    return [finding for finding in found if holds(near, unless, article.text, finding.span)]


def _verdicts(
    chosen: Plan,
    rulebook: Rulebook,
    article: Article,
    context: Context,
    found: Sequence[Finding],
) -> list[Finding]:
    """Return what rules say that judge an article by the findings of the others."""
    said: list[Finding] = []
    for entry, level in chosen.verdicts:
        rule = rulebook.rule(entry.id)
        try:
            more = list(module_of(rule.extends).verdict(rule, article, tuple(found), context))
        except Exception as error:
            more = [_failed(rule.id, f"{type(error).__name__}: {error}")]
        said += more if level is None else [finding._replace(level=level) for finding in more]
    return said


def _ahead(articles: Iterable[Article], grammar: Grammar | None) -> Iterator[Article]:
    """Yield the articles; a grammar that works beside us is told of them before their turn."""
    prepare, ahead = getattr(grammar, "prepare", None), getattr(grammar, "ahead", 0)
    if prepare is None:
        yield from articles
        return
    waiting: list[Article] = []
    for article in articles:
        prepare((article,))
        waiting.append(article)
        if len(waiting) > ahead:
            yield waiting.pop(0)
    yield from waiting


def _failed(rule_id: str, reason: str) -> Finding:
    message = f"The rule {rule_id} could not be checked: {' '.join(reason.split())}."
    why = "A rule that fails says nothing of the article; all others were checked."
    return Finding(Span(0, 0), CHECK_FAILED, Level.ERROR, message, why, "newslint")


def _collect_notes(
    articles: Collection[Article], rulebook: Rulebook, context: Context, plans: Plans
) -> Callable[[str], Sequence[tuple[str, Any]]]:
    """Return what each rule with a question across articles noted of each of them."""
    notes: dict[str, list[tuple[str, Any]]] = {}
    if any("note" in entry.gifts for entry in rulebook.entries):
        for article in articles:
            for entry in plans.of(article)[1].notes:
                noted = notes.setdefault(entry.id, [])
                _note(rulebook.rule(entry.id), article, context, noted)
    return lambda rule_id: notes.get(rule_id, ())


def _note(rule: Rule, article: Article, context: Context, notes: list[tuple[str, Any]]) -> None:
    try:
        note = module_of(rule.extends).note(rule, article, context)
    except Exception:
        # The same fault shows again, with its finding, when the article is checked.
        return
    if note is not None:
        notes.append((article.path, note))


def _finish(article: Article, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings turned to the source, sorted, without doubles, with fingerprints."""
    turned = {_key(finding): finding for finding in (_turn(article, f) for f in found)}
    ordered = without_overlaps([turned[key] for key in sorted(turned)])
    marks = fingerprints(article, ordered)
    return tuple(Finding(*finding[:-1], mark) for finding, mark in zip(ordered, marks, strict=True))


def _key(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.rule, finding.message


def _turn(article: Article, finding: Finding) -> Finding:
    """Return a finding with all its places in the source, and the words that stand there."""
    _, rule, level, message, why, check, fixes, related, confidence, *_ = finding
    span = article.to_source(finding.span)
    text = article.source[span.start : span.end]
    if fixes:
        fixes = tuple(_turn_fix(article, fix) for fix in fixes)
    if related:
        related = tuple(_turn_related(article, other) for other in related)
    return Finding(span, rule, level, message, why, check, fixes, related, confidence, text)


def _turn_fix(article: Article, fix: Fix) -> Fix:
    return Fix(article.to_source(fix.span), fix.text, fix.safe and article.is_verbatim(fix.span))


def _turn_related(article: Article, related: Related) -> Related:
    if related.path and related.path != article.path:
        return related
    return Related(article.to_source(related.span), related.message)
