# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles with correct quotations of every kind, for property tests."""

from hypothesis import strategies as st

STYLES = (("“", "”", "‘", "’"), ('"', '"', "'", "'"))
NOISE = (
    "the workers’ rights",
    "back in the ’90s",
    "it’s O’Brien’s turn",
    "the workers' rights",
    "in the '90s",
    "rock 'n' roll",
    "a 24-inch screen",
    "James's car",
)
PLAIN = (
    "The council met on Monday.",
    "Nobody was hurt, police said.",
    "The bridge has been closed since May.",
    "Ferries ran until late in the evening.",
)
SPEECH = ("the water came at night", "the bridge is safe", "nobody knew of it", "prices will rise")
NAMES = ("Ann Lind", "the mayor", "Bob Moe", "a spokeswoman")


@st.composite
def quoted_sentences(draw, style):
    opening, closing, inner_opening, inner_closing = style
    said = draw(st.sampled_from(SPEECH))
    more = draw(st.sampled_from(SPEECH))
    name = draw(st.sampled_from(NAMES))
    inner = f"they told us {inner_opening}{more}{inner_closing} and left"
    return draw(
        st.sampled_from(
            (
                f"{opening}{said.capitalize()},{closing} said {name}.",
                f"{opening}{said.capitalize()},{closing} said {name}, {opening}and so.{closing}",
                f"In Lind {name} said: {opening}{said.capitalize()}. {more.capitalize()}.{closing}",
                f"The plan, a {opening}red line{closing} for many, was dropped.",
                f"{opening}{said.capitalize()}, but {inner},{closing} said {name}.",
                f"It rained ({opening}{said}{closing}, as {name} put it).",
                f"{opening}Why?{closing} asked {name}.",
            )
        )
    )


@st.composite
def long_quotations(draw, style):
    """Draw the paragraphs of one quotation: opened in each, closed once."""
    opening, closing = style[:2]
    said = draw(st.lists(st.sampled_from(SPEECH), min_size=2, max_size=4))
    paragraphs = [f"{opening}{words.capitalize()}. It is so." for words in said]
    paragraphs[-1] += closing
    return paragraphs


@st.composite
def correct_articles(draw):
    """Draw an article's text in which every mark is right."""
    style = draw(st.sampled_from(STYLES))
    paragraphs = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 3)) == 0:
            paragraphs += draw(long_quotations(style))
            continue
        parts = draw(
            st.lists(
                st.one_of(
                    quoted_sentences(style),
                    st.sampled_from(PLAIN),
                    st.sampled_from(NOISE).map(lambda noise: f"They spoke of {noise} again."),
                ),
                min_size=1,
                max_size=4,
            )
        )
        paragraphs.append(" ".join(parts))
    return "\n\n".join(paragraphs)
