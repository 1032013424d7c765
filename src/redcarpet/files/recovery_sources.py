"""Where marks may still lie: the event's journals, spools of this computer, leftovers of engines, what a person names.

All of it is opened only to be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from redcarpet.core.journal import Identity
from redcarpet.core.recovered import JournalFile, Kind, Line, Source
from redcarpet.core.text import clean
from redcarpet.files.disk_faults import why_unread
from redcarpet.files.evenings_found import EveningPlace, spool_of
from redcarpet.files.journals_read import FILE_BYTES, FILES, content_of, is_journal
from redcarpet.files.recovery_walk import Walk
from redcarpet.files.salvage_jsonl import salvaged

_MARKS = "marks"
_LEFT_ASIDE = (".", "~", "$", "lost+found")
"""So begin the folders in which engines and systems keep what was deleted or replaced, under whatever names."""

Looked = Callable[[int], None]
"""Is told now and then how many files were looked at."""


class Reader:
    """Reads sources; what several of them hold is kept in memory once."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._count = 0
        self._known: dict[Identity, Line] = {}

    def marks(self, folder: Path) -> Source:
        """Read the journals of an evening, as the desk picks them."""
        return self._of_folder(folder, "marks/", "marks", _MARKS)

    def spool(self, folder: Path, name: str, kind: Kind, event: str) -> Source:
        """Read a spool; `event` is whose it is by its place."""
        return self._of_folder(folder, name, kind, clean(str(folder)), event)

    def other_spools(self, state: Path, own: Path) -> Iterator[Source]:
        """Read this computer's spools of all other events."""
        try:
            folders = sorted(Path(one.path) for one in os.scandir(state) if one.is_dir(follow_symlinks=False))
        except OSError:
            return
        for folder in folders:
            spool = spool_of(folder)
            if spool != own and spool.is_dir():
                event = clean(folder.name)
                yield self.spool(spool, f"spool of {event} on this computer", "other", event)

    def below(self, folder: Path) -> Iterator[Source]:
        """Read what lies below an event's folder beside its journals, a source for each place there."""
        walk = Walk(folder, _is_aside)
        places: dict[str, list[JournalFile]] = {}
        notices: list[str] = []
        for path in walk.files():
            inside = path.relative_to(folder).parts
            if inside[0] == _MARKS and len(inside) == 2 and is_journal(path.name):  # noqa: PLR2004 - marks/NAME
                continue
            file, notice = self._file(path, clean("/".join(inside)))
            notices += [notice] if notice else []
            if file:
                places.setdefault(_place_of(inside), []).append(file)
        yield Source(clean(str(folder)), "below", (), (*notices, *walk.notices))
        for place, files in sorted(places.items()):
            yield Source(place, "below", tuple(files))

    def named(self, path: Path) -> Source:
        """Read a file or a folder that a person named."""
        name = clean(str(path))
        if not path.is_dir():
            file, notice = self._file(path, name)
            return Source(name, "named", (file,) if file else (), (notice,) if notice else ())
        walk = Walk(path, lambda _: True)
        files: list[JournalFile] = []
        notices: list[str] = []
        for one in walk.files():
            file, notice = self._file(one, clean(str(one)))
            files += [file] if file else []
            notices += [notice] if notice else []
        return Source(name, "named", tuple(files), (*notices, *walk.notices))

    def _of_folder(self, folder: Path, name: str, kind: Kind, shown: str, event: str = "") -> Source:
        try:
            names = sorted(entry.name for entry in os.scandir(folder) if is_journal(entry.name))
        except FileNotFoundError:
            return Source(name, kind)
        except OSError as error:
            return Source(name, kind, notices=(f"{clean(str(folder))} can't be read: {why_unread(error)}.",))
        read = [self._file(folder / one, f"{shown}/{clean(one)}", event) for one in names[:FILES]]
        notices = [notice for _, notice in read if notice]
        if len(names) > FILES:
            notices.append(f"{clean(str(folder))} holds {len(names)} journals; only the first {FILES} were read.")
        return Source(name, kind, tuple(file for file, _ in read if file), tuple(notices))

    def _file(self, path: Path, shown: str, event: str = "") -> tuple[JournalFile | None, str]:
        self._count += 1
        self._looked(self._count)
        try:
            content = content_of(path)
        except OSError as error:
            return None, f"{shown} can't be read: {why_unread(error)}."
        if content is None:
            return None, f"{shown} is not a plain file of at most {FILE_BYTES >> 20} MB: it was not looked into."
        found = salvaged(content)
        whole, amid = self._once(found.whole), self._once(found.amid)
        return JournalFile(shown, whole, amid, found.damages, event or _event_around(path)), ""

    def _once(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(self._known.setdefault(one.record.identity, one) for one in lines)


def _is_aside(inside: tuple[str, ...]) -> bool:
    """Say whether a file below an event lies where journals may have lost their names.

    Others are left closed: opening a film that is in the cloud only would fetch it.
    """
    return inside[0] == _MARKS or any(part.startswith(_LEFT_ASIDE) for part in inside)


def _place_of(inside: tuple[str, ...]) -> str:
    """Name the place below an event in which a file lies."""
    *folders, _ = inside
    if not folders:
        return "the event's folder itself"
    if folders == [_MARKS]:
        return "other files in marks/"
    return clean("/".join(folders[: 2 if folders[0] == _MARKS else 1]))


def _event_around(path: Path) -> str:
    """Name the event to whose state folder a file belongs by its place: redcarpet/NAME/spool/FILE."""
    spool = path.parent
    is_state = spool == spool_of(spool.parent) and spool.parent.parent.name == "redcarpet"
    return clean(spool.parent.name) if is_state else ""


def sources_of(evening: EveningPlace, state: Path, named: list[Path], looked: Looked) -> tuple[Source, ...]:
    """Read everything in which marks of an evening may lie, its own journals first. Never raises for what is there."""
    reader = Reader(looked)
    folder = evening.marks.parent
    return (
        reader.marks(evening.marks),
        reader.spool(evening.spool, "spool of this computer", "own", clean(evening.state.name)),
        *reader.other_spools(state, evening.spool),
        *(reader.below(folder) if folder.is_dir() else ()),
        *(reader.named(path) for path in named),
    )
