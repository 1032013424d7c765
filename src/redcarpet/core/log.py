"""The evening's log: every mark, newest first, as a person reads it."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.clocks import happened
from redcarpet.core.crew import made_by
from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.journal import Record, given_away
from redcarpet.core.telling import in_full
from redcarpet.core.undo import undos
from redcarpet.core.values import dataclass
from redcarpet.core.visits import when

_LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Entered:
    """One mark in the log."""

    record: Record
    """Under the guests that it belongs to by now."""
    at: int
    """When it really was, in UTC milliseconds."""
    said: str
    """The mark in words."""
    by: str
    """Who made it; empty for one's own."""
    taken_back: bool
    saved: bool
    clock_said: int = 0
    """What the clock said where it was set since, in UTC milliseconds; 0 where that was right."""


def log(evening: Evening) -> tuple[Entered, ...]:
    """Give every mark of the evening, newest first, those taken back among them."""
    dead = {undo.target for undo in undos(evening)}
    given = given_away(record for record in evening.records if record.identity not in dead)
    return tuple(
        _entered(evening, replace(record, guests=given.get(record.identity, record.guests)), record.identity in dead)
        for record in reversed(evening.records)
        if record.kind in MARKING_KINDS
    )


def _entered(evening: Evening, record: Record, dead: bool) -> Entered:  # noqa: FBT001 - by position
    told = in_full(record, evening.roster, _LONGEST_SAID)
    clock_said = record.at.utc if happened(evening, record) != record.at.utc else 0
    saved = record.identity not in evening.unsaved
    return Entered(record, when(evening, record), told, made_by(evening, record), dead, saved, clock_said)
