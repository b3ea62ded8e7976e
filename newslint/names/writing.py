# SPDX-License-Identifier: GPL-3.0-or-later
"""One name with the same letters written in two ways: capitals, accents, hyphens, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.names.clash import Clash, Form
from newslint.names.folding import fold
from newslint.names.knowledge import known
from newslint.names.mentions import Mention, mentions
from newslint.names.register import Use, register
from newslint.names.tokens import Word

_SHORTEST = 3
_WIDEST = 3
"""How many words of a mention are tried together against a word with hyphens."""

_HYPHEN = compiled("[-‑]")
_CHUNK = compiled(r"\S+")
_LETTERS = compiled(r"[^\W\d_]+")
_JOINTS = str.maketrans("’ʼ`‑", "'''-")


@lru_cache(maxsize=2)
def writings(text: str) -> tuple[Clash, ...]:
    """Return the names of an article's text that are written in two ways with the same letters."""
    found = [*_shapes(text), *_narrowest([*_joints(text)]), *_articles(text), *_orders(text)]
    return tuple(sorted(found, key=lambda clash: (clash.odd.places[0], clash.kind)))


def form_of(words: Sequence[Word]) -> Form:
    """Return words of one spelling as a form with their places."""
    return Form(words[0].text, tuple(Span(word.start, word.end) for word in words))


def _shapes(text: str) -> Iterator[Clash]:
    """Yield words that differ in capitals (Nato, NATO) or in accents (Erdogan, Erdoğan)."""
    for entry in register(text).entries.values():
        uses = [use for use in entry.uses if not use.mention.is_shouted]
        if len(entry.folded) < _SHORTEST or len({use.word.text for use in uses}) < 2:
            continue
        accents = _grouped([(_letters(use.word.text), use) for use in uses])
        yield from _rarer_forms("diacritics", accents)
        if known(entry.folded).is_word:
            continue
        for group in accents:
            cased = _grouped([(use.word.text, use) for use in group if not _is_stressed(use)])
            yield from _rarer_forms("case", cased)


def _is_stressed(use: Use) -> bool:
    """Tell whether a word is in capitals for weight: too long to be an acronym."""
    return len(use.word.text) > 6 and use.word.text.isupper()


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _grouped(keyed: Sequence[tuple[str, Use]]) -> list[list[Use]]:
    """Return the uses of each key, the most frequent first, then the first in the text."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for key, use in keyed:
        groups[key].append(use)
    return sorted(groups.values(), key=lambda uses: (-len(uses), uses[0].word.start))


def _rarer_forms(kind: str, groups: Sequence[list[Use]]) -> Iterator[Clash]:
    for rarer in groups[1:]:
        first, second = _given_names(rarer), _given_names(groups[0])
        if not (first and second and not first & second):
            yield _clash(kind, [use.word for use in rarer], [use.word for use in groups[0]])


def _given_names(uses: Sequence[Use]) -> set[str]:
    return {use.before for use in uses if use.before}


def _clash(kind: str, odd: Sequence[Word], other: Sequence[Word]) -> Clash:
    from newslint.names.differences import differences

    return Clash(kind, form_of(odd), form_of(other), differences(odd[0].text, other[0].text))


def _joints(text: str) -> Iterator[Clash]:
    """Yield names that differ in a hyphen, an apostrophe or a space (Kim Jong-un, Kim Jong Un)."""
    written: dict[str, list[Word]] = defaultdict(list)
    for mention in mentions(text):
        if not mention.is_shouted:
            for letters, word in _stretches(mention):
                written[letters].append(word)
    for letters, words in written.items():
        if len(letters) < 5 or len({word.text for word in words}) < 2:
            continue
        forms: dict[str, list[Word]] = defaultdict(list)
        for word in words:
            forms[_joint_key(word.text)].append(word)
        ranked = sorted(forms.values(), key=lambda words: (-len(words), words[0].start))
        for rarer in ranked[1:]:
            if not _is_compound(rarer[0].text) and not _is_compound(ranked[0][0].text):
                yield _clash("joining", rarer, ranked[0])


def _narrowest(found: Sequence[Clash]) -> Iterator[Clash]:
    """Yield the clashes that no other explains: "Jong Un", not "Kim Jong Un" as well."""
    for clash in found:
        place = clash.odd.places[0]
        inside = (other.odd.places[0] for other in found if other is not clash)
        if not any(place.covers(span) and place != span for span in inside):
            yield clash


def _stretches(mention: Mention) -> Iterator[tuple[str, Word]]:
    """Yield up to so many words of a mention that stand together, with their folded letters."""
    chunks = list(_CHUNK.finditer(mention.text))
    folded = [fold(chunk[0]).replace(" ", "") for chunk in chunks]
    for at in range(len(chunks)):
        for end in range(at, min(at + _WIDEST, len(chunks))):
            start, stop = chunks[at].start(), chunks[end].end()
            word = Word(mention.text[start:stop], mention.start + start, mention.start + stop)
            yield "".join(folded[at : end + 1]), word


def _joint_key(text: str) -> str:
    """Return the letters of a name without accents and case, but with hyphens and apostrophes."""
    joints = text.replace(".", "").translate(_JOINTS)
    return _LETTERS.sub(lambda letters: fold(letters[0]), joints)


def _is_compound(text: str) -> bool:
    """Tell whether a hyphen joins two names that stand for themselves (US-China)."""
    parts = _HYPHEN.split(text)
    return len(parts) > 1 and all(part.isupper() or known(fold(part)).places for part in parts)


def _articles(text: str) -> Iterator[Clash]:
    """Yield names that are now with and now without an Arabic article (Bashar al-Assad, Assad)."""
    full: dict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions(text):
        if len(mention.words) > 1 and not mention.is_shouted:
            full[mention.folded][mention.article.casefold()].append(mention)
    for forms in full.values():
        ranked = sorted(forms.values(), key=lambda found: (-len(found), found[0].start))
        for rarer in ranked[1:]:
            yield Clash("article", _whole(rarer), _whole(ranked[0]), "the Arabic article differs")


def _whole(found: Sequence[Mention]) -> Form:
    return Form(found[0].text, tuple(Span(m.start, m.end) for m in found))


def _orders(text: str) -> Iterator[Clash]:
    """Yield full names whose words stand in two orders (Viktor Orban, Orban Viktor)."""
    named: dict[tuple[str, ...], dict[tuple[str, ...], list[Mention]]]
    named = defaultdict(lambda: defaultdict(list))
    for mention in mentions(text):
        if len(mention.words) in (2, 3):
            named[tuple(sorted(mention.folded))][mention.folded].append(mention)
    for forms in named.values():
        ranked = sorted(forms.values(), key=lambda found: (-len(found), found[0].start))
        for rarer in ranked[1:]:
            if not any(known(word).is_word for word in rarer[0].folded):
                yield Clash(
                    "order", _whole(rarer), _whole(ranked[0]), "the words stand in another order"
                )
