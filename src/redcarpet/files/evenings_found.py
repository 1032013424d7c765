"""Where an evening's marks are kept: in the event's folder, else in a personal evening of one's own."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from redcarpet.core.event import Event
from redcarpet.core.journal import Record
from redcarpet.core.values import dataclass
from redcarpet.files.journals_read import read_journals

SILENT_HOURS = 6
"""After so many hours without a record a personal evening is over."""
_DAY_BEGINS = 6
"""An evening belongs to the day on which it began: until this hour it is still yesterday's."""
_LOOKED_AT = 3
"""How many of the newest evenings: who flies west of the last one begins the next at an earlier local time."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class EveningPlace:
    """The folders of one evening."""

    marks: Path
    """Its journals, which others may share."""
    state: Path
    """What only this device keeps of it."""
    event: Path | None
    """The event's folder; None for a personal evening, without one."""
    records: tuple[Record, ...] = ()
    """What its journals held when it was found."""
    notices: tuple[str, ...] = ()
    """What of them could not be read."""

    @property
    def spool(self) -> Path:
        """The journals that were written here, which nobody shares."""
        return spool_of(self.state)


def spool_of(state: Path) -> Path:
    """Give the folder of the private copies, in the folder of what only this device keeps of an evening."""
    return state / "spool"


def event_evening(folder: Path, event: Event, state: Path) -> EveningPlace:
    """Find the evening of an event folder: its `marks/`, and the private state under the event's id."""
    return _place(folder / "marks", state / event_id(folder, event), folder)


def event_id(folder: Path, event: Event) -> str:
    """Name an event for the state folder: its own id where that is a slug, else a hash of where it stands."""
    if _SLUG.fullmatch(event.id):
        return event.id
    return "at-" + hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]


def personal_evening(evenings: Path, state: Path, now_utc: int, zone: tzinfo | None = None) -> EveningPlace:
    """Find the personal evening that is still going on, else name a new one; makes no folder.

    `now_utc` is in milliseconds; `zone` is the local one when not given. The names sort by local time.
    """
    for folder in _newest_first(evenings)[:_LOOKED_AT]:
        place = _place(folder / "marks", state / folder.name)
        latest = max((record.at.utc for record in place.records), default=0)
        if latest and abs(now_utc - latest) < SILENT_HOURS * 3_600_000:  # a clock may have been ahead, too
            return place
    folder = evenings / evening_name(now_utc, zone)
    return EveningPlace(folder / "marks", state / folder.name, None)


def last_evening(evenings: Path, state: Path) -> EveningPlace | None:
    """Find the newest personal evening that has marks, however long ago it was; None where there is none."""
    for folder in _newest_first(evenings):
        place = _place(folder / "marks", state / folder.name)
        if place.records:
            return place
    return None


def _place(marks: Path, state: Path, event: Path | None = None) -> EveningPlace:
    """Read both copies: a crash between the two leaves the last mark in the spool alone."""
    shared, own = read_journals(marks), read_journals(spool_of(state))
    return EveningPlace(marks, state, event, (*shared.records, *own.records), (*shared.notices, *own.notices))


def evening_name(now_utc: int, zone: tzinfo | None = None) -> str:
    """Name a new evening by the day it belongs to and its local time, such as 2026-11-22-201400.

    Hours go on past midnight as broadcasters count them (2026-11-22-263000 began at half past two the next morning),
    so that names sort by time.
    """
    local = datetime.fromtimestamp(now_utc / 1000, UTC).astimezone(zone)
    day = (local - timedelta(hours=_DAY_BEGINS)).date()
    hour = local.hour + (24 if local.hour < _DAY_BEGINS else 0)
    return f"{day.isoformat()}-{hour:02}{local:%M%S}"


def _newest_first(evenings: Path) -> list[Path]:
    try:
        return sorted((folder for folder in evenings.iterdir() if folder.is_dir()), reverse=True)
    except OSError:
        return []
