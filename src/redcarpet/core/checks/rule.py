"""What a rule of `check` is, what it looks at, and what it says.

Two kinds judge what a file holds: a text rule looks at one sentence that is said aloud, a set rule at all banks
together.
Both are generators that know nothing of files: where a verdict stands in columns is found out by who reads the file.
A rule's docstring is its manual, printed by `redcarpet explain`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Literal

from redcarpet.core.bank import Bank
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.core.problem import Level
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass

Spoken = Literal["ask", "say", "short", "follow_ups"]
"""The fields of a question that are said aloud, as a file writes them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a question that is said aloud, and what it stands in."""

    text: str
    """Clean, with its placeholders as written."""
    field: Spoken
    question: Question
    bank: Bank
    index: int = 0
    """Which of the follow-ups, from 0."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a text rule found."""

    message: str
    """One sentence: what is wrong with it."""
    help: str = ""
    """One sentence: what to do, best with an example."""
    start: int = 0
    """Code points of the text before the place."""
    end: int = 0
    """Code points before its end; 0 means that the whole text is meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a bank, or in a sheet of guests, as a rule knows it."""

    path: str
    """The file."""
    line: int = 0
    """The line of the question, as `Question.line` has it; 0 for the bank's own fields, and in a sheet of guests."""
    field: str = ""
    """The field as a file writes it; empty for the question, or bank, as a whole."""
    index: int = 0
    """Which of a list's texts, from 0."""
    start: int = 0
    """Code points of the text before the place."""
    end: int = 0
    """Code points before its end; 0 means that the whole text is meant."""
    words: str = ""
    """In a sheet of guests: what stands at the place, since a guest's line is not known here."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a set rule found."""

    place: Place
    message: str
    help: str = ""
    other: Place | None = None
    """A second place that belongs to it, such as the first of two."""
    other_message: str = ""
    """What stands there, such as "first one is here"."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is checked together."""

    banks: tuple[Bank, ...]
    guests: tuple[Guest, ...] = ()
    """Of the event's sheet."""
    guests_path: str = ""
    """The file of that sheet."""
    event: Event = field(default_factory=Event)
    topics: Mapping[str, str] = field(default_factory=dict)
    """The group of each known topic, by the topic's bare form."""
    rules: frozenset[str] = frozenset()
    """The ids of all rules that there are, those of the file family among them."""
    doubtful: tuple[tuple[Question, Question], ...] = ()
    """Questions that may be others with marks of this event, reworded: each with the one as it was said."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a place, ready to become a problem."""

    rule: str
    level: Level
    place: Place
    message: str
    help: str = ""
    other: Place | None = None
    other_message: str = ""


TextJudge = Callable[[Said, Lists], Iterator[Hit]]
SetJudge = Callable[[Checked], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule about the wording of one text."""

    id: str
    """Such as RC101."""
    name: str
    """Such as closed-question."""
    level: Level
    """Warning at most: a list of words can't know."""
    judge: TextJudge
    languages: tuple[str, ...] = ("en",)
    """The languages that it knows, as the first part of BCP 47; none for a rule that fits every language."""

    @property
    def manual(self) -> str:
        """What it flags and why, with bad and better examples."""
        return inspect.getdoc(self.judge) or ""


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule about the banks as a set."""

    id: str
    name: str
    level: Level
    judge: SetJudge

    @property
    def manual(self) -> str:
        """What it flags and why, with bad and better examples."""
        return inspect.getdoc(self.judge) or ""
