"""Which cards `export` prints together: a deck, a guest's deck, the plan of the evening, or names."""

from __future__ import annotations

from redcarpet.cli.dealing import Dealt
from redcarpet.cli.ending import Stop
from redcarpet.core.guest import Guest
from redcarpet.core.mic import NOBODY_THERE
from redcarpet.core.near import said
from redcarpet.core.plan import deck_for, expected, named, planned
from redcarpet.core.printable import printable
from redcarpet.core.stack import Stack, Wishes, deck_stack, names_stack, plan_stack
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass

_PLAN_SEED = 1
"""Of a plan before any desk was opened here: in bank order every guest would get the first bank's questions."""
_MOST_NAMES = 5
"""Guests who are named where several may be meant."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is printed together, and what was left out of it."""

    stack: Stack
    left_out: tuple[str, ...] = ()


def wishes_of(found: Dealt, *, notes: bool, dividers: bool) -> Wishes:
    """Give what holds for every card of what was dealt."""
    campaigns = {bank.path: bank.campaign for bank in found.banks}
    return Wishes(found.evening.event, notes, dividers, found.words_per_minute, campaigns)


def stack_of(found: Dealt, guest: str | None, wishes: Wishes, *, plan: bool, names: bool) -> Chosen:
    """Stack what the options ask for. Raises Stop for a guest who is not here."""
    if names or plan:
        guests = expected(found.evening) if guest is None else (_guest(found, guest),)
        if not guests:
            raise Stop(_nobody(found))
        if names:
            return Chosen(names_stack(guests, wishes))
        seed = _PLAN_SEED if found.deck.seed is None else found.deck.seed
        return Chosen(plan_stack(planned(guests, found.evening, found.shelf, found.deck.query.text, seed), wishes))
    if guest is not None:
        for_guest = deck_for(_guest(found, guest), found.evening, found.shelf, found.deck.query.text, found.deck.seed)
        printed = printable(for_guest.deck, for_guest.standing_of, for_guest=True)
        return Chosen(deck_stack(printed.questions, for_guest.deck, for_guest.mic, wishes), printed.left_out)
    printed = printable(found.deck, found.standing_of)
    return Chosen(deck_stack(printed.questions, found.deck, NOBODY_THERE, wishes), printed.left_out)


def whole_banks(found: Dealt, wishes: Wishes) -> Stack:
    """Stack all that the banks hold, in their order, for a spreadsheet."""
    return deck_stack(found.every, found.deck, NOBODY_THERE, wishes)


def _guest(found: Dealt, name: str) -> Guest:
    guests = named(found.evening, name)
    if len(guests) == 1:
        return guests[0]
    if not guests:
        known = f"It expects {len(found.evening.roster)}; --names prints them." if found.evening.roster else ""
        raise Stop(f"There is no guest “{clean(name)}” here. {known or _nobody(found)}")
    alike = len({guest.name for guest in guests}) < len(guests)
    first = [f"{guest.name} ({guest.id})" if alike else guest.name for guest in guests[:_MOST_NAMES]]
    more = [f"one of {len(guests) - _MOST_NAMES} more"] if len(guests) > _MOST_NAMES else []
    wanted = "what stands in brackets" if alike else "the whole name"
    raise Stop(f"“{clean(name)}” may be {said([*first, *more])}: write {wanted}.")


def _nobody(found: Dealt) -> str:
    if found.place.guests_file is None:
        return "No guests are expected here: put guests.yaml or guests.csv into the event's folder (redcarpet init)."
    count = len(found.evening.sheet)
    return f"Nobody is still to come: {found.place.guests_file.name} has {count} guest{'s' * (count != 1)}."
