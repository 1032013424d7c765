"""`guests.yaml` to the guests of an evening: one that can't be read costs no other.

A guest is its fields, or nothing but a name. Where YAML can't read the file, it is cut at its dashes, as a bank is.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redcarpet.core.guest import Cleared, Guest, OffLimits
from redcarpet.core.problem import Problem, Span
from redcarpet.files.guests_sheet import MOST_GUESTS, GuestsRead, Placed, sheet_of
from redcarpet.files.yaml_bank import tell_too_many
from redcarpet.files.yaml_fields import read_fields, table_of
from redcarpet.files.yaml_names import Table, told_split, told_unspaced, unspaced, value_of
from redcarpet.files.yaml_parsers import PARSER, Parser
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import Source, read_source, source_from_bytes
from redcarpet.files.yaml_traps import swallowing, swallows_questions, tell_traps
from redcarpet.files.yaml_tree import TOO_LONG, BrokenYamlError, Listing, Mapping, Node, Text, Tree, parsed
from redcarpet.files.yaml_values import Field, is_missing, read_text, tell_commas

if TYPE_CHECKING:
    from redcarpet.files.yaml_chunks import Layout

_LONGEST_ID = 200
"""Code points: what a journal takes for a guest's name."""


def read_guests_yaml(path: Path) -> GuestsRead:
    """Read the guests of a YAML file. Never raises."""
    return _read(*read_source(path), PARSER)


def guests_from_yaml_bytes(raw: bytes, path: str, parser: Parser = PARSER) -> GuestsRead:
    """Read guests from the bytes of a YAML file of that name. Never raises."""
    return _read(*source_from_bytes(raw, path), parser)


def _read(source: Source | None, problems: tuple[Problem, ...], parser: Parser) -> GuestsRead:
    if source is None:
        return GuestsRead(problems=problems)
    source, strays = without_strays(source)
    reading = Reading(source, [*problems, *strays])
    return sheet_of(_found(reading, parser), reading)


def _found(reading: Reading, parser: Parser) -> list[Placed]:
    try:
        tree = parsed(reading.source, parser)
    except BrokenYamlError as error:
        return _in_pieces(error, reading, parser)
    swallowed = swallowing(tree, reading.source)
    if swallows_questions(swallowed, reading.source):
        return _in_pieces(None, reading, parser)
    tell_traps(tree, swallowed, reading)
    return _from_tree(tree, reading)


def guests_layout() -> Layout:
    """Say how a sheet of guests is written."""
    from redcarpet.files.yaml_chunks import Layout  # noqa: PLC0415 - only a broken file, and check, need it

    return Layout("guests", tuple(_SHEET.fields), GUEST, MOST_GUESTS)


def _in_pieces(error: BrokenYamlError | None, reading: Reading, parser: Parser) -> list[Placed]:
    """Read guest by guest where YAML gave up, or where a quote runs on over other guests."""
    from redcarpet.files.yaml_chunks import cut  # noqa: PLC0415 - only a broken file needs these
    from redcarpet.files.yaml_explained import explained  # noqa: PLC0415
    from redcarpet.files.yaml_pieces import read_pieces  # noqa: PLC0415

    layout = guests_layout()
    before = len(reading.problems)
    pieces = None if error and error.words == TOO_LONG else cut(reading.source, layout)
    found = read_pieces(pieces, layout, read_guest, reading, parser) if pieces else []
    if error and len(reading.problems) == before:
        reading.problems.append(explained(error, reading.source, layout.names))
    return found


def _from_tree(tree: Tree, reading: Reading) -> list[Placed]:
    nodes = [node for value in _listings(tree.root, reading) for node in _listed(value, reading)]
    if len(nodes) > MOST_GUESTS:
        reading.unread += len(nodes) - MOST_GUESTS
        tell_too_many(reading.span(nodes[MOST_GUESTS]), "guests", MOST_GUESTS, reading)
    return [one for node in nodes[:MOST_GUESTS] if (one := read_guest(node, reading))]


def _listings(root: Node | None, reading: Reading) -> list[Node]:
    """Give what stands after each `guests:`, or the file itself when it is a list."""
    if isinstance(root, Listing):
        return [root]
    if isinstance(root, Mapping) and value_of(root, "name"):
        return [root]
    if isinstance(root, Mapping):
        first = read_fields(root, _SHEET, reading).get("guests")
        found = [value for key, value in root.pairs() if isinstance(key, Text) and key.text == "guests"]
        if not found and first is None:
            message = "There is no “guests:” in this file."
            reading.tell(Rule.NOT_A_SHEET, Span(1, 1), message, 'Write "guests:", and each guest below it.')
        return found or ([first] if first else [])
    if root is None:
        advice = 'Write "guests:" and "- name: ..." below it.'
        reading.tell(Rule.EMPTY_FILE, Span(1, 1), "This file is empty.", advice)
    else:
        reading.tell(Rule.NOT_A_SHEET, root, "This is no list of guests.", 'Write "guests:" and a list below it.')
    return []


