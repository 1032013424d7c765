"""Which evening `recover` speaks of: it must be found even where its folder was emptied, or is gone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from redcarpet.cli.ending import Stop, tell
from redcarpet.cli.here import here
from redcarpet.cli.opening import local_time
from redcarpet.core.event import Event
from redcarpet.core.recovery_words import counted
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import event_in, nearest_event
from redcarpet.files.evenings_found import EveningPlace, event_id, spool_of
from redcarpet.files.event_yaml import read_event
from redcarpet.files.journals_read import is_journal
from redcarpet.files.places import Places
from redcarpet.files.recovery_sources import Reader

_PERSONAL = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")
"""How a personal evening is called."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The evening that is meant."""

    place: EveningPlace
    event: Event
    name: str
    """How it is called in a sentence."""

    @property
    def is_bare(self) -> bool:
        """Say whether its folder says nothing of an evening at all."""
        folder = self.place.event
        return folder is not None and event_in(folder) is None and not self.place.marks.is_dir()


def evening_meant(path: str | None, folders: Places) -> Meant:
    """Find the evening of a path, else the nearest event upward from here, else the last personal one. Raises Stop."""
    if path is None:
        event_file = nearest_event(here(), Path.home())
        return _of_event(event_file.parent, folders) if event_file else _last(folders)
    folder = here() / path
    if folder.name == "marks" and event_in(folder.parent):
        folder = folder.parent
    if folder.is_dir():
        return _personal(folder.name, folders) if _is_personal(folder, folders) else _of_event(folder, folders)
    if os.path.lexists(folder):
        if event_in(folder.parent) == folder:
            return _of_event(folder.parent, folders)
        raise Stop(f"{clean(path)} is a file. Name the event's folder, and the file with --from.")
    if _PERSONAL.fullmatch(path) and ((folders.evenings / path).is_dir() or (folders.state / path).is_dir()):
        return _personal(path, folders)
    raise Stop("\n".join([f"there is no folder {clean(path)}.", *kept_here(folders, f"redcarpet init {path}", path)]))


def _of_event(folder: Path, folders: Places) -> Meant:
    event_file = event_in(folder)
    event = Event()
    if event_file:
        event, problems = read_event(event_file)
        for problem in problems:
            tell(str(problem))
    place = EveningPlace(folder / "marks", folders.state / event_id(folder, event), folder)
    return Meant(place, event, event.title or clean(folder.resolve().name))


def _is_personal(folder: Path, folders: Places) -> bool:
    return folder.resolve().parent == folders.evenings.resolve()


def _personal(name: str, folders: Places) -> Meant:
    place = EveningPlace(folders.evenings / name / "marks", folders.state / name, None)
    return Meant(place, Event(), f"your evening of {clean(name)}")


def _last(folders: Places) -> Meant:
    """Find the newest personal evening of which either copy is left."""
    names = {name for folder in (folders.evenings, folders.state) for name in _names(folder)}
    for name in sorted(filter(_PERSONAL.fullmatch, names), reverse=True):
        meant = _personal(name, folders)
        if any(is_journal(one) for folder in (meant.place.marks, meant.place.spool) for one in _names(folder)):
            return meant
    told = "there is no event here, and you have had no evening without one. Name the event's folder."
    raise Stop("\n".join([told, *kept_here(folders, "", "PATH")]))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return []


def kept_here(folders: Places, first: str, path: str) -> list[str]:
    """Tell of which events this computer keeps marks of its own, and how they are put into a folder."""
    spools = [*_spools(folders.state)]
    if not spools:
        return []
    rows = [f"  {name}: {told}" for name, told in spools]
    names = [name for name, _ in spools]
    how = f"redcarpet recover {clean(path)} --take {names[0] if len(names) == 1 else 'NAME'}"
    then = f"If one is meant, look: {how}" if not first else f"Make the folder again ({clean(first)}), then look: {how}"
    return ["This computer keeps its own copy of the marks that were made on it:", *rows, then]


def _spools(state: Path) -> Iterable[tuple[str, str]]:
    clock = local_time(Event(), "%d %b %Y %H:%M")
    for source in Reader(lambda _: None).other_spools(state, spool_of(Path())):
        times = sorted({one.record.identity: one.record.at.utc for file in source.files for one in file.lines}.values())
        if times:
            name = next(file.event for file in source.files)
            yield name, f"{counted(len(times))}, {clock(times[0])} to {clock(times[-1])}"


def named_sources(paths: Sequence[str]) -> list[Path]:
    """Find what --from names. Raises Stop."""
    for path in paths:
        if not os.path.lexists(here() / path):
            raise Stop(f"there is no file or folder {clean(path)}.")
    return [Path(path) for path in paths]
