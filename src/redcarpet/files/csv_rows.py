"""The rows of a table in text: cells that know where they stand, whatever parts them.

Not the standard library's reader: it forgets columns, has one limit for the whole process, and takes everything after
a quote that is never closed as one cell. Here such a quote is a character like any other, and costs its own row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial

from redcarpet.core.values import dataclass

MOST_CELLS = 500
"""In one row; what stands further right is nobody's column and is passed over."""

_SEPARATORS = ",;\t"
_SEPARATORS_LINE = re.compile(r'"?sep=([^\w\s"\']|\t)"?(?:\r?\n|\Z)', re.IGNORECASE)
_LINE_END = re.compile(r"\r?\n|\Z")
_LINE = re.compile(r"[^\r\n]*+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text, everything from 0, as a parser's mark."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands in it without the quotes around it, and where."""

    text: str
    start: Place
    end: Place
    is_open: bool = False
    """Whether it begins with a quote that is not closed at its end; the quote then stands in the text."""


Row = tuple[Cell, ...]


def announced_separator(text: str) -> tuple[str, int]:
    """Give the separator that a first line such as `sep=;` announces, and where the table begins."""
    match = _SEPARATORS_LINE.match(text)
    return (match[1], match.end()) if match else ("", 0)


def ways_in(text: str) -> tuple[Callable[[], Iterator[Row]], ...]:
    """Give each way to part a text into rows: at the separator that it announces, else at each usual one."""
    announced, start = announced_separator(text)
    return tuple(partial(rows, text, separator, start) for separator in announced or _SEPARATORS)


def rows(text: str, separator: str, start: int = 0) -> Iterator[Row]:
    """Give the rows of a text from an offset on; the separator is one character, and a quoted cell may have lines."""
    sign = re.escape(separator)
    closed = re.compile(rf'[ \xa0]*"((?:[^"]|"")*+)"[ \xa0]*(?={sign}|\r?\n|\Z)')
    plain = re.compile(rf"[^{sign}\r\n]*+")
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(index: int) -> Place:
        line = bisect_right(starts, index) - 1
        return Place(index, line, index - starts[line])

    row: list[Cell] = []
    at = start
    while at < len(text):
        match = closed.match(text, at)
        if match:
            row.append(Cell(match[1].replace('""', '"'), place(at), place(match.end())))
        elif match := plain.match(text, at):
            row.append(Cell(match[0], place(at), place(match.end()), is_open=match[0].lstrip().startswith('"')))
        at = match.end() if match else len(text)
        if len(row) == MOST_CELLS and (rest := _LINE.match(text, at)):
            at = rest.end()
        if text.startswith(separator, at):
            at += 1
            if at < len(text):
                continue
            row.append(Cell("", place(at), place(at)))
        if line_end := _LINE_END.match(text, at):
            at = line_end.end()
        yield tuple(row)
        row = []
