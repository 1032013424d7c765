"""Banks watched: what the producer saves while the desk runs reaches it, and what breaks does not.

By polling: of six ways in which editors save, watching through the system missed some, read half a file in others,
and is silent on network folders. What a file says is looked at when size, time and inode were the same twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from redcarpet.core.bank import Bank, Loaded, gathered
from redcarpet.core.problem import Problem
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass
from redcarpet.files.bank_yaml import ReadBank, read_bank
from redcarpet.files.banks_found import NoBanks, Place, find_place, shipped_place

STAYS = "Until then, what can't be read stays as it was."
"""Added to the first error of a bank that lost questions since it was read last."""

_SOUGHT_EVERY = 20
"""Looks; a nearer event folder may appear further up, which changes no folder of banks."""

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


class Watch:
    """The banks of a place, looked at again and again by whoever owns the watch, from one thread at a time."""

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
        self._loaded: Loaded | None = None

    def read(self) -> Loaded:
        """Read the banks now, without waiting for quiet: for the start of a desk. Never raises."""
        self._seen = _signatures(self._banks())
        return self._take(self._seen, self._reread(self._seen))

    def look(self) -> Loaded | None:
        """Give the banks anew if they were changed; None otherwise, and while they are still being written.

        Meant to be called every half second. Never raises. Only files that were changed are read. A new file in a
        folder of banks is a new bank, a file deleted from a folder that still holds others is withdrawn. A bank that
        can't be read keeps its last version, and where some of its questions can't be read, each that is not found
        again stays as it was; `problems` names file and line. Should all banks be gone (a drive was pulled out),
        everything stays. The shipped banks never take the place of others, and an evening never becomes another one.
        """
        now = _signatures(self._banks_now())
        if now != self._seen:
            self._seen = now
            return None
        if now == self._read:
            return None
        fresh = self._reread(now)
        if _signatures(now) != now:  # written to while it was read
            return None
        before = self._loaded
        return None if self._take(now, fresh) == before else self._loaded

    def _banks_now(self) -> tuple[Path, ...]:
        """Give the banks that are meant, sought anew where a folder changed, and now and then in any case."""
        self._looks += 1
        if self._looks % _SOUGHT_EVERY and self._folders and _signatures(self._folders) == self._folders:
            return self._place.banks
        folders = _signatures(
            _folders(self._place)
        )  # before they are searched: what comes meanwhile is found next time
        banks = self._banks()
        self._folders = folders if folders.keys() == _folders(self._place) else {}
        return banks

    def _banks(self) -> tuple[Path, ...]:
        """Give the banks that are meant now; those of before where none are, or where they'd be of another kind."""
        try:
            found = find_place(*self._meant)
            falls_back = _is_shipped(found) and not _is_shipped(self._place)
        except NoBanks:
            return self._place.banks
        if found.event_file == self._place.event_file and not falls_back:
            self._place = found
        return self._place.banks

    def _reread(self, now: dict[Path, Signature]) -> dict[Path, _Version]:
        return {
            path: _version(self._versions.get(path, _Version()), read_bank(path))
            for path, signature in now.items()
            if path not in self._versions or self._read.get(path) != signature
        }

    def _take(self, now: dict[Path, Signature], fresh: dict[Path, _Version]) -> Loaded:
        self._read = now
        self._versions = {path: fresh.get(path) or self._versions[path] for path in now}
        versions = self._versions.values()
        self._loaded = gathered(
            (version.bank for version in versions if version.bank),
            (problem for version in versions for problem in version.problems),
            sum(version.unread for version in versions),
        )
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


def _put_back(lost: dict[int, Question], read: tuple[Question, ...]) -> tuple[Question, ...]:
    questions = list(read)
    for place, question in lost.items():
        questions.insert(place, question)
    return tuple(questions)


def _saying_it_stays(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    first = next((place for place, problem in enumerate(problems) if problem.level == "error"), None)
    return tuple(
        replace(problem, help=f"{problem.help} {STAYS}".strip()) if place == first else problem
        for place, problem in enumerate(problems)
    )
