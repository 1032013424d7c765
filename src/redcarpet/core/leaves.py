"""Leaves: the cards of paper that a stack takes, each with its words as they are set."""

from __future__ import annotations

from typing import Literal

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard, initials
from redcarpet.core.question import ForWhom
from redcarpet.core.stack import Stack
from redcarpet.core.values import dataclass

Edge = Literal["topic", "for"]
"""What the word on a card's edge says."""
Back = Literal["brand", "follow-ups", "none"]
"""What the backs show."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something besides the question, with what it is."""

    label: str
    """Such as Shout; empty for what explains itself."""
    words: str
    private: bool = False
    """Whether it is for the reporter's eyes."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One card of paper. Words are final; how large they are is decided when they are set."""

    kind: Literal["question", "name", "topic"]
    number: str = ""
    """Such as 7, or 7b for the second card of a question; empty for a card without a number."""
    total: str = ""
    topic: str = ""
    guest: str = ""
    initials: str = ""
    for_whom: ForWhom = "anyone"
    edge: str = ""
    """The word on its edge."""
    ask: str = ""
    """What is largest on it: the question, the name or the topic."""
    language: str = ""
    """As its bank tells it (BCP 47)."""
    follow_ups: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    foot: str = ""
    """Where the question comes from, and the id to type in afterwards."""
    behind: tuple[str, ...] = ()
    """Follow-ups on its back."""
    goes_on: str = ""
    """The number of the card that goes on where this one ends."""
    part: int = 0
    """Which of the cards of its question it is, from 0."""
    small: bool = False
    """Whether it may be set smaller than can be read at arm's length."""
    again: bool = False
    """Whether its name or topic is only said again, in brief: the card before has it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a leaf came out."""

    front: bool
    """Whether all words of the front found room."""
    back: bool
    """Whether those of the back did."""
    points: float
    """The size of its largest words."""
    share: float = 1.0
    """How much of what is too much would find room; at most 1."""

    @property
    def whole(self) -> bool:
        """Whether nothing is lacking."""
        return self.front and self.back


def leaves_of(stack: Stack, edge: Edge, back: Back) -> tuple[Leaf, ...]:
    """Give a leaf for each card of a stack."""
    return tuple(_leaf(card, edge, back) for card in stack.cards)


def _leaf(card: AnyCard, edge: Edge, back: Back) -> Leaf:
    match card:
        case Card():
            return _question(card, edge, back)
        case NameCard():
            return _name(card)
        case Divider():
            count = f"{card.count} question{'s' * (card.count != 1)}"
            return Leaf("topic", ask=card.topic or "no topic", told=(Told("", count),))


def _question(card: Card, edge: Edge, back: Back) -> Leaf:
    labelled = (("Say", card.say), ("Shout", card.short), ("To close", card.exit_line))
    told = [Told(label, words) for label, words in labelled if words]
    told += [Told("", need) for need in card.needs]
    told += _notes(card.note)
    on_back = back == "follow-ups"
    return Leaf(
        "question",
        number=str(card.number),
        total=str(card.total),
        topic=card.topic,
        guest=card.guest,
        initials=initials(card.guest),
        for_whom=card.for_whom,
        edge=card.topic if edge == "topic" and card.topic else card.for_words.upper(),
        ask=card.ask,
        language=card.question.language,
        follow_ups=() if on_back else card.follow_ups,
        told=tuple(told),
        foot=" · ".join((*card.origin, card.id)),
        behind=card.follow_ups if on_back else (),
    )


def _name(card: NameCard) -> Leaf:
    what = " · ".join(filter(None, (card.role, card.project)))
    told = [Told("Say", card.say)] if card.say else []
    who = " · ".join(filter(None, (card.pronouns, card.tonight)))
    told += [Told("", words) for words in (what, who) if words]
    told += [Told("Nominated", words) for words in card.nominations]
    told += _notes(card.note)
    place = f"guest {card.place} of {card.places}" if card.places > 1 else ""
    return Leaf("name", topic=place, initials=initials(card.name), for_whom=card.for_whom, ask=card.name,
                told=tuple(told))  # fmt: skip


def _notes(note: str) -> list[Told]:
    lines = [line for line in note.split("\n") if line.strip()]
    return [Told("Note" if at == 0 else "", line, private=True) for at, line in enumerate(lines)]
