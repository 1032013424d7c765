"""The crew: who marks on this evening beside oneself, by name; and what is heard of them."""

from __future__ import annotations

from redcarpet.core.evening import Evening
from redcarpet.core.journal import Record
from redcarpet.core.values import dataclass

_LONGEST_NAME = 20
"""Code points of a name beside something else."""

SOMEBODY = "somebody"
"""Who made a mark of which nothing says who."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the journals of a folder told since they were read before."""

    records: tuple[Record, ...] = ()
    """In the order of the files; folding sorts and removes doubles."""
    notices: tuple[str, ...] = ()
    """What of the folder can't be read now, one sentence a file."""


def made_by(evening: Evening, record: Record) -> str:
    """Name who made a record, in few letters; empty for one's own."""
    name = "" if evening.is_own(record) else name_of(evening, record.run)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def name_of(evening: Evening, run: str) -> str:
    """Name the person of a run, else the computer."""
    device, person = evening.people.get(run, ("", ""))
    return person or device or SOMEBODY


def size(evening: Evening) -> int:
    """Count the people whose desks were opened on this evening, this one among them."""
    people = {evening.people.get(evening.run, evening.person), *evening.people.values()}
    return len(people)
