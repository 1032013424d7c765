"""Which files `check` reads: those that were named, or all of an event or a folder of banks.

A bank that was named alone is checked with its event around it, so that its topics and words count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from redcarpet.core.problem import Level, Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import NoBanks, Place, event_around, find_place, misplaced
from redcarpet.files.file_fixes import Kind
from redcarpet.files.file_kinds import ARRIVALS_FILE, BANK_FILE, EVENT_FILE, GUESTS_FILE, TOPICS_FILE
from redcarpet.files.guests_found import passed_over
from redcarpet.files.topics_yaml import topics_files
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import named

_BY_STEM = {"event": EVENT_FILE, "guests": GUESTS_FILE, "topics": TOPICS_FILE}
_YAML = (".yaml", ".yml")
_SHEETS = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class FileToCheck:
    """A file, and how it is read."""

    path: Path
    kind: Kind


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What is checked together."""

    files: tuple[FileToCheck, ...]
    event_file: Path | None = None
    """The event around them, whose words and topics count."""
    problems: tuple[Problem, ...] = ()
    """What is wrong before any file is opened."""
    around: tuple[Path, ...] = ()
    """Banks that belong to the evening and are not checked, as the shipped ones of an event without its own."""


def files_to_check(paths: Sequence[str], start: Path, home: Path) -> ToCheck:
    """Find the files that are meant by `paths`; without any, those of the nearest event or folder of banks.

    Raises NoBanks.
    """
    parts = [_named(start / path, home) for path in paths] or [_of_place(find_place((), start, home))]
    files: dict[Path, FileToCheck] = {}
    for file in (file for part in parts for file in part.files):
        files.setdefault(file.path.resolve(), file)
    return ToCheck(
        tuple(files.values()),
        next((part.event_file for part in parts if part.event_file), None),
        tuple(problem for part in parts for problem in part.problems),
        tuple(dict.fromkeys(bank for part in parts for bank in part.around)),
    )


def _named(path: Path, home: Path) -> ToCheck:
    if path.is_dir() or not path.exists():
        return _of_place(find_place((path,), path, home))
    kind = _kind_of(path)
    event = event_around(path)
    if kind is None:
        why = misplaced(path)
        if why is None:
            raise NoBanks(
                f"{named(path)} is no bank, no sheet of guests and no event: its name ends in none of theirs."
            )
        return ToCheck((), event, (_problem(path, why, "error"),))
    if path == event:
        return _of_place(find_place((path,), path, home))
    return ToCheck((FileToCheck(path, kind),), event)


def _kind_of(path: Path) -> Kind | None:
    """Tell a file's kind by its name."""
    ending = path.suffix.lower()
    if ending in _SHEETS:
        return ARRIVALS_FILE
    if ending in _YAML:
        return BANK_FILE if path.parent.name == "questions" else _BY_STEM.get(path.stem.lower(), BANK_FILE)
    return None


def _of_place(place: Place) -> ToCheck:
    own = place.folder if place.event_file else None
    banks = [bank for bank in place.banks if own is None or bank.is_relative_to(own)]
    files = [FileToCheck(bank, BANK_FILE) for bank in banks]
    if place.event_file:
        files.append(FileToCheck(place.event_file, EVENT_FILE))
        files += [FileToCheck(path, TOPICS_FILE) for path in topics_files(place.folder)[1:]]
    if place.guests_file:
        kind = ARRIVALS_FILE if place.guests_file.suffix.lower() in _SHEETS else GUESTS_FILE
        files.append(FileToCheck(place.guests_file, kind))
    folders = dict.fromkeys(bank.parent for bank in banks)
    around = tuple(bank for bank in place.banks if bank not in banks)
    return ToCheck(tuple(files), place.event_file, (*passed_over(place), *_strays(folders)), around)


def _strays(folders: Iterable[Path]) -> Iterator[Problem]:
    """Name what lies beside banks and is none: most often a bank that was saved as something else."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and (why := misplaced(path)):
                yield _problem(path, why, "error" if path.suffix.lower() in (".txt", ".rtf") else "warning")


def _problem(path: Path, why: tuple[str, str], level: Level) -> Problem:
    message, advice = why
    return Problem(Rule.NOT_PLAIN_TEXT, message, named(path), Span(1, 1), advice, level)
