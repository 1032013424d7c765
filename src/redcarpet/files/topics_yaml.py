"""`topics.yaml`: the group of each topic, such as `craft: work`; an event's own adds to the shipped ones."""

from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from pathlib import Path

from redcarpet.core.balance import GROUPS
from redcarpet.core.problem import Problem
from redcarpet.core.text import clean
from redcarpet.core.words import bare
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_record import read_record, record_from_bytes
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Mapping, Node, Text
from redcarpet.files.yaml_values import Field, is_missing, read_choice

SHIPPED = Path(__file__).resolve().parents[1] / "topics.yaml"
"""The groups that came with redcarpet."""

_NAMES = ("topics.yaml", "topics.yml")
_TOPICS = Table("the topics", {})


def topics_files(event: Path | None = None) -> tuple[Path, ...]:
    """Give the files to read, the stronger last: the shipped one, and the one of an event's folder."""
    own = [event / name for name in _NAMES if os.path.lexists(event / name)] if event else []
    return (SHIPPED, *own[:1])


def own_topics(event: Path) -> tuple[MappingOf[str, str], tuple[Problem, ...]]:
    """Read the topics that an event has of its own, as they are written there, each with its group. Never raises."""
    groups: dict[str, str] = {}
    told: list[Problem] = []
    for path in topics_files(event)[1:]:
        groups, problems = read_record(path, _TOPICS, read=_read_written)
        told += problems
    return groups, tuple(told)


def read_topics(paths: Iterable[Path]) -> tuple[MappingOf[str, str], tuple[Problem, ...]]:
    """Read which group each topic belongs to; topics are in their bare form, and a later file outranks an earlier.

    A topic whose group can't be read has none, or the one of an earlier file. Never raises.
    """
    groups: dict[str, str] = {}
    told: list[Problem] = []
    for path in paths:
        found, problems = read_record(path, _TOPICS, read=_read_groups)
        groups |= found
        told += problems
    return groups, tuple(told)


def topics_from_bytes(raw: bytes, path: str) -> tuple[MappingOf[str, str], tuple[Problem, ...]]:
    """Read the groups of topics from the bytes of a file of that name. Never raises."""
    return record_from_bytes(raw, path, _TOPICS, _read_groups)


def _read_groups(node: Mapping, _table: Table, reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    first: dict[str, Node] = {}
    for name, value in node.pairs():
        topic = bare(name.text)
        if not topic:
            _tell_no_topic(name, reading)
        elif topic in first:
            line = reading.span(first[topic]).line
            message = f"The topic {quoted(name.text)} stands twice; the first is on line {line}."
            reading.tell(Rule.DUPLICATE_FIELD, name, message, "Delete one of them.", other=first[topic])
        else:
            first[topic] = name
            group = None if is_missing(value) else read_choice(value, _field(name.text), reading)
            if group:
                found[topic] = group
    return found


def _read_written(node: Mapping, table: Table, reading: Reading) -> dict[str, str]:
    written = {bare(name.text): clean(name.text) for name, _ in reversed([*node.pairs()])}
    return {written[topic]: group for topic, group in _read_groups(node, table, reading).items()}


def _field(topic: str) -> Field:
    return Field("group", topic, read_choice, words=GROUPS)


def _tell_no_topic(name: Node, reading: Reading) -> None:
    shown = f"{quoted(name.text)} is no topic." if isinstance(name, Text) and name.text else "A topic is expected here."
    reading.tell(Rule.WRONG_KIND, name, shown, 'Write lines such as "craft: work".')
