"""Causes that one line shows by itself: what YAML could not take in it, and what to write instead.

Each cause is a generator over one `Line` that gives nothing, or a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redcarpet.core.problem import Span
from redcarpet.files.yaml_lines import Line
from redcarpet.files.yaml_reading import invisible, quoted
from redcarpet.files.yaml_rules import IN_QUOTES, Rule

Finding = tuple[Rule, Span, str, str]
"""The rule, the place, what is wrong, what to do."""

_SPECIAL = "@`%*&!|>,"
# Compiled on first use, which a bank without mistakes never sees.
_BLOCK_HEADER = r"[|>][-+0-9]*\s*(#.*)?$"
_COLON = r":(?=\s|$)"
STRAY_SIGN = re.compile(r"-([^\w\s#\"']) *[a-z_]+:(?=\s|$)|([^\w\s#\"']) *(?:- *)?[a-z_]+:(?=\s|$)|([^\w\s#-]) +- ")
"""What slipped in before a field, or before its dash."""
_NEW_LINE = "Begin a new line before it."
_SENTENCES = frozenset({"ask", "say", "short", "note", "why", "exit_line", "title", "facts"})
"""Fields whose text may well hold a word and a colon."""
_CLOSING = {"[": "]", "{": "}"}
_HEX = "[0-9A-Fa-f]"
_WRONG_ESCAPE = (
    r"\\(?![0abt\tnvfre \"/\\N_LP]"
    rf"|x{_HEX}{{2}}|u(?![dD][89a-fA-F]){_HEX}{{4}}|U(?:000{_HEX}|0010){_HEX}{{4}})"
)


def odd_start(line: Line) -> Iterator[Finding]:
    """Look before the field's name, and around its colon."""
    found = invisible(line.indent + line.dash + line.gap + line.name + line.colon + line.after)
    if found:
        message = f"There is {found[1]} here."
        yield Rule.INVISIBLE_CHARACTER, line.span(found[0] + 1), message, "Delete it and type a space."
    if "\t" in line.indent:
        message = "This line is indented with a tab, and only spaces are allowed."
        yield Rule.TAB, line.span(line.indent.index("\t") + 1), message, "Use two spaces for each level."
    column = len(line.indent) + 1
    stray = None if line.name else STRAY_SIGN.match(line.value)
    if stray:
        sign = stray.lastindex or 1
        place = line.span(line.value_column + stray.start(sign))
        yield Rule.LOOSE_TEXT, place, f"{quoted(stray[sign])} does not belong here.", "Delete it."
    if line.value.startswith("%") and line.value_column == 1:
        yield Rule.SPECIAL_START, line.span(1), "A line can't start with “%”: it means something special.", IN_QUOTES
    if line.dash and line.dash != "-":
        yield Rule.NOT_A_HYPHEN, line.span(column), f"{quoted(line.dash)} is not a hyphen.", 'Write "- ".'
    elif line.dash and not line.gap and (line.name or line.value):
        yield Rule.SPACE_AFTER_DASH, line.span(column), "A space is missing after the dash.", 'Write "- ".'


def odd_colon(line: Line, field_column: int) -> Iterator[Finding]:
    """Look between a field's name and its value; `field_column` is where the fields of this question stand."""
    if not line.name:
        return
    column, name = line.name_column + len(line.name), line.name
    sign = line.colon.strip()
    place = line.span(column + max(0, len(line.colon) - 1))
    advice = f'Write "{name}: ".'
    if sign == ":" and line.value and not line.after:
        yield Rule.SPACE_AFTER_COLON, place, f"A space is missing after {quoted(name + ':')}.", advice
    elif sign and sign != ":":
        yield Rule.MISSING_COLON, place, f"{quoted(sign)} after {quoted(name)} is not a colon.", advice
    elif not sign and (line.dash or not line.value or line.name_column == field_column):
        yield Rule.MISSING_COLON, place, f"There is no colon after {quoted(name)}.", advice


def parted_name(line: Line, names: Iterable[str]) -> Iterator[Finding]:
    """Look for a colon that slipped into a field's name: follow_up:s."""
    match = None if line.name else re.match(r"(\w+):(\w+)(?=\s|$)", line.value)
    if match and match[1] + match[2] in names:
        name = match[1] + match[2]
        place = line.span(line.value_column + match.start(), len(match[0]))
        yield Rule.MISSING_COLON, place, f"The colon stands inside of {quoted(name)}.", f'Write "{name}: ".'


