"""From the parser's words to ours: what is wrong where YAML gave up.

The parser has one message for several causes, so the cause is decided on the lines: the one it stopped at, the one
it names as context, and the one above. The first cause that finds something is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from redcarpet.core.problem import Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_causes import (
    Finding,
    brackets,
    colon_in_text,
    joined_lines,
    odd_colon,
    odd_start,
    parted_name,
    quotes,
    special_start,
    unclosed,
)
from redcarpet.files.yaml_lines import Line, Lines
from redcarpet.files.yaml_reading import quoted
from redcarpet.files.yaml_rules import IN_QUOTES, Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import DEEPEST, TOO_DEEP, TOO_LONG, BrokenYamlError

_LOOSE = "could not find expected ':'"
"""The parser's words when a line has no colon; the line is then the context, not the one where it stopped."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped."""

    error: BrokenYamlError
    lines: Lines
    line: Line
    """The likeliest line."""
    context: Line
    """The other line that the parser named."""
    above: Line
    """The one before the line."""


def explained(error: BrokenYamlError, source: Source, names: Iterable[str]) -> Problem:
    """Say in plain words why a text can't be read; `names` are the fields that may stand in it."""
    return told(next(findings(error, Lines(source.text, source.first_line, names))), source.path)


def findings(error: BrokenYamlError, lines: Lines) -> Iterator[Finding]:
    """Give every diagnosis of what stopped the parser, the likeliest first; there is at least one."""
    stop = _stop(error, lines)
    return chain.from_iterable(cause(stop) for cause in _CAUSES)


def told(finding: Finding, path: str) -> Problem:
    """Make a problem of a diagnosis."""
    rule, span, message, advice = finding
    return Problem(rule, message, path, span, advice)


def _stop(error: BrokenYamlError, lines: Lines) -> Stop:
    places = [error.place, error.context_place]
    if _LOOSE in error.words:
        places.reverse()
    line, context = (lines.at(place.line) for place in places)
    return Stop(error, lines, line, context, lines.before(line))


def _too_much(stop: Stop) -> Iterator[Finding]:
    if stop.error.words == TOO_DEEP:
        message = f"Lists and fields stand more than {DEEPEST} levels deep in each other here."
        yield Rule.TOO_DEEP, stop.error.place, message, IN_QUOTES
    if stop.error.words == TOO_LONG:
        yield Rule.TOO_MANY, stop.error.place, "This file has too many texts.", "Divide it into several files."


def _unclosed_to_the_end(stop: Stop) -> Iterator[Finding]:
    if "quoted scalar" in stop.error.context and "end of stream" in stop.error.words:
        yield unclosed(stop.context, stop.error.context_place.column)


def _structure(stop: Stop) -> Iterator[Finding]:
    for line in (stop.line, stop.context, stop.above):
        yield from odd_start(line)
        yield from odd_colon(line, _field_column(stop.lines))
        yield from parted_name(line, stop.lines.names)


def _headless(stop: Stop) -> Iterator[Finding]:
    """Look for fields below a text that has no name itself: a question, or a guest, of nothing but its words."""
    first, line = stop.lines.first, stop.line
    if line.number == first.number or not line.name or line.dash or len(line.indent) <= len(first.indent):
        return
    if first.dash and first.value and not first.name:
        name = quoted(f"{stop.lines.head}:")
        yield Rule.MISSING_FIELD, first.value_span(), f"{name} is missing before this.", f"Write {name} before it."


def _ownerless(stop: Stop) -> Iterator[Finding]:
    """Look for a list by dashes whose field is not there."""
    for line in (stop.line, stop.context):
        above = stop.lines.before(line)
        deeper = above.name and above.value and len(line.indent) > above.name_column - 1
        if line.dash and "follow_ups" in stop.lines.names and not line.name and deeper:
            message = "This list belongs to no field."
            yield Rule.LOOSE_TEXT, line.span(len(line.indent) + 1), message, 'Write "follow_ups:" above it.'


