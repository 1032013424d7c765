"""A disk with faults, under the real journal: `python -m tests.files.faulty_disk FOLDER TURNS`, a process of its own.

With the word `every` at the end every error is tried, else the two that behave differently.

Each fault strikes the private copy, the event's, or both.

The functions of `os` are replaced, so it is the operating system that is faked. The model is what Linux does: a write
is safe only after a sync that succeeded; what a failed sync should have written is lost, and a later sync of the same
file says nothing of it; a new name is safe only after a sync of its folder.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from redcarpet.core.journal import Record
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_read import read_journals
from redcarpet.files.records_jsonl import read_lines
from tests.builders import record

CALLS = ("open", "write", "fdatasync", "fsync", "ftruncate", "fstat", "stat", "mkdir", "close", "unlink")
ERRORS = (errno.EIO, errno.ENOSPC)
EVERY_ERROR = (
    *ERRORS,
    *(errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT, errno.ESTALE, errno.ENODEV, errno.ETIMEDOUT),
)
SHORT, TORN = -1, -2
"""A write that takes only a half, and one that takes a half and fails."""
MARKS = 4
FOR_EVER = 1000

real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in CALLS}


@dataclass
class File:
    """What of one file would be there after a power cut."""

    synced: int = 0
    lost: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Disk:
    """The disk, and the fault that is planned for it."""

    folder: Path
    struck: tuple[str, ...] = ()
    """Which of the two copies: spool, marks."""
    call: str = ""
    error: int = 0
    turns: range = range(0)
    awake: bool = False
    count: int = 0
    files: dict[int, File] = field(default_factory=dict)
    names: set[Path] = field(default_factory=set)

    def after_power_cut(self, copy: str) -> Iterator[bytes]:
        """Give what would be left of each file of a copy."""
        for path in (self.folder / copy).rglob("*.jsonl"):
            if not {one for one in (path, *path.parents) if self.folder in one.parents} - self.names:
                file = self.files[path.stat().st_ino]
                content = bytearray(path.read_bytes()[: file.synced])
                for start, end in file.lost:
                    content[start:end] = bytes(len(content[start:end]))
                yield bytes(content)

    def called(self, name: str, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any function of os
        here = self._is_struck(arguments[0])
        self.count += self.awake and here and name == self.call
        if not (self.awake and here and name == self.call and self.count in self.turns):
            return self._done(name, *arguments, **named)
        if name == "write" and self.error < 0:
            written = self._done(name, arguments[0], arguments[1][: len(arguments[1]) // 2])
            if self.error == SHORT:
                return written
        if name in ("fsync", "fdatasync"):
            status = real["fstat"](arguments[0])
            file = self.files.setdefault(status.st_ino, File())
            file.lost.append((file.synced, status.st_size))
        if name == "close":
            self._done(name, *arguments)
        number = errno.EIO if self.error < 0 else self.error
        raise OSError(number, os.strerror(number))

    def _is_struck(self, argument: int | str | Path) -> bool:
        path = Path(f"/proc/self/fd/{argument}").readlink() if isinstance(argument, int) else Path(argument)
        return any(self.folder / copy in (path, *path.parents) for copy in self.struck)

    def _done(self, name: str, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any function of os
        result = real[name](*arguments, **named)
        if name == "open" and arguments[1] & os.O_CREAT:
            self.files[real["fstat"](result).st_ino] = File()
        elif name in ("fsync", "fdatasync"):
            self._synced(arguments[0])
        elif name == "ftruncate":
            file = self.files[real["fstat"](arguments[0]).st_ino]
            file.synced = min(file.synced, arguments[1])
            file.lost = [(start, min(end, arguments[1])) for start, end in file.lost]
        return result

    def _synced(self, descriptor: int) -> None:
        status = real["fstat"](descriptor)
        if stat.S_ISDIR(status.st_mode):
            folder = Path(f"/proc/self/fd/{descriptor}").readlink()
            self.names |= set(folder.iterdir())
        else:
            self.files.setdefault(status.st_ino, File()).synced = status.st_size


Plan = tuple[tuple[str, ...], str, int, range]


def plans(turns: int, errors: tuple[int, ...]) -> Iterator[Plan]:
    """Give every planned fault: where, which call, which error, at which of its first turns, once or for ever."""
    for struck in (("spool",), ("marks",), ("spool", "marks")):
        for call, error, turn, length in product(CALLS, errors, range(1, turns + 1), (1, FOR_EVER)):
            yield struck, call, error, range(turn, turn + length)
        for error, turn, length in product((SHORT, TORN), range(1, turns + 1), (1, FOR_EVER)):
            yield struck, "write", error, range(turn, turn + length)


def complaints(disk: Disk) -> Iterator[str]:
    """Mark, with the fault at work, and say what was lost; then lift the fault and look that both copies have all."""
    journal = Journal(disk.folder / "marks", disk.folder / "spool", "20261122-anna-k3f9x2m7qa4b")
    told: list[Record] = []
    for n in range(1, MARKS + 1):
        told.append(journal.sealed(record("asked", n)))
        disk.awake = True
        receipt = journal.append(told[-1]).result(timeout=60)
        not_shared = journal.shared().result(timeout=60)
        disk.awake = False
        if receipt.saved:
            yield from _missing(disk, "marks" if journal.one_copy().startswith("only") else "spool", told)
        elif not receipt.reason:
            yield "an unsaved mark has no reason"
        if not not_shared:
            yield from _missing(disk, "marks", told)
    if not journal.retry().result(timeout=60).saved:
        yield "not saved after the fault was gone"
    if why := journal.shared().result(timeout=60):
        yield f"not shared after the fault was gone: {why}"
    for copy in ("spool", "marks"):
        yield from _missing(disk, copy, told)
    if not journal.close(timeout=60):
        yield "does not close"
    empty = [path.name for path in disk.folder.rglob("*.jsonl") if not read_lines(path.read_bytes()).records]
    if disk.call != "unlink" and empty:
        yield f"left behind: {empty}"


def _missing(disk: Disk, copy: str, told: list[Record]) -> Iterator[str]:
    folder = read_journals(disk.folder / copy).records
    disks = [one for content in disk.after_power_cut(copy) for one in read_lines(content).records]
    for where, found in ((copy, folder), (f"{copy} after a power cut", disks)):
        if lost := [one.n for one in told if one not in found]:
            yield f"said to be saved and not in the {where}: {lost}"
        if altered := [one for one in found if one not in told]:
            yield f"altered in the {where}: {altered}"


def main(base: Path, turns: int, errors: tuple[int, ...]) -> None:
    """Run every plan and print what was lost or wrongly said to be saved."""
    disks: list[Disk] = [Disk(base)]
    for name in CALLS:
        setattr(os, name, lambda *arguments, _name=name, **named: disks[-1].called(_name, *arguments, **named))
    for run, (struck, call, error, at) in enumerate(plans(turns, errors)):
        real["mkdir"](base / f"event-{run}")
        disks.append(Disk(base / f"event-{run}", struck, call, error, at))
        for complaint in complaints(disks[-1]):
            sys.stdout.write(f"{'+'.join(struck)} {call} {error} at {at}: {complaint}\n")
    sys.stdout.write(f"{len(disks) - 1} runs\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), EVERY_ERROR if "every" in sys.argv[3:] else ERRORS)
