"""Arrivals: who is expected, here, done or not coming, and what is still owed to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Literal

from redcarpet.core.clocks import happened
from redcarpet.core.evening import Evening
from redcarpet.core.fold import Marks
from redcarpet.core.guest import Guest
from redcarpet.core.journal import Record
from redcarpet.core.values import dataclass

State = Literal["on the mic", "arrived", "expected", "done", "no-show"]
STATES: tuple[State, ...] = ("on the mic", "arrived", "expected", "done", "no-show")
"""In the order in which they are listed: who can still be asked comes first."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One guest as she stands tonight."""

    guest: Guest
    state: State
    visits: int = 0
    asked: int = 0
    """Questions that she was asked."""
    owed: tuple[str, ...] = ()
    """Ids of must-asks that she was not asked."""
    came: int = 0
    """When she last came to the mic, in UTC milliseconds; 0 before she did."""

    @property
    def words(self) -> str:
        """Say how she stands, such as "done, asked 3"."""
        return f"{self.state}, asked {self.asked}" if self.asked else self.state


def arriving(evening: Evening) -> tuple[Arriving, ...]:
    """Give everybody, those still to be asked first; in their order of arrival, then the sheet's, then as they came."""
    asked = Counter(guest for record in evening.tally.asked for guest in record.guests)
    came = [record for record in evening.tally.presence if record.kind == "guest-in"]
    every = [_arriving(evening, guest, asked[guest.id], came) for guest in evening.roster.values()]
    return tuple(sorted(every, key=lambda one: (STATES.index(one.state), one.guest.order or inf)))


def _arriving(evening: Evening, guest: Guest, asked: int, came: Sequence[Record]) -> Arriving:
    visits = [record for record in came if guest.id in record.guests]
    owed = tuple(key for key in guest.must_ask if not _had(evening.tally.of(key, guest.id)))
    last = next(reversed(visits), None)
    state = _state(evening, guest, last, was_here=bool(visits or asked))
    came_at = happened(evening, last) if last else 0
    return Arriving(guest, state, len(visits), asked, owed, came_at)


def _had(marks: Marks) -> bool:
    return bool(marks.asked or marks.volunteered)


def _state(evening: Evening, guest: Guest, last: Record | None, *, was_here: bool) -> State:
    if guest.id in evening.guests:
        return "on the mic"
    said = evening.tally.arrivals.get(guest.id)
    told = next((state for state in STATES if said is not None and state == said.text("state")), None)
    if told is None or said is None or (last is not None and last.h > said.h):
        return "done" if was_here else "expected"  # what was said before she came is old
    return told


def counted(every: Sequence[Arriving]) -> str:
    """Say how many stand how, and what is owed: "12 guests: 3 expected, 9 done · 2 must-asks owed"."""
    states = Counter(one.state for one in every)
    told = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    owed = sum(len(one.owed) for one in every if one.state != "no-show")
    owes = f" · {owed} must-ask{'s' * (owed != 1)} owed" if owed else ""
    return f"{len(every)} guest{'s' * (len(every) != 1)}: {told}{owes}" if every else "nobody is known yet"
