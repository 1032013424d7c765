"""`event.yaml` to the evening it tells of."""

from __future__ import annotations

from pathlib import Path

from redcarpet.core.event import Event
from redcarpet.core.problem import Problem
from redcarpet.files.yaml_fields import table_of
from redcarpet.files.yaml_record import read_record
from redcarpet.files.yaml_text import named

EVENT = table_of(Event, "an event")
"""The fields of an event, as a file writes them."""


def read_event(path: Path) -> tuple[Event, tuple[Problem, ...]]:
    """Read an `event.yaml`; what is missing or wrong has its default. The event's path is its folder. Never raises."""
    values, problems = read_record(path, EVENT)
    return Event(path=named(path.parent), **values), problems
