"""Values for tests, with everything that a test does not speak of filled in."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Hlc, Moment, Record, Value
from redcarpet.core.question import Question

EIGHT = 1_795_377_600_000
"""The evening of the tests begins at this UTC millisecond: 22 November 2026, 20:00."""


def sealed(record: Record) -> Record:
    """Give a record a checksum of what it says, as the journal's writer does."""
    told = repr(replace(record, crc=""))
    return record.sealed(f"{zlib.crc32(told.encode('utf-8', 'surrogatepass')):08x}")


def record(
    kind: str = "asked",
    n: int = 1,
    *,
    run: str = "run-of-anna",
    h: Hlc | None = None,
    guests: tuple[str, ...] = (),
    question: str = "decision",
    words: str = "",
    **more: Value,
) -> Record:
    """Give a sealed record that happened `n` seconds after eight, with the stamp of a clock that goes right."""
    at = Moment(EIGHT + 1000 * n, 1000 * n)
    return sealed(Record(run, n, at, h or (at.utc, 0), kind, guests, question, words, more))


def evening(
    run: str = "run-of-anna", *, device: str = "laptop", person: str = "anna", before: Evening | None = None
) -> Evening:
    """Give an evening whose journal this run has just opened, after what `before` knows."""
    begun = replayed(run, Event(), before.records if before else ())
    return begun.with_record(sealed(begun.draft("open", Moment(EIGHT, 0), more={"device": device, "person": person})))


def pressed(
    evening: Evening, kind: str, question: Question | None = None, *, utc: int = EIGHT, words: str = "", **more: Value
) -> Evening:
    """Give the evening after one mark, made at `utc` milliseconds by this machine's clock."""
    return evening.with_record(sealed(evening.draft(kind, Moment(utc, 0), question, words, more)))


def question(ask: str, **fields: Any) -> Question:  # noqa: ANN401 - whatever fields a question has
    """Give a question whose key is its words, so that a test's answers can be read."""
    return Question(ask, **{"key": ask, **fields})
