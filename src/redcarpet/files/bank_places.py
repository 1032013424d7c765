"""Where the places that rules name stand in a bank's file: line and column of a field, or of some words in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from redcarpet.core.checks.rule import Place
from redcarpet.core.problem import Span
from redcarpet.files.yaml_bank import questions_of
from redcarpet.files.yaml_names import value_of
from redcarpet.files.yaml_pieces import pieces_of
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import Source, source_from_bytes
from redcarpet.files.yaml_tree import BrokenYamlError, Listing, Mapping, Node, Text, parsed

_Found = tuple[Node, Source]


class BankPlaces:
    """Finds places in the bytes of one bank; reads them when the first is asked for."""

    def __init__(self, raw: bytes, path: str) -> None:
        source, _ = source_from_bytes(raw, path)
        self._source = without_strays(source)[0] if source else Source(path, "")
        self._nodes: dict[int, _Found] | None = None

    def span(self, place: Place) -> Span:
        """Give where a place stands; the question's first line where its field can't be found."""
        if self._nodes is None:
            self._nodes = {node.start.line + source.first_line + 1: (node, source) for node, source in self._found()}
        found = self._nodes.get(place.line)
        if found is None:
            return Span(place.line or 1, 1)
        question, source = found
        node = _field(question, place)
        if isinstance(node, Text):
            return _words(node, place, source)
        start = node.start if node else question.start
        return Span(source.first_line + start.line + 1, start.column + 1)

    def _found(self) -> Iterator[_Found]:
        """Give the questions that can be read; the bank's own fields go by line 0."""
        try:
            root = parsed(self._source).root
        except BrokenYamlError:
            yield from self._in_pieces()
            return
        if isinstance(root, Mapping):
            yield root, replace(self._source, first_line=-root.start.line - 1)
            lists = [value for value in questions_of(root) if isinstance(value, Listing)]
        else:
            lists = [root] if isinstance(root, Listing) else []
        for listing in lists:
            for node in listing.children:
                yield node, self._source

    def _in_pieces(self) -> Iterator[_Found]:
        pieces = pieces_of(self._source)
        for chunk in pieces.chunks if pieces else ():
            try:
                root = parsed(chunk.source).root
            except BrokenYamlError:
                continue
            if isinstance(root, Listing):
                for node in root.children:
                    yield node, chunk.source


def _field(question: Node, place: Place) -> Node | None:
    if isinstance(question, Text):  # a question that is nothing but its words
        return question
    if not isinstance(question, Mapping) or not place.field:
        return None
    value = value_of(question, place.field)
    if isinstance(value, Listing):
        return value.children[place.index] if place.index < len(value.children) else value
    return value


def _words(node: Text, place: Place, source: Source) -> Span:
    """Find some words of a text; all of it where they are written otherwise there, as with line breaks."""
    written = source.text[node.start.index : node.end.index]
    said = node.text[place.start : place.end] if place.end and " ".join(node.text.split(" ")) == node.text else ""
    before = node.text[: place.start]
    lead = 1 if node.style in ('"', "'") else 0
    at = lead + len(before)
    if said and not written.startswith(before + said, lead):
        at = written.find(said)
    at, length = (at, len(said)) if said and at >= 0 else (0, len(written.rstrip()))
    if node.start.line != node.end.line:
        return source.stretch(node.start.index + at, node.start.index + at + length)
    line, column = source.first_line + node.start.line + 1, node.start.column + at + 1
    return Span(line, column, line, column + length)
