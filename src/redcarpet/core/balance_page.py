"""The balance laid out for a width: counts with bars that read without colour. Who paints it brings the colours.

The guest reads along, so nothing here tells what is off-limits, which questions are must-asks, or how an answer was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from redcarpet.core.balance import BOOKED, EVERY_GROUP, Balance, Booked
from redcarpet.core.question import FOR_WHOM
from redcarpet.core.text import WidthOf, shortened, wording, wrapped
from redcarpet.core.values import dataclass

Look = Literal["plain", "strong", "head", "quiet", "bar"]
Piece = tuple[str, Look]
Line = tuple[Piece, ...]
"""A line of the page, never wider than it was laid out for."""

NOTHING_YET = "Nothing was asked yet. What is asked tonight is counted here."

_BAR = "▇"
_LEAST_BAR, _BESIDE_PERCENT, _MOST_BAR = 4, 8, 16
"""Cells of the longest bar: fewer are none, and more take room from the eye."""
_LEAST_PERCENT = 10
"""Of fewer than so many a percentage says more than is known."""
_LABEL, _ALL, _COUNT, _PERCENT, _OFF = 10, 5, 4, 6, 12
_WIDE = 60
"""From so many cells on there is room for whole words."""
_ABOUT = ("what was asked about, of guests booked for", "asked about, of guests for")
_SHORT = {"her": "her", "him": "him", "anyone": "any", "nobody": "none"}


def told(balance: Balance) -> tuple[str, ...]:
    """Say what the page knows, such as "of what was logged: 31 from the banks, 9 off-script"; the longest first."""
    banks, own, off = balance.asked - balance.own, balance.own, balance.off_script
    long = f"of what was logged: {banks} from the banks{f', {own} of your own' if own else ''}, {off} off-script"
    short = f"{banks} banks{f', {own} own' if own else ''}, {off} off-script"
    return long, f"logged: {short}", short


def balance_page(balance: Balance, width: int, width_of: WidthOf) -> tuple[Line, ...]:
    """Lay out an evening's balance in lines of at most `width` cells, at least 30."""
    if not balance.anything:
        return tuple(_text(NOTHING_YET, width, width_of))
    parts = (
        _groups(balance, width, width_of),
        _guests(balance, width, width_of),
        _both(balance, width, width_of),
        _mirrors(balance, width, width_of),
        _arrivals(balance, width, width_of),
    )
    lines: list[Line] = []
    for part in parts:
        laid = [*part]
        lines += [(), *laid] if lines and laid else laid
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Table:
    """How the table of groups fits a width."""

    columns: tuple[Booked, ...]
    cell: int
    """Cells of a column."""
    bar: int
    """Cells of the longest bar; 0 for none."""
    percent: bool
    all: bool
    """Whether there is a column of totals."""
    off: bool
    """Whether there is one for what of them was off-script."""


def _table(balance: Balance, width: int) -> _Table:
    columns = tuple(one for one in BOOKED if one in {"her", "him"} or balance.booked.get(one))
    left = width - _LABEL
    whole = left >= _ALL + 5 * len(columns)
    left -= _ALL * whole
    off = balance.off_script > 0 and left - _OFF >= (_COUNT + 2 + _LEAST_BAR) * len(columns)
    cell = (left - _OFF * off) // len(columns)
    bar = cell - _COUNT - 2
    percent = bar - _PERCENT >= _BESIDE_PERCENT and any(count >= _LEAST_PERCENT for count in balance.booked.values())
    bar = min(bar - _PERCENT * percent, _MOST_BAR) if bar >= _LEAST_BAR else 0
    cell = min(cell, _COUNT + _PERCENT * percent + bar + 3) if bar else cell
    return _Table(columns, cell, bar, percent, whole, off)


def _groups(balance: Balance, width: int, width_of: WidthOf) -> Iterator[Line]:
    table = _table(balance, width)
    yield ((wording(_ABOUT, width, width_of), "head"),)
    yield _top(table)
    rows = [
        group for group in EVERY_GROUP if group in {"work", "allyship", "looks", "family"} or group in balance.groups
    ]
    for group in rows:
        yield _row(balance, table, group)
    yield _sums(balance, table)
    yield from _text(_notes(balance, table), width, width_of, "quiet")


def _notes(balance: Balance, table: _Table) -> str:
    for_whom = " · ".join(f"{whom} {balance.for_whom.get(whom, 0)}" for whom in FOR_WHOM)
    couples = sum(balance.booked.values()) > balance.total
    notes = (
        f"The questions themselves were for {for_whom}.",
        "Guests asked together count under each booking, and once in all." if couples else "",
        f"A percentage is of its column, from {_LEAST_PERCENT} up." if table.percent else "",
    )
    return " ".join(note for note in notes if note)


def _top(table: _Table) -> Line:
    names: dict[str, str] = {} if table.cell > len("anyone") else _SHORT
    heads = [
        names.get(one, one).rjust(_COUNT) if table.bar else names.get(one, one).rjust(table.cell)
        for one in table.columns
    ]
    row = "".join(head.ljust(table.cell) for head in heads)
    whole = "all".rjust(_ALL - 1) + " " if table.all else ""
    off = "off-script".rjust(_OFF) if table.off else ""
    return ((f"{'':{_LABEL}}{whole}{row}{off}".rstrip(), "quiet"),)


