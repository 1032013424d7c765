"""What several copies of one event's marks tell, and whether they tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Identity, Record
from redcarpet.files.journals_read import read_journals


def told_by(records: Iterable[Record]) -> Evening:
    """Give the evening that these records tell to somebody who only reads."""
    return replayed("reader", Event(), records)


def told_in(marks: Path) -> Evening:
    """Give the evening that the journals of a folder tell."""
    return told_by(read_journals(marks).records)


def state_of(evening: Evening) -> tuple[object, ...]:
    """Give what of an evening every reader must agree on."""
    return evening.records, evening.tally, evening.people


def same_state(folders: Sequence[Path]) -> bool:
    """Say whether several folders of journals tell one and the same evening."""
    first, *others = [state_of(told_in(marks)) for marks in folders]
    return all(other == first for other in others)


def identities(marks: Path) -> frozenset[Identity]:
    """Name every record that can be read in a folder of journals."""
    return frozenset(record.identity for record in read_journals(marks).records)


def conflict_copies(marks: Path) -> int:
    """Count the files by which Syncthing keeps both sides of a conflict."""
    return len(list(marks.rglob("*.sync-conflict-*")))
