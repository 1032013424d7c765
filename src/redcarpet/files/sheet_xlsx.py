"""Excel's workbooks: the texts of a sheet's cells as Excel shows them. Nothing is calculated.

Read a row at a time, within bounds: what a workbook unpacks to is looked at before any of it is unpacked.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Protocol
from xml.etree import ElementTree as ET

import openpyxl

from redcarpet.core.values import dataclass
from redcarpet.files.csv_rows import MOST_CELLS, Cell, Place, Row
from redcarpet.files.sheet_parts import Beside, Range, beside_rows

_MOST_UNPACKED = 150_000_000
"""Bytes of all its parts together: far more than any sheet of questions, and what a laptop can hold."""
_MOST_ROWS = 50_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ET.ParseError, UnicodeError, EOFError, OSError, NotImplementedError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, RuntimeError, OverflowError),
)
"""What a damaged workbook makes its readers raise."""

_SAVE_AS = "Save it as .xlsx or CSV, and import that."


class NotAWorkbookError(Exception):
    """It can't be read; the message is the rest of a sentence that begins with the file's name."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook."""

    name: str
    rows: tuple[Row, ...]
    """Each cell's place is its row and column, from 0."""
    hidden: bool = False
    remarks: tuple[str, ...] = ()
    """Its cells that have a remark, such as B4; what they say is not read."""


class _Shown(Protocol):
    """A cell as openpyxl has it."""

    @property
    def value(self) -> object: ...

    @property
    def number_format(self) -> str: ...

    @property
    def data_type(self) -> str: ...


class _Sheet(Protocol):
    """A sheet as openpyxl reads it, a row at a time."""

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, max_col: int) -> Iterator[tuple[_Shown, ...]]: ...


def pages_of(raw: bytes) -> Iterator[Page]:
    """Read the sheets of a workbook, each when its turn comes. Raises NotAWorkbookError."""
    _refuse(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _pages(raw)
    except _BROKEN as error:
        raise NotAWorkbookError("is damaged and can't be read. Open it in Excel and save it again.") from error


def _refuse(raw: bytes) -> None:
    if not raw.startswith(b"PK"):
        if _ENCRYPTED in raw:
            raise NotAWorkbookError("has a password. Save it without one, and import that.")
        raise NotAWorkbookError(f"is in Excel's old format. {_SAVE_AS}")
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotAWorkbookError("is damaged and can't be read. Open it in Excel and save it again.") from error
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise NotAWorkbookError("has a password. Save it without one, and import that.")
    if any(name.endswith(".iwa") for name in names):
        raise NotAWorkbookError(
            "is a Numbers file. In Numbers choose File > Export To > Excel or CSV, and import that."
        )
    if "xl/workbook.xml" not in names:
        raise NotAWorkbookError(f"is no Excel sheet. {_SAVE_AS}")
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise NotAWorkbookError("unpacks to more than can be read. Save the sheet alone as CSV, and import that.")


def _pages(raw: bytes) -> Iterator[Page]:
    beside = beside_rows(raw)
    book = _book(raw, results=False)
    try:
        for sheet in book.worksheets:
            found = list(_cells(sheet))
            texts = [[_text(cell) for cell in row] for row in found]
            _put_results(found, texts, raw, sheet.title)
            what = beside.get(sheet.title, Beside())
            rows = _spread([_row(number, row) for number, row in enumerate(texts)], what.merged)
            yield Page(sheet.title, tuple(rows), sheet.sheet_state != "visible", what.remarks)
    finally:
        book.close()


def _book(raw: bytes, *, results: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=results)


def _cells(sheet: _Sheet) -> Iterator[tuple[_Shown, ...]]:
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(max_col=MOST_CELLS), _MOST_ROWS)


