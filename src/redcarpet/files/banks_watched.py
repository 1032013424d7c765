"""Banks and guests watched: what the producer saves while the desk runs reaches it, and what breaks does not.

By polling: of six ways in which editors save, watching through the system missed some, read half a file in others,
and is silent on network folders. What a file says is looked at when size, time and inode were the same twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from redcarpet.core.bank import Bank, Loaded, gathered
from redcarpet.core.guest import Guest
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass
from redcarpet.files.bank_yaml import ReadBank, read_bank
from redcarpet.files.banks_found import NoBanks, Place, find_place, shipped_place
from redcarpet.files.guests_found import passed_over, read_guests

if TYPE_CHECKING:
    from redcarpet.files.guests_sheet import GuestsRead

STAYS = "Until then, what can't be read stays as it was."
"""Added to the first error of a bank that lost questions, or a sheet that lost guests, since it was read last."""

_SOUGHT_EVERY = 20
"""Looks; a nearer event folder may appear further up, which changes no folder of banks."""

_One = TypeVar("_One")

Signature = tuple[int, int, int] | None
"""Modification time in nanoseconds, size in bytes, inode, of the file that a link leads to; None where none is."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A bank as it stands at the desk."""

    bank: Bank | None = None
    """None while the file was never read."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the file as it is now."""
    unread: int = 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The guests as they stand at the desk."""

    guests: tuple[Guest, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong in the sheet as it is now."""
    path: Path | None = None
    """The file that was read."""


class Watch:
    """The banks and guests of a place, looked at again and again by its owner, from one thread at a time."""

    def __init__(self, place: Place, paths: Sequence[str | Path], start: Path, home: Path) -> None:
        """Watch the banks of a place that `find_place` found for the same other arguments; touches no disk."""
        self._place = place
        self._meant = (tuple(paths), start, home)
        self._folders: dict[Path, Signature] = {}
        """The folders of the banks: a file that comes or goes changes its folder."""
        self._looks = 0
        self._seen: dict[Path, Signature] = {}
        self._read: dict[Path, Signature] = {}
        self._versions: dict[Path, _Version] = {}
        self._sheet = _Sheet()
        self._loaded: Loaded | None = None

    def read(self) -> Loaded:
        """Read banks and guests now, without waiting for quiet: for the start of a desk. Never raises."""
        self._find()
        self._seen = self._now()
        return self._take(self._seen, self._reread(self._seen), self._sheet_of(self._seen))

    def look(self) -> Loaded | None:
        """Give banks and guests anew if they were changed; None otherwise, and while they are still being written.

        Meant to be called every half second. Never raises. Only files that were changed are read. A new file in a
        folder of banks is a new bank, a file deleted from a folder that still holds others is withdrawn. A bank that
        can't be read keeps its last version, and where some of its questions can't be read, each that is not found
        again stays as it was; `problems` names file and line. Should all banks be gone (a drive was pulled out),
        everything stays. The shipped banks never take the place of others, and an evening never becomes another one.

        A sheet of guests that turns up is read; a guest that can't be read any more, or whose sheet is gone, stays.
        """
        self._find_now_and_then()
        now = self._now()
        if now != self._seen:
            self._seen = now
            return None
        if now == self._read:
            return None
        fresh, sheet = self._reread(now), self._sheet_of(now)
        if _signatures(now) != now:  # written to while it was read
            return None
        before = self._loaded
        return None if self._take(now, fresh, sheet) == before else self._loaded

    def _now(self) -> dict[Path, Signature]:
        place = self._place
        sheets = (place.guests_file,) if place.guests_file else ()
        return _signatures((*place.banks, *sheets, *place.guests_passed_over))

    def _find_now_and_then(self) -> None:
        """Find the files that are meant where a folder changed, and now and then in any case."""
        self._looks += 1
        if self._looks % _SOUGHT_EVERY and self._folders and _signatures(self._folders) == self._folders:
            return
        folders = _signatures(
            _folders(self._place)
        )  # before they are searched: what comes meanwhile is found next time
        self._find()
        self._folders = folders if folders.keys() == _folders(self._place) else {}

    def _find(self) -> None:
        """Find the files that are meant now; those of before stay where none are, or where they'd be of another kind.

        Guests stay as they were when their sheet is gone.
        """
        before = self._place
        try:
            found = find_place(*self._meant)
            falls_back = _is_shipped(found) and not _is_shipped(before)
        except NoBanks:
            return
        if found.event_file == before.event_file:
            self._place = replace(
                before if falls_back else found,
                guests_file=found.guests_file or before.guests_file,
                guests_passed_over=found.guests_passed_over,
            )

    def _reread(self, now: dict[Path, Signature]) -> dict[Path, _Version]:
        return {
            path: _version(self._versions.get(path, _Version()), read_bank(path))
            for path in self._place.banks
            if path not in self._versions or self._read.get(path) != now[path]
        }

    def _sheet_of(self, now: dict[Path, Signature]) -> _Sheet:
        path = self._place.guests_file
        if path is None or (path == self._sheet.path and self._read.get(path) == now[path]):
            return self._sheet
        return _sheet(path, self._sheet.guests, read_guests(path))

    def _take(self, now: dict[Path, Signature], fresh: dict[Path, _Version], sheet: _Sheet) -> Loaded:
        self._read = now
        self._sheet = sheet
        self._versions = {path: fresh.get(path) or self._versions[path] for path in self._place.banks}
        versions = self._versions.values()
        loaded = gathered(
            (version.bank for version in versions if version.bank),
            (problem for version in versions for problem in version.problems),
            sum(version.unread for version in versions),
        )
        problems = (*loaded.problems, *passed_over(self._place), *sheet.problems)
        self._loaded = replace(loaded, guests=sheet.guests, problems=problems)
        return self._loaded


