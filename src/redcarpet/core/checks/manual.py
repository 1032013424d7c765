"""The manual of a rule, taken apart and set for a terminal: what it flags, why, examples, and when to pass it over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from redcarpet.core.text import WidthOf, wrapped
from redcarpet.core.values import dataclass

_LABELS = ("Bad", "Better")
_LABEL = re.compile(r"(?:Bad|Better|Ignore it when):")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or example."""

    text: str
    label: str = ""
    """Bad or Better; none for a paragraph."""


def parts(manual: str) -> tuple[Part, ...]:
    """Take a manual apart: paragraphs stand between empty lines, each example begins with its label.

    An example of several lines, such as a piece of a bank, stands indented below its label and keeps its lines.
    """
    found: list[Part] = []
    for block in re.split(r"\n\s*\n", manual.strip()):
        label, _, below = block.partition(":\n")
        if label.strip() in _LABELS:
            found.append(Part(dedent(below), label.strip()))
            continue
        texts: list[str] = []
        for line in block.split("\n"):
            if texts and not _LABEL.match(line):
                texts[-1] += f" {line.strip()}"
            else:
                texts.append(line.strip())
        found += map(_part, texts)
    return tuple(found)


def _part(text: str) -> Part:
    label, _, rest = text.partition(":")
    return Part(rest.strip(), label) if label in _LABELS else Part(text)


def summary(manual: str) -> str:
    """Give the first paragraph of a manual on one line."""
    return next((part.text for part in parts(manual)), "")


def set_for(manual: str, width: int, width_of: WidthOf) -> Iterator[str]:
    """Give the lines of a manual for a terminal of `width` cells, examples in a column of their own."""
    before = ""
    column = _INDENT + max(map(len, _LABELS)) + 2
    for number, part in enumerate(parts(manual)):
        if number and not (part.label and before):
            yield ""
        before = part.label
        if not part.label:
            yield from wrapped(part.text, max(column, width), width_of)
            continue
        lead = f"{'':{_INDENT}}{part.label}".ljust(column)
        whole = part.text.split("\n")
        for line in whole if len(whole) > 1 else wrapped(part.text, max(column, width - column), width_of):
            yield lead + line
            lead = " " * column
