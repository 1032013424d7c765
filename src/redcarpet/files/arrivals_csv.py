"""`guests.csv`, the arrivals sheet as newsrooms have it, to the guests of an evening.

Each row becomes the fields that `guests.yaml` would hold, so that one reader judges both, and a mistake is said in the
same words. Its place is that of the cell in the file as an editor counts: line and column of its first character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from redcarpet.core.problem import Span
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.arrivals_columns import MOST_ROWS_ABOVE, field_of, fields_of
from redcarpet.files.csv_rows import Cell, Row, announced_separator, rows
from redcarpet.files.guests_sheet import MOST_GUESTS, GuestsRead, Placed, sheet_of
from redcarpet.files.guests_yaml import GUEST, read_guest
from redcarpet.files.yaml_bank import tell_too_many
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source, named, plain_source, read_raw
from redcarpet.files.yaml_tree import Listing, Node, Text
from redcarpet.files.yaml_tree import Mapping as Fields

_SEPARATORS = ",;\t"

_SPACES = "[\u00a0\u2007\u202f]"
_ESCAPED = re.compile(r"'(?='*[=+\-@\t\r\n＝＋－＠])")
"""How a cell begins that was kept from a spreadsheet as a formula: the ' is no part of its text."""

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
_JOINED = MappingProxyType({"contact": ", ", "note": "\n", **dict.fromkeys(_LISTS, "\n")})
"""Fields that several columns may tell of, such as phone and email, and what stands between their texts."""
_NOTHING = frozenset({"-", "–", "—", "?", "n/a", "none", "tba", "tbc", "tbd"})
"""What people write where nothing is to be said, or is not known yet; a name and a note may be these words."""
_FLAGS = MappingProxyType(
    dict.fromkeys(("x", "y", "1", "✓", "✔", "☑"), "yes") | dict.fromkeys(("n", "0", "-", "–", "☐"), "no")
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet whose headings were found."""

    headings: Row
    fields: tuple[str, ...]
    """The field of each column; empty where the heading is not known, and for one that says another's again."""
    rows: Iterator[Row]
    """What stands below."""


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
    table = _table(source, reading)
    return sheet_of(_guests(table, reading) if table else (), reading)


def _table(source: Source, reading: Reading) -> _Table | None:
    """Find the separator with which most headings are known, and the row of headings."""
    announced, start = announced_separator(source.text)
    best: tuple[tuple[int, int], str, int] | None = None
    for separator in announced or _SEPARATORS:
        for number, row in enumerate(islice(rows(source.text, separator, start), MOST_ROWS_ABOVE)):
            fields = fields_of(_plain(cell) for cell in row)
            score = len(set(filter(None, fields))), len(row)
            if "name" in fields and (best is None or score > best[0]):
                best = score, separator, number
    if best is None:
        _tell_no_headings(source, reading)
        return None
    below = islice(rows(source.text, best[1], start), best[2], None)
    headings = next(below)
    return _Table(headings, _columns(headings, reading), below)


def _tell_no_headings(source: Source, reading: Reading) -> None:
    if source.text.strip():
        advice = "Put the headings into the first row, such as: name, say, role, project."
        reading.tell(Rule.NOT_A_SHEET, Span(1, 1), "No column of this sheet has the heading “name”.", advice)
    else:
        advice = "Write the headings into the first row, such as: name, say, role, project."
        reading.tell(Rule.EMPTY_FILE, Span(1, 1), "This file is empty.", advice)


def _columns(headings: Row, reading: Reading) -> tuple[str, ...]:
    """Give the field of each column; tell at once of all that are not read."""
    fields: list[str] = []
    unknown: list[tuple[int, Cell]] = []
    for number, cell in enumerate(headings, 1):
        field = field_of(_plain(cell))
        if field and (field not in fields or field in _JOINED):
            fields.append(field)
            continue
        fields.append("")
        if field:
            message = f"{quoted(_plain(cell))} in column {number} tells of {quoted(field)}, as a column before it does."
            reading.tell(Rule.DUPLICATE_FIELD, _text(cell, ""), message, "Only the first of them is read.", "warning")
        elif _plain(cell):
            unknown.append((number, cell))
    if unknown:
        told = ", ".join(f"{quoted(_plain(cell))} (column {number})" for number, cell in unknown[:20])
        message = f"What stands below these headings is not read: {told}."
        advice = f"The headings are {', '.join(GUEST.fields).replace('_', ' ')}."
        reading.tell(Rule.UNKNOWN_COLUMN, _text(unknown[0][1], ""), message, advice, "warning")
    return tuple(fields)


def _guests(table: _Table, reading: Reading) -> Iterator[Placed]:
    filled = [row for row in table.rows if any(_plain(cell) for cell in row)]
    if not filled:
        heading = _text(table.headings[0], "")
        reading.tell(Rule.EMPTY_FILE, heading, "There are no guests below these headings.", "Write some.", "warning")
    for row in filled[:MOST_GUESTS]:
        _tell_odd_cells(row, len(table.headings), reading)
        node = _node(row, table.fields)
        if "name" not in [name.text for name, _ in node.pairs()]:
            reading.unread += 1
            place = next(cell for cell in row if _plain(cell))
            advice = "Write it, or delete the row."
            reading.tell(Rule.MISSING_FIELD, _text(place, ""), "The guest of this row has no name.", advice)
        elif guest := read_guest(node, reading):
            yield guest
    if len(filled) > MOST_GUESTS:
        reading.unread += len(filled) - MOST_GUESTS
        tell_too_many(reading.span(_text(filled[MOST_GUESTS][0], "")), "guests", MOST_GUESTS, reading)


def _tell_odd_cells(row: Row, width: int, reading: Reading) -> None:
    """Tell of what may have shifted the cells of a row: a quote left open, or more cells than headings."""
    for cell in row:
        if cell.is_open:
            advice = 'Put a " at its end, and write each " within it twice.'
            reading.tell(Rule.UNCLOSED_QUOTE, _text(cell, ""), "The quote of this cell is never closed.", advice)
    extra = next((cell for cell in row[width:] if _plain(cell)), None)
    if extra:
        message = "This row has more cells than there are headings, so its texts may stand in the wrong columns."
        advice = "Put a text that holds the separator in quotes."
        reading.tell(Rule.EXTRA_CELL, _text(extra, ""), message, advice)


def _node(row: Row, fields: tuple[str, ...]) -> Fields:
    """Make of a row the fields that `guests.yaml` would hold; an empty cell is none."""
    found: dict[str, list[tuple[Cell, str]]] = {}
    for field, cell in zip(fields, row, strict=False):
        text = _plain(cell)
        if field and text and (field in {"name", "note"} or text.casefold() not in _NOTHING):
            found.setdefault(field, []).append((cell, text))
    node = Fields(row[0].start, in_brackets=False)
    for field, told in found.items():
        first = told[0][0]
        whole = _JOINED.get(field, "").join(text for _, text in told)
        node.children += [_text(first, field), _value(first, field, whole)]
    return node


def _value(cell: Cell, field: str, text: str) -> Node:
    parts = _LISTS.get(field)
    if parts is None:
        return _text(cell, _TAMED.get(field, str)(text))
    listing = Listing(cell.start, in_brackets=False)
    listing.children += [_text(cell, one) for one in re.split(parts, text) if clean(one)]
    return listing


def _text(cell: Cell, text: str) -> Text:
    return Text(text, '"', cell.start, cell.end)


def _plain(cell: Cell) -> str:
    """Give the text of a cell as it was meant: without odd spaces, and without the ' that kept a formula away."""
    text = re.sub(_SPACES, " ", cell.text.strip())
    return text[1:].strip() if _ESCAPED.match(text) else text


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


_TAMED: Mapping[str, Callable[[str], str]] = {"minutes": _minutes, "order": _order, "with_care": _flag}
"""What people write in a spreadsheet where a file would have a plain value."""
