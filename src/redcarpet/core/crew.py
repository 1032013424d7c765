"""The crew: who marks on this evening, each with what they did last and what of it is missing here."""

from __future__ import annotations

from collections import defaultdict

from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.fold import ASKINGS
from redcarpet.core.gaps import gaps_in
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


@dataclass(frozen=True, slots=True)
class Member:
    """One of the crew: a person at a computer, over all runs of the app."""

    name: str
    host: str
    """The computer's name."""
    is_own: bool
    """Whether it is who asks, at this computer."""
    asked: int
    """How many questions they asked; taken back ones don't count."""
    marks: int
    """How many marks of any kind they made, taken back or not."""
    last: Record | None
    """Their last mark; None before the first."""
    missing: int
    """How many of their records are not here: later ones are."""


def made_by(evening: Evening, record: Record) -> str:
    """Name who made a record, in few letters; empty for one's own."""
    name = "" if evening.is_own(record) else name_of(evening, record.run)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def name_of(evening: Evening, run: str) -> str:
    """Name the person of a run, else the computer."""
    device, person = evening.people.get(run, ("", ""))
    return person or device or SOMEBODY


def crew(evening: Evening) -> tuple[Member, ...]:
    """Give everybody whose marks are here, in the order of their names; oneself first."""
    by_person: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in evening.records:
        device, person = evening.people.get(record.run, ("", ""))
        by_person[device or record.run, person].append(record)
    every = [_member(evening, records) for records in by_person.values()]
    return tuple(sorted(every, key=lambda one: (not one.is_own, one.name.lower(), one.host)))


def size(evening: Evening) -> int:
    """Count the people whose desks were opened on this evening, this one among them."""
    people = {evening.people.get(evening.run, evening.person), *evening.people.values()}
    return len(people)


def _member(evening: Evening, records: list[Record]) -> Member:
    marks = [record for record in records if record.kind in MARKING_KINDS]
    hosts = [record.text("host") for record in records if record.kind == "open"]
    live = {record.identity for record in evening.tally.asked}
    return Member(
        name=name_of(evening, records[-1].run),
        host=hosts[-1] if hosts else "",
        is_own=evening.is_own(records[-1]),
        asked=sum(record.kind in ASKINGS and record.identity in live for record in records),
        marks=len(marks),
        last=marks[-1] if marks else None,
        missing=sum(map(len, gaps_in(records))),
    )
