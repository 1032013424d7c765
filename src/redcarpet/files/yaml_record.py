"""A file that holds one record, such as an event or a person's settings: its fields, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from redcarpet.core.problem import Problem
from redcarpet.files.yaml_fields import read_fields
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_parsers import PARSER, Parser
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import Source, read_source, source_from_bytes
from redcarpet.files.yaml_traps import swallowing, tell_traps
from redcarpet.files.yaml_tree import BrokenYamlError, Mapping, Tree, parsed

FieldsReader = Callable[[Mapping, Table, Reading], dict[str, Any]]


def read_record(
    path: Path, table: Table, parser: Parser = PARSER, read: FieldsReader = read_fields
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read the fields of the one record that a file holds; none when YAML can't read it. Never raises.

    `read` is how they are read, where their names are not those of the table.
    """
    return _read(*read_source(path), table, parser, read)


def record_from_bytes(
    raw: bytes, path: str, table: Table, read: FieldsReader = read_fields
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read the fields of the one record that the bytes of a file of that name hold. Never raises."""
    return _read(*source_from_bytes(raw, path), table, PARSER, read)


def _read(
    source: Source | None, problems: tuple[Problem, ...], table: Table, parser: Parser, read: FieldsReader
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    if source is None:
        return {}, problems
    source, strays = without_strays(source)
    reading = Reading(source, [*problems, *strays])
    try:
        tree = parsed(source, parser)
    except BrokenYamlError:
        _tell_broken(table, read, reading, parser)
        values = {}
    else:
        tell_traps(tree, swallowing(tree, source), reading)
        values = _values(tree, table, read, reading)
    return values, tuple(sorted(reading.problems, key=lambda problem: problem.span))


_NAME = r"(?m)^(\w[\w -]*?)(?= ?[:=])"
"""Where any name may stand, as in the topics."""


def _values(tree: Tree, table: Table, read: FieldsReader, reading: Reading) -> dict[str, Any]:
    if isinstance(tree.root, Mapping):
        return read(tree.root, table, reading)
    if tree.root:
        message = f"This file should hold the fields of {table.said}."
        reading.tell(Rule.WRONG_KIND, tree.root, message, 'Write lines such as "name: value".')
    return {}


def _tell_broken(table: Table, read: FieldsReader, reading: Reading, parser: Parser) -> None:
    """Tell all that is wrong in a file that YAML can't read; nothing of it is taken."""
    from redcarpet.files.yaml_mending import Shape, opened  # noqa: PLC0415 - only a broken file needs it

    names = tuple(table.fields) or tuple(dict.fromkeys(re.findall(_NAME, reading.source.text)))
    part = opened(reading.source, Shape(names), reading.problems, parser)
    if part.tree:
        _values(part.tree, table, read, part.reading)
    reading.problems += part.problems()
