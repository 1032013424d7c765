"""Telling marks: each in words, with what the guest may read along, and in full where somebody asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from redcarpet.core.journal import Record
from redcarpet.core.roster import Roster, names_of

PRIVATE = frozenset({"rating", "outcome"})
"""Marks that the guest, who reads along, must not read for longer than a moment."""

_WORDS = MappingProxyType(
    {
        "asked": "asked",
        "despite-request": "asked",
        "own": "asked",
        "follow-up": "follow-up",
        "volunteered": "volunteered",
        "skip": "not for this guest",
        "retire": "retired for tonight",
        "pin": "pinned",
        "memo": "memo",
        "off-limits": "off-limits",
        "off-script": "off-script",
    }
)
_LIFTED = MappingProxyType(
    {
        "pin": "unpinned",
        "skip": "for this guest again",
        "retire": "back in the deck",
        "off-limits": "no longer off-limits",
    }
)


def named(record: Record, roster: Roster) -> str:
    """Name a change where the guest may read it for as long as she stands there: as `said`, but without a rating."""
    return "the rating" if record.kind in PRIVATE else said(record, roster)


def said(record: Record, roster: Roster, limit: int = 44) -> str:
    """Say a change in words, such as: asked 'What did you fight...' of Greta.

    At most `limit` code points of the question; never what is off-limits, nor that a question was.
    """
    whom = names_of(roster, record.guests, first_only=True)
    teller = _OF_GUESTS.get(record.kind)
    if teller is not None:
        return teller(record, names_of(roster, record.guests))
    word = _WORDS.get(record.kind, record.kind) if record.on else _LIFTED.get(record.kind, record.kind)
    if record.kind in PRIVATE:
        word = f"{'rated ' if record.kind == 'rating' else ''}{record.text(record.kind) or '?'}"
    if record.kind == "off-script" and record.text("group"):
        word = f"off-script: {record.text('group')}"
    text = record.text("text") or record.words
    cut = text if len(text) <= limit else text[:limit].rstrip() + "…"
    told = f"{word} ‘{cut}’" if cut else word
    joined = "for" if record.kind in {"off-limits", "pin", "skip", "retire"} else "of"
    return f"{told} {joined} {whom}" if whom else told


def in_full(record: Record, roster: Roster, limit: int) -> str:
    """Say a change with all that the journal holds of it, for a page that was asked for."""
    told = said(record, roster, limit)
    if record.kind == "off-limits":
        return f"{told}: {record.text('topic') or record.text('word')} ({record.text('by') or 'publicist'})"
    if record.kind == "own":
        told = f"{told} (own question)"
    despite = record.kind == "despite-request" or record.more.get("despite") is True
    return f"{told}, despite request" if despite else told


def _edited(record: Record, whom: str) -> str:
    if record.text("into"):
        return f"joined with {whom}"
    return f"renamed: {record.text('name')}"


_OF_GUESTS: Mapping[str, Callable[[Record, str], str]] = MappingProxyType(
    {
        "guest-in": lambda _, whom: f"guest {whom}",
        "guest-out": lambda _, whom: f"{whom} left",
        "guest-edit": _edited,
        "guest-clock": lambda record, whom: f"clock {'started' if record.on else 'stopped'} for {whom}",
        "arrival": lambda record, whom: f"{whom}: {record.text('state')}",
        "reassign": lambda record, whom: f"{_marks(len(record.targets))} given to {whom or 'nobody'}",
        "answered": lambda _, whom: f"{whom} answered",
        "earlier": lambda record, _: f"the last mark was {record.number('seconds')} s ago",
    }
)


def _marks(count: int) -> str:
    return f"{count} mark{'s' * (count != 1)}"
