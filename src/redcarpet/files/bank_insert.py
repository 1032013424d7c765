"""Changing a bank by putting text into it: nothing else in the file changes by a byte.

Whoever wants a change says where text goes in and which questions the bank should then hold. The changed bytes are read
with the reader that everything else uses, and are given back only when they hold exactly that.
"""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.disk_faults import in_words
from redcarpet.files.places import replace_file
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import LARGEST_FILE, Source, named, source_from_bytes
from redcarpet.files.yaml_tree import BrokenYamlError, Node, parsed

_BANK_ENDINGS = (".yaml", ".yml")
_WRITABLE = 0o222
"""Root may write what nobody may; a file that was made read-only is meant to stay as it is all the same."""


class NotInsertedError(Exception):
    """The bank stays as it is; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text, and where it goes in; in place of what stands there when it has a length."""

    offset: int
    """Characters of the file before it, without a byte-order mark: the places of a tree."""
    text: str
    length: int = 0
    """Characters of the file after `offset` that it replaces."""


@dataclass(frozen=True, slots=True)
class EditableBank:
    """A bank with what is needed to find places in its file."""

    raw: bytes
    """The file."""
    bank: Bank
    source: Source
    """The text whose offsets the tree counts; as long as the file's own."""
    root: Node | None
    """The tree."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in it, and may stay so."""

    @property
    def text(self) -> str:
        """The file's own text, with its own line ends, as offsets count it."""
        return _text(self.raw)


def editable(raw: bytes, path: str) -> EditableBank:
    """Read the bytes of a bank called `path` for a change. Raises NotInsertedError where no place can be trusted."""
    source, of_text = source_from_bytes(raw, path)
    bank, problems, _ = bank_from_bytes(raw, path)
    unfit = next((one for one in of_text if source is None or one.rule == Rule.ENCODING), None)
    if source is None or unfit:
        raise NotInsertedError(_left(unfit or problems[0]))
    try:
        root = parsed(without_strays(source)[0]).root
    except BrokenYamlError as error:
        raise NotInsertedError(_left(_worst(problems))) from error
    if bank is None:
        raise NotInsertedError(_left(_worst(problems)))
    return EditableBank(raw, bank, source, root, problems)


def _left(problem: Problem) -> str:
    return f"{problem} It was left as it was."


def _worst(problems: Sequence[Problem]) -> Problem:
    return min(problems, key=lambda problem: (problem.level != "error", problem.span))


def inserted(raw: bytes, insertions: Iterable[Insertion]) -> bytes:
    """Put texts into the bytes of a UTF-8 file, with or without byte-order mark; those at one place in their order.

    One that replaces comes after those that only go in before it. Raises ValueError when one begins inside the stretch
    that another replaces, or reaches beyond the file.
    """
    text, pieces, end = _text(raw), [], 0
    for one in sorted(insertions, key=lambda one: (one.offset, one.length > 0)):
        if not end <= one.offset <= one.offset + one.length <= len(text):
            raise ValueError("insertions overlap, or lie outside the file")
        pieces += [text[end : one.offset], one.text]
        end = one.offset + one.length
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join([*pieces, text[end:]]).encode("utf-8")


def _text(raw: bytes) -> str:
    return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def with_insertions(before: EditableBank, insertions: Iterable[Insertion], expected: Sequence[Question]) -> bytes:
    """Give the bytes of a bank after insertions, having read them: they hold the `expected` questions, in order.

    Lines may have moved; all else must be equal, and nothing may be wrong that was not wrong before. Raises
    NotInsertedError.
    """
    raw = inserted(before.raw, insertions)
    bank, problems, _ = bank_from_bytes(raw, before.source.path)
    same = (
        bank is not None
        and _unplaced(bank.questions) == _unplaced(expected)
        and replace(bank, questions=()) == replace(before.bank, questions=())
        and not _told(problems) - _told(before.problems)
    )
    if not same:
        raise NotInsertedError(
            f"{before.source.path} was left as it was: after the change it would not read as it should. "
            "Make the change in an editor."
        )
    return raw


def _unplaced(questions: Iterable[Question]) -> list[Question]:
    return [replace(question, line=0) for question in questions]


def _told(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.rule, problem.message) for problem in problems)


def read_editable(path: Path) -> EditableBank:
    """Read a bank for a change. Raises NotInsertedError also for what may not be written."""
    try:
        _refuse(path)
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotInsertedError(f"{_name(path)} can't be read. Look at its name and permissions.") from error
    return editable(raw, named(path))


def _refuse(path: Path) -> None:
    name = _name(path)
    if path.is_dir():
        raise NotInsertedError(f"{name} is a folder. Give the name of a bank in it.")
    if not path.exists():
        raise NotInsertedError(f"There is no bank {name}. Make it first, with “questions:” on a line of its own.")
    if not path.is_file() or path.suffix.lower() not in _BANK_ENDINGS:
        raise NotInsertedError(f"{name} is no bank: a bank is a file whose name ends in .yaml or .yml.")
    _refuse_kept(path)


def _refuse_kept(path: Path) -> None:
    """Refuse what stands in another place, or was made to stay as it is."""
    name = _name(path)
    if path.is_symlink():
        raise NotInsertedError(f"{name} is a link to another file. Give the name of the file itself.")
    if path.exists() and (not os.access(path, os.W_OK) or not path.stat().st_mode & _WRITABLE):
        raise NotInsertedError(f"{name} may not be written: it is read-only.")


def replace_bank(path: Path, before: bytes, after: bytes) -> None:
    """Put a changed bank in place of the one that was read, as a whole.

    Raises NotInsertedError, and then the file stays: when it is no longer the one that was read, may not be written,
    or the disk refuses.
    """
    name = _name(path)
    try:
        _refuse_kept(path)
        if path.read_bytes() != before:
            raise NotInsertedError(f"{name} was changed by somebody else meanwhile, and stays so. Try again.")
        replace_file(path, after)
    except OSError as error:
        raise NotInsertedError(f"{name} could not be written: {in_words(error)}. It stays as it was.") from error


def _name(path: Path) -> str:
    return clean(str(path))
