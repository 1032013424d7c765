"""Folding records into marks: the same marks for any order, duplication and split of the journals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from redcarpet.core.journal import KINDS, Identity, Record, given_away, in_order, one_and_the_same, taken_back
from redcarpet.core.standing import RATINGS
from redcarpet.core.values import dataclass

NOBODY = ""
"""The guest of a mark that was made while no guest was on the mic."""

ASKINGS = frozenset({"asked", "despite-request", "own"})
"""Kinds by which a question was asked: from a bank, off-limits all the same, or typed on the spot."""

PRESENCE = frozenset({"guest-in", "guest-out", "guest-clock"})
"""Kinds that tell who stands at the mic since when."""


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


UNMARKED = Marks()

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tally:
    """The marks of one evening. Every record stands here under the guests that it belongs to by now."""

    marks: Mapping[str, Mapping[str, Marks]] = field(default_factory=dict)
    """Question key to guest to marks; nobody's marks stand under the empty name."""
    memos: tuple[Record, ...] = ()
    """Live memos, oldest first."""
    asked: tuple[Record, ...] = ()
    """Live askings of the evening, oldest first."""
    own: tuple[Record, ...] = ()
    """Live questions that were typed on the spot, oldest first; each is an asking, too."""
    off_script: tuple[Record, ...] = ()
    """Live marks of having asked what stands in no bank, oldest first."""
    presence: tuple[Record, ...] = ()
    """Who came to the mic and left it, and whose clock was stopped or started, oldest first."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Walk-ins, and guests who were renamed: id to name."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """Ids of guests who turned out to be others: id to id."""
    also_known: Mapping[str, str] = field(default_factory=dict)
    """Keys under which others marked a question, each with the key it goes by here."""
    arrivals: Mapping[str, Record] = field(default_factory=dict)
    """Guest to the last word on expected, arrived, done, no-show."""
    limits: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    """Guest to what was said of a topic or a word (`limit_name`) to the last word on it."""
    steps: tuple[Record, ...] = ()
    """Where somebody's clock was set, oldest first."""
    about: Mapping[tuple[str, Identity], Record] = field(default_factory=dict)
    """Kind and mark to the last word on it: how much earlier it was, who answered, which group it belongs to."""
    newer: int = 0
    """Records of kinds that this version does not know: kept, ignored, counted."""

    def of(self, question: str, guest: str = NOBODY) -> Marks:
        """Give the marks on a question for a guest."""
        return self.marks.get(question, {}).get(guest, UNMARKED)

    def for_anyone(self, question: str) -> tuple[Marks, ...]:
        """Give the marks on a question for each guest who has any."""
        marks = self.marks.get(question)
        return tuple(marks.values()) if marks else ()


def limit_name(record: Record) -> str:
    """Name what an off-limits record speaks of, such as "topic family" or "word divorce"; empty for nothing."""
    topic, word = record.text("topic"), record.text("word")
    return f"topic {topic}" if topic else f"word {word}" if word else ""


def add(tally: Tally, records: Iterable[Record]) -> Tally:
    """Add live records, in order, that come after all the others, and change nothing about any."""
    ledger = _Ledger(tally)
    for record in records:
        ledger.enter(_by_now(record, record.guests, tally))
    return ledger.closed()


def changes_others(record: Record) -> bool:
    """Say whether a record changes what others mean, so that all must be folded anew."""
    return record.kind in {"undo", "reassign"} or (record.kind == "guest-edit" and bool(record.text("into")))


def fold(records: Iterable[Record], also_known: Mapping[str, str] = _NONE) -> Tally:
    """Fold all records, in whatever order and however often they come, into the marks.

    `also_known` gives keys under which others marked a question, each with the key it goes by here.
    """
    ordered = in_order(records)
    dead = taken_back(ordered)
    live = [record for record in ordered if record.identity not in dead]
    given = given_away(live)
    begun = Tally(joined=one_and_the_same(live), also_known=also_known)
    ledger = _Ledger(begun)
    for record in live:
        ledger.enter(_by_now(record, given.get(record.identity, record.guests), begun))
    return ledger.closed()


