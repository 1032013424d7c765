from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from redcarpet.core.cards import AnyCard, Divider, cards_for, cards_of, name_card, parted_by_topic
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.question import FOR_WHOM, Question
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.cards_text import ASCII, BOXES, MARK, Paper, strokes_for, text_of
from tests.builders import question
from tests.payloads import all_payloads, naughty_strings, never_sent, squeezed

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
└─────────────────────────────────────────────────── CODE ─┘
"""

ADA = Guest(
    "Ada Nunes",
    say="AY-duh NOO-nesh",
    pronouns="she/her",
    role="director",
    project="Northern Light",
    nominations=("Best Director", "Best Screenplay"),
    tonight="nominee",
    note="Ask about sound.",
)
NAME = """\
┌─ Ada Nunes ──────────────────────────────────────────────┐
│  guest 4 of 12                                  NOMINEE  █
│                                                          │
│     ▄▀▄     █         █   █                              █
│    ▄▀ ▀▄ ▄▀▀█  ▀▀▄    █▀▄ █ █  █ █▀▀▄ ▄▀▀▄ ▄▀▀▀          │
│    █▀▀▀█ █  █ ▄▀▀█    █  ▀█ █  █ █  █ █▀▀▀  ▀▀▄          █
│    ▀   ▀  ▀▀▀  ▀▀▀    ▀   ▀  ▀▀▀ ▀  ▀  ▀▀▀ ▀▀▀           │
│                                                          █
│    say it: AY-duh NOO-nesh                               │
│                                                          █
│  she/her · director · Northern Light                     │
│  up for: Best Director                                   █
│          Best Screenplay                                 │
└──────────────────────────────────────────────── AN CODE ─┘
"""
DIVIDER = """\
┌─ craft ──────────────────────────────────────────────────┐
│                                                          █
│                           ▄█▀▀  ▄▄                       █
│     ▄▄▄▄   ▄▄ ▄▄   ▄▄▄▄   ██▄▄  ██▄▄                     █
│    ██  ▀▀  ██▀▀▀   ▄▄▄██  ██    ██                       █
│    ██  ▄▄  ██     ██  ██  ██    ██                       █
│     ▀▀▀▀   ▀▀      ▀▀▀▀▀  ▀▀     ▀▀▀                     █
│                                                          █
│    12 questions                                          █
│                                                          █
└─────────────────────────────────────────────────── CODE ─┘
"""
LONG_NAME = "Maria-Fernanda Etxeberria Goikoetxea von Hohenlohe-Langenburg"

_LETTERS = ["a", "W", "é", "e\u0301", "א", "नि", "監", "督", "👩\u200d🚀", "❤\ufe0f", "-", " ", " "]
"""Of every width: with marks of their own, wide, joined to one picture."""
_WORDS = st.lists(st.sampled_from(_LETTERS), min_size=1, max_size=80).map("".join).map(clean).filter(bool)


ON_SCREEN = Paper(60, paged=False)


def drawn(*questions: Question, notes: bool = False, paper: Paper = ON_SCREEN) -> str:
    return drawn_all(*cards_of(questions, notes=notes), paper=paper, facts=("1 of 68", "topic:authorship"))


def drawn_all(*cards: AnyCard, paper: Paper = ON_SCREEN, facts: tuple[str, ...] = ()) -> str:
    """Draw cards; CODE stands for the code of their stack."""
    stack = Stack(cards, facts)
    return text_of(stack, paper).replace(stack.code, "CODE")


def for_guest(guest: Guest, *asks: str) -> tuple[AnyCard, ...]:
    return cards_for([(question(ask), Mic((guest,))) for ask in asks], notes=False)


def edges(text: str) -> list[str]:
    """Give the right edge of each card, where one stands under another."""
    cards = text.partition("\n\n")[2].split("┘\n")[:-1]
    return ["".join(line[-1] for line in card.splitlines()[1:-1]) for card in cards]


def test_a_card_looks_like_a_cue_card() -> None:
    assert drawn(DECISION) == SHEET


def test_a_guest_has_a_card_with_a_large_name_and_how_it_is_said() -> None:
    assert drawn_all(name_card(ADA, 4, 12)).partition("\n\n")[2] == NAME
    assert "note: Ask about sound." in drawn_all(name_card(ADA, 4, 12, notes=True))


def test_a_topic_has_a_card_that_parts_the_stack() -> None:
    assert drawn_all(Divider("craft", 12)).partition("\n\n")[2] == DIVIDER
    assert drawn_all(Divider(LONG_NAME, 1), paper=Paper(40, paged=False)).count("Etxeberria") == 1
    assert "    no topic  " in drawn_all(Divider("", 1), paper=Paper(60, paged=False, strokes=ASCII))


@pytest.mark.parametrize(
    ("name", "paper"),
    [("Ada Nunes", Paper(60, paged=False, strokes=ASCII)), ("李安", ON_SCREEN), (LONG_NAME, Paper(40, paged=False))],
    ids=["ascii", "no picture", "too long"],
)
def test_a_name_that_block_letters_cannot_set_is_as_it_is_written(name: str, paper: Paper) -> None:
    text = drawn_all(name_card(Guest(name), 1, 2), paper=paper)
    assert not set("▀▄") & set(text)
    middle = text.partition("1 of 2")[2]
    assert squeezed(name) in squeezed(re.sub(f"[{BOXES.down}{BOXES.black}|#]", "", middle))


def test_a_questions_card_names_its_guest_in_the_frame_and_a_long_name_above_the_head() -> None:
    lines = drawn_all(*for_guest(ADA, "Why?")).splitlines()
    assert lines[2].startswith("┌─ Ada Nunes ──")
    assert lines[3].split() == ["│", "1/1", "FOR", "ANYONE", "║"]
    lines = drawn_all(*for_guest(Guest(LONG_NAME), "Why?")).splitlines()
    assert lines[2] == f"┌{'─' * 58}┐"
    assert [line[1:-1].split() for line in lines[3:6]] == [
        ["Maria-Fernanda", "Etxeberria", "Goikoetxea", "von"],
        ["Hohenlohe-Langenburg"],
        ["1/1", "FOR", "ANYONE"],
    ]


def test_every_card_tells_its_stack_and_its_guest_so_that_dropped_stacks_can_be_sorted() -> None:
    two = (name_card(ADA, 1, 2), *for_guest(ADA, "Why?"), *for_guest(Guest("Bo Lind"), "How?"), Divider("", 1))
    told = re.findall(r"└─* (.*?) ─┘", drawn_all(*two, *cards_of([DECISION], notes=False)))
    assert told == ["AN CODE", "AN CODE", "BL CODE", "CODE", "CODE"]
    assert re.findall(r"└─* (.*?) ─┘", drawn_all(*two[1:])) == ["AN CODE", "BL CODE", "CODE"]
    hers = drawn_all(Divider("craft", 1), *for_guest(ADA, "Why?"))
    assert re.findall(r"└─* (.*?) ─┘", hers) == ["AN CODE"] * 2


@pytest.mark.parametrize(
    ("campaign", "told"),
    [("", "1 s · Her Night · why"), ("#HerNight", "1 s · #HerNight · why"), ("#Ask", "1 s · Her Night · #Ask · why")],
)
def test_the_foot_names_the_bank_and_its_campaign_once_where_they_say_the_same(campaign: str, told: str) -> None:
    asked = Question("Why?", id="why", bank="Her Night", path="/b")
    text = drawn_all(*cards_of([asked], notes=False, campaigns={"/b": campaign}))
    assert f"  {told}  ║" in text


def test_the_edge_and_the_words_tell_whom_it_is_for() -> None:
    found = {}
    for whom in FOR_WHOM:
        text = drawn(question("Why?", for_whom=whom))
        assert f"FOR {whom.upper()}" in text
        found[whom] = edges(text)
    assert found == {"her": ["███││"], "him": ["│││▒▒"], "anyone": ["║║║║║"]}


def test_the_edge_tells_names_and_topics_from_questions() -> None:
    name, topic = edges(drawn_all(name_card(Guest("李"), 1, 2), Divider("李", 1)))
    assert (name, topic) == ("█│█│", "█████")


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
    cards: tuple[AnyCard, ...] = (*cards_of([asked], notes=False), name_card(Guest(follow_up, say=ask), 1, 1))
    for card in (*cards, Divider(ask, 7)):
        lines = drawn_all(card, paper=Paper(width, paged=paged)).splitlines()
        frame = [line for line in lines[lines.index("") + 1 :] if line]
        assert {cell_len(line) for line in frame} == {cell_len(frame[0])}
        assert cell_len(frame[0]) <= width
        told = frame[0] + "".join(line[1:-1] for line in frame[1:-1])
        for words in {ask, follow_up} if not isinstance(card, Divider) else {ask}:
            assert squeezed(words) in squeezed(told)


def test_from_a_hundred_columns_two_cards_stand_side_by_side_and_are_equally_tall() -> None:
    long = question("And " * 40 + "why?")
    lines = drawn(question("Why?"), long, question("How?"), paper=Paper(100, paged=False)).splitlines()
    assert lines[2].count("┌") == 2
    assert all(cell_len(line) == 100 for line in lines[2 : lines.index(next(x for x in lines if "└" in x)) + 1])
    assert sum(line.count("└") for line in lines) == 3


def test_a_name_or_a_topic_begins_a_row_after_questions_and_names_stand_side_by_side() -> None:
    bo = Guest("Bo Lind")
    wide = Paper(120, paged=False)
    planned = drawn_all(name_card(ADA, 1, 2), *for_guest(ADA, "Why?", "How?"), name_card(bo, 2, 2), paper=wide)
    tops = [re.findall("[A-Z][a-z]+ [A-Z][a-z]+", line) for line in planned.splitlines() if "┌" in line]
    assert tops == [["Ada Nunes", "Ada Nunes"], ["Ada Nunes"], ["Bo Lind"]]
    names = drawn_all(name_card(ADA, 1, 2), name_card(bo, 2, 2), paper=wide)
    assert [line.count("┌") for line in names.splitlines() if "┌" in line] == [2]


def test_sheets_are_parted_by_form_feeds_and_fit_a_printers_page() -> None:
    questions = [question(f"What is number {number}?") for number in range(9)]
    sheets = drawn(*questions, paper=Paper()).split("\f")
    assert len(sheets) == 3
    assert [len(re.findall(r"\d/9  ", sheet)) for sheet in sheets] == [4, 4, 1]
    assert all(len(sheet.splitlines()) <= 60 for sheet in sheets)
    assert "sheet 2 of 3" in sheets[1]


def test_a_sheet_holds_whole_cards_of_every_kind() -> None:
    asked = [question(f"What is number {number}? " * number, topic="abc"[number % 3]) for number in range(1, 20)]
    names = [name_card(Guest("Ada Nunes " * number), number, 7) for number in range(1, 8)]
    text = drawn_all(*names, *parted_by_topic(cards_of(asked, notes=False)), paper=Paper())
    sheets = text.split("\f")
    assert [sheet.count("┌") for sheet in sheets] == [sheet.count("┘") for sheet in sheets]
    assert text.count("┌") == 7 + 19 + 3
    assert all(len(sheet.splitlines()) <= 60 for sheet in sheets)


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


def test_the_heading_says_what_the_stack_is_called() -> None:
    assert text_of(Stack((), title="Cue cards for Ada Nunes"), ON_SCREEN).startswith(MARK + " for Ada Nunes\n")
    assert text_of(Stack((), ("6 names",), title="Guests"), ON_SCREEN).startswith(MARK + " · Guests · 6 names\n")


def test_whatever_reaches_the_writer_is_text_and_no_order() -> None:
    hostile = [text for text in (*all_payloads(), *naughty_strings(), "a\x0cb", "a\nb") if clean(text)]
    for text in hostile:
        asked = question(text, topic=text, bank=text, id=text, short=text, needs=(text,), note=text, follow_ups=(text,))
        guest = Guest(text, say=text, role=text, project=text, nominations=(text,), note=text)
        (card,) = cards_for([(asked, Mic((guest,)))], notes=True, campaigns={"": text})
        for one in (card, name_card(guest, 1, 2, notes=True), Divider(text, 1)):
            written = text_of(Stack((one,), (text,), text), ON_SCREEN)
            assert not never_sent(written.encode("utf-8", "surrogateescape"))
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", written)
            frame = written.partition("\n\n")[2].splitlines()
            assert {cell_len(line) for line in frame} == {60}
            assert squeezed(clean(text)) in squeezed(frame[0] + "".join(line[1:-1] for line in frame[1:-1]))
