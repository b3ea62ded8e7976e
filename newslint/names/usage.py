# SPDX-License-Identifier: GPL-3.0-or-later
"""How an article uses the names of a house list: the listed variants, and spellings near to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from newslint.article import Span
from newslint.expressions import compiled
from newslint.names.edits import closeness
from newslint.names.folding import ARTICLES, fold, name_tokens
from newslint.names.forms import is_derived
from newslint.names.houselist import HouseList, HouseName
from newslint.names.knowledge import known
from newslint.names.likeness import slips
from newslint.names.mentions import Mention, mentions
from newslint.names.skeleton import consonants, skeleton
from newslint.records import NamedTuple

_LONGEST = 5
"""How many words a name of the list may have."""

_NEAR_NAME, _NEAR_PLACE = 5, 6
"""How many letters a word needs to be called a slip for another."""

_ALIKE = 0.6
_ARTICLE_BEFORE = compiled(r"(?<![^\W\d_])[AaEe]l[- ]$")
_CHUNK = compiled(r"\S+")


class Breach(NamedTuple):
    """A place where an article does not follow the list: what stands there and what should.

    `is_near` tells that the spelling is in no list and only near to one that is; `reason` says then
    in what they differ.
    """

    place: Span
    found: str
    wanted: str
    name: HouseName
    is_near: bool = False
    reason: str = ""


class _Form(NamedTuple):
    name: HouseName
    text: str
    tokens: tuple[str, ...]


class _Chunk(NamedTuple):
    folded: str
    start: int
    end: int


class _Index(NamedTuple):
    """The forms of a list by their letters, by first and last word, and by their consonants.

    A mention that has none of `words` has no form of the list, and none that is near to a person's.
    """

    whole: dict[str, list[_Form]]
    by_first: dict[str, list[_Form]]
    by_last: dict[str, list[_Form]]
    by_sound: dict[str, list[_Form]]
    words: set[str]


def breaches(text: str, house: HouseList, preset: str, date: str = "") -> tuple[Breach, ...]:
    """Return where a text does not follow a list under a preset ("" for none), in order.

    `date`, as 2019-10-14 or longer, leaves out what the list asks for only since a later day.
    """
    index = _index(house)
    found: dict[tuple[int, int], Breach] = {}
    met: dict[str, HouseName] = {}
    for mention in mentions(text):
        for breach, name in _of_mention(text, mention, index, preset):
            met[name.spelling] = name
            if breach is not None:
                found.setdefault((breach.place.start, breach.place.end), breach)
    for breach in _surnames(text, list(met.values()), preset):
        found.setdefault((breach.place.start, breach.place.end), breach)
    return tuple(
        found[key]
        for key in sorted(found)
        if not _is_excused(text, found[key], date) and not _is_inside(key, found)
    )


def _is_inside(key: tuple[int, int], found: dict[tuple[int, int], Breach]) -> bool:
    return any(other != key and other[0] <= key[0] and key[1] <= other[1] for other in found)


def _is_excused(text: str, breach: Breach, date: str) -> bool:
    if date and breach.name.since and date[: len(breach.name.since)] < breach.name.since:
        return True
    return any(_stands_in(phrase, text, breach.place) for phrase in breach.name.allow)


def _stands_in(phrase: str, text: str, place: Span) -> bool:
    """Tell whether a place is within an occurrence of a phrase."""
    first = max(0, place.end - len(phrase))
    at = text.find(phrase, first, place.start + len(phrase))
    return first <= at <= place.start and place.end <= at + len(phrase)


def shipped_names_in(text: str) -> HouseList:
    """Return of the shipped list the names that a text could mean."""
    from newslint.names.shipped import shipped_for

    words: set[str] = set()
    sounds: set[str] = set()
    for mention in mentions(text):
        tokens = fold(mention.text).split()
        words.update(tokens, mention.folded, ("".join(tokens),))
        if len(mention.folded) == 1 and not known(mention.folded[0]).flags:
            sounds.add(consonants(mention.folded[0]))
    return shipped_for(words, sounds)


@lru_cache(maxsize=4)
def _index(house: HouseList) -> _Index:
    index = _Index(
        defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), set()
    )
    for name in house.names:
        for text, tokens in zip(name.spellings(), name.tokens(), strict=True):
            form = _Form(name, text, tokens)
            index.whole["".join(tokens)].append(form)
            index.words.update(tokens, ("".join(tokens),))
            if name.kind == "person" and len(tokens) > 1:
                index.by_first[tokens[0]].append(form)
                index.by_last[tokens[-1]].append(form)
            elif len(tokens) == 1 and text not in name.variants:
                index.by_sound[consonants(tokens[0])].append(form)
    return index


def _chunks(text: str, mention: Mention) -> list[_Chunk]:
    """Return the words of a mention with its particles, folded, articles as nothing."""
    before = _ARTICLE_BEFORE.search(text, max(0, mention.start - 5), mention.start)
    start = before.start() if before else mention.start
    found = []
    for word in _CHUNK.finditer(text, start, mention.end):
        tokens = fold(word.group()).split()
        kept = "".join(token for token in tokens if token not in ARTICLES)
        found.append(_Chunk(kept, word.start(), word.end()))
    return found


def _of_mention(
    text: str, mention: Mention, index: _Index, preset: str
) -> Iterator[tuple[Breach | None, HouseName]]:
    """Yield the names of the list in a mention, each with the breach it commits, if any."""
    if len(mention.folded) > 1 and index.words.isdisjoint(mention.folded):
        return
    chunks = _chunks(text, mention)
    at = 0
    while at < len(chunks):
        end = _longest_known(chunks, at, index)
        if end > at:
            span = Span(chunks[at].start, chunks[end - 1].end)
            letters = "".join(chunk.folded for chunk in chunks[at:end])
            form = index.whole[letters][0]
            yield _judged(text, span, index.whole[letters], preset, mention), form.name
            at = end
            continue
        near = _near_person(text, chunks[at:], index, preset)
        if near is None and len(chunks) == 1:
            near = _near_place(text, chunks[0], index, preset)
        if near is not None:
            yield near, near.name
        at += 1


def _longest_known(chunks: list[_Chunk], at: int, index: _Index) -> int:
    for end in range(min(len(chunks), at + _LONGEST), at, -1):
        letters = "".join(chunk.folded for chunk in chunks[at:end])
        if letters and letters in index.whole:
            return end
    return at


def _judged(
    text: str, span: Span, forms: list[_Form], preset: str, mention: Mention
) -> Breach | None:
    """Return the breach that a listed form commits, or None if it is as the house has it."""
    found = text[span.start : span.end]
    if any(_is_accepted(found, form.name, preset, mention) for form in forms):
        return None
    name = forms[0].name
    return Breach(span, found, name.preferred(preset), name)


def _is_accepted(found: str, name: HouseName, preset: str, mention: Mention) -> bool:
    accepted = name.accepted(preset)
    if found in accepted or mention.is_shouted:
        return True
    if name.is_own or (preset and name.guides):
        bare = found.removeprefix("The ").removeprefix("the ")
        opening = bare[:1].upper() + bare[1:] if mention.opens else bare
        forms = {form.removeprefix("The ") for form in accepted}
        return bare in forms or (
            mention.opens and opening in {form[:1].upper() + form[1:] for form in forms}
        )
    letters = _letters(found)
    return any(_letters(form) == letters for form in accepted)


def _letters(name: str) -> str:
    return "".join(name_tokens(name))


def _surnames(text: str, met: list[HouseName], preset: str) -> Iterator[Breach]:
    """Yield surnames alone, not in the house's form, of persons met by their full name."""
    wrong: dict[str, HouseName] = {}
    right: set[str] = set()
    for name in met:
        if name.kind == "person":
            accepted = {form.split()[-1] for form in name.accepted(preset) if " " in form}
            right |= accepted
            for form in name.spellings():
                last = form.split()[-1]
                if " " in form and last not in accepted:
                    wrong[last] = name
    for mention in mentions(text) if wrong else ():
        word = mention.words[-1]
        alone = len(mention.words) == 1 and text[word.start : word.end] == word.text
        if alone and word.text in wrong and word.text not in right:
            name = wrong[word.text]
            wanted = name.preferred(preset).split()[-1]
            if name.guides or name.is_own or _letters(word.text) != _letters(wanted):
                yield Breach(Span(word.start, word.end), word.text, wanted, name)