def _field_column(lines: Lines) -> int:
    """Where the fields of this question stand: its first one tells."""
    return next((line.name_column for line in lines.all() if line.name and line.colon), 0)


def _structure_of_the_text(stop: Stop) -> Iterator[Finding]:
    """Look where a text of several lines begins, at the end of which the parser stopped."""
    line = stop.lines.owner(stop.line)
    yield from odd_start(line)
    yield from odd_colon(line, _field_column(stop.lines))


def _joined(stop: Stop) -> Iterator[Finding]:
    for line in (stop.line, stop.context, stop.above):
        yield from joined_lines(line, stop.lines.name)


def _special_inside(stop: Stop) -> Iterator[Finding]:
    """Name a special sign that starts a text in the middle of a line, such as in a list in brackets."""
    words, place = f"{stop.error.context} {stop.error.words}", stop.error.context_place
    sign = next((sign for name, sign in (("alias", "*"), ("anchor", "&"), ("tag", "!")) if name in words), None)
    if sign:
        message = f"A text can't start with {quoted(sign)}: it means something special."
        yield Rule.SPECIAL_START, place, message, IN_QUOTES


def _colon_inside(stop: Stop) -> Iterator[Finding]:
    if "unexpected ':'" in stop.error.words:
        yield Rule.COLON_IN_TEXT, stop.error.place, "A colon splits this text in two.", IN_QUOTES


def _value(stop: Stop) -> Iterator[Finding]:
    yield from _in_value(stop.line, stop.error.place)


def _value_of_context(stop: Stop) -> Iterator[Finding]:
    yield from _in_value(stop.context, stop.error.place)


def _in_value(line: Line, place: Span) -> Iterator[Finding]:
    yield from chain(special_start(line), quotes(line), brackets(line))
    yield from colon_in_text(line, place.column if place.line == line.number else 0)


def _value_above(stop: Stop) -> Iterator[Finding]:
    yield from _in_value(stop.above, stop.error.place)


def _unfinished_list(stop: Stop) -> Iterator[Finding]:
    if "flow" in stop.error.context:
        message = "This list is not finished: a comma or a closing bracket is missing."
        yield Rule.BRACKETS, stop.error.context_place, message, IN_QUOTES


def _indentation(stop: Stop) -> Iterator[Finding]:
    line, fields = stop.line, _field_column(stop.lines)
    if line.name and line.colon and not line.dash and line.name_column != fields:
        message = f"This line is indented by {_spaces(line.name_column - 1)}, its neighbours by {fields - 1}."
        yield Rule.INDENTATION, line.span(line.name_column), message, f"Indent it by {_spaces(fields - 1)}."


def _spaces(count: int) -> str:
    return f"{count} space{'s' * (count != 1)}"


def _dash_indentation(stop: Stop) -> Iterator[Finding]:
    line = stop.line
    if line.dash:
        message = "This dash is not indented as the other dashes of its list."
        yield Rule.INDENTATION, line.span(len(line.indent) + 1), message, "Put them below each other."


def _loose_text(stop: Stop) -> Iterator[Finding]:
    line = stop.line
    if not line.name and line.value:
        if stop.above.value.startswith("#"):
            yield Rule.LOOSE_TEXT, stop.above.value_span(), "A comment stands in the middle of a text.", "Move it up."
        message = f"This text belongs to no field: {quoted(line.value)}."
        yield Rule.LOOSE_TEXT, line.value_span(), message, "If it goes on from the line above, indent it further."


def _anything(stop: Stop) -> Iterator[Finding]:
    message = "This line can't be understood."
    yield Rule.SYNTAX, stop.error.place, message, "Compare it with the lines above and below it."


_CAUSES = (
    _too_much,
    _unclosed_to_the_end,
    _structure,
    _headless,
    _joined,
    _structure_of_the_text,
    _special_inside,
    _colon_inside,
    _value,
    _indentation,  # before the context's value: a quoted text of several lines looks unclosed on its first
    _value_of_context,
    _unfinished_list,
    _ownerless,
    _dash_indentation,
    _loose_text,
    _value_above,
    _anything,
)
