"""Clocks that are set during an evening: noticed by the steady clock, and put right in what is shown.

A laptop that finds a network may set its clock by minutes; a person may set it by an hour. The time that a machine
shows last is taken for the right one: that is why somebody set it. The record itself keeps what the clock said.
"""

from __future__ import annotations

from redcarpet.core.evening import Evening
from redcarpet.core.journal import Moment, Record

_STEP = 1_000
"""Milliseconds by which the two clocks of a machine may differ before the wall clock counts as set."""


def clock_step(evening: Evening, now: Moment) -> Record | None:
    """Give the record that this machine's clock was set since its last record, to be written first; None where not.

    Its `by` says by how many milliseconds.
    """
    marks = (record for record in reversed(evening.records) if record.kind != "open")  # a run's first: its boot is new
    last = next((record for record in marks if same_clock(evening, record.run, evening.run)), None)
    by = (now.utc - last.at.utc) - (now.steady - last.at.steady) if last else 0
    return evening.draft("clock-step", now, more={"by": by}) if abs(by) > _STEP else None


def happened(evening: Evening, record: Record) -> int:
    """Give when a record was made, in UTC milliseconds: as its clock said, put right where that was set later."""
    for step in reversed(evening.tally.steps):
        if step.at.steady >= record.at.steady and same_clock(evening, step.run, record.run):
            return record.at.steady + step.at.utc - step.at.steady
    return record.at.utc


def same_clock(evening: Evening, run: str, other: str) -> bool:
    """Say whether two runs go by one steady clock: the same run, or within one boot of a machine."""
    boot = evening.boots.get(run, "")
    return run == other or (boot != "" and boot == evening.boots.get(other, ""))
