"""Which banks are meant: those that were named, else the nearest ones upward from here, else the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass

MOST_BANKS = 200
"""More files than this are no evening's banks: somebody named the wrong folder."""

_BANK_ENDINGS = (".yaml", ".yml")
_SAVED_OTHERWISE = (".rtf", ".txt")
_DOCUMENTS = (".docx", ".doc", ".odt", ".pages")
_SPREADSHEETS = (".xlsx", ".xls", ".ods", ".numbers")
_EVENT_NAMES = ("event.yaml", "event.yml")
_NOT_BANKS = ("event", "guests", "topics")
"""What else stands as YAML beside banks where there is no `questions` folder."""
_GUESTS_NAMES = ("guests.yaml", "guests.yml", "guests.csv")
"""The one named first is read."""
_QUESTIONS = "questions"

_HERE = Path(__file__).resolve()

Kind = Literal["event", "banks", "shipped"]


class NoBanks(Exception):  # noqa: N818 - it is an answer, in one sentence for the user, not a fault
    """No bank can be found; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the questions of this evening come from."""

    kind: Kind
    """An event's folder, banks without an event, or the banks that came with redcarpet."""
    folder: Path
    """The event's folder, else the first folder that banks come from."""
    banks: tuple[Path, ...]
    """The files, each once, in the order in which they were named; by name within a folder."""
    event_file: Path | None = None
    """The event's `event.yaml`."""
    guests_file: Path | None = None
    """The event's sheet of guests."""
    guests_passed_over: tuple[Path, ...] = ()
    """Other sheets of guests beside it, which are not read."""


def find_place(paths: Sequence[str | Path], start: Path, home: Path) -> Place:
    """Find the banks that are meant by `paths`; without any, those nearest upward from `start`.

    A path is an event's folder, its event.yaml, a folder of banks or a bank. The way up ends at `home` or at a
    repository's root, both looked at; nothing found there means the shipped banks. Raises NoBanks.
    """
    try:
        place = _named([start / path for path in paths]) if paths else _nearest(start, home) or shipped_place()
    except OSError as error:
        raise NoBanks(f"{clean(str(error.filename))} can't be read: look at its name and permissions.") from error
    if len(place.banks) > MOST_BANKS:
        raise NoBanks(
            f"{_name(place.folder)} holds {len(place.banks)} YAML files, more than the {MOST_BANKS} that redcarpet "
            "reads. Name the folder that holds the banks."
        )
    return place


def shipped_place() -> Place:
    """Find the banks that came with redcarpet: in the installed package, else in the checkout it runs from."""
    package, checkout = _HERE.parents[1], _HERE.parents[3]
    for folder in (package / _QUESTIONS, checkout / _QUESTIONS):
        if banks := _banks_in(folder):
            return Place("shipped", folder, banks)
    raise NoBanks("The banks that come with redcarpet are missing. Install it again, or name a bank of your own.")


def _nearest(start: Path, home: Path) -> Place | None:
    for folder in (start, *start.parents):
        if place := _here(folder):
            return place
        if folder == home or (folder / ".git").exists():
            return None
    return None


def nearest_event(start: Path, home: Path) -> Path | None:
    """Find the event.yaml in a folder or above it, up to `home` or a repository's root, whatever banks there are."""
    for folder in (start, *start.parents):
        if event := event_in(folder):
            return event
        if folder == home or (folder / ".git").exists():
            break
    return None


def _here(folder: Path) -> Place | None:
    if event := event_in(folder):
        return _event_place(event)
    inside = folder / _QUESTIONS
    if not inside.is_dir():
        return None
    banks = _banks_in(inside)
    if not banks and _strays_in(inside):
        raise _none_in(inside)
    return Place("banks", inside, banks) if banks else None


def event_in(folder: Path) -> Path | None:
    """Find the event.yaml of a folder; None in a folder of no event."""
    return next((folder / name for name in _EVENT_NAMES if (folder / name).is_file()), None)


def _event_place(event: Path) -> Place:
    """Read an event; one without a `questions` folder asks the shipped questions."""
    inside = event.parent / _QUESTIONS
    banks = _folder_of_banks(inside) if inside.is_dir() else shipped_place().banks
    sheets = _sheets_in(event.parent)
    return Place("event", event.parent, banks, event, next(iter(sheets), None), tuple(sheets[1:]))


