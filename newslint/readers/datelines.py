# SPDX-License-Identifier: GPL-3.0-or-later
"""The dateline at the start of a paragraph: "KYIV, Sept 12 (Reuters) -", "VIENNA —", "Ukraine:".

The parts and their order are those of the Associated Press Stylebook ("datelines") and of the copy
of Reuters, AFP, Xinhua and CNN: place, region, date, agency, dash.
"""

from __future__ import annotations

from newslint.expressions import compiled

_MARK = compiled(r" ?(?:--|[–—―:])(?= )| -(?= )|(?<=\))-(?= )")
_LONGEST = 100  # code points
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_SMALL = frozenset("de da do del la le upon on of and".split())
_LABELS = frozenset(
    """
    update updates updated analysis exclusive breaking watch note correction editor opinion
    factbox explainer photo photos video read live question answer also related share source here
    warning summary background context importantly first second third finally q a image caption
    """.split()
)


def dateline_length(paragraph: str, *, first: bool) -> int:
    """Return how many code points of a paragraph's start are its dateline, 0 for none.

    A later paragraph has one only when it is in capitals with a date or an agency; in the first a
    place with no more than a dash or a colon is enough.
    """
    if not paragraph[:1].isupper() and paragraph[:1] != "(":
        return 0
    mark = _MARK.search(paragraph, 0, _LONGEST)
    if mark is None:
        return 0
    place, has_agency = _without_agency(paragraph[: mark.start()])
    place, has_date = _without_date(place)
    if not place:
        return mark.end() if has_agency and first else 0
    capitals = _is_place(place) and place.partition(",")[0].isupper()
    if has_date or has_agency:
        return mark.end() if capitals or (first and _is_place(place)) else 0
    if first and _stands_alone(place, mark.group().strip(), paragraph[mark.end() + 1 :]):
        return mark.end()
    return 0


def _without_agency(head: str) -> tuple[str, bool]:
    start = head.rfind("(")
    if start < 0 or not head.endswith(")"):
        return head, False
    agency = head[start + 1 : -1]
    is_one = 1 < len(agency) <= 40 and not any(map(str.isdigit, agency))
    return (head[:start].rstrip(), True) if is_one else (head, False)


def _without_date(head: str) -> tuple[str, bool]:
    parts = head.split(", ")
    if len(parts) > 2 and len(parts[-1]) == 4 and parts[-1].isdigit():
        parts.pop()
    words = parts[-1].lower().replace(".", "").split()
    is_date = len(words) in (2, 3) and _MONTHS.intersection(words[:2]) and words[-1].isdigit()
    is_date = is_date or (len(words) in (2, 3) and words[0].isdigit() and words[1] in _MONTHS)
    return (", ".join(parts[:-1]), True) if is_date and len(parts) > 1 else (head, False)


def _is_place(head: str) -> bool:
    """Tell whether words read like "LONDON/PARIS" or "Bor, South Sudan"."""
    parts = head.replace("/", ", ").split(", ")
    return len(parts) <= 4 and all(map(_is_name, parts))


def _is_name(part: str) -> bool:
    words = part.split(" ")
    if not 1 <= len(words) <= 4 or len(part) < 2 or not part[0].isupper():
        return False
    return all(word[:1].isupper() or word in _SMALL for word in words) and not any(
        character.isdigit() or character in '()"“”,;:!?' for character in part
    )


def _stands_alone(place: str, mark: str, rest: str) -> bool:
    """Tell whether a place with only a dash or colon after it opens a report."""
    first_word = place.split(None, 1)[0].lower()
    if not _is_place(place) or first_word in _LABELS or (mark == "-" and not place.isupper()):
        return False
    if mark == ":" and "," in place:
        return False
    return place.partition(",")[0].isupper() or rest.lstrip("\"“'‘")[:1].isupper()
