"""A row finds its question, and says of it what the sheet has a column for."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.cards import cards_of
from redcarpet.core.question import Question
from redcarpet.files.bank_insert import EditableBank, editable
from redcarpet.files.bank_update import Update, update_of
from redcarpet.files.cards_csv import csv_of
from tests.files.test_questions_sheet import read

BANK = b"""\
for: her
questions:
- ask: What did you fight to keep in this story?
  id: keep
  topic: craft
  note: |
    Wait.
    Colour: red
- ask: Why now?
  tags: [x1, y1]
"""


def bank() -> EditableBank:
    return editable(BANK, "ours.yaml")


def updated(sheet: str | bytes) -> Update:
    before = bank()
    return update_of(before, read(sheet, before.bank))


def meant(sheet: str | bytes, place: int = 0) -> Question:
    return updated(sheet).meant[place]


def test_an_equal_row_changes_nothing_and_one_without_its_like_is_new() -> None:
    sheet = "Question,Topic\nWhy now?,\nwhat did you fight to keep in this STORY,craft\nWho is next?,team\n"
    update = updated(sheet)
    assert [question.ask for question in update.meant.values()] == ["what did you fight to keep in this STORY"]
    assert [(one.ask, one.topic, one.for_whom) for one in update.new] == [("Who is next?", "team", "her")]
    assert update.gone == ()


def test_a_row_finds_its_question_by_id_by_words_and_by_likeness() -> None:
    for row in (
        "Something else?,keep",
        "What did you fight to keep in this story?,",
        "What did you fight to keep in that story?,",
    ):
        update = updated(f"Question,ID\n{row}\nWhy now?,\n")
        assert (update.new, update.gone) == ((), ())


def test_a_row_of_an_export_finds_its_question_whatever_its_words_became() -> None:
    before = bank()
    sheet = csv_of(cards_of(before.bank.questions, notes=True)).replace(b"Why now?", b"How come that you are here?")
    update = updated(sheet)
    assert {place: question.ask for place, question in update.meant.items()} == {1: "How come that you are here?"}
    assert (update.new, update.gone) == ((), ())


def test_an_id_that_is_there_never_changes_and_one_that_is_not_comes_in() -> None:
    update = updated("Question,ID\nWhat did you fight to keep in this story?,other\nWhy now?,now\n")
    assert {place: question.id for place, question in update.meant.items()} == {1: "now"}
    assert update.told == ("row 2: the id stays keep; ids never change.",)
    assert update.new == ()


def test_an_emptied_cell_empties_its_field_and_a_missing_column_leaves_it() -> None:
    question = meant("Question,Topic\nWhat did you fight to keep in this story?,\n")
    assert (question.topic, question.note, question.for_whom) == ("", "Wait.\nColour: red", "her")
    assert meant("Question,Tags\nWhy now?,\n", 1).tags == ()


def test_what_no_field_holds_takes_the_place_of_what_the_sheet_said_before() -> None:
    assert meant("Question,Colour\nWhat did you fight to keep in this story?,blue\n").note == "Wait.\nColour: blue"
    same = updated("Question,Colour\nWhat did you fight to keep in this story?,red\n")
    assert same.meant == {}


def test_rows_that_ask_the_same_are_one() -> None:
    update = updated("Question,Topic\nWho is next?,a1\nwho is NEXT?,b1\n")
    assert [question.topic for question in update.new] == ["a1"]
    assert update.gone == (0, 1)


def test_an_id_that_another_question_has_is_not_given_twice() -> None:
    update = updated(
        "Question,ID\nWhat did you fight to keep in this story?,keep\nWhy now?,keep\nA?,keep\nB?,b\nC?,b\n"
    )
    assert [(question.ask, question.id) for question in update.new] == [("A?", ""), ("B?", "b"), ("C?", "")]
    assert (update.meant, update.gone) == ({}, ())
    assert update.told[0] == "row 3: the id keep is another question's, so this one comes without."
    assert len(update.told) == 3


def test_lines_of_a_cell_that_no_field_holds_are_put_in_once() -> None:
    sheet = 'Question,Colour\nWhat did you fight to keep in this story?,"deep\nred"\n'
    question = meant(sheet)
    assert question.note == "Wait.\nColour: deep / red"
    after = editable(BANK.replace(b"Colour: red", b"Colour: deep / red"), "ours.yaml")
    assert update_of(after, read(sheet, after.bank)).meant == {}


def test_a_cell_that_is_not_understood_leaves_the_field_and_an_unknown_status_is_a_draft() -> None:
    before = editable(b"for: her\nquestions:\n- {ask: Why now?, for: him}\n", "ours.yaml")
    found = update_of(before, read("Question,For,Status\nWhy now?,aliens,perhaps\n", before.bank)).meant[0]
    assert (found.for_whom, found.status, found.note) == ("him", "draft", "For: aliens\nStatus: perhaps")


def test_rows_that_an_export_says_are_another_banks_are_passed_over() -> None:
    ours = replace(bank().bank.questions[1], bank="Ours")
    other = Question("Who built the set?", bank="Theirs", key="0123456789ab")
    before = editable(b"title: Ours\n" + BANK, "ours.yaml")
    sheet = csv_of(cards_of((ours, other), notes=True)) + b",,Who is new?\r\n"
    update = update_of(before, read(sheet, before.bank))
    assert [question.ask for question in update.new] == ["Who is new?"]
    assert update.told == ("these rows are another bank's and were passed over: Theirs.",)