def _by_now(record: Record, guests: tuple[str, ...], tally: Tally) -> Record:
    """Give a record under the guests and the question that it belongs to by now."""
    if record.kind == "guest-edit":
        return record  # what is said of one who was joined is not said of the other
    joined, also_known = tally.joined, tally.also_known
    now = tuple(dict.fromkeys(joined.get(guest, guest) for guest in guests)) if joined else guests
    question = also_known.get(record.question, record.question) if also_known else record.question
    same = now == record.guests and question == record.question
    return record if same else replace(record, guests=now, question=question)


class _Ledger:
    """Marks while they are being added up: ten thousand records must not copy ten thousand times."""

    def __init__(self, before: Tally) -> None:
        self._before = before
        self._marks = dict(before.marks)
        self._rows: dict[str, list[Record]] = {}
        self._tables: dict[str, dict[Any, Any]] = {}
        self._newer = before.newer

    def enter(self, record: Record) -> None:
        if record.kind not in KINDS:
            self._newer += 1
        for name in _ROWS.get(record.kind, ()):
            self._row(name).append(record)
        if record.kind in _MARKS:
            self._mark(record)
        elif record.kind in _ABOUT and record.target:
            self._table("about")[record.kind, record.target] = record
        elif record.kind == "off-script":
            self._off_script(record)
        else:
            self._guest(record)

    def _row(self, name: str) -> list[Record]:
        return self._rows.setdefault(name, list(getattr(self._before, name)))

    def _table(self, name: str) -> dict[Any, Any]:
        return self._tables.setdefault(name, dict(getattr(self._before, name)))

    def _mark(self, record: Record) -> None:
        of_question = dict(self._marks.get(record.question, {}))
        for guest in dict.fromkeys(record.guests) or (NOBODY,):
            of_question[guest] = _marked(of_question.get(guest, UNMARKED), record)
        self._marks[record.question] = of_question

    def _off_script(self, record: Record) -> None:
        if record.target:
            self._table("about")[record.kind, record.target] = record
        else:
            self._row("off_script").append(record)

    def _guest(self, record: Record) -> None:
        for guest, name in record.new_guests.items():
            self._table("names").setdefault(guest, name)
        for guest in dict.fromkeys(record.guests):
            if record.kind == "guest-edit" and record.text("name"):
                self._table("names")[guest] = record.text("name")
            elif record.kind == "arrival":
                self._table("arrivals")[guest] = record
            elif record.kind == "off-limits" and limit_name(record):
                of_guest = dict(self._table("limits").get(guest, {}))
                self._table("limits")[guest] = {**of_guest, limit_name(record): record}

    def closed(self) -> Tally:
        grown: dict[str, Any] = {**self._tables, **{name: tuple(row) for name, row in self._rows.items()}}
        return replace(self._before, marks=self._marks, newer=self._newer, **grown)


_ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "memo": ("memos",),
        "own": ("own", "asked"),
        "asked": ("asked",),
        "despite-request": ("asked",),
        "clock-step": ("steps",),
        **dict.fromkeys(PRESENCE, ("presence",)),
    }
)
"""Kinds of which every live record is kept, and in which rows of the tally."""

_ABOUT = frozenset({"earlier", "answered"})
"""Kinds that say something of another mark, of which the last word counts."""

_REGISTER_OF: Mapping[str, str] = MappingProxyType(
    {"skip": "skip", "pin": "pin", "retire": "retire", "rating": "rating", "outcome": "rating"}
)
"""Kinds of which the last word counts, and where it stands."""

_MARKS = frozenset({*ASKINGS, "follow-up", "volunteered", *_REGISTER_OF})


def _marked(marks: Marks, record: Record) -> Marks:
    match record.kind:
        case "follow-up":
            return replace(marks, follow_ups=(*marks.follow_ups, record))
        case "volunteered":
            return replace(marks, volunteered=(*marks.volunteered, record))
        case "rating" | "outcome" if record.text(record.kind) not in RATINGS:
            return marks  # of a newer version, or damaged: what is known stays
        case kind if kind in ASKINGS:
            return replace(marks, asked=(*marks.asked, record))
    register: dict[str, Any] = {_REGISTER_OF[record.kind]: record}
    return replace(marks, **register)
