"""Our own small tree of a YAML text: every text with its place and style, made from the parser's events.

Not PyYAML's nodes: those have forgotten the anchors, take twice as long and end the process on deep nesting. All
scalars are text here; what a text means is decided by the field that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from redcarpet.core.problem import Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_parsers import PARSER, Parser
from redcarpet.files.yaml_text import Source

DEEPEST = 24
"""How many lists and fields may stand inside each other."""

MOST_EVENTS = 1_000_000
"""Twice what 10,000 rich questions need; a file of 5 MB could hold five times as many."""

TOO_DEEP = "too deep"
"""The words of a BrokenYamlError that the parser did not find, but we."""
TOO_LONG = "too long"
"""The same, when there are more events than MOST_EVENTS."""


class Mark(Protocol):
    """A place in a text as the parser counts: everything from 0, in code points."""

    @property
    def index(self) -> int:
        """Characters before it."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it on its line."""


class Text:
    """A scalar: its text, how it was written (style: a quote, `|` or `>`; none for plain), and where."""

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, text: str, style: str | None, start: Mark, end: Mark) -> None:
        self.text = text
        self.style = style
        self.start = start
        self.end = end


class Branch:
    """A list or a mapping: where it starts, whether it is written in brackets, and what stands in it."""

    __slots__ = ("children", "in_brackets", "start")
    text = ""
    """A branch has none: so a name can be looked up without asking what it is."""

    def __init__(self, start: Mark, in_brackets: bool) -> None:  # noqa: FBT001 - by position: the hot loop
        self.start = start
        self.in_brackets = in_brackets
        self.children: list[Node] = []


class Listing(Branch):
    """A list of nodes."""

    __slots__ = ()


class Mapping(Branch):
    """Fields: its children are names and values in turn."""

    __slots__ = ()

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Give each name with its value, in the order of the file, also those that come twice."""
        children = iter(self.children)
        return zip(children, children, strict=True)


Node = Text | Listing | Mapping


@dataclass(slots=True)
class Tree:
    """What one text holds."""

    root: Node | None = None
    """None when nothing but comments stands there."""
    odd: list[tuple[Node, str]] = field(default_factory=list)
    """Nodes with an anchor (&), an alias (*) or a tag (!): accidents, each with its sign."""
    dashes: int = 0
    """How many elements the lists have that are written with dashes."""

    def texts(self) -> Iterator[Text]:
        """Give every text of the tree, in no certain order."""
        waiting = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                yield node
            else:
                waiting.extend(node.children)


class BrokenYamlError(Exception):
    """The parser gave up: its words, and the places it named. Never shown; see `files.yaml_explained`."""

    def __init__(self, words: str, place: Span, context: str = "", context_place: Span | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.context = context
        self.place = place
        self.context_place = context_place or place


def parsed(source: Source, parser: Parser = PARSER) -> Tree:
    """Make the tree of a text; raises BrokenYamlError and nothing else."""
    loader = parser(source.text)
    try:
        return _tree(loader.get_event, source)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark, source)
        around = _place(error.context_mark or error.problem_mark, source)
        raise BrokenYamlError(error.problem or "", place, error.context or "", around) from None
    except (ValueError, OverflowError):  # pure PyYAML only: an escape or a version number out of range
        place = Span(source.first_line + loader.line + 1, loader.column + 1)
        raise BrokenYamlError("unknown escape character", place, "double-quoted scalar", place) from None
    finally:
        loader.dispose()


def _place(mark: Mark | None, source: Source) -> Span:
    return Span(source.first_line + mark.line + 1, mark.column + 1) if mark else source.span(0)


def _tree(next_event: Callable[[], Any], source: Source) -> Tree:  # noqa: C901 - the hot loop, a branch an event
    """Build the tree in one loop of our own: the depth that is allowed is the format's, not a stack's."""
    tree = Tree()
    branch: Branch = Listing(next_event().start_mark, True)
    append = branch.children.append
    above: list[Branch] = []
    for _ in range(MOST_EVENTS):
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            text = Text(event.value, event.style, event.start_mark, event.end_mark)
            append(text)
            if event.anchor is not None or event.tag is not None:
                tree.odd.append((text, "!" if event.tag else "&"))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            above.append(branch)
            branch = (Mapping if kind is MappingStartEvent else Listing)(event.start_mark, event.flow_style)
            append(branch)
            append = branch.children.append
            if event.anchor is not None or event.tag is not None:
                tree.odd.append((branch, "!" if event.tag else "&"))
            if len(above) > DEEPEST:
                raise BrokenYamlError(TOO_DEEP, _place(branch.start, source))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if kind is SequenceEndEvent and not branch.in_brackets:
                tree.dashes += len(branch.children)
            branch = above.pop()
            append = branch.children.append
        elif kind is AliasEvent:
            append(Text("", "", event.start_mark, event.end_mark))
            tree.odd.append((branch.children[-1], "*"))
        elif kind is StreamEndEvent:
            tree.root = branch.children[0] if branch.children else None
            return tree
    raise BrokenYamlError(TOO_LONG, _place(branch.start, source))
