"""A problem: what is wrong in a file, where, and what to do, in one plain sentence each."""

from __future__ import annotations

from typing import Literal

from redcarpet.core.values import dataclass

Level = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """What would put a mistake right: the text at a place, replaced by another."""

    span: Span
    """What is replaced; where it ends at its own start, the text is put in there."""
    text: str
    """What stands there afterwards, with the line ends of the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, as a journalist should read it."""

    rule: str
    """The rule's id, `RC0xx` for the file itself."""
    message: str
    """One sentence: what is wrong. Already clean text, never markup, never a library's words."""
    path: str
    """The file as the user named it."""
    span: Span
    """Where it stands."""
    help: str = ""
    """One sentence: what to do about it."""
    level: Level = "error"
    other: Span | None = None
    """A second place that belongs to it, such as the first of two."""
    other_message: str = ""
    """What stands at the second place, such as "first one is here"."""
    fix: Fix | None = None
    """What puts it right, where that was tried and worked."""

    def __str__(self) -> str:
        """Give the problem on one line: place, sentence, help."""
        where = f"{self.path}:{self.span.line}:{self.span.column}"
        return f"{where}: {self.message}" + (f" {self.help}" if self.help else "")