def _put_results(found: list[tuple[_Shown, ...]], texts: list[list[str]], raw: bytes, title: str) -> None:
    """Put what Excel last showed in place of formulas; one that it never calculated stays as it is written."""
    formulas = {(row, at) for row, cells in enumerate(found) for at, cell in enumerate(cells) if cell.data_type == "f"}
    if not formulas:
        return
    book = _book(raw, results=True)
    try:
        for row, cells in enumerate(_cells(book[title])):
            for at, cell in enumerate(cells):
                if (row, at) in formulas and cell.value is not None:
                    texts[row][at] = _text(cell)
    finally:
        book.close()


def _row(number: int, texts: list[str]) -> Row:
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    return tuple(_cell(number, column, text) for column, text in enumerate(texts or [""]))


def _cell(row: int, column: int, text: str) -> Cell:
    return Cell(text, Place(0, row, column), Place(0, row, column + 1))


def _spread(rows: list[Row], merged: Sequence[Range]) -> list[Row]:
    """Say in every row of a merged cell what stands in its first: so it is seen on the screen."""
    for left, top, _, bottom in merged:
        if top == bottom or top > len(rows) or left > len(rows[top - 1]):
            continue
        text = rows[top - 1][left - 1].text
        for number in range(top, min(bottom, len(rows))):
            row = list(rows[number])
            row += [_cell(number, column, "") for column in range(len(row), left)]
            row[left - 1] = _cell(number, left - 1, text)
            rows[number] = tuple(row)
    return rows


def _text(cell: _Shown) -> str:
    """Give what a cell shows; of a formula without a result, its own text."""
    value, shown_as = cell.value, cell.number_format or "General"
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, shown_as)
        case date() | time():
            return _moment(value, shown_as)
        case timedelta():
            return str(value)
    return "" if value is None else str(value).replace("_x000D_", "")


_TIMED = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|\"[^\"]*\"|\\.|\[[^\]]*\]|.", re.IGNORECASE)
_DIRECTIVES = {
    "yyyy": "%Y",
    "yy": "%y",
    "mmmm": "%B",
    "mmm": "%b",
    "dddd": "%A",
    "ddd": "%a",
    "dd": "%d",
    "ss": "%S",
    "s": "%S",
    "am/pm": "%p",
}


def _moment(value: datetime | date | time, shown_as: str) -> str:
    """Write a date or a time in the order and with the signs of its format; a general one as 2026-11-22."""
    if shown_as == "General" or not re.search("[ymdhs]", shown_as, re.IGNORECASE):
        return value.isoformat()
    of_day = value.time() if isinstance(value, datetime) else value if isinstance(value, time) else time()
    day = value if isinstance(value, date) else date(1900, 1, 1)
    twelve = "am/pm" in shown_as.casefold()
    told, last = "", ""
    for piece in (match[0] for match in _TIMED.finditer(shown_as.partition(";")[0])):
        word = piece.lower()
        if word in {"m", "mm"} and last in {"h", "hh"}:
            told += f"{of_day.minute:02}"
        elif word in {"h", "hh"}:
            hour = (of_day.hour % 12 or 12) if twelve else of_day.hour
            told += f"{hour:0{len(word)}}"
        elif word in {"d", "m", "mm"}:
            told += f"{day.day if word == 'd' else day.month:0{len(word)}}"
        elif word in _DIRECTIVES:
            told += datetime.combine(day, of_day).strftime(_DIRECTIVES[word])
        elif not piece.startswith("["):
            told += piece.strip('"').removeprefix("\\")
        last = word if word.isalpha() else last
    return told.strip()


def _number(value: float, shown_as: str) -> str:
    """Write a number with the zeros, thousands and percent of its format; a general one as short as it is."""
    plain = re.sub(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.", "", shown_as.partition(";")[0])
    if "%" in plain:
        value *= 100
    if not re.fullmatch(r"[#0,.%? ]*0[#0,.%? ]*", plain):
        return f"{value:.15g}" + "%" * ("%" in plain)
    whole, _, part = plain.strip("% ").partition(".")
    decimals = part.count("0")
    return f"{value:0{whole.count('0') + bool(decimals) + decimals}{',' * (',' in whole)}.{decimals}f}" + "%" * (
        "%" in plain
    )
