"""An evening on which reporters typed questions of their own: its journal, written by the real one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Moment, Record, Value, of
from redcarpet.core.question import fingerprint
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.machine import plain_name
from tests.builders import EIGHT

MINUTE = 60_000


class TypingNight:
    """One run of redcarpet, a mark a minute from eight on; in UTC."""

    def __init__(self, marks: Path, person: str = "anna", *, run: str = "k3f9x2m7qa4b", begins: int = EIGHT) -> None:
        self._journal = Journal(marks, marks.parent / "spool", f"20261122-{plain_name(person)}-{run}")
        self._minutes = 0
        self._begins = begins
        self._evening: Evening = replayed(run, Event(), ())
        self._mark("open", device="laptop", person=person)

    def typed(self, words: str, **more: Value) -> Record:
        return self._mark("own", words, **more)

    def asked(self, words: str) -> Record:
        return self._mark("asked", words)

    def undone(self, record: Record) -> Record:
        return self._mark("undo", of=of(record))

    def over(self) -> None:
        assert self._journal.close(timeout=60)

    def _mark(self, kind: str, words: str = "", **more: Value) -> Record:
        now = Moment(self._begins + MINUTE * self._minutes, MINUTE * self._minutes)
        record = self._evening.draft(kind, now, words=words, more=more)
        if words:
            record = replace(record, question=fingerprint(words))
        record = self._journal.sealed(record)
        assert self._journal.append(record).result(timeout=60).saved
        self._evening = self._evening.with_record(record)
        self._minutes += 1
        return record
