"""`event.yaml` as `check` reads it: the desk makes do with a wrong time zone or date, and here they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from redcarpet.core.problem import Problem
from redcarpet.files.event_yaml import EVENT
from redcarpet.files.yaml_reading import Reading, nearest, quoted
from redcarpet.files.yaml_record import record_from_bytes
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Node
from redcarpet.files.yaml_values import Field, read_text


def event_checked(raw: bytes, path: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read the fields of an event from the bytes of a file of that name, and look at what they say. Never raises."""
    return record_from_bytes(raw, path, CHECKED_EVENT)


def _read_zone(node: Node, field: Field, reading: Reading) -> str | None:
    zone = read_text(node, field, reading)
    known = available_timezones()
    if zone and known and zone not in known:
        near = next((name for name in known if name.casefold() == zone.casefold()), "") or nearest(zone, sorted(known))
        advice = f"Did you mean {quoted(near)}?" if near else "Write one such as Europe/Stockholm."
        reading.tell(Rule.UNKNOWN_WORD, node, f"{quoted(zone)} is no time zone.", advice, instead=near or None)
    return zone


def _read_date(node: Node, field: Field, reading: Reading) -> str | None:
    written = read_text(node, field, reading)
    try:
        date.fromisoformat(written or "2026-01-01")
    except ValueError:
        message = f"{quoted(written or '')} is read in more than one way."
        reading.tell(Rule.NOT_A_NUMBER, node, message, "Write year, month, day, such as 2026-11-22.", "warning")
    return written


CHECKED_EVENT = replace(
    EVENT,
    fields={
        **EVENT.fields,
        "timezone": replace(EVENT.fields["timezone"], read=_read_zone),
        "date": replace(EVENT.fields["date"], read=_read_date),
    },
)
"""The fields of an event, each with a second look."""
