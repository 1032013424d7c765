"""A stack: all cards that are printed together, in order, with what tells one stack from another.

Somebody will drop it: the code and the guest's initials on each card sort two stacks that fell on one floor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from redcarpet.core.cards import (
    AnyCard,
    Card,
    Divider,
    NameCard,
    cards_for,
    cards_of,
    name_card,
    parted_by_topic,
)
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic, together
from redcarpet.core.order import Deck
from redcarpet.core.plan import Planned
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a hand can't mistake: without 0 and O, 1, I and L."""
_LENGTH = 4
"""Signs of a code; 31 to the fourth are some 900,000."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What holds for every card that is printed together."""

    event: Event
    notes: bool = False
    """Whether private notes are printed, too."""
    dividers: bool = False
    """Whether questions are sorted by topic, with a card before each."""
    words_per_minute: int = 150
    campaigns: Mapping[str, str] = field(default_factory=dict)
    """The campaigns of banks, by their paths."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards that are printed together."""

    cards: tuple[AnyCard, ...]
    facts: tuple[str, ...] = ()
    """Which deck this is: how many of how many, the filter, the shuffle."""
    title: str = "Cue cards"
    """What it is called, such as Cue cards: Ada Nunes."""
    brand: str = ""
    """What a camera may read on the cards' backs; empty where nothing is known."""

    @property
    def questions(self) -> tuple[Card, ...]:
        """The cards with a question."""
        return tuple(card for card in self.cards if isinstance(card, Card))

    @property
    def code(self) -> str:
        """Name the stack by four signs that a hand copies without doubt: what is asked of whom, in which order.

        Notes are left out of it, so that it says nothing about what others may not read.
        """
        told = "\x1e".join("\x1f".join(_told(card)) for card in self.cards)
        number = int.from_bytes(hashlib.sha256(told.encode("utf-8", "replace")).digest()[:8], "big")
        return "".join(_SIGNS[number // len(_SIGNS) ** place % len(_SIGNS)] for place in range(_LENGTH))

    def describe(self) -> str:
        """Count the cards in words, such as "24 cards" or "36 cards and 12 names"."""
        names = sum(isinstance(card, NameCard) for card in self.cards)
        count = len(self.questions)
        parts = (_counted(count, "card") if count or not names else "", _counted(names, "name") if names else "")
        return " and ".join(filter(None, parts))


def deck_stack(questions: Sequence[Question], deck: Deck, mic: Mic, wishes: Wishes) -> Stack:
    """Stack the questions of a deck that may be printed; for guests on the mic with their names before them."""
    asked = cards_of(
        questions,
        mic=mic,
        notes=wishes.notes,
        words_per_minute=wishes.words_per_minute,
        campaigns=wishes.campaigns,
    )
    cards = parted_by_topic(asked) if wishes.dividers else asked
    seed = "" if deck.seed is None else f"shuffle {deck.seed}"
    facts = (f"{len(questions)} of {deck.total}", deck.query.describe(), seed)
    stack = Stack((*_names(mic.guests, wishes), *cards), tuple(filter(None, facts)), brand=_brand(wishes.event))
    return _titled(stack, together(guest.name for guest in mic.guests) if mic.guests else wishes.event.name)


def plan_stack(plans: Sequence[Planned], wishes: Wishes) -> Stack:
    """Stack for each guest the name and the questions that are planned."""
    given = [(question, plan.mic) for plan in plans for question in plan.questions]
    cards = iter(
        cards_for(given, notes=wishes.notes, words_per_minute=wishes.words_per_minute, campaigns=wishes.campaigns)
    )
    names = _names([plan.guest for plan in plans], wishes)
    parts: list[AnyCard] = []
    for name, plan in zip(names, plans, strict=True):
        parts += [name, *(next(cards) for _ in plan.questions)]
    guests = f"{len(plans)} guest{'s' * (len(plans) != 1)}"
    return _titled(Stack(tuple(parts), (guests,), brand=_brand(wishes.event)), wishes.event.name)


def names_stack(guests: Sequence[Guest], wishes: Wishes) -> Stack:
    """Stack the names of guests alone."""
    facts = (f"{len(guests)} guest{'s' * (len(guests) != 1)}",)
    return _titled(Stack(_names(guests, wishes), facts, brand=_brand(wishes.event)), wishes.event.name)


def _names(guests: Sequence[Guest], wishes: Wishes) -> tuple[NameCard, ...]:
    return tuple(name_card(guest, at, len(guests), notes=wishes.notes) for at, guest in enumerate(guests, 1))


def _brand(event: Event) -> str:
    return event.outlet or event.name


def _titled(stack: Stack, whom: str) -> Stack:
    return replace(stack, title=f"Cue cards: {whom}") if whom else stack


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _told(card: AnyCard) -> Iterable[str]:
    match card:
        case Card():
            return ("question", card.question.key, card.ask, *card.follow_ups, card.guest)
        case NameCard():
            return ("name", card.name)
        case Divider():
            return ("topic", card.topic)
