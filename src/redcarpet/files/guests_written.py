"""An arrivals sheet of any format to the guests that it means, and guests written as YAML from scratch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits, guest_id, with_free_ids
from redcarpet.core.values import dataclass
from redcarpet.files.arrivals_csv import arrivals_table
from redcarpet.files.bank_written import NotAsMeantError
from redcarpet.files.guests_sheet import MOST_GUESTS
from redcarpet.files.guests_yaml import GUEST, guests_from_yaml_bytes, read_guest
from redcarpet.files.sheet_opened import NotASheetError, Sheet
from redcarpet.files.sheet_records import Records, records_of, with_kept
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_written import Record, Written, spaced


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What an arrivals sheet holds."""

    records: Records[Guest]
    guests: tuple[Guest, ...]
    """Each with an id of its own, and with a note of what no field holds."""


def arrivals_of_sheet(sheet: Sheet) -> Arrivals:
    """Read the guests of a sheet. Raises NotASheetError."""
    reading = Reading(sheet.source, [])
    table = arrivals_table(sheet.ways, reading)
    if table is None:
        problem = reading.problems[0]
        raise NotASheetError(f"{problem.path}: {problem.message} {problem.help}")
    records = records_of(table, lambda node, now: (read_guest(node, now) or (None,))[0], reading, MOST_GUESTS)
    return Arrivals(records, with_free_ids(with_kept(one.record, one.kept) for one in records.rows))


def guests_bytes(guests: Sequence[Guest], comments: Sequence[Sequence[str]], path: str) -> bytes:
    """Write guests as the file `path` would hold them, having read them back. Raises NotAsMeantError.

    `comments` has the lines of remarks above each guest, and those at the end.
    """
    records = list(zip(map(written_guest, guests), comments, strict=False))
    last = [f"  # {comment}" for comment in comments[len(records)]]
    lines = ["guests:", *list(spaced(records))[1:], *([""] if last else []), *last, ""]
    raw = "\n".join(lines).encode()
    read = guests_from_yaml_bytes(raw, path)
    if read.guests != tuple(guests) or read.unread:
        raise NotAsMeantError
    return raw


def written_guest(guest: Guest) -> Record:
    """Give what a file must say of a guest, in the order of the format."""
    usual = Guest(guest.name)
    told = {written: _written(guest, field.name) for written, field in GUEST.fields.items()}
    changed = {one.name for one in fields(guest) if getattr(guest, one.name) != getattr(usual, one.name)}
    names = {written for written, field in GUEST.fields.items() if field.name in changed}
    if guest.id == guest_id(guest.name):
        names.discard("id")
    return {name: value for name, value in told.items() if name == "name" or name in names}


def _written(guest: Guest, name: str) -> Written:
    value: object = getattr(guest, name)
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:g}"
        case tuple():
            return tuple(map(_one, value))
    return str(value)


def _one(value: str | OffLimits | Cleared | Fact) -> str | Record:
    """Write one of a list: as a single text where that says it all."""
    if isinstance(value, str):
        return value
    first = value.text if isinstance(value, Fact) else value.topic
    if type(value).from_text(first) == value:
        return first
    told: dict[str, Written] = {}
    for one in fields(value):
        here = getattr(value, one.name)
        if here != one.default:
            told[one.name] = ("yes" if here else "no") if isinstance(here, bool) else here
    return told
