# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes by which a line of a news article tells what it is: byline, dateline, title, ...

Datelines and bylines follow the Associated Press Stylebook ("datelines", "bylines") and the usage
of Reuters, AFP, Xinhua and CNN copy.
"""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩЁЄІЇА-ЯҐ"
_NAME = rf"[{_UPPER}][\w.'’-]*"
_SMALL = r"(?:and|with|in|for|at|of|the|de|da|di|van|von|der|den|al|bin|el|la|le|du)"
_BY = r"(?:(?:story|words|text|report(?:ing|ed)?|written|compiled|analysis|photos?) )?by"
_BYLINE = re.compile(
    rf"\(?(?i:{_BY}):? (?:{_NAME})(?:(?:,|;| \||\s+[-–—/&]| ?•)?\s+(?:{_NAME}|&|{_SMALL}\b))*,?\)?"
    r"|\(?(?i:reporting by|writing by|editing by)[^.!?]*(?:\w\.[^.!?]*)*\)?"
    r"|(?i:(?:by )?(?:[\w.&'’-]+ ){0,3}(?:staff|news agencies|news desk|newsroom|web desk"
    r"|staff (?:writer|reporter|correspondent)s?|our (?:own )?(?:correspondent|reporter)s?))"
    r"|(?:Reuters|Associated Press|The Associated Press|Agence France-Presse|Press Association)"
)
_NOT_A_NAME = re.compile(
    r"(?i:by:? (?:the|a|an|and|in|this|that|mon|tues|wednes|thurs|fri|satur|sun|next|now|contrast)"
    r"(?:day)?\b)"
)
_FURNITURE = re.compile(
    r"(?:share|share (?:this|on|via|with)\b[^.]{0,40}|tweet|e-?mail|print|save|comments?|reply"
    r"|follow us\b[^.]{0,40}|subscribe(?: now)?|sign (?:up|in)\b[^.]{0,40}|log in|newsletter"
    r"|advertisement|advertising|sponsored(?: content)?|promoted|read more|read also|also read"
    r"|see also|more on this(?: story)?|(?:related|recommended|most popular|trending|top)"
    r" (?:articles?|stor(?:y|ies)|news|topics?|posts?|content|links?)|related|trending|most read"
    r"|continue reading|listen|watch now|loading|click here|(?:view|show) (?:all )?comments?"
    r"|skip to [^.]{0,30}|back to top|(?:\d+ )?shares?|\d+ comments?|(?:\d+ )?min(?:ute)? read"
    r"|(?:last )?(?:updated|published|posted)(?: (?:at|on))?:? [^.]{0,20}\d[^.]{0,30}"
    r"|copyright\b.{0,80}|©.{0,80}|all rights reserved)\s*[:.…»>]*",
    re.IGNORECASE,
)
_TIMESTAMP = re.compile(
    r"(?:(?:published|posted|updated|last|modified|first|on|at|of|the|a\.?m|p\.?m|noon|hrs?|hours?|ago"
    r"|minutes?|mins?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[ecmp][sd]?t|[aw]e?st|gmt|utc|bst|cet|ist|\d{1,2}"
    r"(?:st|nd|rd|th)|\d{4}-\d\d-\d\dt[\d:.]+z?)\b|\d{1,4}(?!\w)|\d{1,2}(?=[ap]\.?m)|[\s,.:;/|•·()+-])+",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\(?(?:file )?(?:photo|image|picture|video|graphic|illustration)"
    r"(?: (?:credit|by|courtesy))?(?: ?: | ?/ ?| by | courtesy ).{3,200}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"'”’»›)\]]*$")
_INITIALS_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|vs)\.$")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’-]+(?:[ -][{_UPPER}][{_UPPER}.'’-]*){{0,3}}"
_PLACE = rf"[{_UPPER}][\w.'’-]+(?: (?:de|da|do|del|la|upon|on|of|and|[{_UPPER}][\w.'’-]*)){{0,3}}"
_REGION = rf"(?:, {_PLACE})?"
_AGENCY = r"\([^()\d]{2,40}\)"
_DASH = r"(?:--|[-–—―:])"
_FULL_DATELINE = re.compile(
    rf"{_CAPITALS}(?:/{_CAPITALS})*{_REGION}(?:, {_DATE} {_AGENCY}|, {_DATE}| {_AGENCY})"
    rf" ?{_DASH}(?= )"
)
_FIRST_DATELINE = re.compile(
    rf"{_PLACE}(?:/{_PLACE})*{_REGION}(?:, {_DATE} {_AGENCY}|, {_DATE}| {_AGENCY}) ?{_DASH}(?= )"
    rf"|{_CAPITALS}(?:/{_CAPITALS})*{_REGION} ?{_DASH}(?= )"
    rf"|{_AGENCY} ?{_DASH}(?= )"
    rf"|{_PLACE}:(?= [\"“'‘]?[{_UPPER}])"
    rf"|{_PLACE}{_REGION} [–—](?= [{_UPPER}])"
)
_LABEL = re.compile(
    r"(?:update[sd]?|analysis|exclusive|breaking(?: news)?|watch|note|correction|editor|opinion"
    r"|factbox|explainer|photos?|video|read|live|q|a|question|answer|also|related|share|source"
    r"|here|warning|summary|background|context|importantly|first|second|third|finally)\b",
    re.IGNORECASE,
)
_LONGEST_LABEL = 120  # code points; longer lines are prose, whatever they look like
_LONGEST_TITLE = 200


def is_byline(line: str) -> bool:
    """Tell whether a line names the author or the agency and nothing else."""
    if len(line) > _LONGEST_LABEL or _NOT_A_NAME.match(line):
        return False
    return _BYLINE.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Tell whether a line is plainly page furniture: a share button, an advertisement mark."""
    return len(line) <= _LONGEST_LABEL and _FURNITURE.fullmatch(line) is not None


def is_timestamp(line: str) -> bool:
    """Tell whether a line is a date or time and nothing else."""
    if len(line) > _LONGEST_LABEL or not any(map(str.isdigit, line)):
        return False
    return _TIMESTAMP.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a line is plainly a picture's credit."""
    return len(line) <= 2 * _LONGEST_LABEL and _CAPTION.fullmatch(line) is not None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with the end of a sentence, closing marks after it allowed."""
    tail = line[-12:]
    return _SENTENCE_END.search(tail) is not None and _INITIALS_END.search(tail) is None


def is_title(line: str) -> bool:
    """Tell whether a line reads like a headline: three words or more, no full stop at its end."""
    if len(line) > _LONGEST_TITLE or line[-1:] in ",;:-–—" or len(line.split(None, 3)) < 3:
        return False
    return (line.endswith(("?", "!")) or not ends_sentence(line)) and not (
        is_byline(line) or is_furniture(line) or is_caption(line) or line.startswith("(")
    )


def dateline_length(paragraph: str, *, first: bool) -> int:
    """Return how many code points of a paragraph's start are its dateline, 0 for none.

    A later paragraph has one only when it is in capitals with a date or an agency; in the first a
    place with no more than a dash or a colon ("VIENNA —", "Ukraine:") is enough.
    """
    found = _FULL_DATELINE.match(paragraph)
    if found is None and first and not _LABEL.match(paragraph):
        found = _FIRST_DATELINE.match(paragraph)
    return found.end() if found else 0
