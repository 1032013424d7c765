"""The journal of one run: marks go to the disk on one writer thread, in order, and are acknowledged only then.

A mark that can't be written is kept and written again, with the whole run, into a new file: folding makes doubles
harmless. Nothing here locks, and nobody else writes these files.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from redcarpet.core.journal import Receipt, Record
from redcarpet.files.disk_faults import in_words
from redcarpet.files.records_jsonl import line_of, sealed
from redcarpet.files.segment_jsonl import Segment, make_folder

_NEW_FILE_TRIES = 2


class Journal:
    """The one writer of one run's journal files, named `STEM.1.jsonl`, `STEM.2.jsonl`, ... in `folder`."""

    def __init__(self, folder: Path, stem: str) -> None:
        """Begin a journal; no file is made before the first record."""
        self.folder = folder
        self._stem = stem
        self._lines: list[bytes] = []
        self._written = 0
        self._segment: Segment | None = None
        self._number = 0
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

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

    def close(self, timeout: float = 5.0) -> bool:
        """Finish the queue and let go of the file; False when that took longer than `timeout` seconds."""
        self._work.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _on_thread(self, first: Callable[[], None]) -> Future[Receipt]:
        done: Future[Receipt] = Future()
        done.set_running_or_notify_cancel()  # a mark can't be called back: cancelling must not stop the thread

        def work() -> None:
            first()
            done.set_result(self._write())

        self._work.put(work)
        return done

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()
        self._drop()

    def _write(self) -> Receipt:
        reason = ""
        for _ in range(_NEW_FILE_TRIES):
            try:
                self._write_once()
            except OSError as error:
                reason = in_words(error)
                self._drop()
            else:
                return Receipt(saved=True)
        return Receipt(saved=False, reason=reason)

    def _write_once(self) -> None:
        if self._segment is not None and not self._segment.is_ours():
            self._drop()
        if self._segment is None:
            if not self._lines:
                return
            self._segment = self._new_segment()
            self._written = 0
        waiting = self._lines[self._written :]
        if waiting:
            self._segment.append(b"".join(waiting))
            self._written = len(self._lines)

    def _new_segment(self) -> Segment:
        make_folder(self.folder)
        while True:
            self._number += 1
            try:
                return Segment.made(self.folder / f"{self._stem}.{self._number}.jsonl")
            except FileExistsError:
                continue

    def _drop(self) -> None:
        if self._segment is not None:
            self._segment.close()
        self._segment = None
