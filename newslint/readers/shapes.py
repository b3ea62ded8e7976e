# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes by which a line of a news article tells what it is: byline, title, furniture, ...

Every line of every article is asked, so each question first looks at the first word and the length;
patterns are compiled when a line comes that needs them. Bylines follow the Associated Press
Stylebook ("bylines") and the usage of the agencies.
"""

from __future__ import annotations

import re
from functools import cache

from newslint.expressions import compiled

_LONGEST_LABEL = 120  # code points; longer lines are prose, whatever they look like
_LONGEST_CREDITS = 360
_LONGEST_TITLE = 200
_SENTENCE_ENDS = frozenset(".!?…。！？।؟")
_CLOSING_MARKS = "\"'”’»›)]"
_ABBREVIATIONS = frozenset("Inc. Corp. Co. Ltd. Jr. Sr. St. No. vs.".split())

_BEFORE_BY = frozenset(
    "story words text report reporting reported written compiled analysis photo photos".split()
)
_NO_NAMES = frozenset(
    """
    the a an and in this that now next contrast monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    """.split()
)
_BETWEEN_NAMES = frozenset(
    """
    and with in for at of the de da di van von der den al bin el la le du & | / - – — •
    """.split()
)
_STAFF_ENDS = (
    *("staff", "agencies", "desk", "newsroom", "writer", "writers"),
    *("reporter", "reporters", "correspondent", "correspondents"),
)
_AGENCIES = frozenset(
    ("Reuters", "Associated Press", "The Associated Press", "Agence France-Presse", "Xinhua")
)

_STORIES = "article articles story stories news topic topics post posts content link links".split()
_FURNITURE = frozenset(
    """
    share|tweet|email|e-mail|print|save|comment|comments|reply|subscribe|subscribe now|log in
    newsletter|advertisement|advertising|sponsored|sponsored content|promoted|read more|read also
    also read|see also|more on this|more on this story|related|trending|most read|most popular
    continue reading|listen|watch now|loading|click here|back to top|all rights reserved|sign in
    view comments|view all comments|show comments|show all comments|follow us|sign up
    """.replace("\n", "|")
    .replace("|    ", "|")
    .strip()
    .strip("|")
    .split("|")
) | {
    f"{which} {what}"
    for which in ("related", "recommended", "trending", "top")
    for what in _STORIES
}
_OPENERS = frozenset(
    """
    share follow sign skip last updated published posted copyright © please like join subscribe
    download get find listen have for stay don't don’t click tap visit read watch send support
    """.split()
)
_TIME_OPENERS = frozenset(
    """
    mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec
    pub pos upd las mod fir on at noo
    """.split()
)
_CAPTION_OPENERS = frozenset(
    "photo image picture video graphic illustration file photos (photo (image (file".split()
)


@cache
def _staff_pattern() -> re.Pattern[str]:
    return compiled(
        r"(?:by )?(?:[\w.&'’-]+ ){0,3}(?:staff|news agencies|news desk|newsroom|web desk"
        r"|staff (?:writer|reporter|correspondent)s?|our (?:own )?(?:correspondent|reporter)s?)",
        re.IGNORECASE,
    )


@cache
def _furniture_pattern() -> re.Pattern[str]:
    return compiled(
        r"share (?:this|on|via|with)\b[^.]{0,40}|follow us\b[^.]{0,40}|sign (?:up|in)\b[^.]{0,40}"
        r"|(?:\d+ )?shares?|\d+ comments?|\d+ min(?:ute)? read|skip to [^.]{0,30}"
        r"|(?:last )?(?:updated|published|posted)(?: (?:at|on))?:? [^.]{0,20}\d[^.]{0,30}"
        r"|(?:copyright\b|©).{0,80}",
        re.IGNORECASE,
    )


@cache
def _promotion_pattern() -> re.Pattern[str]:
    return compiled(
        r"(?:please )?(?:follow|like|join|subscribe|sign up|download|get|find|listen|have a tip"
        r"|for more|stay|don[’']t forget|click|tap|visit|read|watch|send|share|support)\b"
        r".*\b(?:newsletters?|inbox|twitter|facebook|instagram|youtube|telegram|whatsapp"
        r"|tiktok|linkedin|google news|podcasts?|app store|google play|our app"
        r"|subscribe|subscription|channel)\b.{0,60}",
        re.IGNORECASE,
    )


@cache
def _caption_pattern() -> re.Pattern[str]:
    return compiled(
        r"\(?(?:file )?(?:photo|image|picture|video|graphic|illustration)s?"
        r"(?: (?:credit|by|courtesy))?(?: ?: | ?/ ?| by | courtesy ).{3,200}",
        re.IGNORECASE,
    )


@cache
def _timestamp_pattern() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:published|posted|updated|last|modified|first|on|at|of|the|a\.?m|p\.?m|noon|hrs?"
        r"|hours?|ago|minutes?|mins?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)"
        r"(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[ecmp][sd]?t|[aw]e?st|gmt|utc"
        r"|bst|cet|ist|\d{1,2}(?:st|nd|rd|th)|\d{4}-\d\d-\d\dt[\d:.]+z?)\b|\d{1,4}(?!\w)"
        r"|\d{1,2}(?=[ap]\.?m)|[\s,.:;/|•·()+-])+",
        re.IGNORECASE,
    )


def is_byline(line: str) -> bool:
    """Tell whether a line names the author or the agency and nothing else."""
    if len(line) > _LONGEST_CREDITS:
        return False
    words = line.strip("()").split()
    opening = [word.lower().rstrip(":") for word in words[:2]]
    if "by" in opening and opening[0] in ("reporting", "writing", "editing"):
        return "!" not in line and "?" not in line
    if len(line) > _LONGEST_LABEL:
        return False
    if "by" in opening and (opening[0] == "by" or opening[0] in _BEFORE_BY):
        return _are_names(words[opening.index("by") + 1 :])
    if line.lower().endswith(_STAFF_ENDS):
        return _staff_pattern().fullmatch(line) is not None
    return line in _AGENCIES


def _are_names(words: list[str]) -> bool:
    if not 1 <= len(words) <= 16 or not words[0][0].isupper() or words[0].lower() in _NO_NAMES:
        return False
    if words[-1].endswith(".") and not _is_abbreviation(words[-1]):
        return False
    return all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)


def is_furniture(line: str) -> bool:
    """Tell whether a line is plainly page furniture: a share button, a call to subscribe."""
    if len(line) > _LONGEST_LABEL or not line:
        return False
    label = line.lower().rstrip(" :.…»>")
    if label in _FURNITURE:
        return True
    if label.partition(" ")[0] not in _OPENERS and not (label[:1].isdigit() and len(label) < 20):
        return label[:1] == "©"
    return (
        _furniture_pattern().fullmatch(label) or _promotion_pattern().fullmatch(line)
    ) is not None


def is_timestamp(line: str) -> bool:
    """Tell whether a line is a date or time and nothing else."""
    if len(line) > _LONGEST_LABEL or not any(map(str.isdigit, line)):
        return False
    opening = line.lstrip("|([ ")[:3].lower()
    if not opening[:1].isdigit() and opening not in _TIME_OPENERS:
        return False
    return _timestamp_pattern().fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a line is plainly a picture's credit."""
    opener = line[:20].lower().partition(" ")[0].rstrip(":/")
    if len(line) > 2 * _LONGEST_LABEL or opener.partition("/")[0] not in _CAPTION_OPENERS:
        return False
    return _caption_pattern().fullmatch(line) is not None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with the end of a sentence, closing marks after it allowed."""
    end = line[-20:].rstrip(_CLOSING_MARKS)
    if end[-1:] not in _SENTENCE_ENDS or not end:
        return False
    return not _is_abbreviation(end.rsplit(None, 1)[-1])


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word with a full stop is one like "U.S." or "Inc."."""
    if word in _ABBREVIATIONS:
        return True
    letters = word[::2]
    return len(word) > 3 and letters.isalpha() and letters.isupper() and set(word[1::2]) == {"."}


def is_title(line: str) -> bool:
    """Tell whether a line reads like a headline: three words or more, no full stop at its end."""
    if len(line) > _LONGEST_TITLE or line[-1:] in ",;:-–—" or len(line.split(None, 3)) < 3:
        return False
    return (line.endswith(("?", "!")) or not ends_sentence(line)) and not (
        is_byline(line)
        or is_furniture(line)
        or is_caption(line)
        or is_timestamp(line)
        or line.startswith("(")
    )