def _row(balance: Balance, table: _Table, group: str) -> Line:
    total = balance.groups.get(group, 0)
    pieces: list[Piece] = [(group.ljust(_LABEL), "strong" if total else "quiet")]
    if table.all:
        pieces.append((f"{total:>{_ALL - 1}} ", "strong" if total else "quiet"))
    for column in table.columns:
        pieces += _cell(balance, table, group, column)
    if table.off:
        off = balance.off_script_groups.get(group, 0)
        pieces.append((f"{off or '·':>{_OFF}}", "plain" if off else "quiet"))
    return tuple(pieces)


def _cell(balance: Balance, table: _Table, group: str, column: Booked) -> Iterator[Piece]:
    count, of = balance.table.get((group, column), 0), balance.booked.get(column, 0)
    look: Look = "plain" if count else "quiet"
    if not table.bar:
        yield f"{count or '·':>{table.cell}}", look
        return
    yield f"{count or '·':>{_COUNT}}", look
    if table.percent:
        share = f"{100 * count / of:.0f} %" if count and of >= _LEAST_PERCENT else ""
        yield share.rjust(_PERCENT), "quiet"
    yield (
        f" {_bar(count, max(balance.table.values(), default=0), table.bar)}".ljust(
            table.cell - _COUNT - _PERCENT * table.percent
        ),
        "bar",
    )


def _sums(balance: Balance, table: _Table) -> Line:
    sums = [
        f"{balance.booked.get(one, 0):>{_COUNT if table.bar else table.cell}}".ljust(table.cell)
        for one in table.columns
    ]
    whole = f"{balance.total:>{_ALL - 1}} " if table.all else ""
    off = f"{balance.off_script:>{_OFF}}" if table.off else ""
    return ((f"{'in all':{_LABEL}}{whole}{''.join(sums)}{off}".rstrip(), "strong"),)


def _bar(count: int, most: int, room: int) -> str:
    return _BAR * max(1, round(room * count / most)) if count else ""


def _guests(balance: Balance, width: int, width_of: WidthOf) -> Iterator[Line]:
    if not balance.guests:
        return
    wide = width >= _WIDE
    heads = ("for", "asked", "follow-ups", "off-script") if wide else ("asked", "f-ups", "off")
    cells = (8, 7, 12, 12) if wide else (6, 6, 4)
    name_cells = min(width - sum(cells), 30)
    bar = min(width - name_cells - sum(cells) - 2, _MOST_BAR)
    most = max(one.asked for one in balance.guests)
    yield (
        ("guest", "head"),
        ("".ljust(name_cells - len("guest")), "plain"),
        (_cells(heads, cells, wide=wide), "quiet"),
    )
    for one in balance.guests:
        name = shortened(one.name, name_cells - 1, width_of)
        counts = [str(count or "·") for count in (one.asked, one.follow_ups, one.off_script)]
        row = _cells([one.booked, *counts] if wide else counts, cells, wide=wide)
        bars = f"  {_bar(one.asked, most, bar)}" if bar >= _LEAST_BAR else ""
        yield ((name + " " * (name_cells - width_of(name)), "strong"), (row, "plain"), (bars, "bar"))


def _cells(texts: Sequence[str], cells: Sequence[int], *, wide: bool) -> str:
    """Set texts into cells: numbers to the right, and a word before them to the left."""
    placed = [text.rjust(room) for text, room in zip(texts, cells, strict=True)]
    return "".join([texts[0].ljust(cells[0]), *placed[1:]] if wide else placed)


def _both(balance: Balance, width: int, width_of: WidthOf) -> Iterator[Line]:
    both = (
        f"the same question put to {whom}: {len(balance.both)}"
        for whom in ("guests for her and guests for him", "both")
    )
    yield ((wording([*both], width, width_of), "head"),)
    for one in balance.both:
        yield from _listed(f"her {one.her} · him {one.him}", one.words, width, width_of)


def _mirrors(balance: Balance, width: int, width_of: WidthOf) -> Iterator[Line]:
    yield from _text(f"mirrors used: {len(balance.mirrors)}", width, width_of, "head")
    for first, second in balance.mirrors:
        yield from _listed("question", first, width, width_of)
        yield from _listed("its mirror", second, width, width_of)


def _arrivals(balance: Balance, width: int, width_of: WidthOf) -> Iterator[Line]:
    more = f", and {balance.unexpected} on no sheet" if balance.unexpected else ""
    seen = f"guests seen: {balance.seen} of {balance.expected} expected{more}"
    yield from _text(seen, width, width_of, "head")
    owed = sum(count for _, count in balance.owed)
    if owed:
        names = ", ".join(f"{name} {count}" for name, count in balance.owed)
        yield from _text(f"{owed} must-ask{'s' * (owed != 1)} still owed: {names}", width, width_of)


def _listed(head: str, words: str, width: int, width_of: WidthOf) -> Iterator[Line]:
    """Lay out words beside their head, or below it where there is little room."""
    beside = 18 if width >= _WIDE else 2
    lines = wrapped(words, width - beside, width_of)
    if beside <= len(head):
        yield ((head, "quiet"),)
        yield from ((("  ", "plain"), (line, "plain")) for line in lines)
        return
    heads = [head, *[""] * len(lines)]
    yield from (((one.ljust(beside), "quiet"), (line, "plain")) for one, line in zip(heads, lines, strict=False))


def _text(text: str, width: int, width_of: WidthOf, look: Look = "plain") -> Iterator[Line]:
    return (((line, look),) for line in wrapped(text, width, width_of))
