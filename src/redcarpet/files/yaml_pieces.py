"""A bank in pieces to a bank: each question read alone, so that one mistake costs one question.

Here a later repair by trial belongs: `_from_chunk` has one question, and what stopped it.
"""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.files.yaml_bank import BANK, MOST_QUESTIONS, bank_of, tell_too_many
from redcarpet.files.yaml_chunks import Chunk, Cut, cut
from redcarpet.files.yaml_explained import explained
from redcarpet.files.yaml_fields import read_fields
from redcarpet.files.yaml_names import NOT_HYPHENS, meant
from redcarpet.files.yaml_parsers import Parser
from redcarpet.files.yaml_question import QUESTION, read_question
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_traps import swallowing, tell_traps
from redcarpet.files.yaml_tree import BrokenYamlError, Mapping, Text, Tree, parsed

NAMES = (*BANK.fields, *QUESTION.fields)
"""Every name that may start a line of a bank."""


def pieces_of(source: Source) -> Cut | None:
    """Cut a bank at its dashes; None where no questions can be told apart."""
    return cut(source, QUESTION.fields)


def bank_from_pieces(pieces: Cut, whole: Problem | None, reading: Reading, parser: Parser) -> Bank:
    """Read the pieces of a bank; `whole` says why YAML could not read all of it, and is told if no piece says so."""
    before = len(reading.problems)
    bank = _header(Reading(pieces.header, reading.problems), parser)
    questions: list[Question] = []
    for chunk in pieces.chunks[:MOST_QUESTIONS]:
        part = Reading(chunk.source, reading.problems)
        questions += _from_chunk(chunk, pieces.usual_column, bank, part, parser)
        reading.unread += part.unread
    if len(pieces.chunks) > MOST_QUESTIONS:
        reading.unread += len(pieces.chunks) - MOST_QUESTIONS
        tell_too_many(pieces.chunks[MOST_QUESTIONS].source.span(0), reading)
    if whole and len(reading.problems) == before:
        reading.problems.append(whole)
    return replace(bank, questions=tuple(questions))


def _parsed(reading: Reading, parser: Parser) -> Tree | None:
    try:
        tree = parsed(reading.source, parser)
    except BrokenYamlError as error:
        reading.problems.append(explained(error, reading.source, NAMES))
        return None
    tell_traps(tree, swallowing(tree, reading.source), reading)
    return tree


def _header(reading: Reading, parser: Parser) -> Bank:
    tree = _parsed(reading, parser)
    values = read_fields(tree.root, BANK, reading) if tree and isinstance(tree.root, Mapping) else {}
    values.pop("questions", None)
    return bank_of(values, reading.source)


def _from_chunk(chunk: Chunk, usual: int, bank: Bank, reading: Reading, parser: Parser) -> list[Question]:
    tree = _parsed(reading, parser) if chunk.column is not None else None
    if tree is None:
        reading.unread += 1
        if chunk.column is None:
            _tell_no_dash(chunk, reading)
        return []
    if isinstance(tree.root, Text | Mapping):
        reading.unread += 1
        _tell_odd_dash(tree.root, reading)
        return []
    if chunk.column != usual:
        _tell_column(chunk, usual, reading)
    read = (read_question(node, bank, reading) for node in (tree.root.children if tree.root else ()))
    return [question for question in read if question]


def _tell_column(chunk: Chunk, usual: int, reading: Reading) -> None:
    column = chunk.column or 0
    message = f"This dash is indented by {column} space{'s' * (column != 1)}, those of the other questions by {usual}."
    reading.tell(Rule.INDENTATION, chunk.source.span(column, column + 1), message, f"Indent it by {usual}.")


def _tell_no_dash(chunk: Chunk, reading: Reading) -> None:
    text = chunk.source.text
    place = chunk.source.span(len(text) - len(text.lstrip()))
    reading.tell(Rule.MISSING_DASH, place, "Each question starts with a dash.", 'Put "- " before this.')


def _tell_odd_dash(root: Text | Mapping, reading: Reading) -> None:
    """Say what stands where a question's dash should."""
    first = root if isinstance(root, Text) else root.children[0]
    sign = first.text[:1]
    if isinstance(root, Mapping):
        meant(first, QUESTION, reading)
    elif sign and sign in NOT_HYPHENS:
        reading.tell(Rule.NOT_A_HYPHEN, root, f"{quoted(sign)} is not a hyphen.", 'Write "- ".')
    else:
        reading.tell(Rule.SPACE_AFTER_DASH, root, "A space is missing after the dash.", 'Write "- ".')
