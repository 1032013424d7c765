"""What `import` does with a sheet: opens it, says what was understood, and writes what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

import click

from redcarpet.cli.ending import Stop, tell
from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.core.question import FOR_WHOM, ForWhom
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare
from redcarpet.files.arrivals_csv import GUESTS
from redcarpet.files.bank_written import NotAsMeantError, bank_bytes, settled
from redcarpet.files.export_file import NotWrittenError, write_export
from redcarpet.files.guests_written import arrivals_of_sheet, guests_bytes
from redcarpet.files.question_columns import QUESTIONS
from redcarpet.files.questions_sheet import QuestionsSheet, questions_of_sheet
from redcarpet.files.sheet_opened import NotASheetError, Sheet, opened, place_in_sheet
from redcarpet.files.sheet_records import Column, Records
from redcarpet.files.yaml_rules import Rule

_ENDINGS = (".yaml", ".yml")
_MOST_TOLD = 40
"""Sentences about single cells; after so many nobody reads on, and their number says more."""
_TOLD_OF = {"number": "the rows' order"}

_AS_A_COMMENT = "left as a comment"
_MOST_COLUMNS = 20
"""Headings that mean nothing, named in one sentence; a sheet of a hundred columns has more."""
_TOTALS = frozenset({"total", "totals", "sum", "grand total", "subtotal"})

T = TypeVar("T")

FOR: dict[str, ForWhom] = {word: word for word in FOR_WHOM}
"""What --for takes."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of a new bank."""

    title: str
    campaign: str
    for_whom: str | None
    topic: str


def opened_sheet(path: Path, page: str, what: Literal["question", "guest"]) -> Sheet:
    """Open a sheet, and tell what of it is not read. Raises Stop."""
    try:
        sheet = opened(path, clean(page), GUESTS if what == "guest" else QUESTIONS)
    except NotASheetError as error:
        raise Stop(str(error)) from error
    for problem in sheet.problems:
        tell(str(problem))
    for note in sheet.notes:
        tell(note)
    return sheet


def questions_in(sheet: Sheet, bank: Bank, topic: str, left: str = _AS_A_COMMENT) -> QuestionsSheet:
    """Read the questions of a sheet, and tell what was understood. Raises Stop.

    `left` says what becomes of a row that is none.
    """
    try:
        found = questions_of_sheet(sheet, bank, topic)
    except NotASheetError as error:
        raise Stop(str(error)) from error
    _tell(found.records, sheet.source.path, left)
    for sentence in _few(found.told, "more such rows"):
        tell(f"{sheet.source.path}, {sentence}")
    return found


def bank(path: Path, page: str, output: str | None, told: Told, *, force: bool) -> None:
    """Make a bank of a sheet: into a file, or printed. Raises Stop."""
    target = _target(output, "bank", force=force)
    for_whom: ForWhom = FOR[told.for_whom or "anyone"]
    name = str(target or path)
    start = Bank(clean(told.title), clean(told.campaign), for_whom, path=name)
    found = questions_in(opened_sheet(path, page, "question"), start, clean(told.topic))
    if not found.bank.questions:
        raise Stop(f"there are no questions in {clean(str(path))}.")
    title = clean(told.title) or (found.banks[0] if len(found.banks) == 1 else "") or clean((target or path).stem)
    if len(found.banks) > 1:
        tell(f"these were {len(found.banks)} banks and become one: {', '.join(found.banks)}.")
    meant = replace(settled(found.bank), title=title)
    try:
        raw = bank_bytes(meant, _comments(found.records))
    except NotAsMeantError as error:
        raise Stop(_not_as_meant(path)) from error
    _give(raw, target, path)
    _tell_end(f"{len(meant.questions)} question{'s' * (len(meant.questions) != 1)}", target)


