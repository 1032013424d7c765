"""The scene: everything the desk shows at one moment, as a value, and what it says in words. Widgets only paint it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal

from redcarpet.core.evening import Evening
from redcarpet.core.guest import Guest
from redcarpet.core.journal import Hlc, Identity, Record
from redcarpet.core.keymaps import GROUP_KEYS
from redcarpet.core.loop import Turn, turn, upcoming
from redcarpet.core.order import Deck, deal
from redcarpet.core.own import as_questions
from redcarpet.core.placeholders import filled, words
from redcarpet.core.query import parse
from redcarpet.core.question import Question, spoken_seconds
from redcarpet.core.settings import ClockFrom
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import Standing, StandingOf, untouched, why_not_drawn
from redcarpet.core.tonight import last_asked, standing_of, with_pins
from redcarpet.core.values import dataclass
from redcarpet.core.view import View

_A_MOMENT = 3_000
"""Milliseconds."""

NoticeLevel = Literal["said", "refused", "wrong"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to the reporter: what just happened, or why a key did nothing."""

    text: str = ""
    level: NoticeLevel = "said"
    brief: str = ""
    """The same in fewer words, for a narrow window; empty where the text is cut there."""
    until: int = 0
    """When it goes by itself, in steady milliseconds; 0 for one that stays until the next."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a key does only now, because of what just happened."""

    kind: Literal["", "give", "despite", "despite-follow-up", "group"] = ""
    """Give the last marks to the guest just chosen; ask although it is off-limits; name what was off-script."""
    marks: tuple[Identity, ...] = ()
    """The marks it is about."""
    until: int = 0
    """When it goes, in steady milliseconds; 0 for one that stays until the next mark or move."""


NO_OFFER = Offer()


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
    misread: bool = False
    """Whether something in the banks or the sheet could not be read the last time."""
    fresh: frozenset[str] = frozenset()
    """Keys of the questions that came with a reload during this evening."""
    just_asked: Identity | None = None
    """The asking that this screen made last, while its question stays current."""
    arrived: Hlc | None = None
    """The latest stamp when the current question came by `next`, a step that `u` takes back before older marks."""
    called_from: str | None = None
    """The question that was current when the guest was called, while the first one for the guest still is."""
    browsing: bool = False
    """Whether the last thing done was a step through the list."""
    saving: bool = False
    """Whether a mark is on its way to the disk for longer than a blink."""
    failing: str = ""
    """Why marks can't be saved; empty when they can."""
    one_copy: str = ""
    """Which of the two copies of the marks lacks some, and why; empty when both have all."""
    unread: tuple[str, ...] = ()
    """What of the evening's journals can't be read, one sentence a file."""
    notice: Notice = field(default_factory=Notice)
    offer: Offer = NO_OFFER
    short: bool = False
    """Whether the current question is shown in its short form."""
    clock_from: ClockFrom = "question"
    """What starts a guest's clock."""
    group_keys: str = GROUP_KEYS["none"]
    """The keys that name the group of what was asked off-script, right after it was marked."""
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

    def saying(self, text: str, level: NoticeLevel = "said", brief: str = "") -> Scene:
        """Give the scene with another notice."""
        return replace(self, notice=Notice(text, level, brief))

    def for_a_moment(self, steady: int) -> Scene:
        """Give the scene with its notice going by itself in three seconds."""
        return replace(self, notice=replace(self.notice, until=steady + _A_MOMENT))

    def at(self, steady: int) -> Scene:
        """Give the scene at a moment: without a notice and an offer whose time has come."""
        scene = replace(self, offer=NO_OFFER) if 0 < self.offer.until <= steady else self
        return scene.saying("") if 0 < self.notice.until <= steady else scene

    def words(self, question: Question) -> str:
        """Give the words to say to the guests on the mic: of the current question the short ones, where wanted."""
        short = self.short and question.key == self.view.current and question.short
        return filled(question.short, self.evening.mic.fills) if short else words(question, self.evening.mic.fills)

    def standing(self, question: Question) -> Standing:
        """Say how a question stands for the guests on the mic."""
        return self.standing_of(question)


def blank(evening: Evening, view: View, words_per_minute: int = 150, clock_from: ClockFrom = "question") -> Scene:
    """Give the scene before the banks are read."""
    shelf = Shelf(())
    deck = deal(shelf, parse(""), view.seed, untouched)
    return Scene(evening, view, shelf, deck, words_per_minute=words_per_minute, clock_from=clock_from)


def opened(scene: Scene, questions: tuple[Question, ...], sheet: tuple[Guest, ...] = ()) -> Scene:
    """Give the scene once banks and arrivals sheet are read: the deck dealt, the current question found or drawn."""
    scene = replace(scene, evening=scene.evening.with_sheet(sheet), reading=False)
    read = shelved(scene, questions)
    dealt_ = dealt(read, read.view)
    if dealt_.current is not None:
        return dealt_
    asked = (one for one in dealt_.deck.questions if not why_not_drawn(one, dealt_.standing(one)))
    first = first_drawn(dealt_) or next(asked, None)
    return replace(dealt_, view=replace(dealt_.view, current=first.key if first else ""))


def shelved(scene: Scene, questions: tuple[Question, ...]) -> Scene:
    """Give the scene with these questions of banks at hand, and those typed on the spot; the deck is to be dealt."""
    known = {question.key: question for question in questions}
    own = (question for question in as_questions(scene.evening) if question.key not in known)
    every = (*questions, *own)
    by_key = {question.key: question for question in every}
    return replace(scene, shelf=Shelf(every, scene.words_per_minute), questions=by_key)


def first_drawn(scene: Scene) -> Question | None:
    """Give the question with which a deck begins: the first that may be drawn; None where there is none."""
    return coming(replace(scene, view=replace(scene.view, current="", passed=())))


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


def seconds(scene: Scene, question: Question) -> int:
    """Say how long the question takes aloud, in seconds."""
    return spoken_seconds(scene.words(question), scene.words_per_minute)


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


NOTHING = blank(Evening(run=""), View())
"""An empty screen, for widgets that were not given a scene yet."""
