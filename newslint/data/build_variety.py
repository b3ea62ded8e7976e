# SPDX-License-Identifier: GPL-3.0-or-later
"""Build variety.txt: the words that are spelt one way in Britain and another in America.

Run as `python -m newslint.data.build_variety [FOLDER]`; FOLDER holds the word lists of SCOWL
(http://wordlist.aspell.net, Kevin Atkinson and others, free for any use with its notice kept), by
default where Debian's package `scowl` installs them (`apt-get install scowl`).

SCOWL tells for each word in which varieties of English it is the usual spelling or nearly as good:
American, British, British with -ize (Oxford), Canadian, Australian. A word that is good in some of
them only is written down with these and with its counterpart in the others. The counterpart is
found by respelling: our/or, re/er, ise/ize, ll/l ... and must be a word of the other variety.

The file has four lines: the words, for each a letter that adds up its varieties, the places of the
counterparts (0 for none) and the counterparts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("/usr/share/dict/scowl")
SIZE = 60
"""The largest of SCOWL's sizes that is read: 60 is a dictionary of everyday use."""

AMERICAN, BRITISH, OXFORD, CANADIAN, AUSTRALIAN = 1, 2, 4, 8, 16
ALL = 31
CATEGORIES = {
    "english": ALL,
    "american": AMERICAN,
    "variant_1": AMERICAN,
    "british": BRITISH,
    "british_z": OXFORD,
    "british_variant_1": BRITISH | OXFORD,
    "canadian": CANADIAN,
    "australian": AUSTRALIAN,
}
RESPELLINGS = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in """
    our/or cosi/cozi cosy/cozy is/iz ys/yz ogue/og ogu/og nce/nse ll/l l/ll ae/e oe/e oul/ol
    mme/m ough/ow grey/gray tyre/tire kerb/curb cheque/check pp/p tt/t ss/s gg/g minium/minum
    storeys/stories storey/story sce/ske xion/ction sulph/sulf aero/air oeuvre/euver oeuvr/euver
    moustach/mustach ctis/ctic wellery/welry pyj/paj aught/aft axe/ax ity/ty ities/ties yogh/yog
    gaol/jail efact/ifact gement/gment eable/able oney/ony syph/siph cyph/ciph enqui/inqui
    aulk/alk centr/center despa/dispa oubl/ubl pedlar/peddler furore/furor eller/eler
    ageing/aging mitr/miter louvr/louver cagey/cagi tsar/czar
    """.split()
)
"""British spellings with their American ones, tried in this order at every place of a word."""

ELSEWHERE = frozenset(
    """
    bogie bogies cardie disc discs disk disks diss draught draughts ecus fayre fount gage gages
    haem learnt mantoes matts mom moms peddler peddlers pedlar pedlars rouble roubles ruble
    rubles snowshoed specialities speciality specialties specialty spelt trabeculae tsar tsars
    tzar tzars whiskey whiskeys
    """.split()
)
"""Words that tell little of the variety: another thing, an old form, a foreign word's spelling."""


def main() -> None:
    """Write variety.txt beside this file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    varieties = read(folder)
    paired = {
        word: counterpart(word, varieties)
        for word in sorted(varieties)
        if varieties[word] != ALL and tells_apart(varieties[word]) and word not in ELSEWHERE
    }
    kept = {word: other for word, other in paired.items() if other}
    for word, other in kept.items():
        if word.replace("s", "z") != other.replace("s", "z"):
            varieties[word] |= _both_british(varieties[word])
    kept = {word: other for word, other in kept.items() if tells_apart(varieties[word])}
    others = sorted(set(kept.values()))
    number = {other: place for place, other in enumerate(others)}
    lines = (
        " ".join(kept),
        "".join(chr(ord("@") + varieties[word]) for word in kept),
        " ".join(str(number[other]) for other in kept.values()),
        " ".join(others),
    )
    Path(__file__).with_name("variety.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(kept)} words; without a counterpart: {len(paired) - len(kept)}")


def read(folder: Path) -> dict[str, int]:
    """Return the varieties in which each plain lower-case word of the lists is good."""
    varieties: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        category, _, size = path.name.replace("-words.", " ").partition(" ")
        if category not in CATEGORIES or not size or int(size) > SIZE:
            continue
        for word in path.read_text("latin-1").split():
            if re.fullmatch("[a-z]{3,}", word):
                varieties[word] = varieties.get(word, 0) | CATEGORIES[category]
    return varieties


def tells_apart(mask: int) -> bool:
    """Tell whether a word that is good in these varieties tells Britain from America."""
    told = mask & (AMERICAN | BRITISH | OXFORD)
    return told not in (0, AMERICAN | BRITISH | OXFORD)


def _both_british(mask: int) -> int:
    """Return both British varieties for a word that is good in one: only -ise parts them."""
    return BRITISH | OXFORD if mask & (BRITISH | OXFORD) else 0


def counterpart(word: str, varieties: dict[str, int]) -> str:
    """Return the spelling of a word where its own is not good, "" when none is found."""
    lacking = ALL & ~varieties[word] & (AMERICAN | BRITISH | OXFORD)
    for other in respelt(word, british=not varieties[word] & AMERICAN):
        if other != word and varieties.get(other, 0) & lacking == lacking:
            return other
    for other in respelt(word, british=not varieties[word] & AMERICAN):
        if other != word and varieties.get(other, 0) & lacking:
            return other
    return ""


def respelt(word: str, *, british: bool) -> Iterator[str]:
    """Yield a word with one or two of its places respelt, from British or to British."""
    pairs = RESPELLINGS if british else tuple((b, a) for a, b in RESPELLINGS)
    yield from _other_ending(word, british=british)
    once = [other for pair in pairs for other in _at_every_place(word, *pair)]
    yield from once
    for other in once:
        yield from _other_ending(other, british=british)
        for pair in pairs[:12]:
            yield from _at_every_place(other, *pair)


def _other_ending(word: str, *, british: bool) -> Iterator[str]:
    match = re.fullmatch(
        "(.*[^aeiou])(re|er)(s?|board|piece|fold|goer|glass|fill|ly|ness|less)(s?)", word
    )
    if match and match[2] == ("re" if british else "er"):
        yield match[1] + ("er" if british else "re") + match[3] + match[4]


def _at_every_place(word: str, old: str, new: str) -> Iterator[str]:
    for place in range(len(word) - 1, -1, -1):
        if word.startswith(old, place):
            yield word[:place] + new + word[place + len(old) :]


if __name__ == "__main__":
    main()