def _sheets_in(folder: Path) -> list[Path]:
    """Find the sheets of guests, the one to read first."""
    try:
        found = [file for file in _files_in(folder) if file.name.lower() in _GUESTS_NAMES]
    except OSError:
        return []  # a folder that may not be listed still has its event
    return sorted(found, key=lambda file: _GUESTS_NAMES.index(file.name.lower()))


def _named(paths: list[Path]) -> Place:
    parts = [_one_named(path) for path in paths]
    events = {part.folder.resolve(): part for part in parts if part.event_file}
    if len(events) > 1:
        raise NoBanks("These are two events: " + " and ".join(map(_name, events)) + ". Name one of them.")
    banks = _each_once(bank for part in parts for bank in part.banks)
    main = next(iter(events.values()), parts[0])
    return replace(main, banks=banks)


def _each_once(banks: Iterable[Path]) -> tuple[Path, ...]:
    first: dict[Path, Path] = {}
    for bank in banks:
        first.setdefault(bank.resolve(), bank)
    return tuple(first.values())


def _one_named(path: Path) -> Place:
    if path.is_dir():
        return _one_folder(path)
    if not path.exists():
        raise NoBanks(f"There is no file or folder called {_name(path)}.")
    if path.name.lower() in _EVENT_NAMES:
        return _event_place(path)
    if path.suffix.lower() not in _BANK_ENDINGS:
        raise NoBanks(_why_no_bank(path) or f"{_name(path)} is no bank: a bank's name ends in .yaml or .yml.")
    return Place("banks", path.parent, (path,))


def _one_folder(folder: Path) -> Place:
    if event := event_in(folder):
        return _event_place(event)
    inside = folder / _QUESTIONS
    where = inside if inside.is_dir() and _banks_in(inside) else folder
    return Place("banks", where, _folder_of_banks(where))


def _folder_of_banks(folder: Path) -> tuple[Path, ...]:
    banks = _banks_in(folder)
    if not banks:
        raise _none_in(folder)
    return banks


def _none_in(folder: Path) -> NoBanks:
    reason = next(filter(None, map(_why_no_bank, _strays_in(folder))), "A bank's name ends in .yaml or .yml.")
    return NoBanks(f"There is no bank in {_name(folder)}. {reason}")


def _banks_in(folder: Path) -> tuple[Path, ...]:
    passed_over = () if folder.name == _QUESTIONS else _NOT_BANKS
    return tuple(
        file
        for file in _files_in(folder)
        if file.suffix.lower() in _BANK_ENDINGS and file.stem.lower() not in passed_over
    )


def _strays_in(folder: Path) -> tuple[Path, ...]:
    """Find what was surely meant as a bank; a document may lie in any folder called questions."""
    return tuple(file for file in _files_in(folder) if file.suffix.lower() in _SAVED_OTHERWISE and misplaced(file))


def misplaced(file: Path) -> tuple[str, str] | None:
    """Say of a file that lies among banks, and may be meant as one, what it is, and what to do; None of any other."""
    name, ending = file.name.lower(), file.suffix.lower()
    if name[0] in ".~":
        return None
    if ending == ".rtf":
        return "This is a rich-text file.", "In TextEdit choose Format > Make Plain Text, save it as .yaml."
    if name.endswith(tuple(f"{ending}.txt" for ending in _BANK_ENDINGS)):
        return "The name of this file has an ending too many.", f"Rename it to {clean(file.stem)}."
    if ending in _DOCUMENTS:
        return "This is an office document, and not read.", "Copy its text into a plain-text file that ends in .yaml."
    if ending in _SPREADSHEETS:
        advice = f"Make a bank of it: redcarpet import {clean(file.name)} -o {clean(file.stem)}.yaml"
        return "This is a spreadsheet, and not read.", advice
    return None


def event_around(path: Path) -> Path | None:
    """Find the event.yaml of the event to which a file belongs: the folder it stands in, or the one above."""
    return next((event for folder in (path.parent, path.parent.parent) if (event := event_in(folder))), None)


def _why_no_bank(file: Path) -> str:
    what = misplaced(file)
    return f"{_name(file)}: {what[0]} {what[1]}" if what else ""


def _files_in(folder: Path) -> list[Path]:
    """Files by name; hidden ones and an editor's leftovers are nobody's banks."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.name[0] not in ".~" and file.is_file())


def _name(path: Path) -> str:
    return clean(str(path))
