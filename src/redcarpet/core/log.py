"""The evening's log: every mark, newest first, as a person reads it."""

from __future__ import annotations

from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.journal import Record
from redcarpet.core.telling import in_full
from redcarpet.core.undo import undos
from redcarpet.core.values import dataclass
from redcarpet.core.visits import when

_LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Entered:
    """One mark in the log."""

    record: Record
    at: int
    """When it really was, in UTC milliseconds."""
    said: str
    """The mark in words."""
    by: str
    """Who made it; empty for one's own."""
    taken_back: bool
    saved: bool


def log(evening: Evening) -> tuple[Entered, ...]:
    """Give every mark of the evening, newest first, those taken back among them."""
    dead = {undo.target for undo in undos(evening)}
    return tuple(
        Entered(
            record,
            when(evening, record),
            in_full(record, evening.roster, _LONGEST_SAID),
            "" if evening.is_own(record) else evening.people.get(record.run, ("", "somebody"))[1],
            record.identity in dead,
            record.identity not in evening.unsaved,
        )
        for record in reversed(evening.records)
        if record.kind in MARKING_KINDS
    )
