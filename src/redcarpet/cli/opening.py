"""Joining the rings for an evening: where its marks are, what they tell, and what the desk needs to go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from redcarpet.core.evening import UNNAMED, Evening, Person, replayed
from redcarpet.core.event import Event
from redcarpet.core.problem import Problem
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import Place
from redcarpet.files.evenings_found import EveningPlace, event_evening, personal_evening
from redcarpet.files.machine import new_name, now
from redcarpet.files.places import Places

VIEW_FILE = "view.json"


@dataclass(frozen=True, slots=True)
class EveningHere:
    """The evening that goes on at a place, as it stands on the disk."""

    evening: Evening
    """For a run of its own, which has written nothing yet."""
    folders: EveningPlace
    problems: tuple[Problem, ...] = ()
    """What is wrong in event.yaml."""


def evening_here(place: Place, folders: Places, person: Person = UNNAMED) -> EveningHere:
    """Find and replay the evening of a place, for a run of a person; reads only."""
    event, problems = _event(place)
    found = (
        event_evening(place.folder, event, folders.state)
        if place.event_file
        else personal_evening(folders.evenings, folders.state, now().utc)
    )
    return EveningHere(replayed(new_name(), event, found.records, person=person), found, problems)


def _event(place: Place) -> tuple[Event, tuple[Problem, ...]]:
    if place.event_file is None:
        return Event(), ()
    from redcarpet.files.event_yaml import read_event  # noqa: PLC0415 - most desks have no event file

    return read_event(place.event_file)


def local_time(event: Event, form: str = "%H:%M") -> Callable[[int], str]:
    """Give the function from UTC milliseconds to the evening's local time, such as 20:14."""
    zone = _zone(event.timezone)
    return lambda utc: datetime.fromtimestamp(utc / 1000, UTC).astimezone(zone).strftime(form)


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - most evenings are in the laptop's own zone

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None  # an unknown zone is a problem of event.yaml, and no reason to show no time
