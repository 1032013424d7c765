"""The journal of one run: marks go to the disk on one thread, in order, and are acknowledged only then.

Every mark is kept twice. First in the spool, which is private to this computer, so that neither a slow network folder
nor what a sync engine does with the event's folder can cost it; that copy is what "saved" means. The event's folder
follows by itself on a second thread, and is given back what somebody deleted there. Where the spool fails, a mark is
saved once the event's folder has it; where both fail, it is kept in memory, tried again, and never said to be saved.

Nothing here locks, and nobody else writes these files.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from redcarpet.core.journal import Receipt, Record
from redcarpet.files.ballast import Ballast
from redcarpet.files.journal_copy import JournalCopy
from redcarpet.files.put_back import PutBack
from redcarpet.files.records_jsonl import line_of, sealed

_SLOW = 5.0
"""Seconds that a folder may take before that is said."""
_LOOK_EVERY = 5.0
"""Seconds between two looks whether the event's folder has all it should."""
_AGAIN_EVERY = 1.0
"""Seconds between two tries to give a folder what it did not take."""


class Journal:
    """The one writer of one run's journal files, named `STEM.1.jsonl` and so on in both folders."""

    def __init__(self, marks: Path, spool: Path, stem: str, *, within: Path | None = None) -> None:
        """Begin a journal; no file is made before the first record. `within` is the event's folder, never made."""
        self._lines: list[bytes] = []
        self._spool = JournalCopy(spool, stem)
        self._shared = JournalCopy(marks, stem, within=within)
        self._ballast = Ballast(spool)
        self._put_back = PutBack(spool, marks, within)
        self._folder = "the evening's folder" if within is None else "the event's folder"
        self._not_spooled = ""
        self._not_shared = ""
        self._sharing_since = 0.0
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._sharing: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._save, name="journal", daemon=True),
            threading.Thread(target=self._share, name="sharing", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @staticmethod
    def sealed(record: Record) -> Record:
        """Give the record as it will be read back, with its checksum. Raises ValueError when it is too long."""
        return sealed(record)

    def append(self, record: Record) -> Future[Receipt]:
        """Put a record on the disk; the future is done when it is there, or could not be put there.

        Raises ValueError at once when the record is longer than a line may be.
        """
        line = line_of(record)
        return self._on_thread(lambda: self._lines.append(line))

    def retry(self) -> Future[Receipt]:
        """Try again to write what could not be written."""
        return self._on_thread(lambda: None)

    def shared(self) -> Future[str]:
        """Give the event's folder what it lacks; the future says why that could not be, or nothing."""
        done: Future[str] = Future()
        done.set_running_or_notify_cancel()

        def share() -> None:
            self._not_shared = self._not_shared or self._looked_after()
            done.set_result(self._not_shared)

        self._work.put(lambda: self._sharing.put(share))
        return done

    def one_copy(self) -> str:
        """Say which copy lacks marks that are saved, and why; empty when both have all. Returns at once."""
        since = self._sharing_since
        if self._not_shared:
            return f"{self._folder} has not all marks yet: {self._not_shared}"
        if since and time.monotonic() - since > _SLOW:
            return f"{self._folder} is slow to take marks"
        return f"only {self._folder} has the last marks: {self._not_spooled}" if self._not_spooled else ""

    def close(self, timeout: float = 5.0) -> bool:
        """Finish both queues and let go of the files; False when that took longer than `timeout` seconds."""
        until = time.monotonic() + timeout
        for work, thread in zip((self._work, self._sharing), self._threads, strict=True):
            work.put(None)
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _on_thread(self, first: Callable[[], None]) -> Future[Receipt]:
        done: Future[Receipt] = Future()
        done.set_running_or_notify_cancel()  # a mark can't be called back: cancelling must not stop the thread

        def work() -> None:
            first()
            reason = self._spooled()
            if reason:
                self._sharing.put(lambda: done.set_result(self._second_best(reason)))
            else:
                done.set_result(Receipt(saved=True))
                self._sharing.put(_nothing)

        self._work.put(work)
        return done

    def _save(self) -> None:
        """Write what is asked for, and again what the spool lacks although nothing is asked for."""
        while True:
            try:
                work = self._work.get(timeout=_AGAIN_EVERY if self._not_spooled else None)
            except queue.Empty:
                self._spooled()
                continue
            if work is None:
                break
            work()
        self._spool.drop()

    def _spooled(self) -> str:
        reason = self._spool.write(self._lines)
        if reason and self._ballast.overboard():
            reason = self._spool.write(self._lines)
        self._not_spooled = reason
        return reason

    def _second_best(self, why_not_first: str) -> Receipt:
        """Acknowledge what the event's folder has by now, where the spool could not take it."""
        if self._not_shared:
            return Receipt(saved=False, reason=why_not_first)
        return Receipt(saved=True)

    def _share(self) -> None:
        """Follow the spool, and look from time to time whether the event's folder has all that it should."""
        looked = time.monotonic()
        while True:
            try:
                work = self._sharing.get(timeout=_AGAIN_EVERY if self._not_shared else _LOOK_EVERY)
            except queue.Empty:
                work = _nothing
            if work is None:
                break
            self._sharing_since = time.monotonic()
            reason = self._shared.write(self._lines)
            self._sharing_since = 0.0
            if time.monotonic() - looked >= _LOOK_EVERY:
                reason = reason or self._looked_after()
                looked = time.monotonic()
            self._not_shared = reason
            work()
        self._shared.drop()

    def _looked_after(self) -> str:
        """Do what is not urgent: take in ballast, and put back what the event's folder lacks; say why that fails."""
        if not self._not_spooled:
            self._ballast.taken_in()
        return self._put_back.done()


def _nothing() -> None:
    """Do no more than what is done anyway."""
