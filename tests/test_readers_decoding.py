# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import codecs

import pytest

from newslint.readers import ReadError, read, read_file
from newslint.readers.decoding import decode

WORDS = "The café’s “owner” went to Łódź 😀 and came back.\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_and_its_mark_is_no_part_of_it(mark: bytes, encoding: str):
    assert decode(mark + WORDS.encode(encoding), "a") == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(encoding: str):
    assert decode("Plain words of an article.".encode(encoding), "a").startswith("Plain words")


def test_windows_1252_is_the_last_resort_of_latin_text():
    assert decode(b"The caf\xe9\x92s \x93owner\x94 \x81", "a") == "The café’s “owner” \x81"


def test_the_declared_charset_is_used_when_the_bytes_are_not_utf_8():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Привет мир'
    assert decode(page.encode("windows-1251"), "a.html") == page
    prolog = '<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>'
    assert decode(prolog.encode("iso-8859-2"), "a.xhtml") == prolog


def test_utf_8_wins_over_a_wrong_declaration():
    page = '<meta charset="iso-8859-1"><p>Привет “мир”'
    assert decode(page.encode(), "a.html") == page


@pytest.mark.parametrize("name", ["rot13", "no-such-charset", "idna", "base64", "utf-16"])
def test_a_declared_charset_that_is_none_is_passed_over(name: str):
    page = f'<meta charset="{name}"><p>caf'.encode() + b"\xe9"
    assert decode(page, "a.html").endswith("<p>café")


def test_a_text_in_another_script_is_detected():
    words = "Совет собрался в понедельник и проголосовал за новый план развития города. " * 5
    assert decode(words.encode("windows-1251"), "a") == words


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty file: x.txt"),
        (b" \r\n\t", "empty file: x.txt"),
        (codecs.BOM_UTF8, "empty file: x.txt"),
        (b"\0\1\2\3", "binary data, not text: x.txt"),
        (bytes(range(256)) * 4, "binary data, not text: x.txt"),
        (bytes(range(1, 256)) * 4, "binary data, not text: x.txt"),
        (b"%PDF-1.7 ...", "a PDF, not text: x.txt"),
        (codecs.BOM_UTF16_LE + b"a", "not text in the encoding"),
        (b"a" * 101, "larger than 100 bytes: x.txt"),
    ],
)
def test_what_is_no_text_gives_one_clear_line(data: bytes, message: str):
    with pytest.raises(ReadError) as caught:
        read(data, "x.txt", max_bytes=100 if len(data) == 101 else 10_000)
    assert str(caught.value).startswith(message)


def test_a_large_file_is_refused_in_megabytes(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"word " * 2_200_000)
    with pytest.raises(ReadError, match=r"^larger than 10 MB: .*a.txt"):
        read_file(str(tmp_path / "a.txt"))


def test_a_folder_or_a_missing_file_is_no_article(tmp_path):
    with pytest.raises(ReadError, match=r"^a folder, not a file: "):
        read_file(str(tmp_path))
    with pytest.raises(ReadError, match=r"^no such file: .*none.txt"):
        read_file(str(tmp_path / "none.txt"))
    with pytest.raises(ReadError, match="cannot read"):
        read_file("a\0b")
