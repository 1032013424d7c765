"""Rows of a table on lines of text, measured in the cells of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from redcarpet.core.text import shortened

_NARROWEST = 20
"""Cells that the last column gets at least, even where the line then runs over."""


def in_columns(rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """Set rows in columns; the last column is not padded, and cut only where `width` says what room there is.

    A column in which nothing stands takes no room.
    """
    widths = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    before = sum(size + 2 for size in widths if size)
    lines = []
    for *cells, last in rows:
        padded = [cell + " " * (size - cell_len(cell)) for cell, size in zip(cells, widths, strict=True) if size]
        shown = last if width is None else shortened(last, max(_NARROWEST, width - before), cell_len)
        lines.append("  ".join([*padded, shown]))
    return lines
