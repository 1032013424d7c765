from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from redcarpet.core.cards import cards_of
from redcarpet.core.question import FOR_WHOM, Question
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.cards_text import ASCII, BOXES, MARK, Paper, strokes_for, text_of
from tests.builders import question

DECISION = Question(
    "What is one decision in {project} that only you could have made?",
    id="only-you",
    topic="authorship",
    for_whom="her",
    bank="Ask Her More",
    follow_ups=("Who did you have to persuade?", "What would you do differently?"),
)
SHEET = """\
redcarpet cue cards · 1 of 68 · topic:authorship

┌──────────────────────────────────────────────────────────┐
│  1/1  authorship                                FOR HER  █
│                                                          █
│    What is one decision in this project                  █
│    that only you could have made?                        █
│                                                          █
│  ↳ Who did you have to persuade?                         │
│  ↳ What would you do differently?                        │
│                                                          │
│  [ ] asked                5 s · Ask Her More · only-you  │
└──────────────────────────────────────────────────────────┘
"""

_LETTERS = ["a", "W", "é", "e\u0301", "א", "नि", "監", "督", "👩\u200d🚀", "❤\ufe0f", "-", " ", " "]
"""Of every width: with marks of their own, wide, joined to one picture."""
_WORDS = st.lists(st.sampled_from(_LETTERS), min_size=1, max_size=80).map("".join).map(clean).filter(bool)


def drawn(*questions: Question, notes: bool = False, paper: Paper | None = None) -> str:
    stack = Stack(cards_of(questions, notes=notes), ("1 of 68", "topic:authorship"))
    return text_of(stack, paper or Paper(60, paged=False))


def test_a_card_looks_like_a_cue_card() -> None:
    assert drawn(DECISION) == SHEET


def test_the_edge_and_the_words_tell_whom_it_is_for() -> None:
    edges = {}
    for whom in FOR_WHOM:
        text = drawn(question("Why?", for_whom=whom))
        assert f"FOR {whom.upper()}" in text
        edges[whom] = "".join(line[-1] for line in text.splitlines()[3:-1])
    assert edges == {"her": "███││", "him": "│││▒▒", "anyone": "║║║║║"}


def test_all_that_is_asked_for_stands_on_the_card() -> None:
    asked = question(
        "Why?",
        say="Why, though?",
        short="Why!",
        needs=("project",),
        sensitivity="care",
        exit_line="Thank you.",
        note="slowly\nlisten",
    )
    text = drawn(asked, notes=True)
    for words in ("say: Why, though?", "shout: Why!", "needs a project", "to close: Thank you.", "note: slowly"):
        assert words in text
    assert "      listen" in text
    assert "slowly" not in drawn(asked)


@given(_WORDS, _WORDS, st.integers(24, 140), st.booleans(), st.sampled_from(FOR_WHOM))
def test_every_line_is_as_wide_as_the_card_and_no_word_is_lost(
    ask: str, follow_up: str, width: int, paged: bool, whom: str
) -> None:
    asked = question(ask, key="abc123", follow_ups=(follow_up,), for_whom=whom)
    paper = Paper(width, paged=paged)
    lines = drawn(asked, paper=paper).splitlines()
    frame = [line for line in lines[lines.index("") + 1 :] if line]
    assert {cell_len(line) for line in frame} == {cell_len(frame[0])}
    assert cell_len(frame[0]) <= width
    told = "".join(line[1:-1] for line in frame[1:-1]).replace(" ", "")
    assert ask.replace(" ", "") in told
    assert follow_up.replace(" ", "") in told


def test_from_a_hundred_columns_two_cards_stand_side_by_side_and_are_equally_tall() -> None:
    long = question("And " * 40 + "why?")
    lines = drawn(question("Why?"), long, question("How?"), paper=Paper(100, paged=False)).splitlines()
    assert lines[2].count("┌") == 2
    assert all(cell_len(line) == 100 for line in lines[2 : lines.index(next(x for x in lines if "└" in x)) + 1])
    assert sum(line.count("└") for line in lines) == 3


def test_sheets_are_parted_by_form_feeds_and_fit_a_printers_page() -> None:
    questions = [question(f"What is number {number}?") for number in range(9)]
    sheets = drawn(*questions, paper=Paper()).split("\f")
    assert len(sheets) == 3
    assert [len(re.findall(r"\d/9  ", sheet)) for sheet in sheets] == [4, 4, 1]
    assert all(len(sheet.splitlines()) <= 60 for sheet in sheets)
    assert "sheet 2 of 3" in sheets[1]


def test_the_cards_of_a_sheet_are_equally_tall_unless_their_words_need_more() -> None:
    questions = [question("Why?"), DECISION, question("And " * 200)]
    lines = drawn(*questions, paper=Paper()).splitlines()
    tops = [at for at, line in enumerate(lines) if line.startswith("┌")]
    bottoms = [at for at, line in enumerate(lines) if line.startswith("└")]
    heights = [bottom - top + 1 for top, bottom in zip(tops, bottoms, strict=True)]
    assert heights[:2] == [14, 14]
    assert heights[2] > 14


def test_a_terminal_gets_no_form_feed_and_bold_only_where_it_is_wanted() -> None:
    assert "\f" not in drawn(*[DECISION] * 9)
    assert "\x1b" not in drawn(DECISION)
    bold = drawn(DECISION, paper=Paper(60, paged=False, bold=True))
    assert re.findall("\x1b\\[1m(.*?)\x1b\\[0m", bold) == [
        "  What is one decision in this project",
        "  that only you could have made?",
    ]
    assert re.sub("\x1b\\[[01]m", "", bold) == SHEET


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "no-such-encoding"])
def test_an_output_that_cannot_write_boxes_gets_plain_ones(encoding: str) -> None:
    assert strokes_for(encoding) is ASCII
    assert drawn(DECISION, paper=Paper(60, paged=False, strokes=ASCII)).isascii()


def test_utf_8_gets_boxes() -> None:
    assert strokes_for("utf-8") is BOXES


def test_a_text_export_begins_with_its_mark() -> None:
    assert drawn(DECISION).startswith(MARK)