def joined_lines(line: Line, name: str) -> Iterator[Finding]:
    """Look for a field that stands on the line of another; `name` is the pattern of a field's name."""
    if not line.value or line.value[:1] in {'"', "'", "|", ">"}:
        return
    sentence = not line.name or line.name in _SENTENCES
    if line.value.startswith("- ") and not sentence:
        yield Rule.COLON_IN_TEXT, line.span(line.value_column), "A list begins on a line of its own.", _NEW_LINE
    for match in re.finditer(rf"(?<=\s)({name}):(?=\s|$)", line.value):
        before = line.value[: match.start()].rstrip()
        if not sentence or before.endswith(("?", ".", "!")):
            place = line.span(line.value_column + match.start(), len(match[0]))
            yield Rule.COLON_IN_TEXT, place, f"{quoted(match[0])} begins a line of its own.", _NEW_LINE


def special_start(line: Line) -> Iterator[Finding]:
    """Look at the first character of the value."""
    sign = line.value[:1]
    in_curly_quotes = sign in {"“", "„", "‘", "«"} and line.value.rstrip().endswith(("”", "“", "’", "»"))
    if in_curly_quotes and re.search(_COLON, line.value):
        message = "These curly quotes don't protect the text; YAML knows only straight ones."
        yield Rule.CURLY_QUOTES, line.value_span(), message, 'Use " at both ends.'
    if line.value.startswith(("- ", "? ")) or (sign and sign in _SPECIAL and not re.match(_BLOCK_HEADER, line.value)):
        message = f"A text can't start with {quoted(sign)}: it means something special."
        yield Rule.SPECIAL_START, line.span(line.value_column), message, IN_QUOTES


def quotes(line: Line) -> Iterator[Finding]:
    """Look at a value in quotes: closed, closed too early, or with a backslash that says nothing."""
    sign = line.value[:1]
    if not sign or sign not in "\"'":
        return
    closing = _closing_quote(line.value, sign)
    if closing is None:
        yield unclosed(line, line.value_column)
        return
    wrong = re.search(_WRONG_ESCAPE, line.value[:closing]) if sign == '"' else None
    if wrong:
        place = line.span(line.value_column + wrong.start())
        yield Rule.BACKSLASH, place, "A backslash means something special in double quotes.", "Use single quotes."
    rest = line.value[closing + 1 :].strip()
    if rest and not rest.startswith(("#", ":", ",", "]", "}")):
        place = line.span(line.value_column + closing)
        advice = f"Put the whole text in {'single' if sign == chr(34) else 'double'} quotes."
        yield Rule.TEXT_AFTER_QUOTE, place, "This quote ends the text, and more text follows.", advice


def unclosed(line: Line, column: int) -> Finding:
    """Say that a quote opens at a column (from 1) and never closes."""
    sign = line.value[column - line.value_column : column - line.value_column + 1] or '"'
    if line.value.endswith(("”", "’")):
        advice = f"The one at the end is curly: write a straight {sign} there."
    else:
        advice = f"Write a {sign} at the end of the text."
    return Rule.UNCLOSED_QUOTE, line.span(column), "This quote is never closed.", advice


def _closing_quote(value: str, sign: str) -> int | None:
    pattern = r'"(?:[^"\\]|\\.)*+"' if sign == '"' else r"'(?:[^']|'')*+'"
    match = re.match(pattern, value, re.DOTALL)
    return match.end() - 1 if match else None


def brackets(line: Line) -> Iterator[Finding]:
    """Look at a value that starts with a bracket or a brace."""
    opening = line.value[:1]
    if opening not in _CLOSING:
        return
    name = "list" if opening == "[" else "group of fields"
    closing = line.value.find(_CLOSING[opening])
    hash_sign = re.search(r"[\s\[{,]#", line.value[: closing if closing >= 0 else None])
    place = line.span(line.value_column)
    if hash_sign:
        place = line.value_span(hash_sign.start() + 1)
        yield Rule.LOST_AFTER_HASH, place, "The rest of this line is lost: “#” begins a comment.", IN_QUOTES
    elif closing < 0:
        advice = f"Write {quoted(_CLOSING[opening])} at its end, or put the whole text in quotes."
        yield Rule.BRACKETS, place, f"This {quoted(opening)} begins a {name} and is never closed.", advice
    elif line.value[closing + 1 :].strip() or opening == "{":
        yield Rule.BRACKETS, place, f"A text can't start with {quoted(opening)}: it begins a {name}.", IN_QUOTES


def colon_in_text(line: Line, column: int) -> Iterator[Finding]:
    """Look for a second colon; at a column (from 1) where the parser met one, else the first."""
    if line.value[:1] in {'"', "'", "[", "{", "|", ">"}:
        return
    columns = [line.value_column + match.start() for match in re.finditer(_COLON, line.value)]
    if columns:
        place = line.span(column if column in columns else columns[0])
        yield Rule.COLON_IN_TEXT, place, "A colon followed by a space splits the text in two.", IN_QUOTES
