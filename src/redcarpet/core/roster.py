"""The roster: every guest known tonight, from the arrivals sheet and from the rope line, and what holds for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from redcarpet.core.fold import NOBODY, Tally
from redcarpet.core.guest import ASKERS, Guest
from redcarpet.core.mic import Ban, sheet_bans, together
from redcarpet.core.question import FOR_WHOM

Roster = Mapping[str, Guest]
"""Guests by their ids: first those of the sheet in its order, then walk-ins in the order in which they came."""


def roster_of(sheet: Iterable[Guest], tally: Tally) -> Roster:
    """Give everybody who is known: the sheet with the names that the desk corrected, and the walk-ins.

    Who turned out to be somebody else is left out.
    """
    names = tally.names
    known = {guest.id: guest if guest.id not in names else replace(guest, name=names[guest.id]) for guest in sheet}
    for guest, name in names.items():
        if guest not in known:
            known[guest] = Guest(name, id=guest, walk_in=True)
    gone = tally.joined
    return {guest: one for guest, one in known.items() if guest not in gone} if gone else known


def guest_of(roster: Roster, guest: str) -> Guest:
    """Give a guest by id; one whom only the journal names goes by that."""
    return roster.get(guest) or Guest(guest, id=guest, walk_in=True)


def bans_of(roster: Roster, tally: Tally, guests: Iterable[str]) -> tuple[Ban, ...]:
    """Give what is off-limits for any of some guests: by the sheet and by what was said since, less what was lifted."""
    return tuple(ban for guest in guests for ban in _bans(guest_of(roster, guest), tally).values())


def _bans(guest: Guest, tally: Tally) -> dict[str, Ban]:
    bans = {ban.name: ban for ban in sheet_bans(guest)}
    for name, record in tally.limits.get(guest.id, {}).items():
        if record.on:
            by = next((asker for asker in ASKERS if asker == record.text("by")), ASKERS[0])
            bans[name] = Ban(guest.id, record.text("topic"), record.text("word"), by, record.at.utc)
        else:
            bans.pop(name, None)
    return bans


def whom(guests: Iterable[Guest]) -> tuple[str, ...]:
    """Give whom the questions of a mic are for, as the producer chose: her, him, or for all of them anyone."""
    chosen = {guest.for_whom for guest in guests}
    named = tuple(one for one in FOR_WHOM if one in chosen)
    return tuple(one for one in named if one != "anyone") or named


def names_of(roster: Roster, guests: Iterable[str], *, first_only: bool = False) -> str:
    """Name guests as they are said, such as "Ada Nunes and Bo Lind"; empty for nobody."""
    known = [guest_of(roster, guest) for guest in guests if guest != NOBODY]
    return together(guest.first_name if first_only else guest.name for guest in known) if known else ""
