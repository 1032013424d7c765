"""A broken bank cut at the dashes of its questions, so that each can be read, or explained, alone.

Works on lines, not on YAML: it must find the questions where YAML gave up. A line starts a question when its dash
stands where most questions' dashes stand (or one column off), or when it begins with a question's own fields. A sheet
of guests is cut in the same way: what is said here of banks and questions holds for it.
"""

from __future__ import annotations

import re
from collections import Counter

from redcarpet.core.values import dataclass
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_text import Source

_BLANK = r"[ \t\u00a0\u200b]*"

_TAB = 4
"""Columns; what most editors show."""

# Compiled on first use, which a bank without mistakes never sees.
_DASH = rf"({_BLANK})(?:-(?=[\s\w\"'“\u200b]|$)|[–—•*](?=\s))"
_STRAY_SIGN = re.compile(r"( *)(?:[^\w\s#\"'-]( *)(?=- *\w+:)|-[^\w\s\"'#]+ *(?=\w+:))")
"""A sign that slipped in before the dash of a question, or behind it."""
_LISTS = re.compile(r"[ \t]*\w+:[ \t\r]*$")
_BULLET = r"(?:[-–—•*][\s\u200b]*)"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file of many records is written."""

    listing: str
    """The field that the records stand below: questions."""
    around: tuple[str, ...]
    """The fields of the file itself."""
    table: Table
    """The fields of a record; its head is the one that each has once: ask."""
    most: int
    """How many records are read."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may start a line."""
        return (*self.around, *self.table.fields)


@dataclass(frozen=True, slots=True)
class Chunk:
    """One question of a broken bank: its lines, and where its dash stands."""

    source: Source
    column: int | None
    """From 0; None when it has no dash."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A broken bank in pieces."""

    header: Source
    """What stands around the questions; their lines are blank in it."""
    chunks: tuple[Chunk, ...]
    """In the order of the file."""
    usual_column: int
    """Where most questions' dashes stand, from 0."""


def cut(source: Source, layout: Layout) -> Cut | None:
    """Cut a bank at its questions. None when there are none."""
    lines = source.text.split("\n")
    initial, rest = layout.listing[0], layout.listing[1:]
    listing = re.compile(rf"[{initial.upper()}{initial}]{rest}\W*(?:#.*)?$")
    first = next((number for number, line in enumerate(lines) if listing.match(line)), -1) + 1
    headed = re.compile(rf"{_BLANK}{_BULLET}(?:{'|'.join(layout.table.fields)})\s*:")
    usual = _usual_column(lines[first:], headed)
    if usual is None:
        return None
    starts, inside = _starts(lines, first, usual, headed, layout)
    header = "\n".join("" if taken else line for line, taken in zip(lines, inside, strict=True))
    ends = [*starts[1:], len(lines)]
    chunks = tuple(_chunk(source, lines, inside, start, end) for start, end in zip(starts, ends, strict=True))
    return Cut(Source(source.path, header, source.first_line), chunks, usual)


def _chunk(source: Source, lines: list[str], inside: list[bool], start: int, end: int) -> Chunk:
    text = "\n".join(lines[number] for number in range(start, end) if inside[number])
    return Chunk(Source(source.path, text, source.first_line + start), _dash_column(lines[start]))


def _dash_column(line: str) -> int | None:
    match = re.match(_DASH, line)
    if match is None:
        stray = _STRAY_SIGN.match(line)
        return len(stray[1] + (stray[2] or "")) if stray else None
    return len(match[1].expandtabs(_TAB))


def _usual_column(lines: list[str], headed: re.Pattern[str]) -> int | None:
    """Find where the dashes of questions stand: by their fields, else, for bare questions, by their number."""
    every = [column for line in lines if (column := _dash_column(line)) is not None]
    sure = [column for line in lines if headed.match(line) and (column := _dash_column(line)) is not None]
    counted = Counter(sure or every).most_common(1)
    return counted[0][0] if counted else None


def _starts(
    lines: list[str], first: int, usual: int, headed: re.Pattern[str], layout: Layout
) -> tuple[list[int], list[bool]]:
    """Find the lines that start a question, and say of every line whether it stands inside one."""
    ask = re.compile(rf"{_BLANK}{_BULLET}?{layout.table.head}\s*:")
    bank_field = re.compile(rf"(?:{'|'.join(layout.around)})\s*:")
    starts: list[int] = []
    inside = [False] * len(lines)
    in_question = has_ask = False
    for number in range(first, len(lines)):
        line = lines[number]
        asks = ask.match(line) is not None
        above = lines[number - 1] if number else ""
        if _starts_question(line, usual, headed, above, first=not starts) or (asks and has_ask and in_question):
            starts.append(number)
            in_question, has_ask = True, asks
        elif bank_field.match(line) and not lines[min(number + 1, len(lines) - 1)].startswith((" ", "\t")):
            in_question = False
        has_ask = has_ask or asks
        inside[number] = in_question
    return starts, inside


def _starts_question(line: str, usual: int, headed: re.Pattern[str], above: str, *, first: bool) -> bool:
    """Take a dash that stands wrong, right below a field without a value, as that field's."""
    column = _dash_column(line)
    if column is None:
        return False
    if first or column == usual or headed.match(line):
        return True
    return column <= usual + 1 and not _LISTS.match(above)