def guests(path: Path, page: str, output: str | None, *, force: bool) -> None:
    """Make an event's guests of an arrivals sheet: into a file, or printed. Raises Stop."""
    target = _target(output, "sheet of guests", force=force)
    sheet = opened_sheet(path, page, "guest")
    try:
        found = arrivals_of_sheet(sheet)
        _tell(found.records, sheet.source.path, _AS_A_COMMENT)
        raw = guests_bytes(found.guests, _comments(found.records), str(target or path))
    except NotASheetError as error:
        raise Stop(str(error)) from error
    except NotAsMeantError as error:
        raise Stop(_not_as_meant(path)) from error
    if not found.guests:
        raise Stop(f"there are no guests in {clean(str(path))}.")
    for written, guest in zip(found.records.rows, found.guests, strict=True):
        if bare(guest.name) in _TOTALS or not any(map(str.isalpha, guest.name)):
            tell(f"row {written.row}: “{guest.name}” was taken as a guest. Delete it if it is a total.")
        if written.record.id != guest.id:
            tell(f"row {written.row}: a second {guest.name}; this one goes by the id {guest.id}.")
    _give(raw, target, path)
    _tell_end(f"{len(found.guests)} guest{'s' * (len(found.guests) != 1)}", target)


def _target(output: str | None, what: Literal["bank", "sheet of guests"], *, force: bool) -> Path | None:
    if output is None:
        return None
    target = Path(output)
    if target.suffix.lower() not in _ENDINGS:
        raise Stop(f"{clean(output)} would be no {what}: end its name in .yaml.")
    if target.is_file() and not force:
        other = "To bring it up to date: --update; to" if what == "bank" else "To"
        raise Stop(f"{clean(output)} exists. {other} replace it: --force.")
    return target


def _give(raw: bytes, target: Path | None, sheet: Path) -> None:
    if target is None:
        click.echo(raw.decode(), nl=False)
        return
    try:
        write_export(target, raw, force=True, inputs=[sheet], home=Path.home())
    except NotWrittenError as error:
        raise Stop(str(error)) from error


def _tell_end(what: str, target: Path | None) -> None:
    tell(f"{what} in {clean(str(target))}." if target else f"{what}. -o and a .yaml file keeps this.")


def _not_as_meant(path: Path) -> str:
    return f"{clean(str(path))} can't be written so that it reads back as it is. Nothing was written."


def _comments(records: Records[T]) -> list[list[str]]:
    """Put what stands in rows that are no records above the record that comes after them."""
    numbers = [one.row for one in records.rows]
    places: list[list[str]] = [[] for _ in range(len(numbers) + 1)]
    for row, text in sorted(records.left.items()):
        places[sum(number < row for number in numbers)].append(f"row {row}: {text}")
    return places


def _tell(records: Records[T], name: str, left: str) -> None:
    """Tell how the columns were understood, which words were read as others, and what is wrong where."""
    if records.is_own:
        spare = ", ".join(_understood(one for one in records.columns if not one.field))
        tell(f"{name}: a sheet that redcarpet wrote{f'; {spare}' if spare else ''}.")
    else:
        tell(f"{name}: {', '.join(_understood(records.columns))}")
    for (field, word, meaning), count in records.read_as.items():
        tell(f"{field}: “{word}” was read as {meaning}{f', {count} times' if count > 1 else ''}.")
    problems = [one for one in records.problems if one.rule != Rule.MISSING_FIELD or one.span.line not in records.left]
    for sentence in _few(list(map(_placed, problems)), "more cells with something wrong"):
        tell(f"{name}, {sentence}")
    for sentence in _few([f"row {row}: “{text}”" for row, text in sorted(records.left.items())], "more such rows"):
        tell(f"{left}, {sentence}")


def _understood(columns: Iterable[Column]) -> Iterator[str]:
    spare = 0
    for column in columns:
        if column.field not in {"", "seconds"}:
            yield f"{column.label} -> {_TOLD_OF.get(column.field, column.field.replace('_', ' '))}"
            continue
        spare += 1
        if spare <= _MOST_COLUMNS:
            yield f"{column.label}: not placed, kept in the note"
    if spare > _MOST_COLUMNS:
        yield f"and {spare - _MOST_COLUMNS} more columns not placed, kept in the note"


def _placed(problem: Problem) -> str:
    where = place_in_sheet(problem.span.line, problem.span.column)
    return f"{where}: {problem.message} {problem.help}".rstrip()


def _few(sentences: Sequence[str], more: str) -> Iterator[str]:
    yield from sentences[:_MOST_TOLD]
    if len(sentences) > _MOST_TOLD:
        yield f"and {len(sentences) - _MOST_TOLD} {more}."
