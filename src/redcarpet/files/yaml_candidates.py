"""What might put a mistake right: for each diagnosis the changes that are worth a trial, the likeliest first.

They are made on lines, not on YAML, and may be wrong: whoever takes one has tried it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from redcarpet.core.problem import Fix, Span
from redcarpet.files.yaml_causes import STRAY_SIGN
from redcarpet.files.yaml_indenting import indented, own_dash, reindented, without_tabs
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
        parted = re.match(r"(\w+):(\w+)", line.value)
        if parted:
            yield Fix(line.span(line.value_column, len(parted[0])), f"{parted[1]}{parted[2]}:")
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


def _headed(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:  # noqa: ARG001 - a maker like any other
    """Name the words with which a question begins."""
    if line.dash and line.value and not line.name:
        yield _put_in(line, line.value_column, f"{lines.head}: ")
        yield from (Fix(fix.span, f"{lines.head}: {fix.text}") for fix in quotings(line, lines))


def _quoted(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    yield from _parted(line, span, lines)
    yield from _quoted_in_brackets(line, span, lines)
    if not (line.name or line.dash):
        yield from quotings(lines.owner(line), lines, through=line.number)
    yield from quotings(line, lines)


def _parted(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Begin a new line before a field, or a list, that stands on the line of another field."""
    text, at = lines.text(line.number), span.column - 1
    blank = len(text[:at]) - len(text[:at].rstrip())
    owner = line if line.name else lines.owner(line)
    if not owner.name or not blank or not text[:at].strip(" -"):
        return
    if text.startswith("- ", at) and at == line.value_column - 1:
        below = lines.at(line.number + 1) if line.number < lines.last else line
        column = len(below.indent) if below.dash and below is not line else line.name_column + 1
    elif re.match(rf"{lines.name}:", text[at:]):
        column = owner.name_column - 1
    else:
        return
    yield Fix(line.span(at - blank + 1, blank), lines.line_end + " " * column)


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


def _deeper(line: Line, span: Span, lines: Lines) -> Iterator[Fix]:
    """Make a line go on from the one above, give a list its field, or take away a sign."""
    stray = STRAY_SIGN.match(line.value)
    if stray:
        place = line.span(line.value_column + stray.start(stray.lastindex or 1))
        yield from (Fix(place, ""), Fix(place, " "))
    if line.dash:
        column = max((other.name_column - 1 for other in lines.all() if other.name and other.colon), default=0)
        yield Fix(Span(line.number, 1, line.number, 1), " " * column + "follow_ups:" + lines.line_end)
        yield from reindented(line, span, lines)
        return
    if line.value.startswith("#") and not line.name:
        return
    above = lines.before(line)
    if above.number < line.number:
        yield from indented(line, [above.name_column + 1])
        if not line.name and line.value:
            yield from quotings(above, lines, through=line.number)
    yield from reindented(line, span, lines)


_BY_RULE: Mapping[Rule, _Maker] = {
    Rule.INVISIBLE_CHARACTER: _cleaned_head,
    Rule.TAB: without_tabs,
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
    Rule.INDENTATION: reindented,
    Rule.LOOSE_TEXT: _deeper,
    Rule.MISSING_DASH: own_dash,
    Rule.DUPLICATE_FIELD: own_dash,
    Rule.MISSING_FIELD: _headed,
}
