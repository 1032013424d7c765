"""Where the questions of a bank and their fields stand in its file, and the changes that a field needs there.

Only places are decided here. Whether a bank so changed reads as it should is for `bank_insert` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_insert import EditableBank, Insertion, NotInsertedError
from redcarpet.files.yaml_bank import questions_of
from redcarpet.files.yaml_names import value_of
from redcarpet.files.yaml_scalar import scalar
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text
from redcarpet.files.yaml_written import Record, Written, field_lines, in_brackets, in_line

_TO_THE_BRACKET = re.compile(r"(?:[\s,]|#[^\n]*)*[\]}]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|\s)#")
_INDENT = 2


class UnsafeError(Exception):
    """A change can't be made by putting text in; the message is the end of a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One question in its file."""

    node: Text | Mapping
    in_brackets: bool
    """Whether the list that it stands in is written in brackets."""


def placed_questions(before: EditableBank) -> list[Placed]:
    """Give where each question of a bank stands, in their order. Raises NotInsertedError where that can't be told."""
    waiting = list(before.bank.questions)
    found: list[Placed] = []
    for listing in _listings(before.root):
        for node in listing.children:
            ask = value_of(node, "ask") if isinstance(node, Mapping) else node
            if (
                waiting
                and isinstance(node, Text | Mapping)
                and isinstance(ask, Text)
                and clean(ask.text) == waiting[0].ask
            ):
                found.append(Placed(node, listing.in_brackets))
                waiting.pop(0)
    if waiting:
        raise NotInsertedError(f"{before.source.path} is written in a way that can't be changed safely. Use an editor.")
    return found


def _listings(root: Node | None) -> list[Listing]:
    values = questions_of(root) if isinstance(root, Mapping) else [root]
    return [value for value in values if isinstance(value, Listing)]


def line_end_in(before: EditableBank, place: int) -> str:
    """Give how the line above a place ends; in the first line, how the file's own do."""
    text = before.text
    above = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place))
    found = _LINE_END.search(text, above - (text[above - 1 : above + 1] == "\r\n")) if above >= 0 else None
    found = found or _LINE_END.search(text)
    return found[0] if found else "\n"


def end_of(node: Node, text: str) -> int:
    """Give the offset after the last character of a node; empty lines after a block text are none of it."""
    if isinstance(node, Text):
        return len(text[: node.end.index].rstrip()) if node.style in ("|", ">") else node.end.index
    end = end_of(node.children[-1], text) if node.children else node.start.index + 1
    if text[node.start.index] not in "[{":  # also one field alone in a list in brackets, which has none of its own
        return end
    closing = _TO_THE_BRACKET.match(text, end)
    return closing.end() if closing else end


def fields_added(placed: Placed, record: Record, before: EditableBank) -> Iterator[Insertion]:
    """Put new fields right after a question's words and id, in its manner.

    A question of words alone gets its `ask` first.
    """
    node, text = placed.node, before.source.text
    ask = value_of(node, "ask") if isinstance(node, Mapping) else node
    if ask is None:
        raise UnsafeError("its words are not where they are expected")
    after = value_of(node, "id") if isinstance(node, Mapping) and "id" not in record else None
    end = end_of(after or ask, text)
    if node.in_brackets if isinstance(node, Mapping) else placed.in_brackets:
        written = "".join(f", {name}: {in_brackets(value)}" for name, value in record.items())
        if isinstance(node, Mapping):
            yield Insertion(end, written)
        else:
            yield from (Insertion(node.start.index, "{ask: "), Insertion(end, f"{written}}}"))
        return
    if isinstance(node, Text):
        yield Insertion(node.start.index, "ask: ")
    line_end = line_end_in(before, end)
    lines = [line for name, value in record.items() for line in field_lines(name, value)]
    indent = line_end + " " * node.start.column
    yield Insertion(_line_end_after(end, text), "".join(indent + line if line else line_end for line in lines))


def _line_end_after(place: int, text: str) -> int:
    found = text.find("\n", place)
    found = len(text) if found < 0 else found
    return found - 1 if text[found - 1 : found] == "\r" else found


