"""The shelf: all questions at hand, prepared for search and order.

One is built for each loading of banks. What costs time (folding, word lists, the order of a seed) is made here, once,
and only when a query or an order first needs it: the empty query needs none of the folding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property

from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question, spoken_seconds
from redcarpet.core.shuffle import shuffled_places
from redcarpet.core.standing import Standing, StandingOf
from redcarpet.core.text import fold
from redcarpet.core.words import bare, bare_of_folded

_VALUES: Mapping[str, Callable[[Question], tuple[str, ...]]] = {
    "topic": lambda question: (question.topic,),
    "bank": lambda question: (question.bank,),
    "tag": lambda question: question.tags,
    "role": lambda question: question.roles,
    "lang": lambda question: (question.language,),
    "id": lambda question: (question.id, question.key),
}

StandingAt = Callable[[int], Standing]
"""Gives the standing of the question at a place on the shelf."""


class Shelf:
    """Questions in bank order, and what search and order know of them. A place is an index into `questions`."""

    def __init__(self, questions: tuple[Question, ...], words_per_minute: int = 150) -> None:
        self.questions = questions
        self.words_per_minute = words_per_minute
        self._values: dict[str, dict[str, dict[int, str]]] = {}
        self._shuffled: tuple[int, tuple[int, ...]] | None = None

    def warm(self) -> None:
        """Make now what the first typed word would have to wait for; meant for a thread."""
        _ = self.worded, self.vocabulary

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """What words are looked for in, folded, a line for each field; the question itself is the first line."""
        return tuple(fold("\n".join(_searched(question))) for question in self.questions)

    @cached_property
    def worded(self) -> tuple[str, ...]:
        """The same as bare words with a space before and after each, so that ` craft ` is the whole word."""
        return tuple("\n".join([f" {bare_of_folded(line)} " for line in folded.split("\n")]) for folded in self.folded)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every bare word of the shelf once, sorted."""
        return tuple(sorted(set(" ".join(self.worded).split())))

    @cached_property
    def seconds(self) -> tuple[int, ...]:
        """How long each question takes aloud, in whole seconds."""
        return tuple(
            spoken_seconds(filled(question.say or question.ask), self.words_per_minute) for question in self.questions
        )

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The folded topic of each question, empty where it has none."""
        folded = {topic: fold(topic) for topic in {question.topic for question in self.questions}}
        return tuple(folded[question.topic] for question in self.questions)

    def values(self, name: str) -> Mapping[str, Mapping[int, str]]:
        """Give the bare values of an open field but `guest`, each with the places that have it, as written there."""
        if name not in self._values:
            self._values[name] = gathered_values(map(_VALUES[name], self.questions))
        return self._values[name]

    def shuffled(self, seed: int) -> tuple[int, ...]:
        """Give all places in the order of a seed; the last seed's is kept."""
        if self._shuffled is None or self._shuffled[0] != seed:
            self._shuffled = seed, shuffled_places([question.key for question in self.questions], seed)
        return self._shuffled[1]


def standings(shelf: Shelf, standing_of: StandingOf) -> StandingAt:
    """Give the function that tells how the question at a place stands, and works it out once."""
    return cache(lambda place: standing_of(shelf.questions[place]))


def gathered_values(rows: Iterable[tuple[str, ...]]) -> dict[str, dict[int, str]]:
    """Give each bare value that stands in any row, with the rows that have it and how it is written there."""
    found: dict[str, dict[int, str]] = {}
    for place, row in enumerate(rows):
        for value in row:
            if value:
                found.setdefault(bare(value) or fold(value), {})[place] = value
    return found


def _searched(question: Question) -> tuple[str, ...]:
    said = (question.ask, question.short, *question.follow_ups)
    return (*map(filled, said), question.topic, *question.tags)
