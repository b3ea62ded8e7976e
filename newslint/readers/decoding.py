# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes to text: finds the encoding of a file, or says plainly that it is no text.

The order is that of the WHATWG Encoding Standard where it can be: a byte order mark, UTF-8, the
charset that the markup declares, and last windows-1252 or what `charset-normalizer` detects.
"""

from __future__ import annotations

import codecs
import re

from newslint.readers.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_WITHIN = 4096  # bytes; the HTML Standard asks for the first 1024
_FORMATS = (
    (b"%PDF-", "a PDF, not text"),
    (b"PK\x03\x04", "a zip archive or an office document, not text"),
    (b"\x1f\x8b", "a gzip archive, not text"),
    (b"\x89PNG", "a picture, not text"),
    (b"\xff\xd8\xff", "a picture, not text"),
    (b"GIF8", "a picture, not text"),
    (b"\xd0\xcf\x11\xe0", "an office document, not text"),
    (b"{\\rtf", "an RTF document, not plain text"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_NO_CONTROLS = dict.fromkeys(_CONTROLS)
_MOST_CONTROLS = 0.005  # share of control characters above which bytes are no text


def decode(data: bytes, path: str) -> str:
    """Return the text of a file without its byte order mark; `path` is for the message.

    Raises ReadError when the bytes are no text, or text in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, path)
    for signature, what in _FORMATS:
        if data.startswith(signature):
            raise ReadError(path, what, "export the article as text, Markdown or HTML")
    if b"\0" in data:
        return _decode_as(data, _wide_encoding(data, path), path)
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _MOST_CONTROLS):
        raise ReadError(path, "binary data, not text")
    if b"\x1b" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return _decode_undeclared(data, path) if not _declared(data) else _decode_declared(data, path)


def _wide_encoding(data: bytes, path: str) -> str:
    """Return which UTF-16 a text without a mark is in, by where its zero bytes stand."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    units = len(data) // 2
    if len(data) % 2 == 0 and odd > 0.4 * units and even < 0.05 * units:
        return "utf-16-le"
    if len(data) % 2 == 0 and even > 0.4 * units and odd < 0.05 * units:
        return "utf-16-be"
    raise ReadError(path, "binary data, not text")


def _decode_as(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte {error.start} is not {encoding.upper()}"
        raise ReadError(path, "not text in the encoding that its first bytes name", where) from None
    if len(text.translate(_NO_CONTROLS)) < len(text) * (1 - _MOST_CONTROLS):
        raise ReadError(path, "binary data, not text")
    return text


def _declared(data: bytes) -> str:
    """Return the Python codec of the charset that markup declares, or "" when there is none."""
    pattern = re.compile(
        rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})"
        rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
        re.IGNORECASE,
    )
    found = pattern.search(data, 0, _DECLARED_WITHIN)
    if not found:
        return ""
    label = (found.group(1) or found.group(2)).decode("ascii", "replace").lower()
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"):
        return "cp1252"
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return ""
    return codec.name if _is_for_files(codec) else ""


def _is_for_files(codec: codecs.CodecInfo) -> bool:
    """Tell a charset from Python's codecs of other kinds (rot13, idna, base64, UTF-16, ...)."""
    name = codec.name.replace("_", "-")
    if name.startswith(("utf", "unicode", "raw", "idna", "punycode", "undefined")):
        return False
    return bool(getattr(codec, "_is_text_encoding", True))


def _decode_declared(data: bytes, path: str) -> str:
    encoding = _declared(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "cp1252":
            return _as_windows_1252(data)
    return _decode_undeclared(data, path)


def _decode_undeclared(data: bytes, path: str) -> str:
    # Bytes above 127 come as whole words in Cyrillic, one by one in Latin script.
    runs = re.findall(rb"[\x80-\xff]+", data)
    in_words = sum(len(run) for run in runs if len(run) > 2)
    if 2 * in_words < sum(map(len, runs)):
        return _as_windows_1252(data)
    return _detected(data, path)


def _detected(data: bytes, path: str) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        best = None
    else:
        best = from_bytes(data[:200_000]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise ReadError(path, "text in an unknown encoding", "save it as UTF-8")


def _as_windows_1252(data: bytes) -> str:
    """Decode as browsers do: the five bytes that windows-1252 leaves open are C1 controls."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_windows_1252(byte) for byte in data)


def _windows_1252(byte: int) -> str:
    return _byte(byte).decode("cp1252", "ignore") or chr(byte)


def _byte(value: int) -> bytes:
    return bytes((value,))
