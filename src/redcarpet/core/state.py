"""The state of the current question in words: asked or not, what the one key does about it, what is said besides."""

from __future__ import annotations

from typing import Literal

from redcarpet.core.crew import made_by
from redcarpet.core.evening import MARKING_KINDS
from redcarpet.core.journal import Moment
from redcarpet.core.loop import Turn
from redcarpet.core.mic import bans_text, together
from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question
from redcarpet.core.roster import names_of
from redcarpet.core.scene import Scene, space_does
from redcarpet.core.standing import Standing, why_not_drawn
from redcarpet.core.tonight import follow_ups_asked, last_asked
from redcarpet.core.values import dataclass
from redcarpet.core.visits import ago, ago_words

Tone = Literal["open", "done", "aside", "wrong"]
"""How a state is coloured: still to ask, asked, passed over, not saved. The word says it, too."""


@dataclass(frozen=True, slots=True)
class State:
    """How the current question stands, in words."""

    words: str
    tone: Tone
    then: str = ""
    """What space does about it."""


def state(scene: Scene, now: Moment, clock: str, key: str = "space") -> State:
    """Say the current question's state now; `clock` is the local time of its last asking, such as 20:14.

    `key` names the one key as it is now: while something is typed it is not the space bar.
    """
    question = scene.current
    if question is None:
        return State("NO QUESTION", "aside")
    record = last_asked(scene.evening, question)
    if record and record.identity in scene.evening.unsaved:
        return State("ASKED · NOT SAVED", "wrong", "don't quit (kept in memory, tried again)")
    if record and record.identity == scene.just_asked:
        since = max(0, (now.steady - record.at.steady) // 1000)
        asking = space_does(scene, now.steady) is Turn.STILL_ASKING
        then = f"{key} waits (still asking)" if asking else f"{key}: next"
        return State(f"ASKED {since // 60}:{since % 60:02}", "done", then)
    if record:
        by = made_by(scene.evening, record)
        told = f"by {by} {ago_words(ago(scene.evening, record, now))}; " if by else ""
        return State(f"ASKED {clock}", "done", f"{told}{key} moves on")
    return _before_asking(question, scene.standing(question), key, _asked_of_others(scene, question, now))


def _asked_of_others(scene: Scene, question: Question, now: Moment) -> str:
    """Say of whom else a question was asked tonight, and by whom where that was somebody else."""
    evening = scene.evening
    asked = [record for marks in evening.tally.for_anyone(question.key) for record in marks.asked]
    last = max(asked, key=lambda record: record.order, default=None)
    by = made_by(evening, last) if last else ""
    when = f" by {by} {ago_words(ago(evening, last, now))}" if last and by else " tonight"
    guests = scene.standing(question).guests
    of_whom = f" of {together(guests)}" if guests else ""
    return f" (asked{when}{of_whom})" if of_whom or by else ""


def _before_asking(question: Question, standing: Standing, key: str, others: str) -> State:
    if standing.volunteered:
        return State("VOLUNTEERED", "done", f"answered without being asked; {key} moves on")
    if standing.skipped:
        return State("NOT FOR THIS GUEST", "aside", f"{key} moves on")
    return State("NOT ASKED", "open", why_not_drawn(question, standing) or f"{key}: ask{others}")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up of the current question, as it stands."""

    text: str
    """As it is said."""
    asked: bool
    held: bool
    """Whether it is off-limits for the guests on the mic."""


def follow_ups(scene: Scene) -> tuple[FollowUp, ...]:
    """Give the current question's follow-ups in the bank's order."""
    question = scene.current
    if question is None:
        return ()
    asked, mic = follow_ups_asked(scene.evening, question), scene.evening.mic
    return tuple(
        FollowUp(filled(text, mic.fills), at in asked, bool(mic.bans) and bans_text(mic.bans, text) is not None)
        for at, text in enumerate(question.follow_ups)
    )


def answered_by(scene: Scene) -> str:
    """Name who of several guests answered the current question; empty when nobody was named."""
    question = scene.current
    record = last_asked(scene.evening, question) if question else None
    word = scene.evening.tally.about.get(("answered", record.identity)) if record else None
    return names_of(scene.evening.roster, word.guests, first_only=True) if word and len(word.guests) == 1 else ""


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
