"""The scene: everything the desk shows at one moment, as a value, and what it says in words. Widgets only paint it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal

from redcarpet.core.evening import MARKING_KINDS, Evening, follow_ups_asked, last_asked, standing_of, with_pins
from redcarpet.core.journal import Hlc, Identity, Record
from redcarpet.core.loop import Turn, turn, upcoming
from redcarpet.core.order import Deck, deal
from redcarpet.core.placeholders import filled
from redcarpet.core.query import parse
from redcarpet.core.question import Question, spoken_seconds
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import Standing, StandingOf, untouched, why_not_drawn
from redcarpet.core.values import dataclass
from redcarpet.core.view import View

Tone = Literal["open", "done", "aside", "wrong"]
"""How a state is coloured: still to ask, asked, passed over, not saved. The word says it, too."""

_A_MOMENT = 3_000
"""Milliseconds."""

NoticeLevel = Literal["said", "refused", "wrong"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to the reporter: what just happened, or why a key did nothing."""

    text: str = ""
    level: NoticeLevel = "said"
    until: int = 0
    """When it goes by itself, in steady milliseconds; 0 for one that stays until the next."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the screen."""

    evening: Evening
    view: View
    shelf: Shelf
    deck: Deck
    questions: Mapping[str, Question] = field(default_factory=dict)
    """Every question of every bank by its key."""
    kept: Question | None = None
    """The current question as it was when its bank changed; it stays so until the reporter moves."""
    fresh: frozenset[str] = frozenset()
    """Keys of the questions that came with a reload during this evening."""
    just_asked: Identity | None = None
    """The asking that this screen made last, while its question stays current."""
    arrived: Hlc | None = None
    """The latest stamp when the current question came by `next`, a step that `u` takes back before older marks."""
    browsing: bool = False
    """Whether the last thing done was a step through the list."""
    saving: bool = False
    """Whether a mark is on its way to the disk for longer than a blink."""
    failing: str = ""
    """Why marks can't be saved; empty when they can."""
    notice: Notice = field(default_factory=Notice)
    reading: bool = True
    """Whether the banks are still being read."""
    words_per_minute: int = 150

    @property
    def current(self) -> Question | None:
        """Give the current question; None before the banks are read and in an empty deck."""
        if self.kept is not None and self.kept.key == self.view.current:
            return self.kept
        return self.questions.get(self.view.current)

    @property
    def standing_of(self) -> StandingOf:
        """Give how questions stand for the guests on the mic, those that came during this evening marked new."""
        known = standing_of(self.evening)
        if not self.fresh:
            return known
        return lambda question: replace(known(question), new=question.key in self.fresh)

    def saying(self, text: str, level: NoticeLevel = "said") -> Scene:
        """Give the scene with another notice."""
        return replace(self, notice=Notice(text, level))

    def for_a_moment(self, steady: int) -> Scene:
        """Give the scene with its notice going by itself in three seconds."""
        return replace(self, notice=replace(self.notice, until=steady + _A_MOMENT))

    def at(self, steady: int) -> Scene:
        """Give the scene at a moment: without a notice that was there for a moment only and whose time has come."""
        return self.saying("") if 0 < self.notice.until <= steady else self

    def standing(self, question: Question) -> Standing:
        """Say how a question stands for the guests on the mic."""
        return self.standing_of(question)


def blank(evening: Evening, view: View, words_per_minute: int = 150) -> Scene:
    """Give the scene before the banks are read."""
    shelf = Shelf(())
    deck = deal(shelf, parse(""), view.seed, untouched)
    return Scene(evening, view, shelf, deck, words_per_minute=words_per_minute)


def opened(scene: Scene, questions: tuple[Question, ...]) -> Scene:
    """Give the scene once the banks are read: the deck dealt, the current question found again or the first drawn."""
    by_key = {question.key: question for question in questions}
    read = replace(scene, shelf=Shelf(questions, scene.words_per_minute), questions=by_key, reading=False)
    dealt_ = dealt(read, read.view)
    if dealt_.current is not None:
        return dealt_
    first = coming(replace(dealt_, view=replace(dealt_.view, current="")))
    first = first or next(iter(dealt_.deck.questions), None)
    return replace(dealt_, view=replace(dealt_.view, current=first.key if first else ""))


