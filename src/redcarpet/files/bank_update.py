"""A sheet as the master of a bank: which rows are which questions, and what the bank should then say.

What the sheet has no column for stays as it is in the bank. What a column says counts, also where it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from redcarpet.core.identity import rematched
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_insert import EditableBank
from redcarpet.files.question_columns import BANK
from redcarpet.files.questions_sheet import QuestionsSheet
from redcarpet.files.sheet_records import Recorded, with_kept
from redcarpet.files.yaml_question import QUESTION

_Row = tuple[Question, Recorded[Question]]

_NEVER = frozenset({"id"})
"""Fields that a sheet may set and never change."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a sheet changes of a bank."""

    meant: Mapping[int, Question]
    """Questions that should say something else, by their places in the bank."""
    new: tuple[Question, ...]
    """Questions that only the sheet has, as the bank will hold them."""
    gone: tuple[int, ...]
    """Places of questions that only the bank has."""
    told: tuple[str, ...] = ()
    """What was not taken over and why, a sentence each."""


def update_of(before: EditableBank, sheet: QuestionsSheet) -> Update:
    """Match the rows of a sheet with the questions of a bank, and give what is to be changed."""
    bank = before.bank
    told: list[str] = []
    rows = _each_once(_of_bank(bank.title, sheet, told))
    places = _places_of([row for row, _ in rows], bank.questions)
    ids = {question.id for question in bank.questions}
    meant: dict[int, Question] = {}
    for (row, recorded), place in zip(rows, places, strict=True):
        if place is None:
            continue
        was = bank.questions[place]
        said = row if was.id else _with_free_id(row, ids, told)
        now = _brought_up_to_date(was, said, recorded, sheet.fields)
        if now != was:
            meant[place] = now
        if row.id and was.id and row.id != was.id:
            told.append(f"row {row.line}: the id stays {was.id}; ids never change.")
    new = [_with_free_id(row, ids, told) for (row, _), place in zip(rows, places, strict=True) if place is None]
    asked = {fingerprint(bank.questions[place].ask) for place in places if place is not None}
    return Update(
        meant,
        tuple(replace(row, key="", bank=bank.title, path=bank.path, line=0) for row in new),
        tuple(place for place, was in enumerate(bank.questions) if fingerprint(was.ask) not in asked),
        tuple(told),
    )


def _of_bank(title: str, sheet: QuestionsSheet, told: list[str]) -> list[_Row]:
    """Give the rows that are this bank's: all, but for those that an export of several says are another's."""
    rows = list(zip(sheet.bank.questions, sheet.records.rows, strict=True))
    others = [name for name in sheet.banks if name != clean(title)]
    if not others or len(others) == len(sheet.banks):
        return rows
    told.append(f"these rows are another bank's and were passed over: {', '.join(others)}.")
    return [(row, recorded) for row, recorded in rows if clean(recorded.beside.get(BANK, "")) not in others]


def _with_free_id(row: Question, ids: set[str], told: list[str]) -> Question:
    """Give a question that gets its id now without one that another has: marks go by it."""
    if row.id and row.id in ids:
        told.append(f"row {row.line}: the id {row.id} is another question's, so this one comes without.")
        return replace(row, id="")
    ids.add(row.id)
    return row


def _each_once(rows: Iterable[_Row]) -> list[_Row]:
    """Take the first of several rows that ask the same."""
    first: dict[str, _Row] = {}
    for row in rows:
        first.setdefault(fingerprint(row[0].ask), row)
    return list(first.values())


def _places_of(rows: Sequence[Question], questions: Sequence[Question]) -> list[int | None]:
    """Find the question of each row by id, words, key and likeness; None for a row that is a new one.

    Where a row has another id than the question with its very words, it is that question: ids never change.
    """
    place_of: dict[str, int] = {}
    asked: dict[str, int] = {}
    for place, question in enumerate(questions):
        place_of.setdefault(question.key, place)
        asked.setdefault(fingerprint(question.ask), place)
    rematch = rematched(questions, rows, ())
    unknown = set(rematch.new)
    found = [None if one.key in unknown else place_of.get(one.key) for one in rematch.questions]
    taken = {place for place in found if place is not None}
    same = (asked.get(fingerprint(row.ask)) for row in rows)
    return [known if place is None and known not in taken else place for place, known in zip(found, same, strict=True)]


def _brought_up_to_date(was: Question, row: Question, recorded: Recorded[Question], fields: frozenset[str]) -> Question:
    """Give a question with what the sheet's columns say of it; a cell that was not understood says nothing."""
    kept = recorded.kept
    silent = {one for one in recorded.unread if one in fields and QUESTION.fields[one].safest is None}
    names = {QUESTION.fields[written].name for written in fields - silent}
    told = {name: getattr(row, name) for name in names if name not in _NEVER or not getattr(was, name)}
    if "note" in fields:
        told["note"] = row.note
    elif kept:
        told["note"] = _with_lines(was, kept).note
    now = replace(was, **told, key="")
    return replace(now, key=was.key) if now.id == was.id and now.ask == was.ask else now


def _with_lines(was: Question, kept: tuple[str, ...]) -> Question:
    """Put what no column's field holds into the note that the bank has, in place of what the sheet said before."""
    heads = [re.escape(line.partition(":")[0]) for line in kept]
    pattern = re.compile(rf"(?:{'|'.join(heads)}): ")
    lines = [line for line in was.note.split("\n") if line and not pattern.match(line)]
    return with_kept(replace(was, note="\n".join(lines)), kept)
