"""A bank in pieces to a bank: each question read alone, so that one mistake costs one question; so are guests.

Here a later repair by trial belongs: `_from_chunk` has one question, and what stopped it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.files.yaml_bank import BANK, MOST_QUESTIONS, bank_of, tell_too_many
from redcarpet.files.yaml_chunks import Chunk, Cut, Layout, cut
from redcarpet.files.yaml_explained import explained
from redcarpet.files.yaml_fields import read_fields
from redcarpet.files.yaml_names import NOT_HYPHENS, Table, meant
from redcarpet.files.yaml_parsers import Parser
from redcarpet.files.yaml_question import QUESTION, read_question
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_traps import swallowing, tell_traps
from redcarpet.files.yaml_tree import BrokenYamlError, Mapping, Node, Text, Tree, parsed

QUESTIONS = Layout("questions", tuple(BANK.fields), QUESTION, MOST_QUESTIONS)
"""How a bank is written."""

_One = TypeVar("_One")


def pieces_of(source: Source) -> Cut | None:
    """Cut a bank at its dashes; None where no questions can be told apart."""
    return cut(source, QUESTIONS)


def bank_from_pieces(pieces: Cut, whole: Problem | None, reading: Reading, parser: Parser) -> Bank:
    """Read the pieces of a bank; `whole` says why YAML could not read all of it, and is told if no piece says so."""
    before = len(reading.problems)
    bank = _header(Reading(pieces.header, reading.problems), parser)

    def read(node: Node, part: Reading) -> Question | None:
        return read_question(node, bank, part)

    questions = read_pieces(pieces, QUESTIONS, read, reading, parser)
    if whole and len(reading.problems) == before:
        reading.problems.append(whole)
    return replace(bank, questions=tuple(questions))


def read_pieces(
    pieces: Cut, layout: Layout, read: Callable[[Node, Reading], _One | None], reading: Reading, parser: Parser
) -> list[_One]:
    """Read each piece by itself; what can't be read, and what is too many, is told and counted in the reading."""
    found: list[_One] = []
    for chunk in pieces.chunks[: layout.most]:
        part = Reading(chunk.source, reading.problems)
        for node in _from_chunk(chunk, pieces.usual_column, layout, part, parser):
            one = read(node, part)
            if one is not None:
                found.append(one)
        reading.unread += part.unread
    if len(pieces.chunks) > layout.most:
        reading.unread += len(pieces.chunks) - layout.most
        tell_too_many(pieces.chunks[layout.most].source.span(0), layout.listing, layout.most, reading)
    return found


def _parsed(reading: Reading, names: tuple[str, ...], parser: Parser) -> Tree | None:
    try:
        tree = parsed(reading.source, parser)
    except BrokenYamlError as error:
        reading.problems.append(explained(error, reading.source, names))
        return None
    tell_traps(tree, swallowing(tree, reading.source), reading)
    return tree


def _header(reading: Reading, parser: Parser) -> Bank:
    tree = _parsed(reading, QUESTIONS.names, parser)
    values = read_fields(tree.root, BANK, reading) if tree and isinstance(tree.root, Mapping) else {}
    values.pop("questions", None)
    return bank_of(values, reading.source)


def _from_chunk(chunk: Chunk, usual: int, layout: Layout, reading: Reading, parser: Parser) -> list[Node]:
    """Give what stands after the dash of a chunk; nothing, having told why, where it can't be read."""
    tree = _parsed(reading, layout.names, parser) if chunk.column is not None else None
    if tree is None:
        reading.unread += 1
        if chunk.column is None:
            _tell_no_dash(chunk, layout, reading)
        return []
    if isinstance(tree.root, Text | Mapping):
        reading.unread += 1
        _tell_odd_dash(tree.root, layout.table, reading)
        return []
    if chunk.column != usual:
        _tell_column(chunk, usual, layout, reading)
    return tree.root.children if tree.root else []


def _tell_column(chunk: Chunk, usual: int, layout: Layout, reading: Reading) -> None:
    column = chunk.column or 0
    others = f"those of the other {layout.listing} by {usual}"
    message = f"This dash is indented by {column} space{'s' * (column != 1)}, {others}."
    reading.tell(Rule.INDENTATION, chunk.source.span(column, column + 1), message, f"Indent it by {usual}.")


def _tell_no_dash(chunk: Chunk, layout: Layout, reading: Reading) -> None:
    text = chunk.source.text
    place = chunk.source.span(len(text) - len(text.lstrip()))
    reading.tell(
        Rule.MISSING_DASH,
        place,
        f"Each {layout.table.said.removeprefix('a ')} starts with a dash.",
        'Put "- " before this.',
    )


def _tell_odd_dash(root: Text | Mapping, table: Table, reading: Reading) -> None:
    """Say what stands where a dash should."""
    first = root if isinstance(root, Text) else root.children[0]
    sign = first.text[:1]
    if isinstance(root, Mapping):
        meant(first, table, reading)
    elif sign and sign in NOT_HYPHENS:
        reading.tell(Rule.NOT_A_HYPHEN, root, f"{quoted(sign)} is not a hyphen.", 'Write "- ".')
    else:
        reading.tell(Rule.SPACE_AFTER_DASH, root, "A space is missing after the dash.", 'Write "- ".')
