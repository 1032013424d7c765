"""Names of fields that are none, that come twice, or that a text was taken for: what was meant, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf

from redcarpet.core.problem import Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_reading import Reading, invisible, listed, meant_or, nearest, quoted, visible
from redcarpet.files.yaml_rules import IN_QUOTES, Rule
from redcarpet.files.yaml_tree import Mapping, Node, Text
from redcarpet.files.yaml_values import Field

NOT_HYPHENS = "–—•*"
"""What word processors and chats make of the hyphen at the start of a line."""


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one kind of record, by the names that a file uses."""

    said: str
    """What the record is called in a sentence, such as question."""
    fields: MappingOf[str, Field]
    required: tuple[str, ...] = ()
    """Written names that may not be missing."""
    head: str = ""
    """The field that a record has once, at its start: a second one means a forgotten dash."""


def told_twice(name: Node, record: Mapping, field: Field, table: Table, reading: Reading) -> bool:
    """Tell of a field that comes again; say whether it starts a question whose dash was forgotten."""
    forgotten = field.written == table.head
    first = next(node for node, _ in record.pairs() if node is not name and _same(node, table) is field)
    line = reading.span(first).line
    reading.tell(
        Rule.DUPLICATE_FIELD,
        name,
        f"{quoted(field.written + ':')} stands twice in {table.said}; the first is on line {line}.",
        f'If it is {table.said} of its own, put "- " before it.' if forgotten else "Delete one of them.",
        other=first,
        other_message="first one is here",
    )
    if forgotten:
        reading.unread += sum(node.text == table.head for node, _ in record.pairs()) - 1
    return forgotten


def meant(name: Node, table: Table, reading: Reading) -> Field | None:
    """Tell of a name that is no field's; give the field where there is no doubt which was meant."""
    if not isinstance(name, Text):
        reading.tell(Rule.WRONG_KIND, name, "The name of a field is expected here.", "Put the whole text in quotes.")
        return None
    field = _same(name, table)
    odd = invisible(name.text)
    if odd:
        at = reading.span(name)
        place = Span(at.line, at.column + odd[0])
        reading.tell(Rule.INVISIBLE_CHARACTER, place, f"There is {odd[1]} here.", "Delete it and type a space.")
    elif field:
        message = f"{quoted(name.text)} is written {quoted(field.written)}."
        advice = f'Write "{field.written}: ".'
        reading.tell(Rule.UNKNOWN_FIELD, name, message, advice, "warning", instead=field.written)
    else:
        _tell_unknown(name, table, reading)
    return field


def _same(name: Node, table: Table) -> Field | None:
    plain = visible(name.text).strip().casefold()
    return table.fields.get(plain.replace("-", "_").replace(" ", "_"))


def _tell_unknown(name: Text, table: Table, reading: Reading) -> None:
    start = name.text[:1]
    unspaced_name = re.match(rf"(?:{'|'.join(table.fields)}):", name.text) if table.fields else None
    if unspaced_name:
        at = reading.span(name)
        message = f"A space is missing after {quoted(unspaced_name[0])}."
        place = Span(at.line, at.column + unspaced_name.end() - 1)
        reading.tell(Rule.SPACE_AFTER_COLON, place, message, f'Write "{unspaced_name[0]} ".')
    elif name.text == "<<":
        reading.tell(Rule.MERGE_KEY, name, "“<<” takes fields from elsewhere: not here.", "Write the fields here.")
    elif start == "-":
        reading.tell(Rule.SPACE_AFTER_DASH, name, "A space is missing after the dash.", 'Write "- ".')
    elif start and start in NOT_HYPHENS:
        reading.tell(Rule.NOT_A_HYPHEN, name, f"{quoted(start)} is not a hyphen.", 'Write "- " with a plain hyphen.')
    else:
        message = f"{quoted(name.text)} is no field of {table.said}."
        advice = meant_or(name.text, table.fields, f"The fields are {listed(table.fields)}.")
        reading.tell(Rule.UNKNOWN_FIELD, name, message, advice, instead=nearest(name.text, table.fields) or None)


def value_of(node: Mapping, name: str) -> Node | None:
    """Give what stands after the first field of that very name."""
    return next((value for key, value in node.pairs() if isinstance(key, Text) and key.text == name), None)


def unspaced(table: Table) -> str:
    """Give the pattern of a text that begins with a field's name, its colon without a space, another sign or none."""
    none = rf"(?<={table.head}) (?=[^\W\d_a-zß-ÿ])"  # a sentence, or a name, begins with a capital
    return rf"({'|'.join(table.fields)})(:(?! |$)| ?[：;=]|{none})"


def told_unspaced(node: Text, pattern: str, reading: Reading) -> bool:
    """Tell of a field whose colon has no space after it, so that all is one text; `unspaced` gives the pattern."""
    match = None if node.style else re.match(pattern, node.text)
    if match is None:
        return False
    start = reading.span(node)
    odd = invisible(node.text[: match.end() + 1])
    name, sign = match[1], match[2].strip()
    place = Span(start.line, start.column + (odd[0] if odd else match.end() - 1))
    if odd:
        reading.tell(Rule.INVISIBLE_CHARACTER, place, f"There is {odd[1]} here.", "Delete it and type a space.")
    elif sign != ":":
        after = f"after {quoted(name)}"
        message = f"{quoted(sign)} {after} is not a colon." if sign else f"There is no colon {after}."
        reading.tell(Rule.MISSING_COLON, place, message, f'Write "{name}: ".')
    else:
        message = f"A space is missing after {quoted(name + sign)}."
        reading.tell(Rule.SPACE_AFTER_COLON, place, message, f'Write "{name}: ".')
    return True


def told_split(node: Mapping, table: Table, reading: Reading) -> bool:
    """Tell of a text that its own colon made into a field, or its braces into a group of them."""
    first = node.children[0] if node.children else None
    if not isinstance(first, Text) or first.text in table.fields or value_of(node, table.head):
        return False
    if node.in_brackets:
        message = "A brace at the start means something special, so this text can't be read."
        reading.tell(Rule.BRACKETS, node, message, IN_QUOTES)
        return True
    if first.text[:1] in f"-<{NOT_HYPHENS}" or nearest(visible(first.text).strip(), table.fields):
        return False
    end = reading.span(first)
    place = Span(end.end_line, end.end_column)
    reading.tell(Rule.COLON_IN_TEXT, place, "A colon followed by a space splits this text in two.", IN_QUOTES)
    return True
