"""Writing records as YAML, as a producer would: one field a line, short lists in brackets, notes as blocks.

Whoever writes a file reads it back before it goes to the disk: see `bank_written` and `guests_written`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from redcarpet.files.yaml_scalar import scalar

Written = str | Sequence["str | Mapping[str, Written]"] | Mapping[str, "Written"]
"""A value: a text, a list of texts or groups, or a group of fields."""
Record = Mapping[str, Written]
"""A record's fields by the names of its file, in the order in which they are written."""

_LONGEST_LIST = 90
"""Characters of a list in brackets; a longer one has a line for each of its texts."""
_ON_LINES = frozenset({"follow_ups", "facts"})
"""Lists of sentences."""
_INDENT = "  "


def record_lines(record: Record) -> Iterator[str]:
    """Give the lines of a record, not indented."""
    for name, value in record.items():
        yield from field_lines(name, value)


def field_lines(name: str, value: Written) -> Iterator[str]:
    """Give the lines of one field, not indented."""
    if isinstance(value, str):
        yield from _text_lines(name, value)
        return
    one_line = f"{name}: {in_brackets(value)}"
    if isinstance(value, Mapping) or not (name in _ON_LINES or len(one_line) > _LONGEST_LIST):
        yield one_line
        return
    yield f"{name}:"
    yield from (f"{_INDENT}- {in_line(one) if isinstance(one, str) else in_brackets(one)}" for one in value)


def _text_lines(name: str, value: str) -> Iterator[str]:
    if "\n" not in value:
        yield f"{name}: {scalar(value)}"
        return
    yield f"{name}: |"
    yield from (_INDENT + line if line else "" for line in value.split("\n"))


def in_line(value: str) -> str:
    """Write a text on one line, whatever it is."""
    return json.dumps(value, ensure_ascii=False) if "\n" in value else scalar(value)


def in_brackets(value: Written) -> str:
    """Write a value that stands in brackets, or is a list or group in them. A text of several words has quotes."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {in_brackets(one)}' for name, one in value.items())}}}"
    return f"[{', '.join(_among(one) for one in value)}]"


def _among(one: str | Mapping[str, Written]) -> str:
    """Write what stands in a list: two words without quotes look like two of which a comma was forgotten."""
    written = in_brackets(one)
    return f'"{written}"' if isinstance(one, str) and written == one and " " in one else written


def spaced(records: Sequence[tuple[Record, Sequence[str]]], indent: str = _INDENT) -> Iterator[str]:
    """Give the lines of a list of records, each with comments above it and an empty line before; all are indented."""
    for record, comments in records:
        yield ""
        yield from (f"{indent}# {comment}".rstrip(" ") for comment in comments)
        lines = record_lines(record)
        for number, line in enumerate(lines):
            yield (indent + ("- " if number == 0 else "  ") + line).rstrip(" ")
