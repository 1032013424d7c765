"""What might put a mistake right: for each diagnosis the changes that are worth a trial, the likeliest first.

They are made on lines, not on YAML, and may be wrong: whoever takes one has tried it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from redcarpet.core.problem import Fix, Span
from redcarpet.files.yaml_lines import Line, Lines
from redcarpet.files.yaml_quoting import quotings
from redcarpet.files.yaml_reading import visible
from redcarpet.files.yaml_rules import Rule

_Maker = Callable[[Line, Span, Lines], Iterator[Fix]]

_FINISHED = (".", "?", "!", '"', "”", "]", "}")
_WORDS = frozenset({"id", "for", "topic", "status", "sensitivity", "mirror", "language", "order", "minutes", "tonight"})
"""Fields that hold a word, of which no "#" is a part."""


def candidates(rule: Rule, span: Span, lines: Lines) -> Iterator[Fix]:
    """Give changes that might put right what a rule says of a place; none for what only its writer can mend."""
    maker = _BY_RULE.get(rule)
    if maker:
        yield from maker(lines.at(span.line), span, lines)


def _put_in(line: Line, column: int, text: str) -> Fix:
    return Fix(line.span(column, 0), text)


def _cleaned_head(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001 - a maker like any other
    """Take out what nobody sees before the value; odd spaces become plain ones."""
    head = f"{line.indent}{line.dash}{line.gap}{line.name}{line.colon}{line.after}"
    if not line.name:
        head = f"{line.indent}{line.dash}{line.gap}"
    seen = re.sub(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ", head)
    plain = visible(seen.replace(" ", "\0")).replace("\0", " ")
    if line.dash and line.value + line.name and not plain.rstrip(" ").endswith(":"):
        plain = re.sub(r"^( *-)(?=\S|$)", r"\1 ", plain)
    yield Fix(Span(line.number, 1, line.number, len(head) + 1), plain)
    if line.name and line.value:
        yield Fix(Span(line.number, 1, line.number, len(head) + 1), re.sub(r":$", ": ", plain))


def _without_tabs(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001
    plain = line.indent.replace("\t", "")
    columns = [*_columns(line, lines), *(len(plain) + line.indent.count("\t") * width for width in (2, 4, 8))]
    yield from _indented(line, columns)


def _plain_dash(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001
    yield Fix(line.span(len(line.indent) + 1, len(line.dash) + len(line.gap)), "-" + (line.gap.strip("\u200b") or " "))


def _space_after_dash(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001
    text = lines.text(line.number)
    dashes = len(text) - len(text.lstrip(" ")) + 1
    yield Fix(line.span(dashes + 1, 0), " ")


def _space_after_colon(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    colon = _colon(line, span, lines)
    if colon:
        yield _put_in(line, colon + 1, " ")
        yield from _with_quoted_value(line, lines, ": ")


def _colon(line: Line, span: Span, lines: Lines) -> int:
    """Find the column of the colon of a field whose name runs into its value."""
    at = lines.text(line.number).find(":", span.column - 1)
    return at + 1 if at >= 0 else 0


def _plain_colon(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001
    if not line.name:
        return
    end = line.name_column + len(line.name)
    between = Span(line.number, end, line.number, line.value_column)
    yield Fix(between, ": " if line.value else ":")
    yield from _with_quoted_value(line, lines, ": ")


def _with_quoted_value(line: Line, lines: Lines, colon: str) -> Iterator[Fix]:
    if not (line.name and line.value):
        return
    start = Span(line.number, line.name_column + len(line.name))
    for fix in quotings(line, lines):
        yield Fix(Span(start.line, start.column, fix.span.end_line, fix.span.end_column), colon + fix.text)


def _quoted(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    yield from _quoted_in_brackets(line, span, lines)
    if not (line.name or line.dash):
        yield from quotings(_owner(line, lines), lines, through=line.number)
    yield from quotings(line, lines)


def _owner(line: Line, lines: Lines) -> Line:
    """Find the line on which a text began that goes on here."""
    above = lines.before(line)
    while above.number < line.number and not (above.name or above.dash):
        line, above = above, lines.before(above)
    return above


def _hidden(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Quote a sentence that "#" cuts; give a remark behind a finished one, or behind a word, its space."""
    before = lines.text(line.number)[: span.column - 1].rstrip()
    if before.endswith(_FINISHED) or line.name in _WORDS:
        yield _put_in(line, span.column + 1, " ")
    yield from _quoted(line, span, lines)


