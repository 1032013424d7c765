"""Folding records into marks: the same marks for any order, duplication and split of the journals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from redcarpet.core.journal import KINDS, Record, in_order, taken_back
from redcarpet.core.standing import RATINGS
from redcarpet.core.values import dataclass

NOBODY = ""
"""The guest of a mark that was made while no guest was on the mic."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was marked on one question for one guest, by live records only."""

    asked: tuple[Record, ...] = ()
    follow_ups: tuple[Record, ...] = ()
    volunteered: tuple[Record, ...] = ()
    skip: Record | None = None
    """The last word on "not for this guest"."""
    pin: Record | None = None
    retire: Record | None = None
    rating: Record | None = None
    """The last word on how the answer was: a rating or an outcome."""


_MARKS = frozenset({"asked", "follow-up", "volunteered", "skip", "pin", "retire", "rating", "outcome"})

UNMARKED = Marks()


@dataclass(frozen=True, slots=True)
class Tally:
    """The marks of one evening."""

    marks: Mapping[str, Mapping[str, Marks]] = field(default_factory=dict)
    """Question key to guest to marks; nobody's marks stand under the empty name."""
    memos: tuple[Record, ...] = ()
    """Live memos, oldest first."""
    asked: tuple[Record, ...] = ()
    """Live askings of the evening, oldest first."""
    newer: int = 0
    """Records of kinds that this version does not know: kept, ignored, counted."""

    def of(self, question: str, guest: str = NOBODY) -> Marks:
        """Give the marks on a question for a guest."""
        return self.marks.get(question, {}).get(guest, UNMARKED)

    def for_anyone(self, question: str) -> tuple[Marks, ...]:
        """Give the marks on a question for each guest who has any."""
        marks = self.marks.get(question)
        return tuple(marks.values()) if marks else ()


def add(tally: Tally, record: Record) -> Tally:
    """Add one live record that comes after all the others in order."""
    ledger = _Ledger(dict(tally.marks), list(tally.memos), list(tally.asked), tally.newer)
    ledger.enter(record)
    return ledger.closed()


def fold(records: Iterable[Record]) -> Tally:
    """Fold all records, in whatever order and however often they come, into the marks."""
    ordered = in_order(records)
    dead = taken_back(ordered)
    ledger = _Ledger({}, [], [], 0)
    for record in ordered:
        if record.identity not in dead:
            ledger.enter(record)
    return ledger.closed()


@dataclass(slots=True)
class _Ledger:
    """Marks while they are being added up: ten thousand records must not copy ten thousand times."""

    marks: dict[str, Mapping[str, Marks]]
    memos: list[Record]
    asked: list[Record]
    newer: int

    def enter(self, record: Record) -> None:
        if record.kind not in KINDS:
            self.newer += 1
        elif record.kind == "memo":
            self.memos.append(record)
        elif record.kind in _MARKS:
            self._mark(record)

    def _mark(self, record: Record) -> None:
        of_question = dict(self.marks.get(record.question, {}))
        for guest in dict.fromkeys(record.guests) or (NOBODY,):
            of_question[guest] = _marked(of_question.get(guest, UNMARKED), record)
        self.marks[record.question] = of_question
        if record.kind == "asked":
            self.asked.append(record)

    def closed(self) -> Tally:
        return Tally(self.marks, tuple(self.memos), tuple(self.asked), self.newer)


_REGISTER_OF: Mapping[str, str] = MappingProxyType(
    {"skip": "skip", "pin": "pin", "retire": "retire", "rating": "rating", "outcome": "rating"}
)
"""Kinds of which the last word counts, and where it stands."""


def _marked(marks: Marks, record: Record) -> Marks:
    match record.kind:
        case "asked":
            return replace(marks, asked=(*marks.asked, record))
        case "follow-up":
            return replace(marks, follow_ups=(*marks.follow_ups, record))
        case "volunteered":
            return replace(marks, volunteered=(*marks.volunteered, record))
        case "rating" | "outcome" if record.text(record.kind) not in RATINGS:
            return marks  # of a newer version, or damaged: what is known stays
    register: dict[str, Any] = {_REGISTER_OF[record.kind]: record}
    return replace(marks, **register)
