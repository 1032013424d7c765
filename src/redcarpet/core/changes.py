"""What each command of the desk comes to: a mark for the journal, a move on the screen, or a reason why not.

Pure functions of the scene and the moment. A mark changes nothing by itself: its record is put on the disk first, and
only then is the scene replaced (`marked`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from redcarpet.core.evening import asked_last, follow_ups_asked
from redcarpet.core.journal import Moment, Record, Value, of
from redcarpet.core.loop import Turn
from redcarpet.core.moves import NO_QUESTION, Move, Refused, bank_order, end, filter_off, moved, step
from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, asked_just_now, coming, seconds, space_does, words
from redcarpet.core.standing import OUTCOMES, RATINGS
from redcarpet.core.undo import PRIVATE, last_change, last_undone, named, record_of, said, undos
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A record to be written, and what to say once it is."""

    record: Record
    says: str
    private: bool = False
    """Whether what it says is there for a moment only: the guest reads along."""


Outcome = Mark | Move | Refused
Change = Callable[[Scene, Moment], Outcome]


def marked(scene: Scene, mark: Mark, sealed: Record, *, saved: bool) -> Scene:
    """Give the scene after a mark's record was written, or could not be written."""
    just_asked = sealed.identity if sealed.kind == "asked" else scene.just_asked
    evening = scene.evening.with_record(sealed, saved=saved)
    after = replace(scene, evening=evening, just_asked=just_asked, browsing=False)
    return after.saying(mark.says) if saved else after.saying(f"NOT SAVED: {mark.says}", "wrong")


def _of_question(change: Callable[[Scene, Moment, Question], Outcome]) -> Change:
    def with_question(scene: Scene, now: Moment) -> Outcome:
        question = scene.current
        return NO_QUESTION if question is None else change(scene, now, question)

    return with_question