def _folders(place: Place) -> set[Path]:
    return {place.folder, *(bank.parent for bank in place.banks)}


def _signatures(banks: Iterable[Path]) -> dict[Path, Signature]:
    return {bank: _signature(bank) for bank in banks}


def _signature(bank: Path) -> Signature:
    try:
        found = bank.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_shipped(place: Place) -> bool:
    """Say whether the shipped banks are meant, be it for an event that has none of its own."""
    return {bank.parent for bank in place.banks} == {shipped_place().folder}


def _version(last: _Version, read: ReadBank) -> _Version:
    """Give a bank after another reading of its file, with what that reading lost as it was before."""
    bank, problems, unread = read
    if last.bank is None:
        return _Version(bank, problems, unread)
    if bank is None:
        return _Version(last.bank, _saying_it_stays(problems), unread)
    broke = unread or (not bank.questions and any(problem.level == "error" for problem in problems))
    lost = _not_found_again(last.bank.questions, bank.questions) if broke else {}
    if not lost:
        return _Version(bank, problems, unread)
    return _Version(replace(bank, questions=_put_back(lost, bank.questions)), _saying_it_stays(problems), unread)


def _not_found_again(before: tuple[Question, ...], after: tuple[Question, ...]) -> dict[int, Question]:
    """Give the questions that a reading lost, by their places: nobody knows which of them can't be read."""
    from redcarpet.core.identity import rematched  # noqa: PLC0415 - only a bank that broke needs it

    withdrawn = set(rematched(before, after, ()).withdrawn)
    return {place: question for place, question in enumerate(before) if question.key in withdrawn}


def _put_back(lost: dict[int, _One], read: tuple[_One, ...]) -> tuple[_One, ...]:
    together = list(read)
    for place, one in lost.items():
        together.insert(place, one)
    return tuple(together)


def _sheet(path: Path, before: tuple[Guest, ...], read: GuestsRead) -> _Sheet:
    """Give the guests after another reading of their sheet, with those that this reading lost as they were before."""
    found = {guest.id for guest in read.guests}
    broke = read.unread or (not read.guests and any(problem.level == "error" for problem in read.problems))
    lost = {place: guest for place, guest in enumerate(before) if guest.id not in found} if broke else {}
    if not lost:
        return _Sheet(read.guests, read.problems, path)
    return _Sheet(_put_back(lost, read.guests), _saying_it_stays(read.problems), path)


def _saying_it_stays(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    first = next((place for place, problem in enumerate(problems) if problem.level == "error"), None)
    return tuple(
        replace(problem, help=f"{problem.help} {STAYS}".strip()) if place == first else problem
        for place, problem in enumerate(problems)
    )
