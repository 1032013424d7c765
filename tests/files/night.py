"""A night's work on one journal: marks are made, waited for and looked for."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from redcarpet.core.journal import Receipt, Record
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_read import read_journals
from tests.builders import record

STEM = "20261122-anna-k3f9x2m7qa4b"


class Night:
    """A journal with its two copies, in the event's folder and in the private spool, and every mark it was handed."""

    def __init__(self, folder: Path, spool: Path | None = None, *, within: Path | None = None) -> None:
        self.folder = folder
        self.spool = spool or folder.parent / "state" / "spool"
        self.journal = Journal(folder, self.spool, STEM, within=within)
        self.told: list[Record] = []

    def mark(self, count: int = 1) -> Receipt:
        for _ in range(count):
            self.told.append(self.journal.sealed(record("asked", len(self.told) + 1, words="Who was brave?")))
            receipt = done(self.journal.append(self.told[-1]))
        return receipt

    def missing(self) -> list[int]:
        """Give the numbers of marks that either copy lacks once the event's folder has followed."""
        assert self.journal.shared().result(timeout=60) == ""
        return [*self.lacking(self.spool), *self.lacking(self.folder)]

    def lacking(self, folder: Path) -> list[int]:
        found = read_journals(folder).records
        return [one.n for one in self.told if one not in found]

    def file(self, number: int = 1, folder: Path | None = None) -> Path:
        return (folder or self.folder) / f"{STEM}.{number}.jsonl"


def done(future: Future[Receipt]) -> Receipt:
    return future.result(timeout=60)
