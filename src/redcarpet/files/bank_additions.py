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
from redcarpet.files.bank_insert import EditableBank, Insertion, NotInsertedError, with_insertions
from redcarpet.files.yaml_bank import questions_of
from redcarpet.files.yaml_scalar import scalar
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text

_TO_THE_BRACKET = re.compile(r"(?:[\s,]|#[^\n]*)*[\]}]")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """What is to be written of a question."""

    ask: str
    """Its words, on one line and clean."""
    topic: str = ""


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


def with_additions(before: EditableBank, new: Sequence[NewQuestion]) -> tuple[bytes, Insertion]:
    """Give the bytes of a bank with questions added after its last one, and what was put in where.

    Raises NotInsertedError when the bank has no place for them, or would not read back exactly.
    """
    new = [NewQuestion(clean(one.ask), clean(one.topic)) for one in new]
    insertion = _insertion(before, new)
    expected = (*before.bank.questions, *(_expected(one, before.bank) for one in new))
    return with_insertions(before, [insertion], expected), insertion


def _expected(new: NewQuestion, bank: Bank) -> Question:
    return Question(
        new.ask,
        topic=new.topic,
        for_whom=bank.for_whom,
        why=bank.why,
        language=bank.language,
        bank=bank.title,
        path=bank.path,
    )


def _insertion(before: EditableBank, new: Sequence[NewQuestion]) -> Insertion:
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


def _in_brackets(listing: Listing, before: EditableBank, new: Sequence[NewQuestion]) -> Insertion:
    text = before.source.text
    written = ", ".join(map(_in_braces, new))
    if not listing.children:
        return Insertion(listing.start.index + 1, written)
    return Insertion(_end(listing.children[-1], text), f", {written}")


def _in_braces(new: NewQuestion) -> str:
    ask, topic = (scalar(text, in_brackets=True) for text in (new.ask, new.topic))
    return f"{{ask: {ask}, topic: {topic}}}" if new.topic else ask


def _below_the_last(listing: Listing, before: EditableBank, new: Sequence[NewQuestion]) -> Insertion:
    text, last, column = before.source.text, listing.children[-1], listing.start.column
    line = last.start.index - last.start.column
    beside = text[line + column : line + column + 1] == "-"
    above = text[_end(listing.children[-2], text) : line] if len(listing.children) > 1 else ""
    manner = _Manner(
        column,
        gap=last.start.column - column - 1 if beside else 1,
        bare=isinstance(last, Text),
        spaced=bool(_EMPTY_LINE.search(above)),
    )
    return _on_lines(_end(last, text), manner, column, before, new)


def _on_lines(end: int, manner: _Manner, column: int, before: EditableBank, new: Sequence[NewQuestion]) -> Insertion:
    """Write the questions on lines of their own, below the line of `end` and the comments that are indented there."""
    text = before.source.text
    break_after = text.find("\n", end)
    place = len(text) if break_after < 0 else break_after + 1
    comments = re.compile(rf"(?:[ \t]{{{column + 1},}}#[^\n]*(?:\n|\Z))*").match(text, place)
    place = comments.end() if comments else place
    line_end = ([*_LINE_END.findall(before.text, 0, place)] or ["\n"])[-1]
    between = line_end if manner.spaced else ""
    written = "".join(between + line_end.join(_lines(one, manner)) + line_end for one in new)
    if not text.endswith("\n", 0, place):
        written = line_end + written.removesuffix(line_end)
    return Insertion(place, written)


def _lines(new: NewQuestion, manner: _Manner) -> Iterator[str]:
    dash = " " * manner.column + "-" + " " * manner.gap
    if manner.bare and not new.topic:
        yield dash + scalar(new.ask)
        return
    yield f"{dash}ask: {scalar(new.ask)}"
    if new.topic:
        yield f"{' ' * len(dash)}topic: {scalar(new.topic)}"


def _end(node: Node, text: str) -> int:
    """Give the offset after the last character of a node; empty lines after a block text are none of it."""
    if isinstance(node, Text):
        return len(text[: node.end.index].rstrip()) if node.style in ("|", ">") else node.end.index
    end = _end(node.children[-1], text) if node.children else node.start.index + 1
    if text[node.start.index] not in "[{":  # also one field alone in a list in brackets, which has none of its own
        return end
    closing = _TO_THE_BRACKET.match(text, end)
    return closing.end() if closing else end
