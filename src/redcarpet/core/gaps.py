"""Gaps: which records of a run must have been made and are not here.

A run's numbers go 1, 2, 3, so that a hole is a record that was not found. What a run wrote after its last one can't be
known, but where another record names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from redcarpet.core.journal import Record
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Records of a run that are not here: from the first number to the last, both included."""

    run: str
    first: int
    last: int

    def __len__(self) -> int:
        """Count them."""
        return self.last - self.first + 1


def gaps_in(found: Iterable[Record]) -> tuple[Gap, ...]:
    """Give what is missing of each run, for later numbers are there, or because another record names it."""
    numbers: dict[str, set[int]] = {}
    records = tuple(found)
    for record in records:
        numbers.setdefault(record.run, {0}).add(record.n)
    gaps = [
        Gap(run, before + 1, after - 1)
        for run, there in numbers.items()
        for before, after in pairwise(sorted(there))
        if after - before > 1
    ]
    return (*gaps, *_named_alone(records, numbers))


def _named_alone(records: Iterable[Record], numbers: Mapping[str, set[int]]) -> Iterable[Gap]:
    """Find the ends of runs that are known only because another record names a mark there."""
    latest: dict[str, int] = {}
    for record in records:
        for run, n, _ in (*record.targets, *([record.target] if record.target else ())):
            if run in numbers:
                latest[run] = max(latest.get(run, 0), n)
    return [Gap(run, max(numbers[run]) + 1, n) for run, n in latest.items() if n > max(numbers[run])]
