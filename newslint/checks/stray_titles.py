# SPDX-License-Identifier: GPL-3.0-or-later
"""stray_titles: the headlines of other stories that stand in an article's copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newslint.article import Article, Block, Span
from newslint.checks.options import Option
from newslint.checks.outline import outer_blocks
from newslint.expressions import compiled
from newslint.finding import Finding, Related
from newslint.rule import Context, Rule

OPTIONS = {
    "where": Option(
        "text",
        "Which lines: end (title-like lines after the last sentence), pointer (those beside a "
        "pointer to other stories, such as 'Read more'), run (short lines that stand in several "
        "articles of one run).",
        "end",
        choices=("end", "pointer", "run"),
    ),
    "articles": Option("integer", "In how many articles of a run a line must stand.", 3),
}

_POINTER = compiled(
    r"(?:also|must|related|recommended|trending|read|see|watch|more|most|latest|top|you may|"
    r"you might|don.?t miss|popular|suggested|in other news|editor.?s.? picks?)\b",
    re.IGNORECASE,
)
_LEADS_TO = compiled(
    r"(?:read|see|view|watch|continue reading|full story)\b[^.]{0,20}", re.IGNORECASE
)
_NO_TITLE = compiled(
    r"@|https?:|www\.|\d{3}[- ]\d{4}|^\d+[.)]? |^[-–—•*·(\[]|^by \b|\bcontributed to\b|\bis an?\b"
    r"|\bis the\b|:$|\b(?:follow|tweet|twitter|e-?mail|contact|copyright)\b",
    re.IGNORECASE,
)
_MARK = compiled(r"[^\w\s]")
_WHO = compiled(r"(?:[A-Z][\w.'’-]* ){1,3}[A-Z][\w'’-]+, (?:an?|the|former|chief|head|[a-z]+or)\b")
_FEWEST_WORDS, _MOST_WORDS = 5, 20
_FEWEST_SENTENCES = 2  # blocks that end like a sentence, before the copy counts as an article
_MOST_TITLES = 10  # more of them are a table or a list of results
_BULLETS = "-–—•*·◦▪■ "
_TITLE_KINDS = ("paragraph", "heading", "list", "caption")


def note(rule: Rule, article: Article, context: Context) -> tuple[str, ...] | None:
    """Return the short lines of an article, folded, for the question what recurs in a run."""
    if rule.options["where"] != "run":
        return None
    lines = {_folded(article.words_of(block)) for block in _short_blocks(article)}
    return tuple(sorted(lines)) or None


def check(rule: Rule, article: Article, context: Context) -> Iterable[Finding]:
    """Yield a finding for every line that belongs to another story or to the page."""
    if rule.options["where"] == "run":
        yield from _recurring(rule, article, context)
        return
    for block in _stray(rule, article, _lines(article)):
        words = article.words_of(block)
        yield rule.finding(block.span, rule.say(words))


def _lines(article: Article) -> list[Block]:
    """Return the outer blocks, of a list or table its lines, each as a block of its own."""
    lines = []
    for block in outer_blocks(article):
        start = block.span.start
        for line in article.words_of(block).split("\n"):
            lines.append(Block(block.kind, Span(start, start + len(line))))
            start += len(line) + 1
    return lines


def _stray(rule: Rule, article: Article, blocks: Sequence[Block]) -> Iterator[Block]:
    ends = [n for n, b in enumerate(blocks) if _is_prose(article, b)]
    if len(ends) < _FEWEST_SENTENCES:
        return
    found: set[int] = set(_at_end(article, blocks, ends[-1] + 1))
    if rule.options["where"] == "pointer":
        beside = {
            title
            for number, block in enumerate(blocks)
            if number and block.kind != "headline" and _is_pointer(article, block)
            for title in _beside(article, blocks, number)
        }
        found = beside - found
    for number in sorted(found):
        yield blocks[number]


def _is_prose(article: Article, block: Block) -> bool:
    return block.kind in ("paragraph", "quote") and _ends_sentence(article.words_of(block))


def _ends_sentence(words: str) -> bool:
    return words.rstrip("\"'”’»)]").endswith((".", "!", "…", "。"))


def _at_end(article: Article, blocks: Sequence[Block], first: int) -> list[int]:
    """Return the titles behind the last sentence, when there are two or a page's label."""
    tail = range(first, len(blocks))
    titles = [n for n in tail if _is_title(article, blocks[n])]
    labels = [n for n in tail if blocks[n].kind == "furniture" or _is_pointer(article, blocks[n])]
    enough = len(titles) > 1 or (titles and labels)
    return titles if enough and len(titles) <= _MOST_TITLES else []


def _beside(article: Article, blocks: Sequence[Block], number: int) -> Iterator[int]:
    """Yield the titles under a pointer, or the one above a link that leads to its story."""
    words = article.words_of(blocks[number]).rstrip(" :.…»>")
    above = number - 1
    if _LEADS_TO.fullmatch(words) and _is_title(article, blocks[above]) and above > 0:
        yield above
        return
    for under in range(number + 1, min(len(blocks), number + 1 + _MOST_TITLES)):
        if not _is_title(article, blocks[under]):
            break
        yield under


def _is_pointer(article: Article, block: Block) -> bool:
    words = article.words_of(block)
    short = len(words) <= 40 and len(words.split()) <= _FEWEST_WORDS
    return short and bool(_POINTER.match(words)) and not _ends_sentence(words)


def _is_title(article: Article, block: Block) -> bool:
    if block.kind not in _TITLE_KINDS:
        return False
    words = article.words_of(block)
    if block.kind == "list":
        words = words.lstrip(_BULLETS)
    spoken = [word for word in words.split() if any(c.isalpha() for c in word)]
    if len(words) > 200 or not _FEWEST_WORDS <= len(spoken) <= _MOST_WORDS:
        return False
    first = words.lstrip("\"'“‘")[:1]
    if not (first.isupper() or first.isdigit()) or _ends_sentence(words):
        return False
    return words[-1] not in ",;:-–—" and not (_NO_TITLE.search(words) or _WHO.match(words))


def _short_blocks(article: Article) -> Iterator[Block]:
    for block in outer_blocks(article):
        if block.kind != "headline" and len(block.span) <= 120:
            words = article.words_of(block)
            if len(words.split()) >= 2 and not _ends_sentence(words):
                yield block


def _folded(words: str) -> str:
    return " ".join(_MARK.sub(" ", words.casefold()).split())


def _recurring(rule: Rule, article: Article, context: Context) -> Iterator[Finding]:
    digests = context.digests(rule.id)
    if len(digests) < rule.options["articles"]:
        return
    counts = _counts(digests)
    for block in _short_blocks(article):
        line = _folded(article.words_of(block))
        if counts.get(line, 0) >= rule.options["articles"]:
            others = [path for path, lines in digests if line in lines and path != article.path]
            related = tuple(Related(Span(0, 0), "stands here too", path) for path in others[:3])
            message = rule.say(article.words_of(block), str(counts[line]))
            yield rule.finding(block.span, message, related=related)


_last: tuple[object, dict[str, int]] | None = None


def _counts(digests: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, int]:
    """Return in how many articles each line stands; kept for the run, which asks every time."""
    global _last
    if _last is None or _last[0] is not digests:
        _last = (digests, Counter(line for _, lines in digests for line in lines))
    return _last[1]
