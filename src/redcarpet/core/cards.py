"""Cue cards: what stands on each, in words, before any format draws it.

Arranged here once for all formats, so that what must never be printed unasked (a private note, what is off-limits) is
left out in one place and no writer can let it slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from redcarpet.core.guest import Guest
from redcarpet.core.mic import NOBODY_THERE, Mic, bans_text, together
from redcarpet.core.placeholders import filled
from redcarpet.core.question import NEEDS_WORDS, ForWhom, Question, spoken_seconds
from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

Part = TypeVar("Part")

NO_CAMPAIGNS: Mapping[str, str] = MappingProxyType({})

_SHORTEST_ID = 6
"""Characters of a computed id that a hand still copies from paper without doubt."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question on paper. All words are ready to be said: no placeholder is left in them."""

    number: int
    """From 1, over all questions that are printed together."""
    total: int
    """How many questions are printed together."""
    id: str
    """What names the question when a paper evening is typed in: its id, else the first characters of its key."""
    ask: str
    """The question."""
    follow_ups: tuple[str, ...]
    """What to ask after the answer; without those that are off-limits for the guest."""
    say: str
    """The spoken form, where it differs."""
    short: str
    """The short form, for shouting."""
    topic: str
    """What it is about."""
    for_whom: ForWhom
    """Whom it is meant for."""
    needs: tuple[str, ...]
    """What must be true of the guest, in words such as "needs a nomination"; empty for a guest of whom it is."""
    bank: str
    """Its bank's title."""
    campaign: str
    """Its bank's campaign, such as #AskHerMore."""
    seconds: int
    """How long it takes aloud, in whole seconds."""
    exit_line: str
    """What to say to leave gently; care only."""
    note: str
    """For the interviewer's eyes; empty unless notes were asked for. May have several lines."""
    guest: str
    """The name of the guest it is printed for; empty for any."""
    question: Question
    """As the bank has it, without follow-ups that are off-limits, and without its note unless notes were asked for."""

    @property
    def for_words(self) -> str:
        """Say whom it is for, such as "for her"."""
        return f"for {self.for_whom}"

    @property
    def origin(self) -> tuple[str, ...]:
        """Name the bank and its campaign; the campaign alone where #AskHerMore says the same as Ask Her More."""
        alike = _letters(self.bank) == _letters(self.campaign)
        return tuple(filter(None, (self.campaign,) if alike else (self.bank, self.campaign)))


@dataclass(frozen=True, slots=True)
class NameCard:
    """A guest on paper: who comes, and how the name is said. Nothing that was told in confidence is on it."""

    name: str
    """As it is written."""
    say: str
    """How it is said, such as AY-duh NOO-nesh."""
    pronouns: str
    role: str
    """What the guest does, such as director."""
    project: str
    """What the guest is here with."""
    nominations: tuple[str, ...]
    """What the guest is up for tonight."""
    tonight: str
    """What brings the guest here, such as presenter; empty where that is said by nothing but "guest"."""
    for_whom: ForWhom
    """Which questions the producer chose for this guest."""
    place: int
    """From 1, in the order of arrival."""
    places: int
    """How many guests are printed together."""
    note: str
    """For the reporter's eyes; empty unless notes were asked for. May have several lines."""


@dataclass(frozen=True, slots=True)
class Divider:
    """A card that parts a stack: the topic of the questions behind it."""

    topic: str
    """Empty for questions without one."""
    count: int
    """How many questions stand behind it."""


AnyCard = Card | NameCard | Divider


def cards_of(
    questions: Iterable[Question],
    *,
    notes: bool,
    mic: Mic = NOBODY_THERE,
    words_per_minute: int = 150,
    campaigns: Mapping[str, str] = NO_CAMPAIGNS,
) -> tuple[Card, ...]:
    """Arrange questions as cards, in their order, for the guests of a mic; private notes only with `notes`.

    `campaigns` are those of the banks, by their paths.
    """
    given = [(question, mic) for question in questions]
    return cards_for(given, notes=notes, words_per_minute=words_per_minute, campaigns=campaigns)


