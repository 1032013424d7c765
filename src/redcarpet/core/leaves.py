"""Leaves: the cards of paper that a stack takes, each with its words, and how what is too long goes on to a second one.

Text is never cut. What does not fit on a card goes first to another one, 11b behind 11, between two sentences; only a
single sentence that is too long for a whole card is set smaller than can be read at arm's length, and only one that
does not fit even then is parted between two words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import Literal, TypeVar

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard, initials
from redcarpet.core.question import ForWhom
from redcarpet.core.stack import Stack
from redcarpet.core.values import dataclass

Edge = Literal["topic", "for"]
"""What the word on a card's edge says."""
Back = Literal["brand", "follow-ups", "none"]
"""What the backs show."""

_SENTENCES = re.compile(r".+?(?:[.?!…]+[\"'”’)]*\s+|[。？！؟]+\s*|$)", re.DOTALL)
_WORDS = re.compile(r"\S+\s*")
_SIGNS = re.compile(r".[\u0300-\u036f\u200d\ufe0f]*", re.DOTALL)
"""Pieces that a text is parted into, one after another: all of them together are the text."""
_ALPHABET = 26
_LEAST_SHARE = 0.01
_LINE = 20
"""Signs that the end of a line costs, roughly: short lines fill a card, too."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something besides the question, with what it is."""

    label: str
    """Such as Shout; empty for what explains itself."""
    words: str
    private: bool = False
    """Whether it is for the reporter's eyes."""


Part = str | Told
"""A follow-up, or something told besides."""
Piece = TypeVar("Piece")


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


def replanned(leaf: Leaf, fit: Fit) -> tuple[Leaf, ...]:
    """Give the leaves that take the place of one that was too full; itself alone where it was not.

    Each of them holds less or is set smaller, so that doing this again and again comes to an end.
    """
    if fit.whole:
        return (leaf,)
    parts: tuple[Part, ...] = (*leaf.follow_ups, *leaf.told)
    if leaf.ask and parts and fit.back:
        return (_with(leaf, ()), _behind(leaf, parts))
    full: tuple[Part, ...] = leaf.behind if not fit.back else (leaf.ask,) if leaf.ask else parts
    shared = _shared(full, 1 / ceil(1 / max(_LEAST_SHARE, min(fit.share, 0.99))), small=leaf.small)
    if not shared:
        return (replace(leaf, small=True),)
    less, more = shared
    if not fit.back:
        return (replace(leaf, behind=tuple(map(_words_of, less))), _behind(leaf, more))
    if leaf.ask:
        first, second = _words_of(less[0]), _words_of(more[0])
        return (replace(leaf, ask=first), replace(leaf, ask=second, behind=(), small=False))
    return (_with(leaf, less), _behind(leaf, more))


def lettered(leaves: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Give the leaves of one card their numbers, 7, 7b, 7c and so on; each but the last says which one goes on."""
    number = leaves[0].number
    numbers = [f"{number}{_letters(at)}" if number else "" for at in range(len(leaves))]
    return tuple(
        replace(leaf, number=number, goes_on=after, part=part)
        for part, (leaf, number, after) in enumerate(zip(leaves, numbers, [*numbers[1:], ""], strict=True))
    )


def _letters(at: int) -> str:
    """Give nothing for the first, then b, c ... z, ba, bb and so on."""
    if at == 0:
        return ""
    return (_letters(at // _ALPHABET) if at >= _ALPHABET else "") + chr(ord("a") + at % _ALPHABET)


def _behind(leaf: Leaf, parts: Iterable[Part]) -> Leaf:
    """Give the leaf that goes on behind another one, with these parts alone."""
    return _with(replace(leaf, ask="", behind=(), small=False), parts)


def _with(leaf: Leaf, parts: Iterable[Part]) -> Leaf:
    parts = tuple(parts)
    follow_ups = tuple(part for part in parts if isinstance(part, str))
    return replace(leaf, follow_ups=follow_ups, told=tuple(part for part in parts if isinstance(part, Told)))


def _shared(parts: Sequence[Part], share: float, *, small: bool) -> tuple[Sequence[Part], Sequence[Part]] | None:
    """Put a share of the parts on one leaf and the rest on another, so that all that follow are about as full.

    A single part is cut at a sentence's end, in small type between words; None where it can't be.
    """
    if len(parts) > 1:
        return _cut_at(parts, share, lambda part: len(_words_of(part)) + _LINE)
    words = _words_of(parts[0])
    cut = _cut(words, _SENTENCES, share)
    if not cut and small:
        cut = _cut(words, _WORDS, share) or _cut(words, _SIGNS, share)
    if not cut:
        return None
    if isinstance(parts[0], str):
        return ((cut[0],), (cut[1],))
    return ((replace(parts[0], words=cut[0]),), (replace(parts[0], label="", words=cut[1]),))


def _words_of(part: Part) -> str:
    return part if isinstance(part, str) else part.words


def _cut(text: str, pieces: re.Pattern[str], share: float) -> tuple[str, str] | None:
    found = pieces.findall(text)
    if len(found) < 2:  # noqa: PLR2004 - one piece can't be parted
        return None
    less, more = _cut_at(found, share, len)
    return "".join(less).rstrip(), "".join(more).rstrip()


def _cut_at(
    parts: Sequence[Piece], share: float, size_of: Callable[[Piece], int]
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Part a row of two or more so that the first side has this share of it, as nearly as may be; neither is empty."""
    sizes = list(accumulate(map(size_of, parts)))
    at = min(range(1, len(parts)), key=lambda place: abs(sizes[place - 1] - share * sizes[-1]))
    return tuple(parts[:at]), tuple(parts[at:])
