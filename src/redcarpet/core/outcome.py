"""What a command comes to: a mark for the journal, a move on the screen, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable

from redcarpet.core.journal import Moment, Record
from redcarpet.core.question import Question
from redcarpet.core.scene import NO_OFFER, Offer, Scene
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Another scene; nothing for the journal."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the key does nothing now."""

    why: str
    offer: Offer = NO_OFFER
    """What another key would do about it, right now."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A record to be written, and what to say once it is."""

    record: Record
    says: str
    private: bool = False
    """Whether what it says is there for a moment only: the guest reads along."""
    brief: str = ""
    """What to say where there is little room."""
    offer: Offer = NO_OFFER
    """What another key does now; with the record's own name put in where it names none."""


Outcome = Mark | Move | Refused
Change = Callable[[Scene, Moment], Outcome]
Stepping = Callable[[Scene, Moment], Move | Refused]

NO_QUESTION = Refused("no question here: Backspace takes the filter off")


def of_question(change: Callable[[Scene, Moment, Question], Outcome]) -> Change:
    """Make a change of the current question a change of the scene."""

    def with_question(scene: Scene, now: Moment) -> Outcome:
        question = scene.current
        return NO_QUESTION if question is None else change(scene, now, question)

    return with_question
