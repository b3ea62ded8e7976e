# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that look alike because one is made from the other: Russian and Russia, Petrova and Petrov.

The endings are those of English nouns and of adjectives from place names, and of the feminine
surnames of Slavic and Baltic languages, as English grammars and BGN/PCGN notes list them.
"""

from __future__ import annotations

from newslint.expressions import compiled

_ADJECTIVE = frozenset(
    (
        ("", "n"), ("", "an"), ("", "ian"), ("", "i"), ("", "ese"), ("", "ish"), ("", "ic"),
        ("", "er"), ("", "ite"), ("", "ist"), ("", "ism"), ("", "nian"), ("", "ean"),
        ("a", "an"), ("a", "ian"), ("a", "ese"), ("a", "i"), ("a", "ean"),
        ("e", "ian"), ("e", "ish"), ("e", "an"), ("e", "ese"), ("e", "ic"),
        ("ia", "ian"), ("ia", ""), ("ia", "i"), ("ia", "n"), ("ia", "ic"), ("ia", "ish"),
        ("y", "ian"), ("y", "an"), ("y", "ic"), ("o", "an"), ("o", "oese"), ("us", "ian"),
        ("us", "iot"), ("land", "ish"), ("land", ""), ("ce", "ch"), ("en", "ish"), ("n", "ish"),
        ("s", "ish"), ("in", "ish"), ("an", "ish"), ("i", "ite"), ("istan", ""), ("stan", ""),
        ("ay", "egian"), ("es", "ish"), ("al", "uguese"), ("m", "mese"), ("", "ien"), ("", "nese"),
        ("a", "ish"), ("o", "ian"), ("is", "ian"), ("os", "ian"), ("", "man"), ("", "ine"),
        ("ain", "ish"), ("in", "nish"), ("land", "tish"), ("ey", "ish"), ("", "istan"),
        ("", "ed"), ("", "ly"), ("", "y"), ("e", "er"),
        ("", "land"), ("", "burg"), ("", "ville"), ("", "ton"), ("", "son"), ("", "town"),
    )
)  # fmt: skip
_PLURAL = frozenset((("", "s"), ("", "es"), ("y", "ies"), ("f", "ves"), ("man", "men")))
_SISTERS = frozenset("s ish ian ians ic ism ist ists istan ia".split())
_FEMININE = compiled(
    r"(?P<stem>.+?)(?:"
    r"(?P<ov>[oe][vw]|off|in|yn)(?:a|aite|iene)?"
    r"|(?P<sky>[sc]k|[dt]sk|zk)(?:y|i|iy|yy|yi|ij|ii|a|aya|aja|aia|oy|oj|oi)"
    r"|(?P<adj>n|l|zh|h|v)(?:y|i|iy|yy|yi|ij|oy|a|aya|aja|aia)"
    r")$"
)
_WOMANLY = compiled(r"(?:a|aya|aja|aia|aite|iene)$")
_OVA = compiled(r"(?P<stem>.+?)ov[a]$")


_VARIETY = (("re", "er"), ("our", "or"), ("ence", "ense"), ("is", "iz"), ("ys", "yz"))


def are_one_english_word(a: str, b: str) -> bool:
    """Tell whether two folded words are the British and the American spelling of one word."""
    return any(a.replace(x, y) == b.replace(x, y) for x, y in _VARIETY)


def is_derived(a: str, b: str) -> bool:
    """Tell whether one of two folded words is a plural, an adjective or a feminine of the other."""
    if a == b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return (
        _is_feminine(short, long)
        or _has_ending(short, long)
        or (len(a) == len(b) and _has_ending(long, short))
        or _are_sisters(short, long)
    )


def _has_ending(short: str, long: str) -> bool:
    shared = _shared_start(short, long)
    if shared < 3:
        return False
    for cut in range(shared, max(2, shared - 3), -1):
        rest = short[cut:], long[cut:]
        if rest in _PLURAL and short.endswith("s") == (rest == ("", "es")):
            return True
        if rest in _ADJECTIVE and not _is_doubling(short, rest) and _is_stem(short, rest):
            return True
        singular = _without_plural(rest[1])
        if singular and (rest[0], singular) in _ADJECTIVE:
            return True
    return False


def _is_doubling(short: str, rest: tuple[str, str]) -> bool:
    """Tell a doubled letter (Tallinn) or a romanised ending (Navalnyi) from a suffix."""
    if rest[0]:
        return False
    return (
        short.endswith(rest[1])
        or (rest[1] == "n" and short[-1] not in "aeiou")
        or (rest[1] in ("i", "y") and short[-1] in "yij")
        or (rest[1] == "er" and short[-1] in "aeiou")
    )


def _is_stem(short: str, rest: tuple[str, str]) -> bool:
    """Tell whether a short ending may follow: only on a word or name that exists without it."""
    if rest[0] or len(rest[1]) > 2:
        return True
    from newslint.names.knowledge import known

    return bool(known(short).flags)


def _without_plural(ending: str) -> str:
    return ending[:-1] if len(ending) > 1 and ending.endswith("s") else ""


def _are_sisters(a: str, b: str) -> bool:
    """Tell whether both words carry an ending on one stem: Kurd-s and Kurd-ish."""
    shared = _shared_start(a, b)
    return any(
        a[cut:] in _SISTERS and b[cut:] in _SISTERS and not _is_nested(a[cut:], b[cut:])
        for cut in range(shared, max(3, shared - 3), -1)
    )


def _is_nested(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)


def _is_feminine(a: str, b: str) -> bool:
    if bool(_WOMANLY.search(a)) == bool(_WOMANLY.search(b)):
        return False
    if _OVA.sub(r"\g<stem>", a) == b or _OVA.sub(r"\g<stem>", b) == a:
        return True
    first, second = _FEMININE.match(a), _FEMININE.match(b)
    if first is None or second is None or first.lastgroup != second.lastgroup:
        return False
    group = first.lastgroup or ""
    same_ending = first.group(group) == second.group(group)
    return same_ending and first.group("stem") == second.group("stem")


def _shared_start(a: str, b: str) -> int:
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return index
    return min(len(a), len(b))