def _listed(value: Node, reading: Reading) -> list[Node]:
    if isinstance(value, Listing) and value.children:
        return value.children
    if isinstance(value, Mapping):
        reading.unread += 1
        reading.tell(Rule.MISSING_DASH, value, "Each guest starts with a dash.", 'Put "- " before this.')
    elif not (isinstance(value, Listing) or is_missing(value)):  # nobody is expected yet: so `init` leaves it
        advice = 'End the line after "guests:", and put each guest on its own line with a dash before it.'
        reading.tell(Rule.WRONG_KIND, value, "“guests” takes a list.", advice)
    return []


def read_guest(node: Node, reading: Reading) -> Placed | None:
    """Read one guest and where it stands; counts in the reading what can't be read."""
    values = _values(node, reading)
    if values is None:
        reading.unread += 1
        return None
    if len(values.get("id", "")) > _LONGEST_ID:
        del values["id"]  # told by now; the guest goes by the name
    return Guest(**values), reading.span(node)


def _values(node: Node, reading: Reading) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        return None if told_split(node, GUEST, reading) else _fields(node, reading)
    if isinstance(node, Text):
        return _bare(node, reading)
    reading.tell(Rule.WRONG_KIND, node, "A guest is expected here, not a list.", "Delete one of the dashes.")
    return None


def _bare(node: Text, reading: Reading) -> dict[str, Any] | None:
    """Read a guest that is nothing but a name."""
    if node in reading.lost or told_unspaced(node, _UNSPACED, reading):
        return None
    name = read_text(node, GUEST.fields["name"], reading)
    if name:
        return {"name": name}
    reading.tell(Rule.MISSING_FIELD, node, "There is no guest after this dash.", "Write a name, or delete the dash.")
    return None


def _fields(node: Mapping, reading: Reading) -> dict[str, Any] | None:
    values = read_fields(node, GUEST, reading)
    if values.get("name"):
        return values
    name = value_of(node, "name")
    if isinstance(name, Text) and name not in reading.lost:
        reading.tell(Rule.MISSING_FIELD, name, "There is no name after “name:”.", "Write it, or delete the guest.")
    elif name is None and all(key.text in GUEST.fields for key, _ in node.pairs()):
        reading.tell(Rule.MISSING_FIELD, node, "This guest has no “name:”.", 'Write it after "name: ".')
    return None


def _each(node: Node) -> list[Node]:
    return node.children if isinstance(node, Listing) else [node]


def _read_off_limits(node: Node, field: Field, reading: Reading) -> tuple[OffLimits, ...]:
    """Read what is off limits; warn where it would keep out nothing, or not what was meant."""
    tell_commas(node, field, reading)
    found: list[OffLimits] = []
    for one in _each(node):
        for limit in _OWN.fields["off_limits"].read(one, field, reading):
            if limit.topic or limit.words:
                found.append(limit)
            else:
                message = f"This keeps nothing out: {quoted(field.written)} needs a topic or words."
                reading.tell(Rule.MISSING_FIELD, one, message, "Write topic: family, or words: [divorce].")
    return tuple(found)


def _read_cleared(node: Node, field: Field, reading: Reading) -> tuple[Cleared, ...]:
    tell_commas(node, field, reading)
    found: tuple[Cleared, ...] = _OWN.fields["cleared"].read(node, field, reading)
    return tuple(one for one in found if one.topic)


def _as_it_stands(node: Node, field: Field, reading: Reading) -> Node:  # noqa: ARG001 - a reader like any other
    return node


_OWN = table_of(Guest, "a guest", head="name")
GUEST = replace(
    _OWN,
    fields={
        **_OWN.fields,
        "for": replace(_OWN.fields["for"], safest="anyone"),
        "off_limits": replace(_OWN.fields["off_limits"], read=_read_off_limits),
        "cleared": replace(_OWN.fields["cleared"], read=_read_cleared),
    },
)
"""The fields of a guest, as a file writes them."""
_UNSPACED = unspaced(GUEST)
_SHEET = Table("a sheet of guests", {"guests": Field("guests", "guests", _as_it_stands)})
