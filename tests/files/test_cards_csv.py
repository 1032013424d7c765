from __future__ import annotations

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from redcarpet.core.bank import Bank
from redcarpet.core.cards import cards_of
from redcarpet.core.question import Ignore, Question, Source
from redcarpet.core.text import clean
from redcarpet.files.cards_csv import MARK, csv_of
from redcarpet.files.formula_cells import harmless
from redcarpet.files.question_columns import QUESTIONS
from redcarpet.files.questions_sheet import questions_of_sheet
from redcarpet.files.sheet_opened import sheet_from_bytes
from tests.builders import question
from tests.payloads import every_file_of_payloads, payloads

OFFICE = "REDCARPET_SOFFICE"
"""The variable that names LibreOffice's program."""
EAGER = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
"""How the most careless reader opens a sheet: commas, UTF-8, numbers and dates seen, formulas worked out."""

FULL = Question(
    "What is {project|your film} to you?",
    id="what-is",
    short="To you?",
    say="What is it?",
    for_whom="her",
    why="asked least",
    topic="craft",
    tags=("directing", "writing"),
    roles=("director",),
    follow_ups=("Who, then?", 'Said "no"?'),
    note="slowly",
    needs=("project", "cause"),
    mirror="what-was",
    sensitivity="work-theme",
    source=Source("The Paper", "https://paper.example"),
    language="en",
    ignore=(Ignore("RC107", "known for it"),),
    bank="Ask Her More",
)


def rows(*questions: Question, notes: bool = False) -> list[dict[str, str]]:
    text = csv_of(cards_of(questions, notes=notes)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_tells_all_that_the_bank_says_as_the_bank_says_it() -> None:
    assert rows(FULL, notes=True) == [
        {
            "redcarpet": "what-is",
            "number": "1",
            "ask": "What is {project|your film} to you?",
            "for": "her",
            "topic": "craft",
            "bank": "Ask Her More",
            "seconds": "1",
            "follow_up_1": "Who, then?",
            "follow_up_2": 'Said "no"?',
            "short": "To you?",
            "say": "What is it?",
            "tags": "directing; writing",
            "roles": "director",
            "needs": "project; cause",
            "sensitivity": "work-theme",
            "exit_line": "",
            "why": "asked least",
            "mirror": "what-was",
            "status": "approved",
            "language": "en",
            "ignore": "RC107: known for it",
            "source_title": "The Paper",
            "source_url": "https://paper.example",
            "id": "what-is",
            "note": "slowly",
        }
    ]


def test_without_asking_there_is_no_note_and_no_column_for_it() -> None:
    (row,) = rows(FULL)
    assert "note" not in row
    assert "slowly" not in row.values()


def test_every_row_has_as_many_columns_as_the_most_follow_ups_need() -> None:
    without, with_three = rows(question("Why?"), question("How?", follow_ups=("a", "b", "c")))
    assert [without[f"follow_up_{n}"] for n in (1, 2, 3)] == ["", "", ""]
    assert [with_three[f"follow_up_{n}"] for n in (1, 2, 3)] == ["a", "b", "c"]


def test_it_is_what_spreadsheets_want_utf_8_with_its_mark_and_crlf_and_begins_with_our_own() -> None:
    content = csv_of(cards_of([question("Où?")], notes=False))
    assert content.startswith(b"\xef\xbb\xbf" + MARK.encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 2


@pytest.mark.parametrize("payload", [*payloads("csv"), "'=1", "''@x", "'tis", "a\rb"])
@pytest.mark.parametrize("is_clean", [True, False])
def test_no_cell_begins_a_formula_and_taking_one_apostrophe_away_gives_the_text_back(
    payload: str, is_clean: bool
) -> None:
    text = clean(payload) if is_clean else payload
    (row,) = rows(question("Why?", topic=text, tags=(text,), follow_ups=(text,)))
    for cell in (row["topic"], row["tags"].removesuffix("\n"), row["follow_up_1"]):
        assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"}
        starts_a_formula = text.lstrip("'")[:1] in {*"=+-@\t\r\n", "\uff1d"} and text
        assert cell == (f"'{text}" if starts_a_formula else text)


def office() -> str:
    """Find LibreOffice; a test that needs it is skipped where the variable names none: it comes from no registry."""
    found = os.environ.get(OFFICE)
    if not found:
        pytest.skip(f"LibreOffice is not there: {OFFICE}=soffice names it")
    return found


def opened(sheet: Path, saved_as: str, home: Path) -> Path:
    """Have LibreOffice open a sheet and save it with another ending; as somebody who has just installed it."""
    user = f"-env:UserInstallation={(home / 'user').as_uri()}"
    words = (user, "--headless", f"--infilter={EAGER}", "--convert-to", saved_as, "--outdir", str(home / "saved"))
    subprocess.run((office(), *words, str(sheet)), capture_output=True, check=True)
    return home / "saved" / f"{sheet.stem}.{saved_as.partition(':')[0]}"


def test_libreoffice_finds_text_in_every_cell_and_neither_a_formula_nor_a_link(tmp_path: Path) -> None:
    """In one test, because starting LibreOffice costs more than all that it reads."""
    raw = [text for text in every_file_of_payloads() if clean(text)]
    asks = [clean(text) for text in raw]
    asked = [
        question(ask, key=f"k{at}", tags=(text,), bank=ask)
        for at, (ask, text) in enumerate(zip(asks, raw, strict=True))
    ]
    sheet = tmp_path / "cards.csv"
    sheet.write_bytes(csv_of(cards_of(asked, notes=False)))
    book = load_workbook(opened(sheet, "xlsx", tmp_path))
    head, *table = book.worksheets[0].iter_rows()
    places = [at for at, cell in enumerate(head) if cell.value in {"ask", "bank"}]
    assert [tuple(row[at].value for at in places) for row in table] == [(harmless(ask), harmless(ask)) for ask in asks]
    assert {cell.data_type for row in table for cell in row} == {"s", "n"}
    assert [cell.coordinate for row in table for cell in row if cell.hyperlink] == []
    back = opened(sheet, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path).read_bytes()
    found = questions_of_sheet(sheet_from_bytes(back, "cards.csv", "", QUESTIONS), Bank("Ours"))
    assert [one.ask for one in found.bank.questions] == asks
