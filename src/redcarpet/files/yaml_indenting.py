"""Moving lines to where they were meant to stand, and giving a question the dash that it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.problem import Fix, Span
from redcarpet.files.yaml_lines import Line, Lines


def without_tabs(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001 - a maker like any other
    """Indent with spaces, as lines of its kind stand, else by 2, 4 or 8 for each tab."""
    plain = line.indent.replace("\t", "")
    columns = [*_columns(line, lines), *(len(plain) + line.indent.count("\t") * width for width in (2, 4, 8))]
    yield from indented(line, columns)


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
