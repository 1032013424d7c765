"""Visits: since when somebody stands at the mic, how long that is, and how long it was meant to be.

Nothing is counted: a clock is the difference of a record and now. So it survives a crash, and by the steady clock also
a laptop that sleeps and a wall clock that is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redcarpet.core.clocks import happened, same_clock
from redcarpet.core.evening import Evening
from redcarpet.core.journal import Moment, Record
from redcarpet.core.settings import ClockFrom
from redcarpet.core.values import dataclass

LATE_SECONDS = 90
"""A guest chosen so long after questions may have been asked them."""

EARLIER_SECONDS = (5, 10, 20, 30)
"""How much earlier the last mark can be said to have been."""

_WARNING_SECONDS = 20
"""A warning comes when so much is left, or a quarter of the time where that is less."""

_JUST_NOW = 5
"""Seconds."""

_LONG_GAP_SECONDS = 600
"""After so long without a mark, the screen asks whether this is still the guest."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The time of some guests at the mic."""

    came: Record
    """The record of choosing them."""
    number: int
    """Which visit of the first of them this is, from 1."""
    asked: tuple[Record, ...] = ()
    """This person's askings of them during the visit, those given to them later too; oldest first."""
    switched: tuple[Record, ...] = ()
    """Where their clock was stopped and started by hand."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock of a visit at one moment, in seconds."""

    running: bool
    elapsed: int = 0
    allotted: int = 0
    """0 when nothing was agreed."""
    idle: int = 0
    """Since the last mark of the visit."""
    visit: int = 1
    """Which visit of the guest this is."""

    @property
    def left(self) -> int | None:
        """Give the seconds left, less than zero when it is over; None when nothing was agreed."""
        return self.allotted - self.elapsed if self.allotted else None

    @property
    def warns(self) -> bool:
        """Say whether little time is left, or none."""
        return self.left is not None and self.left <= min(_WARNING_SECONDS, self.allotted // 4)

    @property
    def is_old(self) -> bool:
        """Say whether nothing was marked for so long that somebody else may stand there."""
        return self.idle >= _LONG_GAP_SECONDS

    def brief(self) -> str:
        """Say the clock in few words, such as "1:24", "1:45 · 15 s left" or "2:10 OVER"."""
        told = minutes(self.elapsed)
        if self.left is None or not self.warns:
            return told
        return f"{told} OVER" if self.left <= 0 else f"{told} · {self.left} s left"

    def words(self) -> str:
        """Say the clock, such as "1:24 of 2:00" or "2:10 of 2:00 · OVER by 0:10"."""
        told = minutes(self.elapsed) + (f" of {minutes(self.allotted)}" if self.allotted else "")
        if self.left is None or not self.warns:
            return told
        return f"{told} · OVER by {minutes(-self.left)}" if self.left <= 0 else f"{told} · {self.left} s left"


def minutes(seconds: int) -> str:
    """Write a time such as 1:24."""
    return f"{seconds // 60}:{seconds % 60:02}"


def when(evening: Evening, record: Record) -> int:
    """Give when a mark really was, in UTC milliseconds: when it was pressed, less what was said to be earlier."""
    return happened(evening, record) - _earlier(evening, record)


def _earlier(evening: Evening, record: Record) -> int:
    earlier = evening.tally.about.get(("earlier", record.identity))
    return 1000 * earlier.number("seconds") if earlier else 0


def ago(evening: Evening, record: Record, now: Moment) -> float:
    """Say how long ago a mark really was, in seconds, never less than 0.

    By the steady clock within one boot of the machine that wrote it, else by the wall clock.
    """
    same = same_clock(evening, record.run, evening.run)
    passed = now.steady - record.at.steady if same else now.utc - happened(evening, record)
    return max(0, passed + _earlier(evening, record)) / 1000


def ago_words(seconds: float) -> str:
    """Say how long ago something was, such as "40 s ago", "3 min ago" or "2 h ago"."""
    for unit, length in (("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit} ago"
    return f"{int(seconds)} s ago" if seconds >= _JUST_NOW else "just now"


def visit_now(evening: Evening) -> Visit | None:
    """Give the visit of the guests who are on the mic; None when nobody is."""
    if not evening.guests:
        return None
    own = [record for record in evening.tally.presence if evening.is_own(record)]
    came = [record for record in own if record.kind == "guest-in"]
    if not came:
        return None
    last = came[-1]
    before = [record for record in came[:-1] if record.guests[:1] == last.guests[:1]]
    left = next(
        (
            happened(evening, record)
            for record in own
            if before and record.kind != "guest-clock" and record.h > before[-1].h
        ),
        0,
    )
    since = max(happened(evening, last) - 1000 * (LATE_SECONDS + EARLIER_SECONDS[-1]), left)
    return Visit(
        came=last,
        number=1 + len(before),
        asked=tuple(_of_visit(evening, since)),
        switched=tuple(record for record in own if record.kind == "guest-clock" and record.h > last.h),
    )


def _of_visit(evening: Evening, since: int) -> Iterable[Record]:
    there = set(evening.guests)
    asked = (record for record in evening.tally.asked if there & set(record.guests) and evening.is_own(record))
    return (record for record in asked if happened(evening, record) >= since)


def timing(evening: Evening, now: Moment, clock_from: ClockFrom) -> Timing | None:
    """Give the clock of the guests on the mic; None when nobody is there."""
    visit = visit_now(evening)
    if visit is None:
        return None
    allotted = max((guest.minutes for guest in evening.mic.guests), default=0.0) or evening.event.minutes
    first = visit.came if clock_from == "guest" else next(iter(visit.asked), None)
    elapsed, running = _elapsed(evening, [*([first] if first else []), *visit.switched], now)
    last = visit.asked[-1] if visit.asked and visit.asked[-1].h > visit.came.h else visit.came
    return Timing(running, elapsed, round(60 * allotted), int(ago(evening, last, now)), visit.number)


def _elapsed(evening: Evening, switches: Sequence[Record], now: Moment) -> tuple[int, bool]:
    """Add up the time between each start and the stop after it; the last may still run."""
    total, started = 0.0, -1.0
    for record in sorted(switches, key=lambda one: -ago(evening, one, now)):
        at = ago(evening, record, now)
        if record.on and started < 0:
            started = at
        elif not record.on and started >= 0:
            total, started = total + started - at, -1.0
    return int(total + max(0.0, started)), started >= 0
