# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from newslint.rulebook.rulefile import RuleFileError
from tests.one_rule import findings, flagged, rule_of

LABELS = """
extends: furniture
scope: [text, furniture]
ignorecase: true
longest: 6
needs: [share, related]
certain: true
tokens: ['shares?(?: this)?', 'share on .{1,20}', 'related (?:news|stories)']
"""
PROMPTS = """
extends: furniture
ignorecase: true
place: sentence
tokens: ['subscribe to our\\b', 'click here']
"""
ENTITIES = """
extends: furniture
place: anywhere
nonword: true
mend: decode
certain: true
tokens: ['&(?:amp|nbsp|#\\d+);']
"""
BODY = "The river rose on Monday. It rained.\n\n{}\n\nThe bridge was closed at noon. It stayed so."


@pytest.mark.parametrize("line", ["Share:", "» Share this «", "SHARE ON CHIRPER", "[Related news]"])
def test_finds_a_label_on_a_line_of_its_own(line):
    assert flagged(LABELS, BODY.format(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Shares fell.",
        "Share prices",
        "They share this, and related news came from the north.",
        "Share on one of the other islands in the sound",
    ],
)
def test_leaves_words_alone_that_say_more(line):
    assert flagged(LABELS, BODY.format(line)) == []


@pytest.mark.parametrize("format", ["plain", "markdown"])
def test_deletes_the_line_as_a_safe_fix(format):
    (finding,) = findings(LABELS, BODY.format("Share:"), format)
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [("", True)]


def test_finds_a_label_in_a_page():
    page = "<html><body><article><h1>Headline of the day</h1>{}</article></body></html>"
    body = "".join(f"<p>{part}</p>" for part in BODY.format("Harbour corner").split("\n\n"))
    rule = "extends: furniture\nscope: [text, furniture]\ntokens: [Harbour corner]"
    assert flagged(rule, page.format(body), "html") == ["Harbour corner"]


def test_finds_a_prompt_as_a_sentence_of_the_prose():
    text = BODY.format("The ferry ran. Subscribe to our letters! It was late.")
    assert flagged(PROMPTS, text) == ["Subscribe to our letters!"]


def test_leaves_quoted_and_reported_prompts_alone():
    text = BODY.format('"Subscribe to our letters," said Ann. They asked him to click here.')
    assert flagged(PROMPTS, text) == []


def test_decodes_an_entity():
    (finding,) = findings(ENTITIES, "Lind &amp; Sons closed. It rained.")
    assert (finding.text, finding.fixes[0].text, finding.fixes[0].safe) == ("&amp;", "&", True)


def test_recodes_what_was_read_in_the_wrong_encoding():
    rule = (
        "extends: furniture\nplace: anywhere\nnonword: true\nmend: recode\n"
        "tokens: ['â€™', 'Ã©', 'ï¿½']\n"
    )
    found = findings(rule, "Itâ€™s the cafÃ©, or cafï¿½. It rained.")
    assert [[fix.text for fix in finding.fixes] for finding in found] == [["’"], ["é"], ["�"]]


def test_refuses_a_token_that_could_run_for_long():
    with pytest.raises(RuleFileError, match="run for long"):
        rule_of("extends: furniture\ntokens: ['(a+)+b']")


def test_long_lines_full_of_labels_cost_little():
    from time import process_time

    text = "\n".join(["share " * 40] * 500)
    start = process_time()
    assert flagged(LABELS, text) == []
    assert process_time() - start < 2
