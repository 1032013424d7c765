"""A spreadsheet of questions becomes a bank in which nothing of it is lost, and a bank's export becomes it again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.bank import Bank
from redcarpet.core.cards import cards_of
from redcarpet.core.question import FOR_WHOM, SENSITIVITIES, STATUSES, Ignore, Question, Source
from redcarpet.core.text import clean, clean_lines
from redcarpet.files.bank_written import bank_bytes, settled
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.cards_csv import csv_of
from redcarpet.files.question_columns import QUESTIONS
from redcarpet.files.questions_sheet import QuestionsSheet, questions_of_sheet
from redcarpet.files.sheet_opened import NotASheetError, column_name, sheet_from_bytes
from tests.payloads import all_payloads, naughty_strings

START = Bank("Ours", path="ours.yaml")


def read(sheet: str | bytes, bank: Bank = START, topic: str = "") -> QuestionsSheet:
    raw = sheet if isinstance(sheet, bytes) else sheet.encode()
    return questions_of_sheet(sheet_from_bytes(raw, "plan.csv", "", QUESTIONS), bank, topic)


def asks(sheet: str | bytes) -> list[str]:
    return [question.ask for question in read(sheet).bank.questions]


def told(sheet: QuestionsSheet) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.message) for one in sheet.records.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_and_encoding_gives_the_same_questions(separator: str, encoding: str) -> None:
    text = separator.join(["Theme", "QUESTION", "Für wen?"]) + "\r\n" + separator.join(["café", '"Où, ça; là?"', "Her"])
    (question,) = read(text.encode(encoding)).bank.questions
    assert (question.topic, question.ask, question.for_whom) == ("café", "Où, ça; là?", "her")


HEADINGS = {
    "ask": ("Ask", "Q", "Question:", "question text", "Frage", "Pregunta"),
    "topic": ("Category", "Topic", "THEME", "Sujet"),
    "why": ("Why", "Reason"),
    "note": ("Notes", "note", "Comments", "Anmerkung"),
    "short": ("Short form", "short"),
    "mirror": ("Mirror",),
    "id": ("ID", "Slug", "Question ID"),
}


@pytest.mark.parametrize(("field", "headings"), HEADINGS.items(), ids=HEADINGS)
def test_a_column_is_known_by_any_usual_heading(field: str, headings: tuple[str, ...]) -> None:
    for heading in headings:
        text = f"x1,{heading}\n,it\n" if field == "ask" else f"question,{heading}\nWhy?,it\n"
        assert getattr(read(text).bank.questions[0], field) == "it"


CELLS = [
    ("For", "women", "for_whom", "her"),
    ("Gender?", "M", "for_whom", "him"),
    ("Audience", "Everyone", "for_whom", "anyone"),
    ("Status", "WIP", "status", "draft"),
    ("Status", "ok", "status", "approved"),
    ("Sensitive", "yes", "sensitivity", "care"),
    ("Tags", "a b, c;d|e\nf", "tags", ("a b", "c", "d", "e", "f")),
    ("Roles", "director; writer", "roles", ("director", "writer")),
    ("Follow-up", "Who, then; and why? ; How|When?", "follow_ups", ("Who, then; and why?", "How", "When?")),
    ("Follow-ups", "Is {project|your film} it?\nYes?", "follow_ups", ("Is {project|your film} it?", "Yes?")),
    ("Source", "The Paper, https://paper.example/a", "source", Source("The Paper", "https://paper.example/a")),
    ("Link", "https://paper.example", "source", Source(url="https://paper.example")),
    ("Topic", "1917", "topic", "1917"),
    ("Topic", "No", "topic", "No"),
    ("Topic", "n/a", "topic", ""),
    ("Topic", "\u00a0a\u00a0b ", "topic", "a b"),
    ("Topic", "=1+1", "topic", "=1+1"),
    ("Topic", "'=1+1", "topic", "=1+1"),
    ("Topic", "“so”", "topic", "“so”"),
    ("Notes", "one\n\n two ", "note", "one\n\ntwo"),
    ("Colour", "red", "note", "Colour: red"),
    ("", "red", "note", "column B: red"),
    ("Nr", "7", "note", ""),
    ("Nr", "7b", "note", "Nr: 7b"),
    ("Seconds", "7", "note", "Seconds: 7"),
    ("For", "aliens", "note", "For: aliens"),
    ("Status", "perhaps", "status", "draft"),
    ("Status", "perhaps", "note", "Status: perhaps"),
]


@pytest.mark.parametrize(("heading", "cell", "field", "value"), CELLS)
def test_a_cell_means_what_a_newsroom_means_and_is_kept_where_no_field_takes_it(
    heading: str, cell: str, field: str, value: object
) -> None:
    (question,) = read(f'Question,{heading}\nWhy?,"{cell}"\n').bank.questions
    assert getattr(question, field) == value


def test_numbered_follow_ups_come_in_their_order_and_a_second_column_of_one_field_is_kept() -> None:
    sheet = read("Q,Question,Follow-up 1,Follow up 2,Topic,Category\n1,Why?,Who?,Where?,craft,late\n")
    (question,) = sheet.bank.questions
    assert (question.ask, question.follow_ups) == ("Why?", ("Who?", "Where?"))
    assert (question.topic, question.note) == ("craft", "Category: late")
    assert [(one.label, one.field) for one in sheet.records.columns] == [
        *(("Q", "number"), ("Question", "ask"), ("Follow-up 1", "follow_ups"), ("Follow up 2", "follow_ups")),
        *(("Topic", "topic"), ("Category", "")),
    ]


def test_follow_ups_keep_their_order_where_their_columns_were_moved() -> None:
    (question,) = read("Follow-up 2,Question,Follow-up 1,Phone\nWhere?,Why?,Who?,7\n").bank.questions
    assert question.follow_ups == ("Who?", "Where?")


def test_a_heading_without_a_remark_has_the_better_claim() -> None:
    (question,) = read("Question (German),Question\nWarum?,Why?\n").bank.questions
    assert (question.ask, question.note) == ("Why?", "Question (German): Warum?")


def test_headings_that_stand_once_more_are_no_question() -> None:
    assert asks("Question,Topic\nWhy?,a\n\nQuestion , Topic\nHow?,b\nQuestion,\n,,x\n") == ["Why?", "How?", "Question"]


def test_an_address_ends_before_the_comma_after_it() -> None:
    (question,) = read('Question,Source\nWhy?,"Herald https://a.b/c?d=1,2, page 3"\n').bank.questions
    assert question.source == Source("Herald, page 3", "https://a.b/c?d=1,2")


def test_an_empty_sheet_is_called_so() -> None:
    with pytest.raises(NotASheetError, match=r"^plan\.csv is empty\.$"):
        read("\n\n")


def test_an_export_is_known_without_its_column_of_keys() -> None:
    question = Question("Why?", follow_ups=("Is it; or not?",), tags=("a, b",), key="0123456789ab")
    rows = list(csv.reader(csv_of(cards_of((question,), notes=True)).decode("utf-8-sig").splitlines(keepends=True)))
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(row[1:] for row in rows)
    (found,) = read(stream.getvalue()).bank.questions
    assert (found.follow_ups, found.tags, found.note) == (("Is it; or not?",), ("a, b",), "")


def test_what_a_row_does_not_say_the_command_line_says() -> None:
    bank = read("Question,For\nWhy?,\nHow?,him\n", replace(START, for_whom="her"), "craft").bank
    assert [(one.for_whom, one.topic) for one in bank.questions] == [("her", "craft"), ("him", "craft")]


def test_problems_have_the_row_and_column_of_the_spreadsheet() -> None:
    sheet = read('sep=;\nQuestion;Note;For\nWhy?;"a\nb";\n;;\nHow?;;aliens\n;x;\n')
    assert told(sheet) == [
        (4, 3, "“aliens” is no word for “for”."),
        (5, 2, "There is no question in this row."),
    ]
    assert sheet.records.left == {5: "x"}
    assert [one.row for one in sheet.records.rows] == [2, 4]
    assert [column_name(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


def test_what_stands_above_the_headings_is_no_question_and_not_lost() -> None:
    sheet = read("Plan for Sunday,,\n,,\nQuestion,Topic,\nWhy?,x,\n,,\n")
    assert (asks("Plan,\nQuestion,Topic\nWhy?,x\n"), sheet.records.left) == (["Why?"], {1: "Plan for Sunday"})


@pytest.mark.parametrize(
    "text",
    [
        "1. So, why?\n2) Who?\nSay more.\n",
        "- So, why?\n• Who?\n\nSay more.",
        '"So, why?"\nWho?\nSay more.\n',
        'craft,"So, why?"\nteam,Who?\n,Say more.\n',
        "craft;So, why?\nteam;Who?\n;Say more.\n",
        "So, why?\tcraft\nWho?\tteam\nSay more.\t\n",
    ],
)
def test_a_sheet_without_headings_is_understood_by_its_questions(text: str) -> None:
    assert asks(text) == ["So, why?", "Who?", "Say more."]


def test_a_sign_in_every_sentence_does_not_part_them() -> None:
    assert asks("So, why?\nWell, who?\n") == ["So, why?", "Well, who?"]


@pytest.mark.parametrize("text", ["a,b\nc,d\n", "Name,Role\nAda,actor\n"])
def test_a_sheet_without_questions_is_refused(text: str) -> None:
    with pytest.raises(NotASheetError, match="no column of questions"):
        read(text)


def test_questions_that_stand_twice_are_told_and_both_stay() -> None:
    sheet = read("Question,ID\nWhy?,a\nwhy?,b\nHow?,a\n")
    assert len(sheet.bank.questions) == 3
    assert sheet.told == (
        "row 3 asks the same as row 2; only the first will be asked. Delete one of them.",
        "row 4 has the id of row 2. Give one of them another id.",
    )


def test_what_may_be_a_heading_between_the_questions_is_told_and_stays() -> None:
    sheet = read("Question,Topic\nLEADERSHIP,\nWhy?,x\nSay more.,\n=A1+B1,\n")
    assert len(sheet.bank.questions) == 4
    assert sheet.told == tuple(
        f"row {row}: “{text}” was taken as a question. Delete it if it is a heading."
        for row, text in ((2, "LEADERSHIP"), (5, "=A1+B1"))
    )


def test_only_words_that_were_changed_are_told_as_read_otherwise() -> None:
    sheet = read("Question,For,Status\nWhy?,Women,Tom has it\nHow?,Her,Approved\nWho?,Women,\n")
    assert sheet.records.read_as == {("for", "Women", "her"): 2}


def test_the_texts_of_an_export_are_taken_as_they_are() -> None:
    """Unlike those of another sheet: nothing is parted, dropped or smoothed."""
    whole = Question("Why|how?\u00a0", topic="none", tags=("a;b",), follow_ups=("Who?; How|when?",), note="-", key="k")
    sheet = read(csv_of(cards_of([whole], notes=True)))
    assert sheet.bank.questions == (replace(whole, bank="Ours", path="ours.yaml", line=2, language="en"),)


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.sampled_from(
        ["=1+1", "'=1", "'", "''@x", "a;b", "a|b", "a, b", "{project|x}", "No", "1917", "none", "-", "\xa0a"]
    ),
    st.sampled_from(
        ['"a"', "a: b", "a #b", "- a", "“a”", "null", "~", "Where\u2028?", "it’s", "'t", "[a]", "{a", "\\n"]
    ),
)
LINE = TEXT.map(clean).filter(lambda text: bool(text.strip()))
MAYBE = st.just("") | LINE
LINES = st.lists(MAYBE, max_size=4).map(lambda lines: clean_lines("\n".join(lines)))
WORDS = st.lists(LINE, max_size=3).map(tuple)
WHOLE = st.builds(
    Question,
    ask=LINE,
    id=MAYBE,
    short=MAYBE,
    say=MAYBE,
    for_whom=st.sampled_from(FOR_WHOM),
    why=MAYBE,
    topic=MAYBE,
    tags=WORDS,
    roles=WORDS,
    follow_ups=WORDS,
    note=LINES,
    needs=WORDS,
    mirror=MAYBE,
    sensitivity=st.sampled_from(SENSITIVITIES),
    exit_line=MAYBE,
    source=st.none() | st.builds(Source, LINE, MAYBE) | st.builds(Source, st.just(""), LINE),
    status=st.sampled_from(STATUSES),
    language=st.sampled_from(["en", "sv"]),
    ignore=st.lists(st.builds(Ignore, st.sampled_from(["RC107", "closed-question"]), MAYBE), max_size=2).map(tuple),
    bank=st.just("Ours"),
    path=st.just("ours.yaml"),
)


def unplaced(questions: tuple[Question, ...]) -> list[Question]:
    return [replace(one, line=0, key="", bank="Ours", path="ours.yaml") for one in questions]


@given(st.lists(WHOLE, min_size=1, max_size=3).map(tuple))
def test_any_bank_comes_back_from_its_export(questions: tuple[Question, ...]) -> None:
    """As a sheet, and as the file that is made of the sheet."""
    sheet = read(csv_of(cards_of(questions, notes=True)))
    assert unplaced(sheet.bank.questions) == unplaced(questions)
    meant = settled(replace(sheet.bank, title="Ours"))
    bank, _, unread = bank_from_bytes(bank_bytes(meant, [[]] * (len(questions) + 1)), "ours.yaml")
    assert bank is not None
    assert (unplaced(bank.questions), unread) == (unplaced(questions), 0)


@pytest.mark.parametrize("own", [False, True], ids=["of another program", "of ours"])
def test_hostile_texts_are_only_texts(own: bool) -> None:
    """Each in every column, unescaped: what becomes a bank reads back, and nothing of it reaches a terminal."""
    texts = [*naughty_strings(), *all_payloads()]
    stream = io.StringIO(newline="")
    heads = ["ask", "topic", "tags", "follow_up_1", "note", "for", "status", "source_title", "ignore", "id", "\x1b[2J"]
    csv.writer(stream).writerows([["redcarpet"] * own + heads, *([text] * (len(heads) + own) for text in texts)])
    sheet = read(stream.getvalue().encode("utf-8", "surrogatepass"))
    assert len(sheet.bank.questions) + len(sheet.records.left) > len(texts) - 5
    comments = [list(sheet.records.left.values()), *[[]] * len(sheet.bank.questions)]
    raw = bank_bytes(settled(replace(sheet.bank, title="Ours")), comments)
    said = [*sheet.told, *sheet.records.left.values(), *(str(one) for one in sheet.records.problems)]
    said += [one.label for one in sheet.records.columns]
    for text in [*said, *raw.decode().split("\n")]:
        assert not {*"\x00\x07\x08\x0c\x1b\x85\u2028\u202e"} & {*text}


@given(st.binary(max_size=200) | st.text("ab?\"',;\t\n\r=#.", max_size=200).map(str.encode))
def test_any_bytes_are_a_sheet_or_are_refused_in_a_sentence(raw: bytes) -> None:
    try:
        sheet = read(raw)
    except NotASheetError as error:
        refused = str(error)
    else:
        bank_bytes(settled(replace(sheet.bank, title="Ours")), [[]] * (len(sheet.bank.questions) + 1))
        refused = "plan.csv"
    assert refused.startswith("plan.csv")
