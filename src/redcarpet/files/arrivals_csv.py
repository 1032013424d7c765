"""`guests.csv`, the arrivals sheet as newsrooms have it, to the guests of an evening.

Each row becomes the fields that `guests.yaml` would hold, so that one reader judges both, and a mistake is said in the
same words. Its place is that of the cell in the file as an editor counts: line and column of its first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from redcarpet.core.problem import Span
from redcarpet.files.arrivals_columns import ARRIVALS
from redcarpet.files.csv_rows import ways_in
from redcarpet.files.guests_sheet import MOST_GUESTS, GuestsRead, Placed, sheet_of
from redcarpet.files.guests_yaml import GUEST, read_guest
from redcarpet.files.sheet_table import Kind, Table, Way, filled_rows, found_table, taken, tell_columns, text_of
from redcarpet.files.yaml_bank import tell_too_many
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import named, plain_source, read_raw

_PARTED = r"[;|\n]"
_LISTS: Mapping[str, str] = {
    "nominations": _PARTED,
    "facts": _PARTED,
    "off_limits": r"[;|,\n]",
    "cleared": r"[;|,\n]",
    "must_ask": r"[;|,\s]",
    "has": r"[;|,\s]",
}
"""What parts the texts of a cell. No topic has a comma in it, but a nomination may."""
_FLAGS = MappingProxyType(
    dict.fromkeys(("x", "y", "1", "✓", "✔", "☑"), "yes") | dict.fromkeys(("n", "0", "-", "–", "☐"), "no")
)


def read_guests_csv(path: Path) -> GuestsRead:
    """Read the guests of an arrivals sheet. Never raises."""
    raw, problems = read_raw(path)
    return GuestsRead(problems=problems) if raw is None else guests_from_csv_bytes(raw, named(path))


def guests_from_csv_bytes(raw: bytes, path: str) -> GuestsRead:
    """Read guests from the bytes of an arrivals sheet of that name. Never raises."""
    source, problems = plain_source(raw, path)
    if source is None:
        return GuestsRead(problems=problems)
    reading = Reading(source, [*problems])
    table = arrivals_table(ways_in(source.text), reading)
    if table:
        tell_columns(table, reading)
    return sheet_of(_guests(table, reading) if table else (), reading)


def arrivals_table(ways: Sequence[Way], reading: Reading) -> Table | None:
    """Find the table of guests; tell where there is none."""
    table = found_table(GUESTS, ways)
    if table is None and not reading.source.text.strip():
        advice = "Write the headings into the first row, such as: name, say, role, project."
        reading.tell(Rule.EMPTY_FILE, Span(1, 1), "This file is empty.", advice)
    elif table is None:
        advice = "Put the headings into the first row, such as: name, say, role, project."
        reading.tell(Rule.NOT_A_SHEET, Span(1, 1), "No column of this sheet has the heading “name”.", advice)
    return table


def _guests(table: Table, reading: Reading) -> Iterator[Placed]:
    filled = filled_rows(table, reading)
    for row in filled[:MOST_GUESTS]:
        found = taken(row, table, reading)
        if found and (guest := read_guest(found.node, reading)):
            yield guest
    if len(filled) > MOST_GUESTS:
        reading.unread += len(filled) - MOST_GUESTS
        tell_too_many(reading.span(text_of(filled[MOST_GUESTS][0], "")), "guests", MOST_GUESTS, reading)


def _minutes(text: str) -> str:
    """Read 2 min and 1,5 as the numbers they are; a time of day is none."""
    match = re.fullmatch(r"([0-9]+)(?:[.,]([0-9]+))? *(?:'|′|m|min|mins|minutes?)?\.?", text, re.IGNORECASE)
    return f"{match[1]}.{match[2] or 0}" if match else text


def _order(text: str) -> str:
    """Read #3 and 3. as the numbers they are."""
    match = re.fullmatch(r"#? *([0-9]+)\.?", text)
    return match[1] if match else text


def _flag(text: str) -> str:
    return _FLAGS.get(text.casefold(), text)


GUESTS = Kind(
    said="guest",
    head="name",
    no_head="The guest of this row has no name.",
    columns=ARRIVALS,
    fields=tuple(GUEST.fields),
    lists=_LISTS,
    joined=MappingProxyType({"contact": ", ", "note": "\n", **dict.fromkeys(_LISTS, "\n")}),
    free=frozenset({"name", "note"}),
    tamed={"minutes": _minutes, "order": _order, "with_care": _flag},
)
"""A row of an arrivals sheet."""
