"""A spreadsheet of questions, whichever format it has, to the bank that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redcarpet.core.bank import Bank
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.csv_rows import Cell, Row
from redcarpet.files.question_columns import BANK, OWN, QUESTIONS
from redcarpet.files.sheet_opened import NotASheetError, Sheet
from redcarpet.files.sheet_records import Records, records_of, with_kept
from redcarpet.files.sheet_table import Table, found_table, plain
from redcarpet.files.yaml_bank import MOST_QUESTIONS
from redcarpet.files.yaml_question import read_question
from redcarpet.files.yaml_reading import Reading, quoted

_ASKS = re.compile(r"[?？؟][\"'”’»)\]]*$")
_ENDS = re.compile(r"[?？؟.!…][\"'”’»)\]]*$")
_FEW_WORDS = 4
"""So many without an end of a sentence may be a heading between questions, or a formula."""
_BULLET = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[-*•–])\s+")
"""What lists of plain lines have before each line."""


@dataclass(frozen=True, slots=True)
class QuestionsSheet:
    """What a sheet of questions holds."""

    records: Records[Question]
    bank: Bank
    """With each question, whose note has what no field holds; `line` is the row."""
    told: tuple[str, ...]
    """Questions that stand in it twice or may be none, a sentence each."""
    banks: tuple[str, ...] = ()
    """The banks that an export's rows come from, if they say so."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it has a column for, by their names in a bank."""
        inside = {column: outer for column, (outer, _) in QUESTIONS.inside.items()}
        named = {inside.get(column.field, column.field) for column in self.records.columns}
        return frozenset(named & set(QUESTIONS.fields))


def questions_of_sheet(sheet: Sheet, bank: Bank, topic: str = "") -> QuestionsSheet:
    """Read the questions of a sheet; `bank` and `topic` say what a row says that says nothing itself.

    Raises NotASheetError when no column has questions.
    """
    table = found_table(QUESTIONS, sheet.ways) or _without_headings(sheet)
    if table is None and not sheet.source.text.strip():
        raise NotASheetError(f"{sheet.source.path} is empty.")
    if table is None:
        raise NotASheetError(
            f"{sheet.source.path} has no column of questions. Write “question” above the one that holds them."
        )
    reading = Reading(sheet.source, [])
    records = records_of(table, lambda node, now: read_question(node, bank, now), reading, MOST_QUESTIONS)
    questions = [
        replace(
            with_kept(one.record, one.kept),
            topic=one.record.topic or topic,
            key=one.beside.get(OWN, "") or one.record.key,
        )
        for one in records.rows
    ]
    names = dict.fromkeys(clean(one.beside[BANK]) for one in records.rows if BANK in one.beside)
    return QuestionsSheet(records, replace(bank, questions=tuple(questions)), tuple(_doubts(questions)), tuple(names))


def _doubts(questions: Sequence[Question]) -> Iterator[str]:
    asked: dict[str, int] = {}
    named: dict[str, int] = {}
    for question in questions:
        if not _ENDS.search(question.ask) and len(question.ask.split()) <= _FEW_WORDS:
            yield f"row {question.line}: {quoted(question.ask)} was taken as a question. Delete it if it is a heading."
        same = asked.setdefault(fingerprint(question.ask), question.line)
        if same != question.line:
            yield f"row {question.line} asks the same as row {same}; only the first will be asked. Delete one of them."
        other = named.setdefault(question.id, question.line) if question.id else question.line
        if other != question.line and same == question.line:
            yield f"row {question.line} has the id of row {other}. Give one of them another id."


def _without_headings(sheet: Sheet) -> Table | None:
    """Take a sheet that has nothing but questions in one of its columns, or a text with one a line."""
    best: tuple[int, int, list[Row]] | None = None
    for rows in _partings(sheet):
        filled = [row for row in rows if any(plain(cell) for cell in row)]
        for column in range(max(map(len, filled), default=0)):
            count = sum(1 for row in filled if column < len(row) and _ASKS.search(plain(row[column])))
            if count * 2 >= len(filled) and (best is None or count > best[0]):
                best = count, column, filled
    if best is None:
        return None
    _, column, rows = best
    width = max(map(len, rows))
    headings = tuple(replace(rows[0][0], text="") for _ in range(width))
    fields = tuple("ask" if place == column else "" for place in range(width))
    return Table(QUESTIONS, headings, fields, iter([_without_bullet(row, column) for row in rows]))


def _partings(sheet: Sheet) -> Iterator[list[Row]]:
    """Give the rows in each way that makes sense: of a text only where all have as many cells, else its lines."""
    for way in sheet.ways:
        rows = list(way())
        if sheet.lines is None or (
            len({len(row) for row in rows if any(map(plain, row))}) == 1 and not _is_prose(rows)
        ):
            yield rows
    if sheet.lines:
        yield list(sheet.lines())


def _is_prose(rows: Sequence[Row]) -> bool:
    """Say whether the separator is only a sign in sentences: a space comes after it."""
    return any(len(row) > 1 for row in rows) and all(cell.text.startswith(" ") for row in rows for cell in row[1:])


def _without_bullet(row: Row, column: int) -> Row:
    return tuple(_bare(cell) if place == column else cell for place, cell in enumerate(row))


def _bare(cell: Cell) -> Cell:
    return replace(cell, text=_BULLET.sub("", cell.text))
