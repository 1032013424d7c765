"""A bank in pieces to a bank: each question read alone, so that one mistake costs one question; so are guests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.files.yaml_bank import BANK, MOST_QUESTIONS, bank_from_tree, bank_of, tell_too_many
from redcarpet.files.yaml_chunks import Chunk, Cut, Layout, cut
from redcarpet.files.yaml_fields import read_fields
from redcarpet.files.yaml_mending import Part, Shape, astray, opened
from redcarpet.files.yaml_names import NOT_HYPHENS, Table, meant
from redcarpet.files.yaml_parsers import Parser
from redcarpet.files.yaml_question import QUESTION, read_question
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import Mapping, Node, Text

QUESTIONS = Layout("questions", tuple(BANK.fields), QUESTION, MOST_QUESTIONS)
"""How a bank is written."""

_One = TypeVar("_One")


def pieces_of(source: Source) -> Cut | None:
    """Cut a bank at its dashes; None where no questions can be told apart."""
    return cut(source, QUESTIONS)


def bank_from_pieces(pieces: Cut, whole: Problem | None, reading: Reading, parser: Parser) -> Bank:
    """Read the pieces of a bank; `whole` says why YAML could not read all of it, and is told if no piece says so."""
    before = len(reading.problems)
    bank = _header(pieces.header, reading.problems, parser)

    def read(node: Node, part: Reading) -> Question | None:
        return read_question(node, bank, part)

    questions = read_pieces(pieces, QUESTIONS, read, reading, parser)
    if whole and len(reading.problems) == before:
        reading.problems.append(whole)
    return replace(bank, questions=tuple(questions))


def tell_whole(reading: Reading, parser: Parser) -> None:
    """Tell all that is wrong with a bank that has to be mended as a whole; nothing of it is shown."""
    part = opened(reading.source, Shape(QUESTIONS.names), reading.problems, parser)
    if part.tree:
        bank_from_tree(part.tree.root, part.reading)
    reading.problems += part.problems()


def read_pieces(
    pieces: Cut, layout: Layout, read: Callable[[Node, Reading], _One | None], reading: Reading, parser: Parser
) -> list[_One]:
    """Read each piece by itself; what can't be read, and what is too many, is told and counted in the reading."""
    found: list[_One] = []
    for chunk in pieces.chunks[: layout.most]:
        if chunk.column is None:
            reading.unread += 1
            _tell_no_dash(chunk, layout, reading)
            continue
        shape = Shape(layout.names, layout.listing, pieces.usual_column)
        before = len(reading.problems)
        part = opened(chunk.source, shape, reading.problems, parser)
        read_here = [read(node, part.reading) for node in _from_part(part, chunk, layout, pieces.usual_column)]
        if part.draft:  # what had to be mended is told, and not shown
            reading.unread += max(1, len(read_here))
        else:
            found += [one for one in read_here if one is not None]
            reading.unread += part.reading.unread
        if part.is_doubtful:
            reading.problems[before:] = [replace(problem, fix=None) for problem in reading.problems[before:]]
        reading.problems += part.problems()
    if len(pieces.chunks) > layout.most:
        reading.unread += len(pieces.chunks) - layout.most
        tell_too_many(pieces.chunks[layout.most].source.span(0), layout.listing, layout.most, reading)
    return found


def _header(source: Source, problems: list[Problem], parser: Parser) -> Bank:
    part = opened(source, Shape(QUESTIONS.names), problems, parser)
    root = part.tree.root if part.tree else None
    values = read_fields(root, BANK, part.reading) if isinstance(root, Mapping) else {}
    values.pop("questions", None)
    problems += part.problems()
    return bank_of(values, source)


def _from_part(part: Part, chunk: Chunk, layout: Layout, usual: int) -> list[Node]:
    """Give what stands after the dash of a chunk; nothing, having told why, where no dash is one."""
    root = part.tree.root if part.tree else None
    if isinstance(root, Text | Mapping):
        part.reading.unread += 1
        _tell_odd_dash(root, layout.table, part.reading)
        return []
    if part.tree and chunk.column != usual and not part.draft:
        part.reading.problems.append(astray(chunk.source, Shape((), layout.listing, usual)))
    return root.children if root else []


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
