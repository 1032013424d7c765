"""Cue cards: what stands on each, in words, before any format draws it.

Arranged here once for all formats, so that what must never be printed unasked (a private note) is left out in one
place and no writer can let it slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from redcarpet.core.order import Deck
from redcarpet.core.placeholders import filled
from redcarpet.core.query import Query
from redcarpet.core.question import NEEDS_WORDS, ForWhom, Question, spoken_seconds
from redcarpet.core.standing import Standing, StandingOf
from redcarpet.core.terms import Field, wanted
from redcarpet.core.values import dataclass

Part = TypeVar("Part")

_SHORTEST_ID = 6
"""Characters of a computed id that a hand still copies from paper without doubt."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question on paper. All words are ready to be said: no placeholder is left in them."""

    number: int
    """From 1."""
    total: int
    """How many cards the deck really has."""
    id: str
    """What names the question when a paper evening is typed in: its id, else the first characters of its key."""
    ask: str
    """The question."""
    follow_ups: tuple[str, ...]
    """What to ask after the answer."""
    say: str
    """The spoken form, where it differs."""
    short: str
    """The short form, for shouting."""
    topic: str
    """What it is about."""
    for_whom: ForWhom
    """Whom it is meant for."""
    needs: tuple[str, ...]
    """What must be true of the guest, in words such as "needs a nomination"."""
    bank: str
    """Its bank's title."""
    seconds: int
    """How long it takes aloud, in whole seconds."""
    exit_line: str
    """What to say to leave gently; care only."""
    note: str
    """For the interviewer's eyes; empty unless notes were asked for. May have several lines."""
    question: Question
    """As the bank has it, without its note unless notes were asked for."""

    @property
    def for_words(self) -> str:
        """Say whom it is for, such as "for her"."""
        return f"for {self.for_whom}"


@dataclass(frozen=True, slots=True)
class Printable:
    """What of a deck goes on paper."""

    questions: tuple[Question, ...]
    left_out: str = ""
    """What was left out and how it is asked for, in one sentence; empty when nothing was."""


def printable(deck: Deck, standing_of: StandingOf) -> Printable:
    """Give what of a deck may be printed: never drafts and retired ones, sensitive ones only where the query asks.

    Asking is naming them, by `is:care` or by `id:`.
    """
    ready = [question for question in deck.questions if _is_ready(question, standing_of(question))]
    if _asks_for_care(deck.query):
        return Printable(tuple(ready))
    kept = tuple(question for question in ready if question.sensitivity != "care")
    count = len(ready) - len(kept)
    told = f"{count} sensitive question{'s' * (count != 1)} left out: is:care prints them." if count else ""
    return Printable(kept, told)


def _is_ready(question: Question, standing: Standing) -> bool:
    return question.status == "approved" and not standing.retired


def _asks_for_care(query: Query) -> bool:
    named = (term for term in wanted(query.root) if isinstance(term, Field)) if query.root else ()
    return "care" in query.states or any(term.name == "id" for term in named)


def cards_of(questions: Sequence[Question], *, notes: bool, words_per_minute: int = 150) -> tuple[Card, ...]:
    """Arrange questions as cards, in their order; private notes only with `notes`."""
    ids = _short_ids([question.key for question in questions])
    return tuple(
        _card(question if notes else replace(question, note=""), number, len(questions), ids, words_per_minute)
        for number, question in enumerate(questions, 1)
    )


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


def _card(question: Question, number: int, total: int, ids: dict[str, str], words_per_minute: int) -> Card:
    ask, say = filled(question.ask), filled(question.say)
    return Card(
        number=number,
        total=total,
        id=question.id if question.key == question.id else ids[question.key],
        ask=ask,
        follow_ups=tuple(map(filled, question.follow_ups)),
        say=say,
        short=filled(question.short),
        topic=question.topic,
        for_whom=question.for_whom,
        needs=tuple(NEEDS_WORDS.get(need, f"needs: {need}") for need in question.needs),
        bank=question.bank,
        seconds=spoken_seconds(say or ask, words_per_minute),
        exit_line=filled(question.exit_line),
        note=filled(question.note),
        question=question,
    )


def _short_ids(keys: Iterable[str]) -> dict[str, str]:
    """Give each key its shortest beginning that no other key has; neighbours in sorted order are the nearest."""
    ordered = sorted(set(keys))
    beside = zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False)
    lengths = {key: 1 + max(_alike(key, left), _alike(key, right)) for left, key, right in beside}
    return {key: key[: max(_SHORTEST_ID, length)] for key, length in lengths.items()}


def _alike(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)
