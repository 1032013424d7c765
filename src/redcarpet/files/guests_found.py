"""The sheet of guests that stands in an event's folder, read by whoever knows its format; and a place read whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from redcarpet.core.bank import Loaded
from redcarpet.core.problem import Problem, Span
from redcarpet.core.text import clean
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import Place
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import named

if TYPE_CHECKING:
    from redcarpet.files.guests_sheet import GuestsRead


def read_guests(path: Path) -> GuestsRead:
    """Read a sheet of guests, as CSV if its name ends so, else as YAML. Never raises."""
    if path.suffix.lower() == ".csv":
        from redcarpet.files.arrivals_csv import read_guests_csv  # noqa: PLC0415 - most desks have no guests

        return read_guests_csv(path)
    from redcarpet.files.guests_yaml import read_guests_yaml  # noqa: PLC0415 - as above

    return read_guests_yaml(path)


def read_place(place: Place) -> Loaded:
    """Read the banks of a place and its guests. Never raises."""
    loaded = read_banks(place.banks)
    if place.guests_file is None:
        return loaded
    read = read_guests(place.guests_file)
    return replace(loaded, guests=read.guests, problems=(*loaded.problems, *passed_over(place), *read.problems))


def passed_over(place: Place) -> tuple[Problem, ...]:
    """Say of each sheet of guests that is not read that another one is."""
    if place.guests_file is None:
        return ()
    message = f"This sheet of guests is not read, because {clean(place.guests_file.name)} stands beside it."
    advice = "Keep one of the two in this folder."
    return tuple(
        Problem(Rule.TWO_SHEETS, message, named(sheet), Span(1, 1), advice, "warning")
        for sheet in place.guests_passed_over
    )