def _near_person(text: str, chunks: list[_Chunk], index: _Index, preset: str) -> Breach | None:
    """Return the breach of a full name that is near to one of the list and to no known other."""
    chunks = [chunk for chunk in chunks if len(chunk.folded) > 1]
    if len(chunks) < 2 or "".join(chunk.folded for chunk in chunks) in index.whole:
        return None
    for width in range(2, min(len(chunks), 4) + 1):
        first, rest = chunks[0].folded, "".join(chunk.folded for chunk in chunks[1:width])
        form = _alike(first, rest, index)
        if form is not None:
            span = Span(chunks[0].start, chunks[width - 1].end)
            found, wanted = text[span.start : span.end], form.name.preferred(preset)
            return _near(span, found, wanted, form.name)
    return None


def _near(span: Span, found: str, wanted: str, name: HouseName) -> Breach:
    from newslint.names.differences import differences

    return Breach(span, found, wanted, name, True, differences(found, wanted))


def _alike(first: str, rest: str, index: _Index) -> _Form | None:
    for form in index.by_first.get(first, ()):
        surname = "".join(form.tokens[1:])
        last = name_tokens(form.name.spelling)[-1]
        if rest != last and _is_slip(rest, surname, _NEAR_NAME, _ALIKE):
            return form
    for form in index.by_last.get(rest, ()):
        if len(form.tokens) == 2 and _is_other_form(first, form.tokens[0]):
            return form
    return None


def _is_slip(word: str, listed: str, least: int, alike: float) -> bool:
    """Tell whether a word that names nobody known is a slip for one listed, or respells it."""
    if min(len(word), len(listed)) < least or word == listed or is_derived(word, listed):
        return False
    facts = known(word)
    if facts.is_familiar or (facts.flags and not facts.spellings & known(listed).spellings):
        return False
    if slips(word, listed) <= 1 or skeleton(word) == skeleton(listed):
        return True
    return consonants(word) == consonants(listed) and closeness(word, listed) >= alike


def _is_other_form(given: str, listed: str) -> bool:
    """Tell whether two given names are one in two romanisations (Andrey, Andriy)."""
    if given == listed or min(len(given), len(listed)) < 4 or is_derived(given, listed):
        return False
    shared = known(given).spellings & known(listed).spellings
    return bool(shared) and consonants(given) == consonants(listed)


def _near_place(text: str, chunk: _Chunk, index: _Index, preset: str) -> Breach | None:
    if known(chunk.folded).flags:
        return None
    for form in index.by_sound.get(consonants(chunk.folded), ()):
        word = form.tokens[0]
        if word[:1] == chunk.folded[:1] and _is_slip(chunk.folded, word, _NEAR_PLACE, 1.0):
            span = Span(chunk.start, chunk.end)
            found, wanted = text[span.start : span.end], form.name.preferred(preset)
            return _near(span, found, wanted, form.name)
    return None
