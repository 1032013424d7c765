"""A table as people keep it in a spreadsheet: its headings are found, and a row becomes the fields of a YAML record.

So the reader of YAML's records judges both, and a mistake is said in the same words. What kind of record a row is,
a guest or a question, is a value here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.csv_rows import Cell, Row
from redcarpet.files.formula_cells import unharmed
from redcarpet.files.sheet_columns import Columns
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Listing, Node, Text
from redcarpet.files.yaml_tree import Mapping as Fields

MOST_ROWS_ABOVE = 10
"""Rows in which the headings are sought: a sheet may begin with its title."""

_SPACES = "[\u00a0\u2007\u202f]"
_NOTHING = frozenset({"-", "–", "—", "?", "n/a", "none", "tba", "tbc", "tbd"})
"""What people write where nothing is to be said, or is not known yet."""

Way = Callable[[], Iterator[Row]]
"""One way to part a file into rows, such as at commas; each call begins anew."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rows of a table are."""

    said: str
    """The record in a word, such as guest."""
    head: str
    """The field without which a row is none."""
    no_head: str
    """The sentence about a row without it."""
    columns: Columns
    fields: Sequence[str]
    """What a record may say, by the names of its file."""
    lists: Mapping[str, str]
    """Fields that hold several texts, and the pattern that parts them in a cell."""
    joined: Mapping[str, str]
    """Fields that several columns may tell of, and what stands between their texts."""
    free: frozenset[str]
    """Fields that may be the very words that elsewhere say nothing."""
    tamed: Mapping[str, Callable[[str], str]]
    """What is made of a cell where people write otherwise than a file would."""
    built: Mapping[str, Callable[[Cell, str], Node]] = field(default_factory=dict)
    """Fields that have fields of their own, and what makes them of a cell."""
    inside: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Columns that tell of one field inside of another."""
    beside: frozenset[str] = frozenset()
    """Columns that are known and no fields."""
    told_beside: frozenset[str] = frozenset()
    """Those of them whose text is told of the whole sheet."""
    few: frozenset[str] = frozenset()
    """Tamed fields that take one of a few words."""
    own: str = ""
    """The column that only redcarpet writes: in such a table every text is exactly what stands there."""
    signs: frozenset[str] = frozenset()
    """Headings that together only redcarpet writes: the column above may have been deleted as a useless one."""
    apart: frozenset[str] = frozenset()
    """Lists that have a column for each of their texts there."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings were found."""

    kind: Kind
    headings: Row
    fields: tuple[str, ...]
    """The field of each column; empty where the heading is not known, and for one that says another's again."""
    rows: Iterator[Row]
    """What stands below."""
    above: tuple[Row, ...] = ()
    """What stands above them."""

    @property
    def is_own(self) -> bool:
        """Whether redcarpet wrote it."""
        kind = self.kind
        if not kind.own:
            return False
        return kind.own in self.fields or kind.signs <= {plain(cell) for cell in self.headings}

    def plain(self, cell: Cell) -> str:
        """Give the text of a cell."""
        return unharmed(cell.text) if self.is_own else plain(cell)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from one row for a record."""

    node: Fields
    cells: tuple[tuple[Cell, str, str], ...]
    """Each filled cell with its heading and field; no field where none holds it."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """What stands in columns that are no fields."""


def plain(cell: Cell) -> str:
    """Give the text of a cell as it was meant: without odd spaces, and without the ' that kept a formula away."""
    return unharmed(re.sub(_SPACES, " ", cell.text.strip())).strip()


def found_table(kind: Kind, ways: Sequence[Way]) -> Table | None:
    """Find the way to part rows with which most headings are known, and the row of headings."""
    best: tuple[tuple[int, int], Way, int] | None = None
    for way in ways:
        for number, row in enumerate(islice(way(), MOST_ROWS_ABOVE)):
            fields = kind.columns.fields_of([plain(cell) for cell in row], kind.joined)
            score = len(set(filter(None, fields))), len(row)
            if kind.head in fields and (best is None or score > best[0]):
                best = score, way, number
    if best is None:
        return None
    rows = best[1]()
    above = tuple(islice(rows, best[2]))
    headings = next(rows)
    fields = kind.columns.fields_of([plain(cell) for cell in headings], kind.joined)
    return Table(kind, headings, fields, rows, above)


def tell_columns(table: Table, reading: Reading) -> None:
    """Tell at once of all columns that are not read."""
    unknown: list[tuple[int, Cell]] = []
    for number, (cell, field_) in enumerate(zip(table.headings, table.fields, strict=True), 1):
        field = table.kind.columns.field_of(plain(cell)) if not field_ else ""
        if field:
            message = f"{quoted(plain(cell))} in column {number} tells of {quoted(field)}, as another column does."
            reading.tell(Rule.DUPLICATE_FIELD, text_of(cell, ""), message, "Only the other one is read.", "warning")
        elif not field_ and plain(cell):
            unknown.append((number, cell))
    if unknown:
        told = ", ".join(f"{quoted(plain(cell))} (column {number})" for number, cell in unknown[:20])
        message = f"What stands below these headings is not read: {told}."
        advice = f"The headings are {', '.join(table.kind.fields).replace('_', ' ')}."
        reading.tell(Rule.UNKNOWN_COLUMN, text_of(unknown[0][1], ""), message, advice, "warning")


