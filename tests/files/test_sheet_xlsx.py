"""A workbook's cells are read as Excel shows them, and a file that is none is refused in one sentence."""

from __future__ import annotations

import contextlib
import io
import random
import re
import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from redcarpet.files.arrivals_csv import GUESTS
from redcarpet.files.guests_written import arrivals_of_sheet
from redcarpet.files.question_columns import QUESTIONS
from redcarpet.files.questions_sheet import questions_of_sheet
from redcarpet.files.sheet_opened import NotASheetError, Sheet, opened, sheet_from_bytes
from tests.files.test_questions_sheet import START


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def first(book: Workbook) -> Any:  # noqa: ANN401 - openpyxl says only that there may be one
    return book.active


def workbook(*rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in rows:
        first(book).append(row)
    return book


def sheet(book: Workbook, page: str = "") -> Sheet:
    return sheet_from_bytes(saved(book), "plan.xlsx", page, QUESTIONS)


def asks(book: Workbook, page: str = "") -> list[str]:
    return [question.ask for question in questions_of_sheet(sheet(book, page), START).bank.questions]


SHOWN = [
    (1917, "General", "1917"),
    (2.5, "General", "2.5"),
    (0.1 + 0.2, "General", "0.3"),
    (7, "000", "007"),
    (1234.5, "#,##0.00", "1,234.50"),
    (0.25, "0%", "25%"),
    (3, '0 "min"', "3"),
    (True, "General", "TRUE"),
    (date(2026, 11, 22), "yyyy-mm-dd", "2026-11-22"),
    (datetime(2026, 11, 22, 20, 5), "d.m.yyyy hh:mm", "22.11.2026 20:05"),  # noqa: DTZ001 - a sheet knows no zone
    (datetime(2026, 11, 2, 20, 5), "mmm d, yyyy h:mm AM/PM", "Nov 2, 2026 8:05 PM"),  # noqa: DTZ001 - the same
    (time(18, 30), "h:mm", "18:30"),
    ("=SUM(A1:A2)", "General", "=SUM(A1:A2)"),
    ("line\n_x000D_two", "General", "line two"),
    ("“so” it’s", "General", "“so” it’s"),
    ("<b>[/] \x1b".replace("\x1b", "!"), "General", "<b>[/] !"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), SHOWN)
def test_a_cell_says_what_it_shows(value: object, number_format: str, text: str) -> None:
    book = workbook(("Question", "Topic"), ("Why?", value))
    first(book)["B2"].number_format = number_format
    (question,) = questions_of_sheet(sheet(book), START).bank.questions
    assert question.topic == text


def test_a_formula_says_what_excel_showed_last() -> None:
    raw = saved(workbook(("Question", "Topic"), ('="Why "&"now?"', "=B9")))
    parts = zipfile.ZipFile(io.BytesIO(raw))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as after:
        for name in parts.namelist():
            content = re.sub(
                rb'(<c r="A2")([^>]*>.*?)<v ?(/>|></v>)', rb'\1 t="str"\2<v>Why now?</v>', parts.read(name)
            )
            after.writestr(name, content)
    (question,) = questions_of_sheet(sheet_from_bytes(stream.getvalue(), "p", "", QUESTIONS), START).bank.questions
    assert (question.ask, question.topic) == ("Why now?", "=B9")


def test_comments_on_cells_are_told() -> None:
    book = workbook(("Question",), ("Why?",))
    first(book)["A2"].comment = Comment("not her", "Ruth")
    assert sheet(book).notes == (
        "plan.xlsx: the comment on a cell was not read (A2). Write what counts into a column of notes.",
    )


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    book = workbook(("Topic", "Question"), ("craft", "Why?"), (None, "How?"), (None, "Who?"), ("team", "Where?"))
    first(book).merge_cells("A2:A4")
    found = questions_of_sheet(sheet(book), START).bank.questions
    assert [question.topic for question in found] == ["craft", "craft", "craft", "team"]


def test_the_sheet_with_questions_is_taken_and_the_others_are_named() -> None:
    book = workbook(("Budget", "Sum"), ("taxi", 30))
    book.create_sheet("Old").append(("Question",))
    book["Old"].append(("Old?",))
    book["Old"].sheet_state = "hidden"
    book.create_sheet("Asks").append(("Question",))
    book["Asks"].append(("New?",))
    book.create_sheet("Empty")
    assert asks(book) == ["New?"]
    assert asks(book, "old") == ["Old?"]
    assert sheet(book).notes == (
        "sheet “Asks” was read, and “Sheet”, “Old” (hidden) were not: --sheet NAME reads another.",
    )
    with pytest.raises(NotASheetError, match=r"has no sheet “Ask”\. Did you mean “Asks”"):
        sheet(book, "Ask")


def test_empty_rows_and_columns_are_passed_over_and_places_are_the_workbooks() -> None:
    book = workbook((), (None, "Plan"), (None, "Question", None, "For"), (), (None, "Why?", None, "aliens"))
    first(book)["XFD9"] = "far away"
    found = questions_of_sheet(sheet(book), START)
    assert [(one.span.line, one.span.column) for one in found.records.problems] == [(5, 4)]
    assert (found.records.left, found.bank.questions[0].note) == ({2: "Plan"}, "For: aliens")


def test_a_workbook_without_headings_is_understood_by_its_questions() -> None:
    assert asks(workbook(("craft", "Why?"), ("team", "Who?"), (None, "Say more."))) == ["Why?", "Who?", "Say more."]


def test_an_arrivals_sheet_may_be_a_workbook() -> None:
    raw = saved(workbook(("Guest", "Min", "Table"), ("Ada", 2.5, 7)))
    (guest,) = arrivals_of_sheet(sheet_from_bytes(raw, "arrivals.xlsx", "", GUESTS)).guests
    assert (guest.name, guest.minutes, guest.note) == ("Ada", 2.5, "Table: 7")


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return stream.getvalue()


def claiming(raw: bytes, size: int) -> bytes:
    """Let the directory of an archive say of its last part that it unpacks to so many bytes."""
    at = raw.rindex(b"PK\x01\x02")
    return raw[: at + 24] + struct.pack("<I", size) + raw[at + 28 :]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in Excel's old format. Save it as .xlsx or CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (zipped("Index/Document.iwa"), "is a Numbers file. In Numbers choose File > Export To"),
        (zipped("word/document.xml"), "is no Excel sheet. Save it as .xlsx or CSV"),
        (zipped("xl/workbook.xml"), "is damaged and can't be read"),
        (b"PK\x03\x04", "is damaged and can't be read"),
        (claiming(zipped("xl/workbook.xml"), 2_000_000_000), "unpacks to more than can be read"),
        (b"PK\x03\x04" + bytes(20_000_000), "is larger than 20 MB"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"{\\rtf1", "This is a rich-text file"),
    ],
    ids=["xls", "password", "numbers", "word", "empty", "cut", "bomb", "large", "pdf", "rtf"],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(NotASheetError) as refused:
        sheet_from_bytes(raw, "plan.xlsx", "", QUESTIONS)
    assert told in str(refused.value)
    assert str(refused.value).startswith("plan.xlsx")
    assert "\n" not in str(refused.value)


def test_an_empty_workbook_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotASheetError, match="is empty"):
        sheet(workbook())
    with pytest.raises(NotASheetError, match="There is no file"):
        opened(tmp_path / "gone.xlsx", "", QUESTIONS)
    with pytest.raises(NotASheetError, match="is a folder"):
        opened(tmp_path, "", QUESTIONS)


def test_a_damaged_workbook_is_read_or_refused_and_nothing_else() -> None:
    whole = saved(workbook(("Question", "Topic"), ("Why?", date(2026, 11, 22)), ("How?", 7)))
    chance = random.Random(7)  # noqa: S311 - a test that comes out alike each time
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with contextlib.suppress(NotASheetError):
            sheet_from_bytes(bytes(raw), "plan.xlsx", "", QUESTIONS)


def test_entities_that_would_fill_the_memory_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "{}">{}]><workbook>&l9;</workbook>'.format(
        "a" * 100, "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(10))
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("xl/_rels/workbook.xml.rels", "<r/>")
        parts.writestr("xl/workbook.xml", bomb)
    with pytest.raises(NotASheetError, match="is damaged"):
        sheet_from_bytes(stream.getvalue(), "plan.xlsx", "", QUESTIONS)
