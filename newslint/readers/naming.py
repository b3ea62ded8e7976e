# SPDX-License-Identifier: GPL-3.0-or-later
"""Names blocks by shape and place: the headline and dek on top, bylines, captions, furniture.

This is all there is to go by in plain text; in Markdown and HTML it names what markup left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Span
from newslint.readers.shapes import is_byline, is_caption, is_furniture, is_timestamp, is_title

_HEAD_BLOCKS = 8  # a byline or caption at the head stands within so many blocks
_TAIL_BLOCKS = 4


def named_by_shape(
    text: str, blocks: Sequence[tuple[tuple[str, ...], Span]], what: str
) -> list[tuple[tuple[str, ...], Span]]:
    """Return the blocks with the plain paragraphs among them named by `kinds_by_shape`."""
    texts = [text[span.start : span.end] for _, span in blocks]
    outer = ["paragraph" if kinds == ("paragraph",) else kinds[-1] for kinds, _ in blocks]
    names = kinds_by_shape(texts, outer, headline=what == "headline")
    return [
        ((name,) if kinds == ("paragraph",) else kinds, span)
        for name, (kinds, span) in zip(names, blocks, strict=True)
    ]


def kinds_by_shape(texts: Sequence[str], kinds: Sequence[str], *, headline: bool) -> list[str]:
    """Return the kinds of blocks, every "paragraph" that plainly is something else renamed.

    With `headline`, the first block that reads like a title becomes the headline unless there is
    one, and the title-like line under it the dek.
    """
    named = [
        _kind_by_shape(texts, number) if kind == "paragraph" else kind
        for number, kind in enumerate(kinds)
    ]
    top = next((n for n, kind in enumerate(named) if kind != "furniture"), len(texts))
    wanted = headline and "headline" not in named and top + 1 < len(texts)
    if wanted and named[top] == "paragraph" and is_title(texts[top]):
        named[top] = "headline"
        _name_dek(texts, named, top)
    return named


def _kind_by_shape(texts: Sequence[str], number: int) -> str:
    text = texts[number]
    if is_furniture(text):
        return "furniture"
    if number < _HEAD_BLOCKS or number >= len(texts) - _TAIL_BLOCKS:
        if len(texts) > 1 and is_byline(text):
            return "byline"
        if is_caption(text):
            return "caption"
        if len(texts) > 1 and is_timestamp(text):
            return "furniture"
    return "paragraph"


def _name_dek(texts: Sequence[str], kinds: list[str], top: int) -> None:
    """Call the one title-like line under the headline a dek, unless it is the headline again."""
    under = top + 1
    while under < len(texts) and texts[under] == texts[top]:
        under += 1
    if under + 1 < len(texts) and kinds[under] == "paragraph" and is_title(texts[under]):
        kinds[under] = "dek"
