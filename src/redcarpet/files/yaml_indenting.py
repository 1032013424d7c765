"""Moving lines to where they were meant to stand, and giving a question the dash that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redcarpet.core.problem import Fix, Span
from redcarpet.files.yaml_lines import Line, Lines
from redcarpet.files.yaml_text import Source


def without_tabs(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001 - a maker like any other
    """Indent with spaces: all lines that follow with tabs alike, or as lines of its kind stand, or by 2, 4 or 8."""
    yield from _together_without_tabs(line, lines)
    plain = line.indent.replace("\t", "")
    columns = [*_columns(line, lines), *(len(plain) + line.indent.count("\t") * width for width in (2, 4, 8))]
    yield from indented(line, columns)


def _together_without_tabs(line: Line, lines: Lines) -> Iterator[Fix]:
    last = line.number
    while last < lines.last and "\t" in _indent(lines.text(last + 1)):
        last += 1
    if last == line.number:
        return
    texts = [lines.text(number) for number in range(line.number, last + 1)]
    level = len(lines.before(line).indent) if line.dash else lines.before(line).name_column - 1
    for width in sorted((2, 4, 8), key=lambda width: len(line.indent.expandtabs(width)) != level):
        spaced = lines.line_end.join(_indent(text).expandtabs(width) + text.lstrip() for text in texts)
        yield Fix(Span(line.number, 1, last, len(texts[-1]) + 1), spaced)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def reindented(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001 - as above
    """Move a line to where lines of its kind stand, or the dash above to this one."""
    yield from indented(line, _columns(line, lines))
    above = lines.before(line)
    if line.dash and above.dash and above.number < line.number:
        yield from indented(above, [len(line.indent)])


def indented(line: Line, columns: list[int]) -> Iterator[Fix]:
    """Move a line to each of some columns, from 0."""
    for column in dict.fromkeys(columns):
        if column != len(line.indent) or "\t" in line.indent:
            yield Fix(Span(line.number, 1, line.number, len(line.indent) + 1), " " * column)


def _columns(line: Line, lines: Lines) -> list[int]:
    """Give where lines of its kind stand, the nearest first: fields below fields, dashes below dashes."""
    others = [other for other in lines.all() if other.number != line.number and (other.name or other.dash)]
    fields = [other.name_column - 1 for other in others if other.name and other.colon]
    dashes = [len(other.indent) for other in others if other.dash]
    below = [column + 2 for column in fields]
    found = [*dashes, *below] if line.dash else [*fields, *below]
    return sorted(dict.fromkeys(found), key=lambda column: abs(column - len(line.indent)))


def own_dash(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Give a question its dash, two columns before its fields, or push its lines in where there is no room."""
    text = lines.text(line.number)
    indent = len(text) - len(text.lstrip(" "))
    if span.column != indent + 1:
        return
    if indent >= 2:  # noqa: PLR2004 - the width of a dash and its space
        yield Fix(Span(line.number, indent - 1, line.number, indent + 1), "- ")
    last = line.number
    while last < lines.last and lines.text(last + 1).startswith(" " * indent + " ") | (
        lines.text(last + 1)[:indent].isspace() and lines.at(last + 1).name != ""
    ):
        last += 1
    pushed = [
        f"{' ' * indent}- {text.strip()}",
        *(f"  {lines.text(number)}" for number in range(line.number + 1, last + 1)),
    ]
    yield Fix(Span(line.number, 1, last, len(lines.text(last)) + 1), lines.line_end.join(pushed))


def moved(source: Source, column: int, to: int) -> Fix:
    """Move the dash with which a text begins from a column (from 0) to another, and what stands below it as far."""
    lines = source.text.split("\n")
    last = max((number for number, line in enumerate(lines) if not re.match(r"\s*(#|$)", line)), default=0)
    taken = lines[: last + 1]
    pushed = [_pushed(line, to - column) for line in taken]
    return Fix(source.stretch(0, len("\n".join(taken).rstrip("\r"))), "\n".join(pushed).rstrip("\r"))


def _pushed(line: str, columns: int) -> str:
    """Move a line to the right, or to the left as far as it goes."""
    if columns > 0:
        return " " * columns + line if line.strip() else line
    return line[min(-columns, len(line) - len(line.lstrip(" "))) :]
