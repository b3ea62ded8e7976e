# SPDX-License-Identifier: GPL-3.0-or-later
"""metric: a measure of the whole article (textstat's readability, or a formula as in Vale)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslint.article import Article, Span
from newslint.checks.arithmetic import evaluate, names_in, parse_condition, parse_formula
from newslint.checks.options import Option
from newslint.finding import Finding
from newslint.guess import did_you_mean
from newslint.prose.sentences import sentences
from newslint.prose.words import words
from newslint.rule import Context, Rule, RuleError

OPTIONS = {
    "measure": Option("text", "A readability measure of textstat.", ""),
    "max": Option("number", "The highest value that is let pass."),
    "min": Option("number", "The lowest value that is let pass."),
    "formula": Option("text", "Arithmetic over words, sentences, characters ... as in Vale.", ""),
    "condition": Option("text", "With a formula: the comparison that is a fault, such as > 8.", ""),
    "least": Option("integer", "Articles with fewer words are not measured.", 100),
}

_COUNTS = (
    "characters",
    "complex_words",
    "long_words",
    "paragraphs",
    "polysyllabic_words",
    "sentences",
    "syllables",
    "words",
)


def verify(rule: Rule) -> None:
    """Refuse a rule that names no measure or formula; raises RuleError."""
    from newslint.checks.readability import MEASURES

    name, formula = rule.options["measure"], rule.options["formula"]
    if bool(name) == bool(formula):
        raise RuleError("a metric rule has either 'measure' or 'formula'")
    if name and name not in MEASURES:
        raise RuleError(f"'measure': there is no '{name}'{did_you_mean(name, MEASURES)}")
    if name and rule.options["max"] is None and rule.options["min"] is None:
        raise RuleError("a metric rule with 'measure' needs 'max' or 'min'")
    if formula:
        parse_condition(rule.options["condition"])
        unknown = sorted(names_in(parse_formula(formula)) - set(_COUNTS))
        if unknown:
            hint = did_you_mean(unknown[0], _COUNTS)
            raise RuleError(f"'formula': there is no count '{unknown[0]}'{hint}")


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield one finding, at the headline or the first block, when the value is out of bounds."""
    text = [article.words_of(block) for block in article.of_kind("paragraph")]
    parts = [part[span.start : span.end] for part in text for span in sentences(part)]
    count = sum(len(words(part)) for part in parts)
    if count < rule.options["least"]:
        return
    said = _formula(rule, text, parts) if rule.options["formula"] else _measure(rule, parts, count)
    if said:
        yield rule.finding(_place(article), said)


def _place(article: Article) -> Span:
    first = (article.of_kind("headline") or article.blocks)[0]
    return first.span


def _measure(rule: Rule, parts: Sequence[str], count: int) -> str:
    from newslint.checks.readability import MEASURES, highest_grade, measure, method

    name, most, least = (rule.options[key] for key in ("measure", "max", "min"))
    bounded = name == "flesch_kincaid_grade" and least is None
    # textstat takes longer to import than a check may take; most articles are not near.
    if bounded and highest_grade(count, len(parts), " ".join(parts)) <= most:
        return ""
    value = measure(name, parts)
    if (most is None or value <= most) and (least is None or value >= least):
        return ""
    return f"{rule.say(f'{value:.1f}')} ({MEASURES[name]} by {method()})"


def _formula(rule: Rule, text: Sequence[str], parts: Sequence[str]) -> str:
    tree = parse_formula(rule.options["formula"])
    try:
        value = evaluate(tree, _count(names_in(tree), text, parts))
    except ZeroDivisionError:
        return ""
    if not parse_condition(rule.options["condition"])(value):
        return ""
    return rule.say(f"{value:.1f}")


def _count(wanted: set[str], text: Sequence[str], parts: Sequence[str]) -> Mapping[str, float]:
    """Return the counts that a formula names; syllables only when it asks for them."""
    found = [part[span.start : span.end] for part in parts for span in words(part)]
    counts: dict[str, float] = {
        "characters": sum(1 for word in found for c in word if c.isalnum()),
        "long_words": sum(1 for word in found if len(word) > 6),
        "paragraphs": len(text),
        "sentences": len(parts),
        "words": len(found),
    }
    if wanted - counts.keys():
        from newslint.checks.readability import syllables

        each = [syllables(word) for word in found]
        counts["syllables"] = sum(each)
        counts["polysyllabic_words"] = counts["complex_words"] = sum(1 for n in each if n > 2)
    return counts
