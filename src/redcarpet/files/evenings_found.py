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
    """Its journals."""
    state: Path
    """What only this device keeps of it."""
    personal: bool
    """Whether it is a personal evening, without an event folder."""
    records: tuple[Record, ...] = ()
    """What its journals held when it was found."""
    notices: tuple[str, ...] = ()
    """What of them could not be read."""


def event_evening(folder: Path, event: Event, state: Path) -> EveningPlace:
    """Find the evening of an event folder: its `marks/`, and the private state under the event's id."""
    marks = folder / "marks"
    read = read_journals(marks)
    return EveningPlace(marks, state / event_id(folder, event), False, read.records, read.notices)


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
        read = read_journals(folder / "marks")
        latest = max((record.at.utc for record in read.records), default=0)
        if latest and abs(now_utc - latest) < SILENT_HOURS * 3_600_000:  # a clock may have been ahead, too
            return EveningPlace(folder / "marks", state / folder.name, True, read.records, read.notices)
    folder = evenings / evening_name(now_utc, zone)
    return EveningPlace(folder / "marks", state / folder.name, True)


def last_evening(evenings: Path, state: Path) -> EveningPlace | None:
    """Find the newest personal evening that has marks, however long ago it was; None where there is none."""
    for folder in _newest_first(evenings):
        read = read_journals(folder / "marks")
        if read.records:
            return EveningPlace(folder / "marks", state / folder.name, True, read.records, read.notices)
    return None


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
