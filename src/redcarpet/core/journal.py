"""The journal's records: what happened, when, by which run of the app, and in which order they are folded.

Format 1. A record is one fact that is never changed; what was wrong is taken back by another record. Stamps are a
hybrid logical clock (Kulkarni et al., 2014), not clamped to the wall clock: with clocks that jump by an hour,
last-writer-wins on wall time hid a third of one's own key presses; with this it hides none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from redcarpet.core.values import dataclass

FORMAT = 1

LONGEST_WORDS = 2_000
"""Code points of a question's words that a record keeps; no reader takes more."""

LONGEST_MEMO = 5_000
"""Code points that may be typed: twelve bytes each at most, they fit a line of the journal whatever they are."""

KINDS = frozenset(
    {
        "open", "guest-in", "guest-out", "guest-edit", "arrival", "asked", "follow-up", "volunteered", "skip",
        "retire", "pin", "rating", "outcome", "off-script", "own", "memo", "earlier", "off-limits",
        "despite-request", "reassign", "guest-clock", "answered", "sync", "clock-step", "undo",
    }
)  # fmt: skip
"""Every kind of format 1. A record of any other kind is kept, ignored and counted."""

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
"""What may stand in a record's own fields: anything JSON can say."""

Hlc = tuple[int, int]
"""A hybrid logical clock: UTC milliseconds (or more), and a counter within them."""

GREATEST = 2**53
"""The greatest number that a record may hold as its number, in a time or in a stamp; any JSON reader keeps it exact."""

Identity = tuple[str, int, str]
"""A record's identity: run, number, CRC (the CRC tells two records apart that a resumed machine numbered alike)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as the caller's clocks say."""

    utc: int
    """Milliseconds since 1970 UTC."""
    steady: int
    """Milliseconds of a clock that goes on while the machine sleeps and is never set."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a journal."""

    run: str
    """The run of the app that wrote it: 12 characters."""
    n: int
    """Its number within the run, from 1."""
    at: Moment
    h: Hlc
    kind: str
    guests: tuple[str, ...] = ()
    """Whom it concerns: ids, none for nobody in particular, several for couples and ensembles."""
    question: str = ""
    """The question's key."""
    words: str = ""
    """The question as it was said."""
    more: Mapping[str, Value] = field(default_factory=dict)
    """What only this kind has, such as `{"on": True}`."""
    crc: str = ""
    """Eight hex digits, given by the writer; empty before."""

    @property
    def identity(self) -> Identity:
        """Name this record among all."""
        return (self.run, self.n, self.crc)

    @property
    def order(self) -> tuple[Hlc, str, int, str]:
        """Give its place in the one order in which every machine folds."""
        return (self.h, self.run, self.n, self.crc)

    @property
    def target(self) -> Identity | None:
        """Name the record that this one is about (`more["of"]`); None when it names none."""
        return _identity(self.more.get("of"))

    @property
    def targets(self) -> tuple[Identity, ...]:
        """Name the records that this one gives to other guests (`more["marks"]`)."""
        marks = self.more.get("marks")
        named = map(_identity, marks if isinstance(marks, list) else [])
        return tuple(one for one in named if one is not None)

    @property
    def new_guests(self) -> Mapping[str, str]:
        """Give the guests on no sheet who come with this record (`more["new"]`): id to name."""
        new = self.more.get("new")
        named = new.items() if isinstance(new, dict) else ()
        return {guest: name for guest, name in named if isinstance(name, str) and guest and name}

    @property
    def on(self) -> bool:
        """Say whether a register (pin, skip, retire) is set or lifted by this record."""
        return self.more.get("on") is not False

    def text(self, name: str) -> str:
        """Give one of its own fields that is a text; empty when it is not there or is none."""
        value = self.more.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """Give one of its own fields that is a whole number; 0 when it is not there or is none."""
        value = self.more.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def sealed(self, crc: str) -> Record:
        """Give the same record with its CRC."""
        return replace(self, crc=crc)


def _identity(value: Value) -> Identity | None:
    match value:
        case [str(run), int(n), str(crc)]:
            return (run, n, crc)
    return None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the records that were handed to a journal so far."""

    saved: bool
    """Whether every one of them is on the disk."""
    reason: str = ""
    """Why not, in words."""


def of(record: Record) -> Value:
    """Give the field by which another record names this one."""
    return list(record.identity)


def next_stamp(now_utc: int, latest: Hlc) -> Hlc:
    """Give a stamp after every stamp seen so far: wall time where that is later, else the latest and a count more.

    A stranger's record may hold the greatest stamp of all: that one is given again, for a greater one could not be
    read back.
    """
    wall, count = latest
    if now_utc > wall:
        return (now_utc, 0)
    if count < GREATEST:
        return (wall, count + 1)
    return (wall + 1, 0) if wall < GREATEST else latest


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Sort records into the one order; the same record twice counts once."""
    unique = {record.identity: record for record in records}
    return tuple(sorted(unique.values(), key=lambda record: record.order))


def taken_back(records: Iterable[Record]) -> frozenset[Identity]:
    """Name the records that live undos take back, given all of them in order.

    The latest undo is judged first, so an undo of an undo revives what that one had taken back. An undo takes back
    only what came before it: whoever wrote it had seen it.
    """
    dead: set[Identity] = set()
    later: set[Identity] = set()
    for record in reversed(list(records)):
        later.add(record.identity)
        if record.kind == "undo" and record.identity not in dead and record.target and record.target not in later:
            dead.add(record.target)
    return frozenset(dead)


def given_away(live: Iterable[Record]) -> Mapping[Identity, tuple[str, ...]]:
    """Name the marks that were given to other guests, and to whom; of several words on one mark the last counts.

    `live` comes in order. Only what came before can be given: whoever gave it had seen it.
    """
    given: dict[Identity, tuple[str, ...]] = {}
    seen: set[Identity] = set()
    for record in live:
        if record.kind == "reassign":
            given.update((mark, record.guests) for mark in record.targets if mark in seen)
        seen.add(record.identity)
    return given


def one_and_the_same(live: Iterable[Record]) -> Mapping[str, str]:
    """Name the guests who turned out to be others: each id with the id that stands for it in the end.

    Of two words on one guest the last counts. Guests joined in a ring go by the one of them that sorts first.
    """
    into: dict[str, str] = {}
    for record in live:
        if record.kind == "guest-edit" and record.text("into"):
            into.update(dict.fromkeys(record.guests, record.text("into")))
    return {guest: last for guest in into if (last := _end_of(guest, into)) != guest}


def _end_of(guest: str, into: Mapping[str, str]) -> str:
    seen: list[str] = []
    while guest in into and guest not in seen:
        seen.append(guest)
        guest = into[guest]
    return min(seen[seen.index(guest) :]) if guest in seen else guest