def field_changed(placed: Placed, name: str, value: Written, before: EditableBank) -> Iterator[Insertion]:
    """Put another value in place of a field's. Raises UnsafeError where more than the value would go."""
    node, text = placed.node, before.source.text
    old = value_of(node, name) if isinstance(node, Mapping) else node
    if old is None:
        raise UnsafeError("the field is not where it is expected")
    in_a_line = placed.in_brackets or (isinstance(node, Mapping) and node.in_brackets)
    if isinstance(old, Listing) and not isinstance(value, str | type(None)) and _is_texts(value) and _is_plain(old):
        yield from _list_changed(old, [str(one) for one in value], before)
    elif isinstance(value, str) and isinstance(old, Text):
        yield _text_changed(old, value, node.start.column, before, in_a_line=in_a_line)
    else:
        _refuse_comment(text[old.start.index : end_of(old, text)])
        yield _in_place(old, in_brackets(value), text)


def _is_texts(value: Written) -> bool:
    return not isinstance(value, str) and all(isinstance(one, str) for one in value) and not hasattr(value, "keys")


def _is_plain(listing: Listing) -> bool:
    return all(isinstance(one, Text) for one in listing.children)


def _in_place(old: Node, written: str, text: str) -> Insertion:
    start = old.start.index
    gap = "" if text[start - 1 : start] in {" ", "\n", "[", "{"} else " "
    return Insertion(start, gap + written, end_of(old, text) - start)


def _text_changed(old: Text, value: str, column: int, before: EditableBank, *, in_a_line: bool) -> Insertion:
    if "\n" not in value or in_a_line:
        written = in_line(value) if "\n" in value else scalar(value, in_brackets=in_a_line)
        return _in_place(old, written, before.source.text)
    line_end = line_end_in(before, old.start.index)
    indent = " " * (column + _INDENT)
    block = "|" + "".join(line_end + (indent + line if line else "") for line in value.split("\n"))
    return _in_place(old, block, before.source.text)


def _list_changed(old: Listing, texts: list[str], before: EditableBank) -> Iterator[Insertion]:
    text = before.source.text
    same = min(len(texts), len(old.children))
    if old.in_brackets and len(texts) != len(old.children):
        _refuse_comment(text[old.start.index : end_of(old, text)])
        yield _in_place(old, in_brackets(tuple(texts)), text)
        return
    for child, one in zip(old.children, texts, strict=False):
        if isinstance(child, Text) and clean(child.text) != one:
            written = in_brackets((one,))[1:-1] if old.in_brackets else scalar(one)
            yield _in_place(child, written, text)
    if len(texts) > same:
        end = _line_end_after(end_of(old.children[-1], text), text)
        indent = line_end_in(before, end) + " " * old.start.column
        yield Insertion(end, "".join(f"{indent}- {scalar(one)}" for one in texts[same:]))
    for child in old.children[same:]:
        yield _lines_gone(child, child, before)


def field_gone(placed: Placed, name: str, before: EditableBank) -> Iterator[Insertion]:
    """Take a field away, with its line. Raises UnsafeError where something else would go with it."""
    node, text = placed.node, before.source.text
    pairs = list(node.pairs()) if isinstance(node, Mapping) else []
    place = next((at for at, (key, _) in enumerate(pairs) if key.text == name), 0)
    if place == 0:
        raise UnsafeError("it is the first of its question")
    key, value = pairs[place]
    if isinstance(node, Mapping) and node.in_brackets:
        start = end_of(pairs[place - 1][1], text)
        _refuse_comment(text[start : end_of(value, text)])
        yield Insertion(start, "", end_of(value, text) - start)
    else:
        yield _lines_gone(key, value, before)


def _lines_gone(first: Node, last: Node, before: EditableBank) -> Insertion:
    """Delete the lines from one node to another, and the end of line before them."""
    text = before.source.text
    start = first.start.index - first.start.column
    end = _line_end_after(max(end_of(last, text), first.start.index), text)
    _refuse_comment(text[start:end])
    start = _line_end_after(start - 1, text) if start else 0
    return Insertion(start, "", end - start)


def _refuse_comment(stretch: str) -> None:
    if _COMMENT.search(stretch):
        raise UnsafeError("a comment stands there and would be lost")
