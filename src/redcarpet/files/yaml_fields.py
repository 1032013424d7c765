"""From a mapping of the tree to the fields of a dataclass, with a problem for everything that doesn't fit.

The dataclasses of `core` are the one source of truth: each field's reader is chosen by its annotation, once, when the
table is made. A value that can't be read is left out, so the field keeps its default; the problem says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from redcarpet.files.yaml_names import Table, meant, told_twice
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text
from redcarpet.files.yaml_values import (
    LONGEST_NOTHING,
    Field,
    Reader,
    is_missing,
    read_choice,
    read_count,
    read_flag,
    read_lines,
    read_number,
    read_text,
    read_texts,
    read_words,
)

WRITTEN = {"for_whom": "for"}
"""Fields whose name in a file is no name in Python."""

_SENTENCE, _NOTE = 2_000, 20_000
_LIMITS: MappingOf[str, dict[str, Any]] = {
    "ask": {"longest": _SENTENCE},
    "say": {"longest": _SENTENCE},
    "short": {"longest": _SENTENCE},
    "why": {"longest": _SENTENCE},
    "exit_line": {"longest": _SENTENCE},
    "reason": {"longest": _SENTENCE},
    "url": {"longest": _SENTENCE},
    "text": {"longest": _SENTENCE},
    "source": {"longest": _SENTENCE},
    "facts": {"longest": _SENTENCE},
    "nominations": {"longest": _SENTENCE, "read": read_texts},
    "follow_ups": {"longest": _SENTENCE, "most": 3, "read": read_texts},
    "note": {"longest": _NOTE, "read": read_lines},
    "sensitivity": {"safest": "care"},
    "status": {"safest": "draft"},
}
"""What an annotation can't say."""


def table_of(kind: type, said: str, *, without: tuple[str, ...] = (), head: str = "") -> Table:
    """Make the table of a dataclass; derived fields and those named in `without` are no part of the format."""
    hints = get_type_hints(kind)
    found, required = {}, []
    for one in fields(kind):
        if one.metadata.get("derived") or one.name in without:
            continue
        written = WRITTEN.get(one.name, one.name)
        made = Field(one.name, written, _reader_of(hints[one.name]), words=_words_of(hints[one.name]))
        found[written] = replace(made, **_LIMITS.get(one.name, {}))
        if one.default is MISSING and one.default_factory is MISSING:
            required.append(written)
    return Table(said, found, tuple(required), head)


_PLAIN: MappingOf[Any, Reader] = {
    str: read_text,
    bool: read_flag,
    int: read_count,
    float: read_number,
    tuple[str, ...]: read_words,
}


def _reader_of(hint: Any) -> Reader:  # noqa: ANN401 - an annotation has no type of its own
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return read_choice
    if get_origin(hint) is dict:
        return _read_pairs
    inner = next((one for one in (hint, *get_args(hint)) if is_dataclass(one)), None)
    if not isinstance(inner, type):
        raise TypeError(f"no reader for fields of type {hint}")
    return _records_reader(inner) if get_origin(hint) is tuple else _record_reader(inner)


def _words_of(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    return get_args(hint) if get_origin(hint) is Literal else ()


def _record_reader(kind: type) -> Reader:
    table = table_of(kind, f"“{re.sub('(?<=[a-z])(?=[A-Z])', '_', kind.__name__).lower()}”")
    from_text: Callable[[str], object] | None = getattr(kind, "from_text", None)
    """How the dataclass takes a single text, where it does."""

    def read(node: Node, field: Field, reading: Reading) -> object | None:
        if from_text and isinstance(node, Text):
            text = read_text(node, field, reading)
            return from_text(text) if text else None
        if not isinstance(node, Mapping):
            if node not in reading.lost:
                example = ", ".join(f"{name}: ..." for name in table.fields)
                reading.tell(
                    Rule.WRONG_KIND,
                    node,
                    f"{quoted(field.written)} takes fields of its own.",
                    f"Write {field.written}: {{{example}}}",
                )
            return None
        values = read_fields(node, table, reading)
        return kind(**values) if _complete(node, values, table, reading) else None

    return read


def _records_reader(kind: type) -> Reader:
    read_one = _record_reader(kind)

    def read(node: Node, field: Field, reading: Reading) -> tuple[object, ...]:
        nodes = node.children if isinstance(node, Listing) else [node]
        return tuple(one for child in nodes if (one := read_one(child, field, reading)) is not None)

    return read


def _complete(node: Node, values: MappingOf[str, object], table: Table, reading: Reading) -> bool:
    missing = [name for name in table.required if name not in values]
    for name in missing:
        reading.tell(Rule.MISSING_FIELD, node, f"There is no {quoted(name + ':')} here.", "Add it.")
    return not missing


def _read_pairs(node: Node, field: Field, reading: Reading) -> dict[str, str] | None:
    """Read fields of free names, each with a text; a list of texts is joined by commas."""
    if not isinstance(node, Mapping):
        reading.tell(Rule.WRONG_KIND, node, f"{quoted(field.written)} takes fields of its own.", "Write name: value.")
        return None
    found: dict[str, str] = {}
    for name, value in node.pairs():
        key = read_text(name, field, reading)
        texts = read_texts(value, field, reading)
        if key in found:
            reading.tell(Rule.DUPLICATE_FIELD, name, f"{quoted(key)} stands here twice.", "Delete one of them.")
        elif key and texts:
            found[key] = ",".join(texts)
    return found


def read_fields(node: Mapping, table: Table, reading: Reading) -> dict[str, Any]:
    """Read the fields of one record, by the dataclass's names; what is missing or can't be read is left out."""
    values: dict[str, Any] = {}
    known = table.fields
    complete = True
    for name, value in node.pairs():
        field = known.get(name.text) or meant(name, table, reading)
        if field is None:
            continue
        if field.name in values:
            if told_twice(name, node, field, table, reading):
                break
        else:
            nothing = len(value.text) <= LONGEST_NOTHING and is_missing(value)
            read = values[field.name] = None if nothing else field.read(value, field, reading)
            complete = complete and read is not None
    return values if complete else {name: value for name, value in values.items() if value is not None}
