"""Names of fields that are none, or that come twice: what was meant, and what to do."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from redcarpet.core.problem import Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_reading import Reading, invisible, listed, meant_or, quoted, visible
from redcarpet.files.yaml_rules import Rule
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
        'If it is a question of its own, put "- " before it.' if forgotten else "Delete one of them.",
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
        reading.tell(Rule.UNKNOWN_FIELD, name, message, f'Write "{field.written}: ".', "warning")
    else:
        _tell_unknown(name, table, reading)
    return field


def _same(name: Node, table: Table) -> Field | None:
    plain = visible(name.text).strip().casefold()
    return table.fields.get(plain.replace("-", "_").replace(" ", "_"))


def _tell_unknown(name: Text, table: Table, reading: Reading) -> None:
    start = name.text[:1]
    if name.text == "<<":
        reading.tell(Rule.MERGE_KEY, name, "“<<” takes fields from elsewhere; banks don't.", "Write the fields here.")
    elif start == "-":
        reading.tell(Rule.SPACE_AFTER_DASH, name, "A space is missing after the dash.", 'Write "- ".')
    elif start and start in NOT_HYPHENS:
        reading.tell(Rule.NOT_A_HYPHEN, name, f"{quoted(start)} is not a hyphen.", 'Write "- " with a plain hyphen.')
    else:
        advice = meant_or(name.text, table.fields, f"The fields are {listed(table.fields)}.")
        reading.tell(Rule.UNKNOWN_FIELD, name, f"{quoted(name.text)} is no field of {table.said}.", advice)