def _space(scene: Scene, now: Moment, question: Question) -> Outcome:
    match space_does(scene, now.steady):
        case Turn.ASK:
            return _ask(scene, now, question)
        case Turn.NEXT:
            return _next(scene, now)
    record = asked_just_now(scene)
    left = seconds(scene, question) - ((now.steady - record.at.steady) // 1000 if record else 0)
    return Refused(f"still asking, {max(1, left)} s: n moves on at once")


def _ask(scene: Scene, now: Moment, question: Question) -> Outcome:
    record = scene.evening.draft("asked", now, question, words(question))
    return Mark(record, said(record))


def _next(scene: Scene, _now: Moment) -> Outcome:
    following = coming(scene)
    if following is None:
        return Refused("nothing left that was not asked: / changes the filter, Backspace takes it off")
    left = scene.current
    passing = left is not None and not scene.standing(left).asked
    return Move(replace(moved(scene, following.key, passing=passing), arrived=scene.evening.latest))


def _back(scene: Scene, _now: Moment) -> Outcome:
    view = scene.view.stepped_back(scene.questions)
    if view is scene.view:
        return Refused("there is no question before this one")
    return Move(replace(moved(scene, view.current), view=view))


def _came_since(scene: Scene, record: Record | None) -> bool:
    """Say whether the current question came by a step that is younger than the last change."""
    there = any(key in scene.questions for key in scene.view.trail)
    return there and scene.arrived is not None and (record is None or record.h <= scene.arrived)


def undo_does(scene: Scene, key: str) -> str:
    """Say what the key for taking back would do now; empty when there is nothing to take back."""
    record = last_change(scene.evening)
    if _came_since(scene, record):
        return f"{key} goes back one question"
    return f"{key} takes back: {named(record)}" if record else ""


def _undo(scene: Scene, now: Moment) -> Outcome:
    record = last_change(scene.evening)
    if _came_since(scene, record):
        back = replace(moved(scene, scene.view.current), view=scene.view.stepped_back(scene.questions))
        return Move(back.saying("back again; u once more takes the last mark back"))
    if record is None:
        return Refused("nothing to take back")
    draft = scene.evening.draft("undo", now, more={"of": of(record)})
    return Mark(draft, f"took back: {said(record)}", private=record.kind in PRIVATE)


def _redo(scene: Scene, now: Moment) -> Outcome:
    undo = last_undone(scene.evening)
    record = record_of(scene.evening, undo.target) if undo else None
    if undo is None or record is None:
        return Refused("nothing to bring back")
    draft = scene.evening.draft("undo", now, more={"of": of(undo)})
    return Mark(draft, f"brought back: {said(record)}", private=record.kind in PRIVATE)


def take_back(scene: Scene, now: Moment, record: Record) -> Outcome:
    """Take back any one of one's own marks, or bring it back where it was taken back."""
    if not scene.evening.is_own(record):
        return Refused("only who made a mark can take it back")
    undo = next((one for one in undos(scene.evening) if one.target == record.identity), None)
    of_what, told = (record, "took back") if undo is None else (undo, "brought back")
    draft = scene.evening.draft("undo", now, more={"of": of(of_what)})
    return Mark(draft, f"{told}: {said(record)}", private=record.kind in PRIVATE)


def _switched(kind: str, on: Callable[[Scene, Question], bool]) -> Change:
    def switch(scene: Scene, now: Moment, question: Question) -> Outcome:
        record = scene.evening.draft(kind, now, question, words(question), {"on": not on(scene, question)})
        return Mark(record, said(record))

    return _of_question(switch)


def _volunteered(scene: Scene, now: Moment, question: Question) -> Outcome:
    if scene.standing(question).volunteered:
        return Refused("marked as volunteered already; u takes back the last mark")
    record = scene.evening.draft("volunteered", now, question, words(question))
    return Mark(record, said(record))


def _follow_up(scene: Scene, now: Moment, question: Question) -> Outcome:
    standing = scene.standing(question)
    if not (standing.asked or standing.volunteered):
        return Refused("not asked yet: space asks the question first")
    asked = follow_ups_asked(scene.evening, question)
    place = next((at for at in range(len(question.follow_ups)) if at not in asked), None)
    if place is None:
        return Refused("no follow-up left" if question.follow_ups else "this question has no follow-up")
    record = scene.evening.draft("follow-up", now, question, filled(question.follow_ups[place]), {"place": place})
    return Mark(record, said(record))


def _rated(value: str) -> Change:
    def rate(scene: Scene, now: Moment) -> Outcome:
        asked = asked_last(scene.evening)
        return rated(scene, now, asked, value) if asked else Refused("nothing to rate: you asked no question yet")

    return rate


def rated(scene: Scene, now: Moment, about: Record, value: str) -> Outcome:
    """Say how the answer to an asked question was: usable, good, select, or that it was declined or cut off.

    `about` is the asking, or another rating of it; the last word counts.
    """
    kind = "outcome" if value in OUTCOMES else "rating"
    asking = about.more.get("of", of(about)) if about.kind in PRIVATE else of(about)
    draft = scene.evening.draft(kind, now, more={kind: value, "of": asking})
    record = replace(draft, question=about.question, guests=about.guests, words=about.words)
    return Mark(record, said(record), private=True)


def memo(scene: Scene, now: Moment, text: str) -> Outcome:
    """Write a memo on the question asked last; by itself when nothing was asked yet."""
    asked = asked_last(scene.evening)
    more: dict[str, Value] = {"of": of(asked)} if asked else {}
    return _memo(scene, now, text, more, asked)


def memo_instead(scene: Scene, now: Moment, text: str, old: Record) -> Outcome:
    """Write a memo in the words it should have had, about what the old one was about; that one is taken back next."""
    more = {name: value for name, value in old.more.items() if name == "of"}
    return _memo(scene, now, text, more, old)


def _memo(scene: Scene, now: Moment, text: str, more: Mapping[str, Value], about: Record | None) -> Outcome:
    if not text.strip():
        return Refused("an empty memo is not kept")
    draft = scene.evening.draft("memo", now, more={"text": text.strip(), **more})
    record = replace(draft, question=about.question, guests=about.guests) if about else draft
    return Mark(record, said(record))


RATING_OF: Mapping[str, str] = MappingProxyType({value.replace(" ", "_"): value for value in RATINGS})
"""The rating, or the outcome, that a command gives."""

CHANGES: Mapping[str, Change] = MappingProxyType(
    {
        "space": _of_question(_space),
        "next": _next,
        "back": _back,
        "undo": _undo,
        "redo": _redo,
        "pin": _switched("pin", lambda scene, question: scene.standing(question).pinned),
        "skip": _switched("skip", lambda scene, question: scene.standing(question).skipped),
        "retire": _switched("retire", lambda scene, question: scene.standing(question).retired),
        "volunteered": _of_question(_volunteered),
        "follow_up": _of_question(_follow_up),
        "ask_again": _of_question(_ask),
        **{name: _rated(value) for name, value in RATING_OF.items()},
        "down": step(1),
        "up": step(-1),
        "first": end(0),
        "last": end(-1),
        "filter_off": filter_off,
        "bank_order": bank_order,
    }
)
"""Every command that needs nothing but the scene and the moment."""

MOVES = frozenset({"next", "back", "down", "up", "first", "last", "filter_off", "bank_order"})
"""Those that never write: they stay live while a mark is on its way to the disk."""
