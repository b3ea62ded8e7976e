# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, Piece, Span
from newslint.reports.columns import columns
from newslint.reports.excerpt import Excerpts

WORDS = st.text(alphabet=st.sampled_from("ab .é\u0301漢👍\n\x1b\t"), max_size=200)


def show(text: str, words: str, room: int = 80) -> tuple[str, str]:
    start = text.index(words)
    article = Article("a.txt", text, text)
    return Excerpts(article, "…").show(Span(start, start + len(words)), room)


def test_the_sentence_is_shown_and_the_words_are_underlined() -> None:
    text = "It rained. A power surge forced Moscow to flee. Then it stopped."

    assert show(text, "power surge") == (
        "A power surge forced Moscow to flee.",
        "  ~~~~~~~~~~~",
    )


def test_wide_characters_keep_the_marks_below_the_words() -> None:
    assert show("習近平 met 👩\u200d👧 and Müller.", "Müller") == (
        "習近平 met 👩\u200d👧 and Müller.",
        "                  ~~~~~~",
    )


def test_combining_marks_take_no_column() -> None:
    assert show("e\u0301e\u0301 naive", "naive") == ("e\u0301e\u0301 naive", "   ~~~~~")


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = "word " * 40 + "power surge " + "more " * 40 + "end."
    words, marks = show(text, "power surge", 50)

    assert words.startswith("…word") and words.endswith("more…")
    assert words[marks.index("~") : marks.index("~") + 11] == "power surge"
    assert len(words) <= 50


def test_words_longer_than_the_room_are_cut_themselves() -> None:
    words, marks = show("a " + "long " * 40 + "b.", "long " * 40, 30)

    assert words.startswith("…long long") and words.endswith("…")
    assert set(marks.strip()) == {"~"}


def test_an_empty_span_has_a_mark_of_its_own() -> None:
    article = Article("a.txt", "He left.", "He left.")

    assert Excerpts(article, "…").show(Span(7, 7), 40) == ("He left.", "       ^")


def test_markup_between_words_is_not_shown() -> None:
    source = "<p>The <b>power</b> surge.</p>"
    text = "The power surge."
    pieces = (Piece(0, 4, 3, 7), Piece(4, 9, 10, 15), Piece(9, 16, 19, 26))
    article = Article("a.html", source, text, pieces=pieces)
    span = Span(source.index("power"), source.index(" surge") + 6)

    assert Excerpts(article, "…").show(span, 40) == ("The power surge.", "    ~~~~~~~~~~~")


def test_an_entity_is_shown_as_the_character_it_stands_for() -> None:
    source = "A &amp; B met."
    pieces = (Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 9, 7, 14))
    article = Article("a.html", source, "A & B met.", pieces=pieces)

    assert Excerpts(article, "…").show(Span(2, 7), 40) == ("A & B met.", "  ~")


def test_what_is_no_prose_is_shown_in_its_own_line() -> None:
    source = '<meta content="x">\n<p>Text.</p>'
    article = Article("a.html", source, "Text.", pieces=(Piece(0, 5, 22, 27),))

    assert Excerpts(article, "…").show(Span(1, 5), 40) == ('<meta content="x">', " ~~~~")


@given(WORDS, st.data(), st.integers(20, 60))
def test_lines_fit_and_hold_no_control(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words, marks = Excerpts(Article("a.txt", text, text), "…").show(Span(start, end), room)

    assert columns(words) <= room
    assert "\x1b" not in words and "\n" not in words
    assert len(marks) <= max(columns(words), 1) + 1
