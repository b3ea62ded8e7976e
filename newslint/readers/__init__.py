# SPDX-License-Identifier: GPL-3.0-or-later
"""The readers: bytes of a file in, an article out. The only room that knows a file format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newslint.expressions import compiled
from newslint.readers.discovery import discover
from newslint.readers.errors import ReadError

if TYPE_CHECKING:
    from newslint.article import Article

__all__ = ["FORMATS", "MAX_BYTES", "ReadError", "discover", "read", "read_file", "read_text"]

MAX_BYTES = 10_000_000
"""The largest file, in bytes, that is read as one article when nobody says otherwise."""

FORMATS = {
    "plain": ("newslint.readers.plain", "read_plain"),
    "markdown": ("newslint.readers.markdown", "read_markdown"),
    "html": ("newslint.readers.html", "read_html"),
}
"""The reader of each format: its module and its function `(source, path) -> Article`."""

_FORMAT_OF_SUFFIX = {
    "": "plain",
    "txt": "plain",
    "text": "plain",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
}
_AT_ONCE = 65_536  # bytes; to ask for all that is allowed would reserve it
_LOOKED_AT = 2_000  # code points of a file whose name does not tell its format
_NAMES_OF_STANDARD_INPUT = ("-", "<stdin>", "stdin")


def read(data: bytes, path: str, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article in the bytes of a file; the suffix of `path` names the format.

    A file with a suffix that no format has, and standard input without a name, is read as what its
    first characters look like. Raises ReadError for an empty or too large file, for binary data,
    for text in no known encoding, and for a file that holds no prose.
    """
    from newslint.readers.decoding import decode

    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    source = decode(data, path)
    if not source.strip("\ufeff\u200b \t\r\n\v\f"):
        raise ReadError(path, "empty file")
    article = read_text(source, path, _format_of(source, path))
    if not article.text:
        raise ReadError(path, "no article found")
    return article


def read_file(path: str, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article in a file; raises ReadError as `read` does, and when it cannot be opened.

    A file larger than `max_bytes` is not loaded.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(min(_AT_ONCE, max_bytes + 1))
            if len(data) == _AT_ONCE:
                data += file.read(max_bytes + 1 - _AT_ONCE)
    except FileNotFoundError:
        raise ReadError(path, "no such file") from None
    except IsADirectoryError:
        raise ReadError(path, "a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(path, f"cannot read ({reason.lower()})") from None
    return read(data, path, max_bytes=max_bytes)


def read_text(text: str, path: str = "<text>", format: str = "plain") -> Article:
    """Return the article in a decoded text; `format` is a key of `FORMATS`, else KeyError.

    A text without prose gives an article without text; nothing is raised for it.
    """
    module, function = FORMATS[format]
    article: Article = getattr(import_module(module), function)(text, path)
    return article


def _too_large(path: str, max_bytes: int) -> ReadError:
    size = f"{max_bytes / 1_000_000:g} MB" if max_bytes >= 100_000 else f"{max_bytes} bytes"
    return ReadError(path, f"larger than {size}", "split it into articles")


_HTML = compiled(r"(?i)\s*<(?:\?xml\b|!doctype html|!--|(?:html|head|body|article)\b)")
_MARKDOWN = compiled(r"---[ \t]*\r?\n[\w-]+:|# \S|.*\n(?:=+|-+)[ \t]*\r?\n")


def _format_of(source: str, path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    suffix = name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""
    if suffix in _FORMAT_OF_SUFFIX and path not in _NAMES_OF_STANDARD_INPUT:
        return _FORMAT_OF_SUFFIX[suffix]
    return _format_by_look(source[:_LOOKED_AT])


def _format_by_look(opening: str) -> str:
    if _HTML.match(opening):
        return "html"
    if _MARKDOWN.match(opening):
        return "markdown"
    return "plain"
