"""redcarpet with one fault built in, to show that a test catches it: `python -m tests.false_builds early [PATH]...`.

`early` says that a mark is saved and writes it 300 ms later; `never` says so and writes nothing.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future

from redcarpet.cli.main import main
from redcarpet.core.journal import Receipt, Record
from redcarpet.files import journal_jsonl
from redcarpet.files.journal_jsonl import Journal

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


FAULTS = {"early": EarlyJournal, "never": ForgetfulJournal}


def _promise() -> Future[Receipt]:
    promise: Future[Receipt] = Future()
    promise.set_result(Receipt(saved=True))
    return promise


if __name__ == "__main__":
    journal_jsonl.Journal = FAULTS[sys.argv.pop(1)]  # type: ignore[misc]
    main()
