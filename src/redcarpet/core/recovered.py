"""What recovery speaks of: the places where marks were looked for, what each holds, and what is lacking or lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from redcarpet.core.gaps import Gap
from redcarpet.core.journal import Record
from redcarpet.core.values import dataclass

Kind = Literal["marks", "own", "below", "named", "other"]
"""What a source is: the marks themselves, this computer's spool of the event, what lies below the event's folder, what
the person named, this computer's spools of other events."""


UNREAD = "unread lines of marks/"
"""The name of what stands in the event's journals and the desk can't read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A record, and the line that holds it, without its line feed, byte for byte as it was written."""

    record: Record
    line: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A line, or what is left of one, that holds no whole record."""

    number: int
    """The line of the file, from 1."""
    run: str = ""
    """The run that it names; empty where that can't be read, and perhaps wrong."""
    n: int = 0
    """The number that it names, with the same care; 0 where it names none."""
    utc: int = 0
    """When it was, in milliseconds, if that can be read."""
    reads: str = ""
    """What can still be read of it, as clean text."""
    was_mark: bool = True
    """Whether it may once have been a mark: it has the look of one, or zeros stand there."""
    followed: bool = False
    """Whether a whole record comes after it in the file."""


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What one file holds."""

    name: str
    """As it is shown."""
    whole: tuple[Line, ...] = ()
    """Records that the desk reads, too."""
    amid: tuple[Line, ...] = ()
    """Records amid what the desk can't read."""
    damages: tuple[Damage, ...] = ()
    event: str = ""
    """The event that the folder around it speaks of; empty where none does."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give all records."""
        return (*self.whole, *self.amid)


@dataclass(frozen=True, slots=True)
class Source:
    """A place where marks were looked for."""

    name: str
    kind: Kind
    files: tuple[JournalFile, ...] = ()
    notices: tuple[str, ...] = ()
    """What could not be looked into, a sentence each."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a source holds, in numbers."""

    name: str
    kind: Kind
    marks: int = 0
    """Marks of this event, each counted once."""
    new: int = 0
    """Those of them that the event's folder lacks."""
    others: Mapping[str, int] = field(default_factory=dict)
    """Marks of other events, by the events' names."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A mark that the event's folder lacks, and where it was found first."""

    line: Line
    source: str
    file: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A damaged line whose mark is nowhere whole, as far as can be told."""

    file: str
    damage: Damage


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was found."""

    there: tuple[Record, ...]
    """What the event's folder has, each record once."""
    lacking: tuple[Lacking, ...]
    held: tuple[Held, ...]
    gaps: tuple[Gap, ...]
    broken: tuple[Broken, ...]
    harmless: int
    """Damaged lines that cost nothing."""
    people: Mapping[str, str]
    """Run to the person who made it; a run whose beginning is lost is not among them."""
    begun: Mapping[str, int]
    """Run to the time of its first mark that was found, in UTC milliseconds."""
    elsewhere: tuple[str, ...] = ()
    """People of whom this computer's own copy lacks runs: they marked on other laptops, or it lost them."""
    unread: bool = False
    """Whether nothing at all can be read of the event's marks, or of this computer's copy, although there are some."""
    notices: tuple[str, ...] = ()
    """What could not be looked into, a sentence each."""

    @property
    def lost(self) -> bool:
        """Say whether something is lost, as far as can be told."""
        return bool(self.gaps or self.broken)
