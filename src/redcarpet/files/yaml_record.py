"""A file that holds one record, such as an event or a person's settings: its fields, and what is wrong with them."""

from __future__ import annotations

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
from redcarpet.files.yaml_text import read_source
from redcarpet.files.yaml_traps import swallowing, tell_traps
from redcarpet.files.yaml_tree import BrokenYamlError, Mapping, Tree, parsed

FieldsReader = Callable[[Mapping, Table, Reading], dict[str, Any]]


def read_record(
    path: Path, table: Table, parser: Parser = PARSER, read: FieldsReader = read_fields
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read the fields of the one record that a file holds; none when YAML can't read it. Never raises.

    `read` is how they are read, where their names are not those of the table.
    """
    source, problems = read_source(path)
    if source is None:
        return {}, problems
    source, strays = without_strays(source)
    reading = Reading(source, [*problems, *strays])
    tree = _tree(reading, table, parser)
    values: dict[str, Any] = {}
    if tree and isinstance(tree.root, Mapping):
        values = read(tree.root, table, reading)
    elif tree and tree.root:
        message = f"This file should hold the fields of {table.said}."
        reading.tell(Rule.WRONG_KIND, tree.root, message, 'Write lines such as "name: value".')
    return values, tuple(sorted(reading.problems, key=lambda problem: problem.span))


def _tree(reading: Reading, table: Table, parser: Parser) -> Tree | None:
    try:
        tree = parsed(reading.source, parser)
    except BrokenYamlError as error:
        from redcarpet.files.yaml_explained import explained  # noqa: PLC0415 - only a broken file needs it

        reading.problems.append(explained(error, reading.source, table.fields))
        return None
    tell_traps(tree, swallowing(tree, reading.source), reading)
    return tree
