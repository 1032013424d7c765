"""A whole table taken into records so that nothing in it is lost: what no field holds goes into a record's note.

The desk reads a sheet as it is and says what it passes over; an import has to keep it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Generic, TypeVar

from redcarpet.core.problem import Problem
from redcarpet.core.text import clean, clean_lines
from redcarpet.core.values import dataclass
from redcarpet.files.csv_rows import Cell, Row
from redcarpet.files.sheet_opened import column_name
from redcarpet.files.sheet_table import Table, Taken, filled_rows, plain, taken, text_of
from redcarpet.files.yaml_bank import tell_too_many
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Mapping as Fields

T = TypeVar("T")

_LOSES = frozenset({Rule.UNKNOWN_WORD, Rule.NOT_A_NUMBER, Rule.WRONG_KIND, Rule.MISSING_FIELD})
"""Problems of a cell whose text no field then holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it was understood."""

    label: str
    """Its heading, or its letter."""
    field: str
    """Which field it tells of; empty when it has none."""


@dataclass(frozen=True, slots=True)
class Recorded(Generic[T]):
    """One row that is a record."""

    row: int
    """As a spreadsheet counts, from 1."""
    record: T
    kept: tuple[str, ...] = ()
    """What no field holds, such as "Colour: red"."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """What stands in columns that are no fields."""
    unread: frozenset[str] = frozenset()
    """Fields whose cells were not understood."""


@dataclass(frozen=True, slots=True)
class Records(Generic[T]):
    """What a table holds."""

    columns: tuple[Column, ...]
    rows: tuple[Recorded[T], ...]
    left: Mapping[int, str]
    """What stands in rows that are none, by their numbers; also above the headings."""
    problems: tuple[Problem, ...]
    """Their places are rows and columns."""
    read_as: Mapping[tuple[str, str, str], int]
    """Words that were read as others: field, word and meaning, and how often."""
    is_own: bool = False
    """Whether redcarpet wrote the sheet."""


def records_of(table: Table, read: Callable[[Fields, Reading], T | None], reading: Reading, most: int) -> Records[T]:
    """Take every row of a table; beyond the `most` that a file may hold they are told and left."""
    rows: list[Recorded[T]] = []
    left = {row[0].start.line + 1: _whole(row) for row in table.above if _whole(row)}
    filled = filled_rows(table, reading)
    seen: set[int] = set()
    read_as: Counter[tuple[str, str, str]] = Counter()
    for row in filled[:most]:
        before = len(reading.problems)
        found = taken(row, table, reading)
        record = read(found.node, reading) if found else None
        seen |= {place for place, cell in enumerate(row) if plain(cell)}
        number = row[0].start.line + 1
        if found is None or record is None:
            left[number] = _whole(row)
            continue
        lost = {(one.span.line, one.span.column) for one in reading.problems[before:] if one.rule in _LOSES}
        unread = frozenset(name for cell, _, name in found.cells if name and _place(cell) in lost)
        rows.append(Recorded(number, record, tuple(_kept(found, table, lost)), found.beside, unread))
        read_as.update(_read_as(found, table))
    if len(filled) > most:
        tell_too_many(reading.span(text_of(filled[most][0], "")), f"{table.kind.said}s", most, reading)
        left |= {row[0].start.line + 1: _whole(row) for row in filled[most:]}
    columns = tuple(_columns(table, seen))
    return Records(columns, tuple(rows), left, tuple(reading.problems), read_as, table.is_own)


def _whole(row: Row) -> str:
    return " | ".join(filter(None, (clean(plain(cell)) for cell in row)))


def _kept(found: Taken, table: Table, lost: Collection[tuple[int, int]]) -> Iterator[str]:
    """Give what no field holds: cells of unknown columns, and those whose text their field did not take.

    A line each, so that a later update finds all that it put into a note.
    """
    for cell, heading, name in found.cells:
        text = " / ".join(filter(None, clean_lines(table.plain(cell)).split("\n")))
        if not name or _place(cell) in lost or _is_spare(name, text, table):
            yield f"{heading or f'column {column_name(_place(cell)[1])}'}: {text}"


def _place(cell: Cell) -> tuple[int, int]:
    return cell.start.line + 1, cell.start.column + 1


def _is_spare(name: str, text: str, table: Table) -> bool:
    """Say whether a column beside the fields tells what nothing else does: a count is what the rows' order says."""
    if table.is_own or name not in table.kind.beside or name in table.kind.told_beside:
        return False
    return not (name == "number" and text.isdecimal())


def _read_as(found: Taken, table: Table) -> Iterator[tuple[str, str, str]]:
    for cell, _, name in found.cells:
        if name in table.kind.few:
            word = clean(table.plain(cell))
            meant = table.kind.tamed[name](word)
            if meant.casefold() != word.casefold():
                yield name, word, meant


def _columns(table: Table, seen: Collection[int]) -> Iterator[Column]:
    for place in range(max([len(table.headings), *(one + 1 for one in seen)])):
        heading = clean(plain(table.headings[place])) if place < len(table.headings) else ""
        field = table.fields[place] if place < len(table.fields) else ""
        if heading or place in seen:
            yield Column(heading or f"column {column_name(place + 1)}", field)


def with_kept(record: T, kept: Sequence[str]) -> T:
    """Put into a record's note what no field holds."""
    if not kept:
        return record
    whole: Any = record
    noted: T = replace(whole, note=clean_lines("\n".join(filter(None, (whole.note, *kept)))))
    return noted
