"""A stack: all cards that are printed together, in order, with what tells one stack from another.

Somebody will drop it: the code and the guest's initials on each card sort two stacks that fell on one floor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard
from redcarpet.core.values import dataclass

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a hand can't mistake: without 0 and O, 1, I and L."""
_LENGTH = 4
"""Signs of a code; 31 to the fourth are some 900,000."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards that are printed together."""

    cards: tuple[AnyCard, ...]
    facts: tuple[str, ...] = ()
    """Which deck this is: how many of how many, the filter, the shuffle."""
    title: str = "Cue cards"
    """What it is called, such as Cue cards for Ada Nunes."""
    brand: str = ""
    """What a camera may read on the cards' backs; empty where nothing is known."""

    @property
    def questions(self) -> tuple[Card, ...]:
        """The cards with a question."""
        return tuple(card for card in self.cards if isinstance(card, Card))

    @property
    def code(self) -> str:
        """Name the stack by four signs that a hand copies without doubt: the same words in the same order, the same.

        The note that `--notes` prints is left out of it, so that it says nothing about what others may not read.
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


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _told(card: AnyCard) -> Iterable[str]:
    match card:
        case Card():
            return ("question", card.question.key, card.ask, card.guest)
        case NameCard():
            return ("name", card.name)
        case Divider():
            return ("topic", card.topic)
