"""Questions to be added to a bank: where they go in, and how they are written so that they look like their neighbours.

They go in after the last question, in the file's own manner: its line ends, the column of its dashes, the width after
a dash, empty lines between questions, brackets. A comment that is indented below the last question stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redcarpet.core.bank import Bank
from redcarpet.core.question import Question
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_fields import end_of, line_end_in
from redcarpet.files.bank_insert import EditableBank, Insertion, NotInsertedError, with_insertions
from redcarpet.files.bank_written import written_fields
from redcarpet.files.yaml_bank import questions_of
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text
from redcarpet.files.yaml_written import Record, in_brackets, in_line, record_lines

_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the questions of a list with dashes are written."""

    column: int
    """Characters before a dash."""
    gap: int = 1
    """Spaces after it."""
    bare: bool = False
    """Whether a question may be nothing but its words."""
    spaced: bool = False
    """Whether an empty line stands between two of them."""


def typed_question(bank: Bank, ask: str, topic: str = "") -> Question:
    """Give a question that somebody typed as it will be read in a bank."""
    return Question(
        clean(ask),
        topic=clean(topic),
        for_whom=bank.for_whom,
        why=bank.why,
        language=bank.language,
        bank=bank.title,
        path=bank.path,
    )


def with_additions(before: EditableBank, new: Sequence[Question]) -> tuple[bytes, Insertion]:
    """Give the bytes of a bank with questions added after its last one, and what was put in where.

    Raises NotInsertedError when the bank has no place for them, or would not read back exactly.
    """
    insertion = addition(before, new)
    return with_insertions(before, [insertion], (*before.bank.questions, *new)), insertion


def addition(before: EditableBank, new: Sequence[Question]) -> Insertion:
    """Give what has to be put in where for new questions. Raises NotInsertedError when there is no place for them."""
    return _insertion(before, [written_fields(question, before.bank) for question in new])


def _insertion(before: EditableBank, new: Sequence[Record]) -> Insertion:
    root = before.root
    listing = _list_in(root, before.source.path)
    if isinstance(listing, Listing):
        return _in_brackets(listing, before, new) if listing.in_brackets else _below_the_last(listing, before, new)
    column = root.start.column if root else 0
    return _on_lines(listing.start.index, _Manner(column + _INDENT), column, before, new)


def _list_in(root: Node | None, path: str) -> Listing | Text:
    """Give the list of questions, or the nothing that stands where it should."""
    if isinstance(root, Listing):
        return root
    if not isinstance(root, Mapping):
        raise NotInsertedError(f"{path} is no bank of questions, and was left as it was.")
    match questions_of(root):
        case [Listing() as listing]:
            return listing
        case [Text(text="") as nothing] if not nothing.style and not root.in_brackets:
            return nothing
        case [_, _, *_]:
            raise NotInsertedError(f"“questions:” stands more than once in {path}. Make one list of them first.")
        case [_]:
            raise NotInsertedError(f"No list stands after “questions:” in {path}. Delete what stands there first.")
    raise NotInsertedError(f"There is no “questions:” in {path}. Write it on a line of its own first.")


def _in_brackets(listing: Listing, before: EditableBank, new: Sequence[Record]) -> Insertion:
    text = before.source.text
    written = ", ".join(in_brackets(one if len(one) > 1 else one["ask"]) for one in new)
    if not listing.children:
        return Insertion(listing.start.index + 1, written)
    return Insertion(end_of(listing.children[-1], text), f", {written}")


def _below_the_last(listing: Listing, before: EditableBank, new: Sequence[Record]) -> Insertion:
    text, last, column = before.source.text, listing.children[-1], listing.start.column
    line = last.start.index - last.start.column
    beside = text[line + column : line + column + 1] == "-"
    above = text[end_of(listing.children[-2], text) : line] if len(listing.children) > 1 else ""
    manner = _Manner(
        column,
        gap=last.start.column - column - 1 if beside else 1,
        bare=isinstance(last, Text),
        spaced=bool(_EMPTY_LINE.search(above)),
    )
    return _on_lines(end_of(last, text), manner, column, before, new)


def _on_lines(end: int, manner: _Manner, column: int, before: EditableBank, new: Sequence[Record]) -> Insertion:
    """Write the questions on lines of their own, below the line of `end` and the comments that are indented there."""
    text = before.source.text
    break_after = text.find("\n", end)
    place = len(text) if break_after < 0 else break_after + 1
    comments = re.compile(rf"(?:[ \t]{{{column + 1},}}#[^\n]*(?:\n|\Z))*").match(text, place)
    place = comments.end() if comments else place
    line_end = line_end_in(before, place)
    between = line_end if manner.spaced else ""
    written = "".join(between + line_end.join(_lines(one, manner)) + line_end for one in new)
    if not text.endswith("\n", 0, place):
        written = line_end + written.removesuffix(line_end)
    return Insertion(place, written)


def _lines(new: Record, manner: _Manner) -> Iterator[str]:
    dash = " " * manner.column + "-" + " " * manner.gap
    if manner.bare and len(new) == 1:
        yield dash + in_line(str(new["ask"]))
        return
    for number, line in enumerate(record_lines(new)):
        yield (dash if number == 0 else " " * len(dash)) + line if line else ""
