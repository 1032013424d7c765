"""Bank files to banks: the one way in, for the desk, the list, the export and `check`.

A bank that YAML can read is read at once. One that it can't, or in which a text runs on over other questions, is cut
at its dashes and read question by question.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redcarpet.core.bank import Bank, Loaded, gathered
from redcarpet.core.problem import Problem
from redcarpet.files.yaml_bank import bank_from_tree, lists_questions, questions_of, tell_text
from redcarpet.files.yaml_names import NOT_HYPHENS
from redcarpet.files.yaml_parsers import PARSER, Parser
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import Source, read_source, source_from_bytes
from redcarpet.files.yaml_traps import swallowing, swallows_questions, tell_traps
from redcarpet.files.yaml_tree import TOO_LONG, BrokenYamlError, Mapping, Text, Tree, parsed

ReadBank = tuple[Bank | None, tuple[Problem, ...], int]
"""The bank, or None when the file can't be read at all; what is wrong with it; how many questions that costs."""


def read_banks(paths: Iterable[Path]) -> Loaded:
    """Read bank files and join them. Never raises; the garbage collector rests meanwhile, which it earns back."""
    with _collector_resting():
        read = [read_bank(path) for path in paths]
    banks = [bank for bank, _, _ in read if bank]
    problems = [problem for _, found, _ in read for problem in found]
    return gathered(banks, problems, sum(unread for _, _, unread in read))


@contextmanager
def _collector_resting() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_bank(path: Path) -> ReadBank:
    """Read one bank file. Never raises."""
    return _read(*read_source(path), PARSER)


def bank_from_bytes(raw: bytes, path: str, parser: Parser = PARSER) -> ReadBank:
    """Read a bank from the bytes of a file of that name. Never raises."""
    return _read(*source_from_bytes(raw, path), parser)


def _read(source: Source | None, problems: tuple[Problem, ...], parser: Parser) -> ReadBank:
    if source is None:
        return None, problems, 0
    source, strays = without_strays(source)
    reading = Reading(source, [*problems, *strays])
    bank = _bank(reading, parser)
    return bank, tuple(sorted(reading.problems, key=lambda problem: problem.span)), reading.unread


def _bank(reading: Reading, parser: Parser) -> Bank | None:
    try:
        tree = parsed(reading.source, parser)
    except BrokenYamlError as error:
        return _in_pieces(error, reading, parser)
    swallowed = swallowing(tree, reading.source)
    hidden = swallows_questions(swallowed, reading.source) or not lists_questions(tree.root)
    if hidden:
        from redcarpet.files.yaml_pieces import bank_from_pieces, pieces_of  # noqa: PLC0415 - as below

        if pieces := pieces_of(reading.source):
            _tell_texts(tree, reading)
            return bank_from_pieces(pieces, None, reading, parser)
    tell_traps(tree, swallowed, reading)
    return bank_from_tree(tree.root, reading)


def _in_pieces(error: BrokenYamlError, reading: Reading, parser: Parser) -> Bank | None:
    from redcarpet.files.yaml_explained import explained  # noqa: PLC0415 - only a broken bank needs these
    from redcarpet.files.yaml_pieces import QUESTIONS, bank_from_pieces, pieces_of, tell_whole  # noqa: PLC0415

    if error.words == TOO_LONG:
        reading.problems.append(explained(error, reading.source, QUESTIONS.names))
    elif pieces := pieces_of(reading.source):
        return bank_from_pieces(pieces, explained(error, reading.source, QUESTIONS.names), reading, parser)
    else:
        tell_whole(reading, parser)
    return None


def _tell_texts(tree: Tree, reading: Reading) -> None:
    """Tell of a word or sign after `questions:` that made one text of them all; odd dashes tell for themselves."""
    values = questions_of(tree.root) if isinstance(tree.root, Mapping) else []
    for value in values:
        if isinstance(value, Text) and (value.style or value.text[:1] not in f"-{NOT_HYPHENS}"):
            tell_text(value, reading)
