"""A sheet of guests, whichever format it has: what reading it gives, and guests that stand in it twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from redcarpet.core.guest import Guest, with_free_ids
from redcarpet.core.problem import Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_reading import Reading, quoted
from redcarpet.files.yaml_rules import Rule

MOST_GUESTS = 2_000
"""In one file."""


@dataclass(frozen=True, slots=True)
class GuestsRead:
    """What reading a sheet of guests gave."""

    guests: tuple[Guest, ...] = ()
    """Each with an id of its own."""
    problems: tuple[Problem, ...] = ()
    """What is wrong, in the order of the file."""
    unread: int = 0
    """Guests that stand in the file and could not be read."""
    lines: tuple[int, ...] = field(default=(), compare=False)
    """Where each guest begins in the file, from 1."""


Placed = tuple[Guest, Span]
"""A guest, and where it stands in the file."""


def sheet_of(found: Iterable[Placed], reading: Reading) -> GuestsRead:
    """Join the guests of a file; two of one id both stay, and the second is told and goes by another."""
    placed = tuple(found)
    guests = with_free_ids(guest for guest, _ in placed)
    first: dict[str, Span] = {}
    for (written, span), guest in zip(placed, guests, strict=True):
        if guest.id != written.id:
            reading.problems.append(_same_guest(guest, written, span, first[written.id], reading.source.path))
        first[guest.id] = span
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.span))
    return GuestsRead(guests, problems, reading.unread, tuple(span.line for _, span in placed))


def _same_guest(guest: Guest, written: Guest, span: Span, first: Span, path: str) -> Problem:
    return Problem(
        rule=Rule.SAME_GUEST,
        message=f"{quoted(guest.name)} has the id of the guest on line {first.line}: {quoted(written.id)}.",
        path=path,
        span=span,
        help=f"Delete one of them, or give each an id. Until then this one goes by {quoted(guest.id)}.",
        level="warning",
        other=first,
        other_message="first one is here",
    )
