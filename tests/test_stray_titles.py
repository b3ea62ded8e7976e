# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest

from tests.one_rule import flagged, run

END = "extends: stray_titles\nwhere: end"
POINTER = "extends: stray_titles\nwhere: pointer"
RUN = "extends: stray_titles\nwhere: run\narticles: 3"
HEAD = "Harbour town waits for a new bridge"
PROSE = "The river rose on Monday. It rained.\n\nThe bridge was closed at noon. It stayed so."
FOREIGN = ("Ferry company gets ready for the visit of the king", "King's yacht wants a new coat")


def test_finds_headlines_after_the_last_sentence():
    text = f"{HEAD}\n\n{PROSE}\n\n{FOREIGN[0]}\n\n{FOREIGN[1]}\n"
    assert flagged(END, text) == list(FOREIGN)


def test_finds_one_headline_beside_a_label():
    text = f"{HEAD}\n\n{PROSE}\n\n{FOREIGN[0]}\n\nRelated News\n"
    assert flagged(END, text) == [FOREIGN[0]]


def test_finds_a_list_of_links_in_markdown():
    links = "\n".join(f"- [{title}](https://example.org/{n})" for n, title in enumerate(FOREIGN))
    text = f"# {HEAD}\n\n{PROSE}\n\n## Related News\n\n{links}\n"
    assert [re.sub(r"[\[\]]|\(.*\)", "", f) for f in flagged(END, text, "markdown")] == list(
        FOREIGN
    )


def test_leaves_a_list_of_facts_alone():
    facts = "- Ferries: 12\n- Bridges: 1 (closed since May)\n- People of the islands: 4,100"
    text = f"# {HEAD}\n\n{PROSE}\n\nThe sound in numbers:\n\n{facts}\n"
    assert flagged(END, text, "markdown") == flagged(POINTER, text, "markdown") == []


@pytest.mark.parametrize(
    "tail",
    [
        FOREIGN[0],
        "Reporting by Ann Lind in the north of the sound\n\nEditing by Bob Moe",
        "Ann Lind, a builder who worked on the bridge\n\nBob Moe, former head of the harbour",
        "Lind 2 – 1 Moe\n\nNorth 0 – 0 South",
        "What the water did to the town\n\nNobody was hurt. It rained on.",
        "Write to the desk at desk@example.org\n\nCall the desk at 555-1234 in office hours",
    ],
)
def test_leaves_other_last_lines_alone(tail):
    assert flagged(END, f"{HEAD}\n\n{PROSE}\n\n{tail}\n") == []


def test_finds_the_headline_under_a_pointer_and_above_a_link():
    under = f"{HEAD}\n\n{PROSE}\n\nRelated News\n\n{FOREIGN[0]}\n\nIt rained. It stopped."
    above = f"{HEAD}\n\n{PROSE}\n\n{FOREIGN[1]}\n\nRead more\n\nIt rained. It stopped."
    assert flagged(POINTER, under) == [FOREIGN[0]]
    assert flagged(POINTER, above) == [FOREIGN[1]]


def test_leaves_a_heading_alone():
    text = f"{HEAD}\n\n{PROSE}\n\nWhat the water did to the town\n\nIt rained. It stopped."
    assert flagged(POINTER, text) == flagged(END, text) == []


def test_finds_what_article_after_article_repeats():
    texts = [f"Story {n} of the long day\n\n{PROSE}\n\nGood morning, harbour" for n in "abc"]
    texts.append(f"Another story of the day\n\n{PROSE}\n\nGood night, harbour")
    told = [[finding.text for finding in found] for _, found in run([RUN], texts)]
    assert told == [["Good morning, harbour"]] * 3 + [[]]
