"""A tree that YAML could read to a bank with its questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Span
from redcarpet.core.text import clean
from redcarpet.files.yaml_fields import read_fields, table_of
from redcarpet.files.yaml_question import read_question
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text
from redcarpet.files.yaml_values import Field, is_missing

MOST_QUESTIONS = 10_000
"""In one file."""


def _as_it_stands(node: Node, field: Field, reading: Reading) -> Node:  # noqa: ARG001 - a reader like any other
    """Leave the questions alone: they are read when the bank's own fields are known."""
    return node


_OWN = table_of(Bank, "a bank", without=("questions",))
BANK = replace(_OWN, fields={**_OWN.fields, "questions": Field("questions", "questions", _as_it_stands)})
"""The fields of a bank."""


def bank_of(values: dict[str, Any], source: Source) -> Bank:
    """Make a bank without questions from the fields that were read; its title is the file's name if none is given."""
    title = values.pop("title", "") or clean(PurePath(source.path).stem)
    return Bank(title=title, path=source.path, **values)


def lists_questions(root: Node | None) -> bool:
    """Say whether the questions of a bank stand below `questions:` and nowhere else."""
    if not isinstance(root, Mapping):
        return isinstance(root, Listing)
    lists = [name.text == "questions" for name, value in root.pairs() if isinstance(value, Listing)]
    names_only = all(isinstance(name, Text) for name, _ in root.pairs())
    return names_only and bool(lists) and all(lists) and len(lists) == len(questions_of(root))


def questions_of(root: Mapping) -> list[Node]:
    """Give what stands after each `questions:` of a bank."""
    return [value for name, value in root.pairs() if isinstance(name, Text) and name.text == "questions"]


def bank_from_tree(root: Node | None, reading: Reading) -> Bank | None:
    """Read a bank; None when this is none."""
    if isinstance(root, Mapping):
        return _from_fields(root, reading)
    if isinstance(root, Listing):
        message = "This file starts with a list."
        reading.tell(Rule.NOT_A_BANK, root, message, 'Put "questions:" on a line of its own above it.')
        return with_questions(bank_of({}, reading.source), root.children, reading)
    if root is None:
        reading.tell(
            Rule.EMPTY_FILE, Span(1, 1), "This file is empty.", 'Write "questions:" and "- ask: ..." below it.'
        )
    else:
        reading.tell(Rule.NOT_A_BANK, root, "This is no bank of questions.", 'A bank has "questions:" and a list.')
    return None


def _from_fields(root: Mapping, reading: Reading) -> Bank | None:
    values = read_fields(root, BANK, reading)
    first = values.pop("questions", None)
    found = questions_of(root) or [first]
    if found == [None]:
        reading.tell(Rule.NOT_A_BANK, Span(1, 1), "There is no “questions:” in this file.", "A bank needs it.")
        return None
    nodes = [node for value in found if value for node in _listed(value, reading)]
    return with_questions(bank_of(values, reading.source), nodes, reading)


def _listed(value: Node, reading: Reading) -> list[Node]:
    if isinstance(value, Listing):
        return value.children
    if isinstance(value, Mapping):
        reading.unread += 1
        reading.tell(Rule.MISSING_DASH, value, "Each question starts with a dash.", 'Put "- " before this.')
    elif is_missing(value):
        reading.tell(Rule.EMPTY_FILE, value, "There are no questions in this bank.", "Write some.", "warning")
    else:
        tell_text(value, reading)
    return []


def tell_text(value: Node, reading: Reading) -> None:
    """Say that a text stands where the list of questions should."""
    advice = 'End the line after "questions:", and put each question on its own line with a dash before it.'
    reading.tell(Rule.WRONG_KIND, value, "“questions” takes a list.", advice)


def with_questions(bank: Bank, nodes: list[Node], reading: Reading) -> Bank:
    """Read the questions of a bank; what stands beyond the most that a file may hold is counted as unread."""
    if len(nodes) > MOST_QUESTIONS:
        reading.unread += len(nodes) - MOST_QUESTIONS
        tell_too_many(reading.span(nodes[MOST_QUESTIONS]), "questions", MOST_QUESTIONS, reading)
    read = (read_question(node, bank, reading) for node in nodes[:MOST_QUESTIONS])
    return replace(bank, questions=tuple([question for question in read if question]))


def tell_too_many(place: Span, what: str, most: int, reading: Reading) -> None:
    """Say that questions, or guests, from a place on are not read."""
    message = f"A file holds at most {most:,} {what}; from here on they are not read."
    reading.tell(Rule.TOO_MANY, place, message, "Divide it into several files.")