def dealt(scene: Scene, view: View) -> Scene:
    """Give the scene with the deck dealt again for a filter and a seed; the current question stays what it is."""
    deck = deal(scene.shelf, parse(view.filter), view.seed, scene.standing_of)
    return replace(scene, deck=deck, view=replace(view, passed=()))


def coming(scene: Scene) -> Question | None:
    """Give the question that `next` would show."""
    pins = with_pins(scene.evening)
    return upcoming(scene.deck.questions, scene.view.current, scene.view.passed, scene.standing_of, pins)


def place(scene: Scene) -> str:
    """Say where in the deck the current question stands, such as "7 of 46"."""
    deck = scene.deck.questions
    at = next((n for n, question in enumerate(deck, 1) if question.key == scene.view.current), 0)
    if scene.view.current not in scene.questions:
        return "withdrawn from its bank"
    return f"{at} of {len(deck)}" if at else "not in this filter"


def words(question: Question) -> str:
    """Give the words to say."""
    return filled(question.say or question.ask)


def seconds(scene: Scene, question: Question) -> int:
    """Say how long the question takes aloud, in seconds."""
    return spoken_seconds(words(question), scene.words_per_minute)


def asked_just_now(scene: Scene) -> Record | None:
    """Give the asking of the current question that this screen made without moving since; None otherwise."""
    question = scene.current
    record = last_asked(scene.evening, question) if question else None
    return record if record and record.identity == scene.just_asked else None


def space_does(scene: Scene, steady: int) -> Turn:
    """Say what space does now; `steady` is the steady clock in milliseconds."""
    question = scene.current
    if question is None:
        return Turn.NEXT
    record = asked_just_now(scene)
    since = None if record is None else (steady - record.at.steady) / 1000
    return turn(scene.standing(question), since, seconds(scene, question))


@dataclass(frozen=True, slots=True)
class State:
    """How the current question stands, in words."""

    words: str
    tone: Tone
    then: str = ""
    """What space does about it."""


def state(scene: Scene, steady: int, clock: str, key: str = "space") -> State:
    """Say the current question's state; `clock` is the local time of its last asking, such as 20:14.

    `key` names the one key as it is now: while something is typed it is not the space bar.
    """
    question = scene.current
    if question is None:
        return State("NO QUESTION", "aside")
    record = last_asked(scene.evening, question)
    if record and record.identity in scene.evening.unsaved:
        return State("ASKED · NOT SAVED", "wrong", "don't quit (kept in memory, tried again)")
    if record and record.identity == scene.just_asked:
        since = max(0, (steady - record.at.steady) // 1000)
        asking = space_does(scene, steady) is Turn.STILL_ASKING
        then = f"{key} waits (still asking)" if asking else f"{key}: next"
        return State(f"ASKED {since // 60}:{since % 60:02}", "done", then)
    if record:
        return State(f"ASKED {clock}", "done", f"{key} moves on")
    return _before_asking(question, scene.standing(question), key)


def _before_asking(question: Question, standing: Standing, key: str) -> State:
    if standing.volunteered:
        return State("VOLUNTEERED", "done", f"answered without being asked; {key} moves on")
    if standing.skipped:
        return State("NOT FOR THIS GUEST", "aside", f"{key} moves on")
    return State("NOT ASKED", "open", why_not_drawn(question, standing) or f"{key}: ask")


def follow_ups(scene: Scene) -> tuple[tuple[str, bool], ...]:
    """Give the current question's follow-ups as they are said, and whether each was asked."""
    question = scene.current
    if question is None:
        return ()
    asked = follow_ups_asked(scene.evening, question)
    return tuple((filled(text), at in asked) for at, text in enumerate(question.follow_ups))


def memos(scene: Scene) -> tuple[str, ...]:
    """Give the memos on the current question, oldest first."""
    key = scene.view.current
    return tuple(record.text("text") for record in scene.evening.tally.memos if record.question == key)


def marks_unsaved(scene: Scene) -> int:
    """Count the marks that the disk refused so far."""
    waiting = scene.evening.unsaved
    return sum(1 for record in scene.evening.records if record.identity in waiting and record.kind in MARKING_KINDS)


def asked_and_saved(scene: Scene) -> int:
    """Count the askings of the evening that are on the disk."""
    return sum(1 for record in scene.evening.tally.asked if record.identity not in scene.evening.unsaved)


NOTHING = blank(Evening(run=""), View())
"""An empty screen, for widgets that were not given a scene yet."""
