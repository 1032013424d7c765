"""The loop of the evening: space asks, space again moves on. What space does now, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import chain, islice

from redcarpet.core.question import Question
from redcarpet.core.standing import Standing, StandingOf, finished, why_not_drawn


class Turn(Enum):
    """What space does."""

    ASK = "ask"
    STILL_ASKING = "still asking"
    NEXT = "next"


def turn(standing: Standing, seconds_since_asked: float | None, spoken_seconds: float) -> Turn:
    """Say what space does with the current question.

    `seconds_since_asked` is None unless the question was asked just now, without moving since. Until it can have been
    spoken, space is refused, so that a doubtful second press costs nothing.
    """
    if seconds_since_asked is not None and standing.asked:
        return Turn.STILL_ASKING if seconds_since_asked < spoken_seconds else Turn.NEXT
    return Turn.NEXT if finished(standing) else Turn.ASK


def upcoming(
    questions: Sequence[Question],
    current: str,
    passed: Sequence[str],
    standing_of: StandingOf,
    urgent: AbstractSet[str] | None = None,
) -> Question | None:
    """Choose what `next` shows: a pinned question that was not passed over, else the next one in the deck's order.

    Only questions that this guest has not had and that may be drawn; after the last comes the first. None when
    nothing is left but the current one. `urgent` names the only keys that can be pinned, where the caller knows them:
    it spares a walk through the whole deck under every key.
    """
    here = next((place for place, question in enumerate(questions) if question.key == current), -1)

    def in_order() -> Iterator[Question]:
        return chain(islice(questions, here + 1, None), islice(questions, here + 1))

    def can_come(question: Question) -> bool:
        standing = standing_of(question)
        return question.key != current and not finished(standing) and not why_not_drawn(question, standing)

    def presses(question: Question) -> bool:
        standing = standing_of(question)
        return (standing.pinned or standing.must_ask) and question.key not in passed

    early = (question for question in in_order() if urgent is None or question.key in urgent)
    pressing = None if urgent == frozenset() else next((one for one in early if presses(one) and can_come(one)), None)
    return pressing or next(filter(can_come, in_order()), None)