def cards_for(
    given: Sequence[tuple[Question, Mic]],
    *,
    notes: bool,
    words_per_minute: int = 150,
    campaigns: Mapping[str, str] = NO_CAMPAIGNS,
) -> tuple[Card, ...]:
    """Do the same for questions that are each for guests of their own; numbered through all of them."""
    ids = _short_ids(question.key for question, _ in given)
    told = [(_told(question, mic, notes=notes), mic) for question, mic in given]
    return tuple(
        Card(
            number=number,
            total=len(given),
            id=question.id if question.key == question.id else ids[question.key],
            ask=filled(question.ask, mic.fills),
            follow_ups=tuple(filled(one, mic.fills) for one in question.follow_ups),
            say=filled(question.say, mic.fills),
            short=filled(question.short, mic.fills),
            topic=question.topic,
            for_whom=question.for_whom,
            needs=tuple(_in_words(need) for need in (mic.lacks(question) if mic.guests else question.needs)),
            bank=question.bank,
            campaign=campaigns.get(question.path, ""),
            seconds=spoken_seconds(filled(question.say or question.ask, mic.fills), words_per_minute),
            exit_line=filled(question.exit_line, mic.fills),
            note=filled(question.note, mic.fills),
            guest=together(guest.name for guest in mic.guests) if mic.guests else "",
            question=question,
        )
        for number, (question, mic) in enumerate(told, 1)
    )


def _told(question: Question, mic: Mic, *, notes: bool) -> Question:
    """Give a question with no more than what may be printed of it."""
    if not notes:
        question = replace(question, note="")
    return replace(question, follow_ups=tuple(one for one in question.follow_ups if not bans_text(mic.bans, one)))


def name_card(guest: Guest, place: int, places: int, *, notes: bool = False) -> NameCard:
    """Arrange what is known of a guest as a card; what the producer wrote in confidence only with `notes`."""
    return NameCard(
        name=guest.name,
        say=guest.say,
        pronouns=guest.pronouns,
        role=guest.role,
        project=guest.project,
        nominations=guest.nominations,
        tonight="" if guest.tonight == "guest" else guest.tonight,
        for_whom=guest.for_whom,
        place=place,
        places=places,
        note=guest.note if notes else "",
    )


def parted_by_topic(cards: Sequence[Card]) -> tuple[Card | Divider, ...]:
    """Sort cards by topic, in the order in which topics come first, with a divider before each; number them anew."""
    piles: dict[str, list[Card]] = {}
    for card in cards:
        piles.setdefault(fold(card.topic), []).append(card)
    parts: list[Card | Divider] = []
    number = 0
    for pile in piles.values():
        parts.append(Divider(pile[0].topic, len(pile)))
        parts += [replace(card, number=number + at) for at, card in enumerate(pile, 1)]
        number += len(pile)
    return tuple(parts)


def initials(name: str) -> str:
    """Give the first letters of a name's first and last word, as written: Ada Nunes is AN, Cher is C."""
    words = [word for word in name.split() if any(map(str.isalnum, word))]
    ends = words[:1] + words[1:][-1:]
    return "".join(next(filter(str.isalnum, word)) for word in ends)


def shared_out(parts: Iterable[Part], room: int, size_of: Callable[[Part], int]) -> tuple[tuple[Part, ...], ...]:
    """Share cards, or rows of cards, out on sheets in order: as many as fit into `room`, of which each takes its size.

    A part larger than the room has a sheet to itself; none is split or dropped.
    """
    sheets: list[list[Part]] = []
    left = -1
    for part in parts:
        size = size_of(part)
        if size > left:
            sheets.append([])
            left = room
        sheets[-1].append(part)
        left -= size
    return tuple(map(tuple, sheets))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _in_words(need: str) -> str:
    return NEEDS_WORDS.get(need, f"needs: {need}")


def _short_ids(keys: Iterable[str]) -> dict[str, str]:
    """Give each key its shortest beginning that no other key has; neighbours in sorted order are the nearest."""
    ordered = sorted(set(keys))
    beside = zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False)
    lengths = {key: 1 + max(_alike(key, left), _alike(key, right)) for left, key, right in beside}
    return {key: key[: max(_SHORTEST_ID, length)] for key, length in lengths.items()}


def _alike(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)
