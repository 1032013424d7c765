"""Which evening `keep` speaks of, and what was typed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from redcarpet.cli.ending import Stop, tell
from redcarpet.cli.here import here
from redcarpet.cli.opening import evening_here, local_time
from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.own import OwnQuestion, own_questions
from redcarpet.core.question import fingerprint
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import NoBanks, Place, find_place
from redcarpet.files.evenings_found import last_evening
from redcarpet.files.journals_read import read_journals
from redcarpet.files.machine import new_name
from redcarpet.files.places import Places, places


@dataclass(frozen=True, slots=True)
class Typed:
    """The own questions of one evening."""

    evening: str
    """Where that was, as the end of a sentence."""
    marks: Path
    """Its journals."""
    questions: tuple[OwnQuestion, ...]
    banks: tuple[Path, ...]
    """The banks that are asked there."""
    kept: Mapping[str, str]
    """Fingerprints of what these banks ask, each with the file's name."""
    clock: Callable[[int], str]
    """From UTC milliseconds to the evening's time of day."""

    def time_of(self, question: OwnQuestion) -> str:
        """Say when a question was typed, such as 20:14."""
        return self.clock(question.at)

    def kept_in(self, question: OwnQuestion) -> str:
        """Name the bank in which a question stands already; empty where it stands in none."""
        return self.kept.get(fingerprint(question.ask), "")


def typed_at(named: str | None) -> Typed:
    """Read an evening: that of an event, of a folder that has nothing but marks, else the last personal one.

    Tells what could not be read. Raises Stop.
    """
    try:
        place = find_place([named] if named else [], here(), Path.home())
    except NoBanks as error:
        if named is None or not _has_marks(here() / named):
            raise Stop(str(error)) from error
        return _of_marks(here() / named)
    folders = places()
    return _of_event(place, folders) if place.event_file else _of_last(place, folders)


def _has_marks(folder: Path) -> bool:
    try:
        return (folder / "marks").is_dir()
    except OSError:
        return False  # no folder can have that name


def _of_event(place: Place, folders: Places) -> Typed:
    found = evening_here(place, folders)
    for notice in (*found.problems, *found.folders.notices):
        tell(str(notice))
    event = found.evening.event
    name = event.title or clean(place.folder.resolve().name)
    return _typed(f"at {name}", found.folders.marks, found.evening, place.banks)


def _of_last(place: Place, folders: Places) -> Typed:
    found = last_evening(folders.evenings, folders.state)
    if found is None:
        nowhere = "on any evening without an event; for an event's, name its folder"
        return _typed(nowhere, folders.evenings, Evening(new_name()), place.banks)
    for notice in found.notices:
        tell(notice)
    evening = replayed(new_name(), Event(), found.records)
    return _typed(f"on the evening of {clean(found.marks.parent.name)}", found.marks, evening, place.banks)


def _of_marks(folder: Path) -> Typed:
    """Read a personal evening that is named by its folder."""
    read = read_journals(folder / "marks")
    for notice in read.notices:
        tell(notice)
    evening = replayed(new_name(), Event(), read.records)
    return _typed(f"on the evening of {clean(folder.resolve().name)}", folder / "marks", evening, ())


def _typed(name: str, marks: Path, evening: Evening, banks: tuple[Path, ...]) -> Typed:
    known = {fingerprint(one.ask): PurePath(one.path).name for one in read_banks(banks).questions}
    return Typed(name, marks, own_questions(evening), banks, known, local_time(evening.event))