def _quoted_in_brackets(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Quote the one text of a list in brackets in which the mistake stands."""
    text, at = lines.text(line.number), span.column - 1
    if not line.value.startswith("["):
        return
    start = max(text.rfind(sign, 0, at + (text[at : at + 1] in "[,")) for sign in "[,") + 1
    ends = [end for sign in ",]" if (end := text.find(sign, max(at, start))) >= 0]
    piece = text[start : min(ends)] if ends and start else ""
    if piece.strip():
        yield from quotings(line, lines, piece.strip(), start + len(piece) - len(piece.lstrip()) + 1)


def _closed(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Close a bracket, take away one too many, or quote the whole."""
    text = lines.text(line.number).rstrip()
    opening = line.value[:1]
    if opening in ("[", "{"):
        closing = "]" if opening == "[" else "}"
        if closing not in line.value:
            if line.value.rstrip()[-1:] in ("}", ")", ">"):
                yield Fix(line.span(len(text)), closing)
            yield _put_in(line, len(text) + 1, closing)
        elif text.endswith(closing * 2):
            yield Fix(line.span(len(text)), "")
        else:
            yield from _missing_comma(line, span)
    yield from _quoted(line, span, lines)


def _missing_comma(line: Line, span: Span) -> Iterator[Fix]:
    """Put a comma between a text in quotes and the next, or after one that stands without."""
    for match in re.finditer(r"(?<=[\"'])(?=\s+[^\s,\]}])|(?<=[^\s,\[{\"'])(?=\s+[\"'])", line.value):
        yield _put_in(line, line.value_column + match.start(), ",")
    if span.column > line.value_column:
        yield _put_in(line, span.column, ",")


def _curly_replaced(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    start = span.column - 1
    inner = lines.text(line.number)[start : span.end_column - 1 if span.end_line == span.line else None].rstrip()[1:-1]
    if span.end_line in (0, span.line) and inner:
        yield from quotings(line, lines, inner, span.column, width=len(inner) + 2)


def _reindented(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001
    yield from _indented(line, _columns(line, lines))


def _indented(line: Line, columns: list[int]) -> Iterator[Fix]:
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


def _deeper(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Make a line go on from the one above."""
    if line.value.startswith("#") and not line.name:
        return
    above = lines.before(line)
    if above.number < line.number:
        yield from _indented(line, [above.name_column + 1])
        if not line.name and line.value:
            yield from quotings(above, lines, through=line.number)
    yield from _reindented(line, span, lines)


def _own_dash(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
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


_BY_RULE: Mapping[Rule, _Maker] = {
    Rule.INVISIBLE_CHARACTER: _cleaned_head,
    Rule.TAB: _without_tabs,
    Rule.NOT_A_HYPHEN: _plain_dash,
    Rule.SPACE_AFTER_DASH: _space_after_dash,
    Rule.SPACE_AFTER_COLON: _space_after_colon,
    Rule.MISSING_COLON: _plain_colon,
    Rule.SPECIAL_START: _quoted,
    Rule.COLON_IN_TEXT: _quoted,
    Rule.LOST_AFTER_HASH: _hidden,
    Rule.TEXT_AFTER_QUOTE: _quoted,
    Rule.UNCLOSED_QUOTE: _quoted,
    Rule.BACKSLASH: _quoted,
    Rule.TOO_DEEP: _quoted,
    Rule.SYNTAX: _quoted,
    Rule.BRACKETS: _closed,
    Rule.CURLY_QUOTES: _curly_replaced,
    Rule.INDENTATION: _reindented,
    Rule.LOOSE_TEXT: _deeper,
    Rule.MISSING_DASH: _own_dash,
    Rule.DUPLICATE_FIELD: _own_dash,
}
