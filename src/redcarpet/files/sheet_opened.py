"""A spreadsheet's file opened, whatever its format: rows whose cells know their row and column as a spreadsheet counts.

Text in any usual encoding, parted by comma, semicolon or tab; or an Excel workbook, of which one sheet is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from redcarpet.core.problem import Problem
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.csv_rows import Cell, Place, Row, announced_separator, ways_in
from redcarpet.files.disk_faults import in_words
from redcarpet.files.sheet_table import Kind, Way, found_table
from redcarpet.files.yaml_reading import nearest, quoted
from redcarpet.files.yaml_text import Source, named, plain_source

if TYPE_CHECKING:
    from redcarpet.files.sheet_xlsx import Page

_MOST_REMARKS = 10
LARGEST_SHEET = 20_000_000
"""Bytes of a workbook; a text may have as many as a bank."""
_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How files of office programs begin, the old ones and those with a password, too."""


class NotASheetError(Exception):
    """The file can't be read as a sheet; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of cells, not yet understood."""

    source: Source
    """The file's name and, of a text, its whole."""
    ways: tuple[Way, ...]
    """How its rows may be parted."""
    lines: Way | None = None
    """Its lines as they stand, each one cell; of a text only."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with its encoding."""
    notes: tuple[str, ...] = ()
    """What else stands in the file, a sentence each."""


def place_in_sheet(line: int, column: int) -> str:
    """Say where a cell is, both counted from 1: row 14, column C."""
    return f"row {line}, column {column_name(column)}"


def column_name(column: int) -> str:
    """Name a column, counted from 1, as a spreadsheet does: A, B ... Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def opened(path: Path, wanted: str, kind: Kind) -> Sheet:
    """Open the sheet of a file; of several the `wanted` one, else the first that shows such records.

    Raises NotASheetError.
    """
    name = named(path)
    try:
        if path.is_dir():
            raise NotASheetError(f"{name} is a folder. Name a sheet in it.")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_SHEET + 1)
    except FileNotFoundError as error:
        raise NotASheetError(f"There is no file {name}.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        told = in_words(error) if isinstance(error, OSError) else "no file has such a name"
        raise NotASheetError(f"{name} can't be read: {told}.") from error
    return sheet_from_bytes(raw, name, wanted, kind)


def sheet_from_bytes(raw: bytes, name: str, wanted: str, kind: Kind) -> Sheet:
    """Do the same with the bytes of a file of that name."""
    if not raw.startswith(_OFFICE):
        return _text_sheet(raw, name, wanted)
    if len(raw) > LARGEST_SHEET:
        raise NotASheetError(f"{name} is larger than 20 MB. Save the sheet alone as CSV, and import that.")
    from redcarpet.files.sheet_xlsx import NotAWorkbookError, pages_of  # noqa: PLC0415 - a CSV needs no such library

    try:
        return _page_meant(pages_of(raw), name, wanted, kind)
    except NotAWorkbookError as error:
        raise NotASheetError(f"{name} {error}") from error


def _text_sheet(raw: bytes, name: str, wanted: str) -> Sheet:
    source, problems = plain_source(raw, name)
    if source is None:
        raise NotASheetError(f"{name}: {problems[0].message} {problems[0].help}")
    if wanted:
        raise NotASheetError(f"{name} is one sheet. Leave --sheet out.")
    _, start = announced_separator(source.text)
    ways = tuple(partial(_on_grid, way) for way in ways_in(source.text))
    return Sheet(
        source,
        ways,
        partial(_lines, source.text[start:]),
        tuple(problem for problem in problems if problem.level != "advice"),
    )


def _on_grid(way: Way) -> Iterator[Row]:
    """Count rows and columns instead of lines and characters."""
    for number, row in enumerate(way()):
        yield tuple(
            Cell(cell.text, Place(0, number, column), Place(0, number, column + 1), cell.is_open)
            for column, cell in enumerate(row)
        )


def _lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n")):
        yield (Cell(line, Place(0, number, 0), Place(0, number, 1)),)


def _page_meant(pages: Iterator[Page], name: str, wanted: str, kind: Kind) -> Sheet:
    every = list(pages)
    if wanted:
        page = next((one for one in every if one.name.casefold() == wanted.casefold()), None)
        if page is None:
            raise NotASheetError(_no_such_page(every, name, wanted))
        return _of_page(page, [page], name)
    shown = [page for page in every if not page.hidden and _is_filled(page)]
    fitting = [page for page in shown if found_table(kind, (_way(page),))]
    if not shown:
        raise NotASheetError(f"{name} is empty.")
    return _of_page((fitting or shown)[0], [page for page in every if _is_filled(page)], name)


def _no_such_page(every: Sequence[Page], name: str, wanted: str) -> str:
    names = [page.name for page in every]
    known = {one.casefold(): one for one in names}
    near = nearest(wanted, known)
    there = f"Did you mean {quoted(known[near])}?" if near else f"There are: {', '.join(map(quoted, names))}."
    return f"{name} has no sheet {quoted(wanted)}. {there}"


def _of_page(page: Page, every: Sequence[Page], name: str) -> Sheet:
    others = [f"{quoted(one.name)}{' (hidden)' if one.hidden else ''}" for one in every if one is not page]
    whole = "x" if _is_filled(page) else ""
    return Sheet(Source(name, whole), (_way(page),), notes=(*_other_pages(page, others), *_remarks(page, name)))


def _other_pages(page: Page, others: Sequence[str]) -> Iterator[str]:
    was, it = ("was", "it") if len(others) == 1 else ("were", "another")
    note = f"sheet {quoted(page.name)} was read, and {', '.join(others)} {was} not: --sheet NAME reads {it}."
    yield from [clean(note)] if others else ()


def _remarks(page: Page, name: str) -> Iterator[str]:
    """Say that remarks on cells stay behind: it is the one thing that a column can't give."""
    if page.remarks:
        cells = ", ".join(page.remarks[:_MOST_REMARKS]) + ", ..." * (len(page.remarks) > _MOST_REMARKS)
        some = "the comment on a cell was" if len(page.remarks) == 1 else f"{len(page.remarks)} comments on cells were"
        yield f"{name}: {some} not read ({cells}). Write what counts into a column of notes."


def _way(page: Page) -> Way:
    return lambda: iter(page.rows)


def _is_filled(page: Page) -> bool:
    return any(cell.text.strip() for row in page.rows for cell in row)
