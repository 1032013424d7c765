"""Putting a value that YAML misreads into quotes: where it begins and ends, and which quotes are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redcarpet.core.problem import Fix, Span
from redcarpet.files.yaml_lines import Line, Lines
from redcarpet.files.yaml_scalar import in_quotes

_COMMENT = re.compile(r"\s+#(?:\s.*)?$")
_ELISION = re.compile(r"'(?:twas|tis|til|cause|em|round|bout|n|\d0s)\b", re.IGNORECASE)
"""Words that begin with an apostrophe."""
_OWN_NAME = re.compile(r"\w+: +(\S.*)")
"""A field that is none, with its value."""
_RECORDS = frozenset({"source", "ignore", "off_limits", "cleared", "facts"})
"""Fields whose brackets and braces are meant."""
_CURLY = {"“": "”", "„": "“”", "‘": "’", "«": "»", "»": "«"}


def quotings(
    line: Line, lines: Lines, value: str = "", column: int = 0, *, width: int = 0, through: int = 0
) -> Iterator[Fix]:
    """Give the ways of quoting the value of a line, with the lines that it goes on over.

    With `value` and `column` (from 1) only that piece of the line, which is `width` wide where the value is less than
    it; with `through` up to that line, however it is indented.
    """
    if value:
        end = column + (width or len(value))
        for inner in _inner(value):
            yield Fix(Span(line.number, column, line.number, end), in_quotes(inner))
        return
    if not line.value or (line.value.startswith("#") and not (line.name or line.dash)):
        return
    if re.fullmatch(r"[|>][-+0-9]*\s*", line.value) or (line.name in _RECORDS and line.value[0] in "[{"):
        return
    own = None if line.name else _OWN_NAME.match(line.value)
    if own:
        yield from quotings(line, lines, own[1].rstrip(), line.value_column + own.start(1))
    column = line.value_column
    last = max(through, _last_line(line, lines))
    if last > line.number and all(lines.text(number).strip() for number in range(line.number, last)):
        yield from _over_lines(line, lines, last)
    alone = _COMMENT.sub("", line.value).rstrip()
    for inner in _inner(alone):
        yield Fix(Span(line.number, column, line.number, column + len(alone)), in_quotes(inner))


def _over_lines(line: Line, lines: Lines, last: int) -> Iterator[Fix]:
    """Quote a value of several lines, pushing in what stands too far left to belong to it."""
    deep = " " * (line.name_column + 1)
    rest = [lines.text(number) for number in range(line.number + 1, last + 1)]
    if any(_COMMENT.search(f" {text}") for text in (line.value, *rest[:-1])):
        return  # it would become part of the text
    if line.value[0] in "[{" and line.value.rstrip()[-1] in "]}":
        return  # a list that was finished, and no text
    rest[-1] = _COMMENT.sub("", rest[-1]).rstrip()
    pushed = [text if text.startswith(deep[:-1]) else deep + text.lstrip() for text in rest]
    end = len(rest[-1]) + 1
    for inner in _inner(lines.line_end.join((line.value.rstrip(), *pushed))):
        yield Fix(Span(line.number, line.value_column, last, end), in_quotes(inner))


def _last_line(line: Line, lines: Lines) -> int:
    """Find the last line that a value goes on over: deeper than its field, no field and no dash itself."""
    depth = line.name_column - 1 if line.name else len(line.indent)
    last = line.number
    for number in range(line.number + 1, lines.last + 1):
        if not lines.text(number).strip():
            break
        below = lines.at(number)
        if below.dash or (below.name and below.colon) or len(below.indent) <= depth:
            break
        last = number
    return last


def _inner(value: str) -> Iterator[str]:
    """Give what the quotes should go around: the text without the quotes that failed, or with those it means."""
    sign, rest = value[:1], value[1:]
    if not rest or sign not in {'"', "'", *_CURLY}:
        yield value
        return
    closing = rest.find(sign) if sign in "\"'" else -1
    bare = rest[:-1] if rest[-1] in (sign, *_CURLY.get(sign, ""), *("”’" if sign in "\"'" else "")) else rest
    if sign in _CURLY and bare == rest:
        yield value
        return
    apostrophe = sign == "'" and (_ELISION.match(value) is not None)
    means_some = closing >= 0 and not rest[closing + 1 : closing + 2].isalpha() and bool(rest[closing + 1 :].strip())
    choices = (value, bare) if apostrophe or means_some else (bare, value)
    yield from choices