def filled_rows(table: Table, reading: Reading) -> list[Row]:
    """Give the rows in which anything stands; tell where there are none."""
    filled = [row for row in table.rows if any(plain(cell) for cell in row) and not _is_headings(row, table)]
    if not filled:
        heading = text_of(table.headings[0], "")
        message = f"There are no {table.kind.said}s below these headings."
        reading.tell(Rule.EMPTY_FILE, heading, message, "Write some.", "warning")
    return filled


def _is_headings(row: Row, table: Table) -> bool:
    """Say whether a row is the headings once more, as at the top of each printed page."""
    return [plain(cell) for cell in row if plain(cell)] == [plain(head) for head in table.headings if plain(head)]


def taken(row: Row, table: Table, reading: Reading) -> Taken | None:
    """Make of a row the fields of a record; None, having told it, for one without its head. An empty cell is none."""
    _tell_odd_cells(row, len(table.headings), reading)
    cells = tuple(_cells(row, table))
    beside = {field: text for cell, _, field in cells if field in table.kind.beside and (text := table.plain(cell))}
    node = _node(row, [one for one in cells if one[2] and one[2] not in table.kind.beside], table)
    if any(name.text == table.kind.head for name, _ in node.pairs()):
        return Taken(node, cells, beside)
    reading.unread += 1
    place = next(cell for cell in row if plain(cell))
    reading.tell(Rule.MISSING_FIELD, text_of(place, ""), table.kind.no_head, "Write it, or delete the row.")
    return None


def _cells(row: Row, table: Table) -> Iterator[tuple[Cell, str, str]]:
    """Give each cell in which something stands, with its heading and field."""
    kind = table.kind
    for place, cell in enumerate(row):
        there = place < len(table.fields)
        field = table.fields[place] if there else ""
        text = table.plain(cell)
        if text and (table.is_own or field in kind.free or text.casefold() not in _NOTHING):
            yield cell, clean(plain(table.headings[place])) if there else "", field


def _tell_odd_cells(row: Row, width: int, reading: Reading) -> None:
    """Tell of what may have shifted the cells of a row: a quote left open, or more cells than headings."""
    for cell in row:
        if cell.is_open:
            advice = 'Put a " at its end, and write each " within it twice.'
            reading.tell(Rule.UNCLOSED_QUOTE, text_of(cell, ""), "The quote of this cell is never closed.", advice)
    extra = next((cell for cell in row[width:] if plain(cell)), None)
    if extra:
        message = "This row has more cells than there are headings, so its texts may stand in the wrong columns."
        advice = "Put a text that holds the separator in quotes."
        reading.tell(Rule.EXTRA_CELL, text_of(extra, ""), message, advice)


def _node(row: Row, cells: Sequence[tuple[Cell, str, str]], table: Table) -> Fields:
    found: dict[str, list[Cell]] = {}
    for cell, _, name in sorted(cells, key=lambda one: _number_in(one[1])):
        found.setdefault(name, []).append(cell)
    node = Fields(row[0].start, in_brackets=False)
    for name, told in found.items():
        whole = table.kind.joined.get(name, "").join(map(table.plain, told))
        if name in table.kind.inside:
            _put_inside(node, told[0], table.kind.inside[name], whole)
        else:
            node.children += [text_of(told[0], name), _value(told[0], name, whole, table)]
    return node


def _number_in(heading: str) -> int:
    """Give the number at the end of a heading: columns of one field come in that order, wherever they were moved."""
    match = re.search(r"(\d{1,3})\W*$", heading)
    return int(match[1]) if match else 0


def _put_inside(node: Fields, cell: Cell, names: tuple[str, str], text: str) -> None:
    outer, inner = names
    group = next((value for name, value in node.pairs() if name.text == outer and isinstance(value, Fields)), None)
    if group is None:
        group = Fields(cell.start, in_brackets=False)
        node.children += [text_of(cell, outer), group]
    group.children += [text_of(cell, inner), text_of(cell, text)]


def _value(cell: Cell, field: str, text: str, table: Table) -> Node:
    kind = table.kind
    if field in kind.built:
        return kind.built[field](cell, text)
    if field not in kind.lists:
        return text_of(cell, kind.tamed.get(field, str)(text))
    listing = Listing(cell.start, in_brackets=False)
    parting = "\n" if table.is_own and ("\n" in text or field in kind.apart) else kind.lists[field]
    listing.children += [text_of(cell, one) for one in re.split(parting, text) if clean(one)]
    return listing


def text_of(cell: Cell, text: str) -> Text:
    """Give a text as YAML's tree has it, at the place of a cell."""
    return Text(text, '"', cell.start, cell.end)
