"""Asking: what the one key and its neighbours do with the current question."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.journal import Moment, Value
from redcarpet.core.loop import Turn
from redcarpet.core.mic import bans_text
from redcarpet.core.moves import moved
from redcarpet.core.outcome import Change, Mark, Move, Outcome, Refused, of_question
from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question, fingerprint, spoken_seconds
from redcarpet.core.scene import Offer, Scene, asked_just_now, coming, seconds, space_does
from redcarpet.core.standing import finished, why_not_drawn
from redcarpet.core.state import follow_ups
from redcarpet.core.telling import said
from redcarpet.core.visits import timing

_DESPITE_MS = 8_000
"""How long a second key may ask what is held back."""

_ANSWER_SECONDS, _QUICK_ANSWER_SECONDS = 12, 5
"""What an answer takes: a sound bite's length, and that of a question tagged quick."""

LONGEST_OWN = 500
"""Code points of a question that is typed on the spot."""


def space(scene: Scene, now: Moment, question: Question) -> Outcome:
    """Ask the question, or move on."""
    match space_does(scene, now.steady):
        case Turn.ASK:
            return ask(scene, now, question)
        case Turn.NEXT:
            return following(scene, now)
    record = asked_just_now(scene)
    left = seconds(scene, question) - ((now.steady - record.at.steady) // 1000 if record else 0)
    return Refused(f"still asking, {max(1, left)} s: n moves on at once")


def ask(scene: Scene, now: Moment, question: Question) -> Outcome:
    """Ask the question; one that is held back takes a second key."""
    if scene.standing(question).off_limits:
        return Refused("held back: y asks it all the same", Offer("despite", until=now.steady + _DESPITE_MS))
    return _asked("asked", scene, now, question)


def _asked(kind: str, scene: Scene, now: Moment, question: Question) -> Mark:
    record = scene.evening.draft(kind, now, question, scene.words(question))
    return Mark(record, said(record, scene.evening.roster))


def despite(scene: Scene, now: Moment, question: Question) -> Outcome:
    """Ask a question, or a follow-up, although it is held back; only right after that was said."""
    if scene.offer.kind == "despite":
        return _asked("despite-request", scene, now, question)
    held = next((at for at, one in enumerate(follow_ups(scene)) if one.held and not one.asked), None)
    if scene.offer.kind == "despite-follow-up" and held is not None:
        return _follow_up(scene, now, question, held)
    return Refused("y asks what is held back, right after space or f said so")


def following(scene: Scene, _now: Moment) -> Outcome:
    """Move to what comes next."""
    question = coming(scene)
    if question is None:
        return Refused("nothing left that was not asked: / changes the filter, Backspace takes it off")
    left = scene.current
    passing = left is not None and not scene.standing(left).asked
    return Move(replace(moved(scene, question.key, passing=passing), arrived=scene.evening.latest))


def back(scene: Scene, _now: Moment) -> Outcome:
    """Move to the question before."""
    view = scene.view.stepped_back(scene.questions)
    if view is scene.view:
        return Refused("there is no question before this one")
    return Move(replace(moved(scene, view.current), view=view))


def switched(kind: str, name: str) -> Change:
    """Give the change that turns a mark on, or off where it is on; `name` is its field in a question's standing."""

    def switch(scene: Scene, now: Moment, question: Question) -> Outcome:
        on = not getattr(scene.standing(question), name)
        record = scene.evening.draft(kind, now, question, scene.words(question), {"on": on})
        return Mark(record, said(record, scene.evening.roster))

    return of_question(switch)


def volunteered(scene: Scene, now: Moment, question: Question) -> Outcome:
    """Mark that it was answered without being asked."""
    if scene.standing(question).volunteered:
        return Refused("marked as volunteered already; u takes back the last mark")
    return _asked("volunteered", scene, now, question)


def follow_up(scene: Scene, now: Moment, question: Question) -> Outcome:
    """Mark the next follow-up as asked."""
    standing = scene.standing(question)
    if not (standing.asked or standing.volunteered):
        return Refused("not asked yet: space asks the question first")
    left = [(at, one.held) for at, one in enumerate(follow_ups(scene)) if not one.asked]
    if not left:
        return Refused("no follow-up left" if question.follow_ups else "this question has no follow-up")
    place = next((at for at, held in left if not held), None)
    if place is None:
        offer = Offer("despite-follow-up", until=now.steady + _DESPITE_MS)
        return Refused("the follow-up left is held back: y asks it all the same", offer)
    return _follow_up(scene, now, question, place)


def _follow_up(scene: Scene, now: Moment, question: Question, place: int) -> Outcome:
    evening, held = scene.evening, follow_ups(scene)[place].held
    text = filled(question.follow_ups[place], evening.mic.fills)
    record = evening.draft("follow-up", now, question, text, {"place": place, **({"despite": True} if held else {})})
    return Mark(record, said(record, evening.roster))


def own_is_held(scene: Scene, text: str) -> bool:
    """Say whether a typed question falls under what is off-limits for the guests on the mic."""
    return bans_text(scene.evening.mic.bans, text) is not None


def own(scene: Scene, now: Moment, text: str, *, despite: bool = False) -> Outcome:
    """Ask a question that was typed on the spot; it belongs to the evening from now on.

    One that is off-limits is asked only where that is wanted, and logged so.
    """
    words = text.strip()
    if not words:
        return Refused("an empty question is not kept")
    held = own_is_held(scene, words)
    if held and not despite:
        return Refused("held back: the same once more asks it all the same")
    more: dict[str, Value] = {"despite": True} if held else {}
    draft = scene.evening.draft("own", now, words=words, more=more, guests=scene.evening.guests)
    record = replace(draft, question=fingerprint(words))
    return Mark(record, said(record, scene.evening.roster))


def short_form(scene: Scene, _now: Moment, question: Question) -> Outcome:
    """Show the question in its short form, or whole again."""
    if not question.short:
        return Refused("this question has no short form")
    return Move(
        replace(scene, short=not scene.short).saying("" if scene.short else "the short form; again: the whole question")
    )


def mirror(scene: Scene, _now: Moment, question: Question) -> Outcome:
    """Move to the question's twin in the other bank."""
    twins = (
        one
        for one in scene.questions.values()
        if (question.mirror and one.id == question.mirror) or (question.id and one.mirror == question.id)
    )
    twin = next(twins, None)
    return Move(moved(scene, twin.key)) if twin else Refused("this question has no mirror")


def last_one(scene: Scene, now: Moment) -> Outcome:
    """Move to the best question for the time that is left: must-ask, then pinned, then asked least tonight."""
    best = _best(scene, now)
    if best is None:
        return Refused("nothing left that may be drawn: / changes the filter, Backspace takes it off")
    clock = timing(scene.evening, now, scene.clock_from)
    told = f"last one: {seconds(scene, best)} s to say, about {_takes(scene, best)} s with the answer"
    if clock and clock.left is not None and clock.left < _takes(scene, best):
        told += "; the time is over" if clock.left <= 0 else f"; {clock.left} s are left"
    here = best.key == scene.view.current
    after = scene if here else replace(moved(scene, best.key), arrived=scene.evening.latest)
    return Move(after.saying(told))


def _best(scene: Scene, now: Moment) -> Question | None:
    may = [one for one in scene.deck.questions if _can_be_last(scene, one)]
    clock = timing(scene.evening, now, scene.clock_from)
    left = None if clock is None else clock.left
    fitting = may if left is None else [one for one in may if _takes(scene, one) <= left]
    if not fitting:
        return min(may, key=lambda one: _takes(scene, one), default=None)
    return min(fitting, key=lambda one: _urgency(scene, one))


def _can_be_last(scene: Scene, question: Question) -> bool:
    standing = scene.standing(question)
    return not finished(standing) and not why_not_drawn(question, standing)


def _urgency(scene: Scene, question: Question) -> tuple[bool, bool, int]:
    standing = scene.standing(question)
    return not standing.must_ask, not standing.pinned, standing.asked_tonight


def _takes(scene: Scene, question: Question) -> int:
    quick = "quick" in question.tags
    return spoken_seconds(scene.words(question), scene.words_per_minute) + (
        _QUICK_ANSWER_SECONDS if quick else _ANSWER_SECONDS
    )
