# SPDX-License-Identifier: GPL-3.0-or-later
"""The check `languagetool`: matches of LanguageTool under a level, a scope and a why of ours.

Every match goes to one rule: to the one that names its LanguageTool rule, else its category, else
its kind of issue, else to the rule that takes the rest; of two equals to the first by id. What no
rule takes is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.article import Article
from newslint.checks.options import Option
from newslint.expressions import compiled
from newslint.finding import Finding, Fix
from newslint.rule import Context, GrammarMatch, Rule, RuleError

OPTIONS = {
    "rules": Option("words", "Ids of LanguageTool's rules; * stands for any letters.", ()),
    "categories": Option("words", "Ids of LanguageTool's categories.", ()),
    "issues": Option("words", "LanguageTool's kinds of issue, such as grammar or style.", ()),
    "except": Option("words", "Ids of LanguageTool's rules that are not taken.", ()),
    "words": Option("text", "A pattern that the words of a match must fit as a whole.", ""),
    "rest": Option("flag", "Take what no other rule takes.", False),
    "spelling": Option(
        "words",
        "Which unknown words are taken: typo (one stroke from a known word), unknown (nobody"
        " vouches for it), known (a name, or a word the article or the project vouches for).",
        (),
    ),
}

_KINDS = ("typo", "unknown", "known")
_SPELLING_RULE = compiled(r"^(?:MORFOLOGIK_RULE|HUNSPELL|GERMAN_SPELLER|.*_SPELLER_RULE)")
_VARIETY = compiled(r"is (?:American|Australian|British|Canadian|New Zealand|South African) Engl")
_MOST_FIXES = 5
_PATIENCE = 0.2


def verify(rule: Rule) -> None:
    """Refuse a rule that takes nothing; raises RuleError."""
    if not any(rule.options[key] for key in ("rules", "categories", "issues", "rest")):
        raise RuleError("a languagetool rule needs 'rules', 'categories', 'issues' or 'rest'")
    for kind in rule.options["spelling"]:
        if kind not in _KINDS:
            raise RuleError(f"'spelling' takes {', '.join(_KINDS)}, not '{kind}'")
    _fits_words(rule, "")


def check(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    """Yield what LanguageTool has found that belongs to this rule."""
    if context.grammar is None:
        return
    rivals = context.rules_of(rule.extends) or (rule,)
    for match in context.grammar.matches(article):
        claim = _claim(rule, match)
        if not claim:
            continue
        kind = _spelling_kind(match, article, context)
        if not _takes_kind(rule, kind) or _is_beaten(rule, claim, match, kind, rivals):
            continue
        if not _fits_words(rule, article.text[match.span.start : match.span.end]):
            continue
        yield rule.finding(match.span, _message(rule, match), fixes=_fixes(match))


def _claim(rule: Rule, match: GrammarMatch) -> int:
    """Return how closely a rule names a match: 4 by its rule ... 1 as the rest, 0 not at all."""
    options = rule.options
    if _named(match.rule, options["except"]):
        return 0
    if _named(match.rule, options["rules"]):
        return 4
    if match.category in options["categories"]:
        return 3
    if match.issue in options["issues"]:
        return 2
    return 1 if options["rest"] else 0


def _is_beaten(
    rule: Rule, claim: int, match: GrammarMatch, kind: str, rivals: Sequence[Rule]
) -> bool:
    return any(
        (theirs := _claim(other, match)) >= claim
        and (theirs > claim or other.id < rule.id)
        and _takes_kind(other, kind)
        for other in rivals
        if other.id != rule.id
    )


def _named(rule_id: str, names: tuple[str, ...]) -> bool:
    return bool(names) and _any_of(names).fullmatch(rule_id) is not None


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(re.escape(name).replace(r"\*", ".*") for name in names))


def _takes_kind(rule: Rule, kind: str) -> bool:
    return kind in (rule.options["spelling"] or _KINDS[:2]) if kind else True


def _fits_words(rule: Rule, words: str) -> bool:
    """Tell whether the words of a match fit the rule's pattern; raises RuleError for a bad one."""
    pattern = rule.options["words"]
    if not pattern:
        return True
    import regex

    from newslint.matching.expression import compile_guarded

    try:
        return bool(compile_guarded(pattern, 0).fullmatch(words, timeout=_PATIENCE))
    except regex.error as error:
        raise RuleError(f"'words' is not a pattern: {error}") from None


def _spelling_kind(match: GrammarMatch, article: Article, context: Context) -> str:
    """Return the kind of unknown word that a match is about, "" when it is about something else."""
    if not _SPELLING_RULE.match(match.rule):
        return ""
    if _VARIETY.search(match.message):
        return "known"
    from newslint.prose.spelling import TYPO, judge

    accepted = context.settings.get("accept", ())
    kind = judge(article.text, match.span, match.replacements, accepted)
    return _as_known(article.text[match.span.start : match.span.end]) if kind == TYPO else kind


def _as_known(word: str) -> str:
    """Return the kind of what looks like a slip, seen by those who know more words and names.

    A name only counts where the word has a capital: "Tomas" is one and "tomas" is not.
    """
    from newslint.names.folding import fold
    from newslint.names.knowledge import known
    from newslint.prose.spelling import KNOWN, TYPO, UNKNOWN

    knowledge = known(fold(word))
    if knowledge.is_word:
        return UNKNOWN
    return KNOWN if knowledge.is_name and not word.islower() else TYPO


def _message(rule: Rule, match: GrammarMatch) -> str:
    said = match.message.rstrip()
    return rule.message.replace("%s", said) if rule.message else said


def _fixes(match: GrammarMatch) -> tuple[Fix, ...]:
    return tuple(Fix(match.span, text) for text in match.replacements[:_MOST_FIXES])
