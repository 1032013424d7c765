"""redcarpet with one fault built in, to show that a check catches it: `python -m tests.false_builds early [PATH]...`.

`early` says that a mark is saved and writes it 300 ms later; `never` says so and writes nothing; `unsynced` writes and
never syncs; `reopening` opens its own journal again after somebody changed it, and writes on; `short` believes that a
write took all it was given; `blind` never looks whether its file is still the one it made.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from redcarpet.cli.main import main
from redcarpet.core.journal import Receipt, Record
from redcarpet.files import journal_copy, journal_jsonl, segment_jsonl
from redcarpet.files.journal_copy import JournalCopy
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.segment_jsonl import Segment

_LATE = 0.3
"""Seconds between the promise and the disk."""


class EarlyJournal(Journal):
    """Promises first and writes later."""

    def append(self, record: Record) -> Future[Receipt]:
        """Say that a record is on the disk, and put it there when it is too late."""
        later = threading.Timer(_LATE, super().append, [record])
        later.daemon = True
        later.start()
        return _promise()


class ForgetfulJournal(Journal):
    """Promises and never writes."""

    def append(self, record: Record) -> Future[Receipt]:  # noqa: ARG002 - that is the fault
        """Say that a record is on the disk."""
        return _promise()


class ReopeningCopy(JournalCopy):
    """Trusts what it finds under its file's name."""

    def _write_once(self, lines: Sequence[bytes]) -> None:
        if self._segment is not None and not self._segment.is_ours():
            path = self._segment.path
            self.drop()
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
            status = os.fstat(descriptor)
            self._segment = Segment(path, descriptor, (status.st_dev, status.st_ino), status.st_size)
        super()._write_once(lines)


class BlindSegment(Segment):
    """Writes into its descriptor, wherever that leads by now."""

    def is_ours(self) -> bool:
        """Say yes."""
        return True


def _promise() -> Future[Receipt]:
    promise: Future[Receipt] = Future()
    promise.set_result(Receipt(saved=True))
    return promise


def _early() -> None:
    journal_jsonl.Journal = EarlyJournal  # type: ignore[misc]


def _never() -> None:
    journal_jsonl.Journal = ForgetfulJournal  # type: ignore[misc]


def _unsynced() -> None:
    segment_jsonl.to_disk = lambda descriptor: None  # noqa: ARG005 - that is the fault


def _reopening() -> None:
    vars(journal_jsonl)["JournalCopy"] = ReopeningCopy


def _short() -> None:
    segment_jsonl._write_whole = os.write  # type: ignore[assignment]


def _blind() -> None:
    vars(journal_copy)["Segment"] = BlindSegment


FAULTS: dict[str, Callable[[], None]] = {"early": _early, "never": _never}
"""What a kill finds."""
BUILDS: dict[str, Callable[[], None]] = {
    **FAULTS,
    "unsynced": _unsynced,
    "reopening": _reopening,
    "short": _short,
    "blind": _blind,
}


if __name__ == "__main__":
    BUILDS[sys.argv.pop(1)]()
    main()
