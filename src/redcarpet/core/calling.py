"""Calling guests to the mic: who stands there, what belongs to whom, what is not to be asked, how long there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from redcarpet.core.evening import Evening
from redcarpet.core.fold import ASKINGS
from redcarpet.core.guest import Asker, Guest
from redcarpet.core.journal import Identity, Moment, Record, Value
from redcarpet.core.mic import Ban, bans_question, bans_text
from redcarpet.core.outcome import Mark, Outcome, Refused
from redcarpet.core.roster import bans_of, guest_of, names_of
from redcarpet.core.scene import Offer, Scene
from redcarpet.core.telling import said
from redcarpet.core.visits import LATE_SECONDS, ago, timing, visit_now
from redcarpet.core.words import bare

LONGEST_NAME = 200
"""Code points of a guest's name."""

LONGEST_BAN = 100
"""Code points of an off-limits word."""

NOBODY_NEW: Mapping[str, str] = MappingProxyType({})

Arrival = Literal["expected", "arrived", "done", "no-show"]

_GIVEN = ASKINGS | {"follow-up", "volunteered", "off-script", "memo", "rating", "outcome"}
"""Marks that can belong to the wrong guest."""


def call(scene: Scene, now: Moment, guests: tuple[str, ...], new: Mapping[str, str]) -> Outcome:
    """Call guests to the mic; a guest who was there before comes for another visit.

    `new` names those who stand on no sheet: id to name. What was asked just before can be given to them.
    """
    evening = scene.evening
    roster = {**{guest: Guest(name, id=guest, walk_in=True) for guest, name in new.items()}, **evening.roster}
    names = names_of(roster, guests)
    if guests == evening.guests:
        return Refused(f"{names} {'are' if len(guests) > 1 else 'is'} on the mic already")
    record = evening.draft("guest-in", now, more=_coming(evening, guests, new), guests=guests)
    late = _late(scene, now, guests)
    if not late:
        return Mark(record, f"on the mic: {names}")
    asked = sum(mark.kind in ASKINGS for mark in late)
    count = f"{asked} question{'s' * (asked != 1)}" if asked else f"{len(late)} mark{'s' * (len(late) != 1)}"
    gives = f"r gives {'them' if max(asked, len(late)) > 1 else 'it'} to {names_of(roster, guests, first_only=True)}"
    if len(late) == 1:
        count = "the last question" if asked else "the last mark"
        when = f"{int(ago(evening, late[0], now))} s ago"
    else:
        when = f"in the last {LATE_SECONDS} s"
    return Mark(record, f"{count} {when}: {gives}", brief=f"{count}: {gives}", offer=_giving(late))


def _coming(evening: Evening, guests: tuple[str, ...], new: Mapping[str, str]) -> dict[str, Value]:
    known = {guest: evening.roster[guest].name for guest in guests if guest in evening.roster}
    walk_ins = {guest: name for guest, name in known.items() if evening.roster[guest].walk_in}
    named: dict[str, Value] = {**walk_ins, **new}
    return {"visit": 1 + _visits(evening, guests), **({"new": named} if named else {})}


def _visits(evening: Evening, guests: tuple[str, ...]) -> int:
    came = (record for record in evening.tally.presence if record.kind == "guest-in" and evening.is_own(record))
    return sum(record.guests[:1] == guests[:1] for record in came)


def _late(scene: Scene, now: Moment, guests: tuple[str, ...]) -> list[Record]:
    """Give this person's marks of the last moments that may be these guests': all that belong to nobody.

    Where there are none, somebody else was still on the mic, perhaps rightly: then it is the last mark alone.
    """
    tally = scene.evening.tally
    marks = (*tally.asked, *tally.off_script, *_volunteered(scene.evening))
    own = (mark for mark in marks if scene.evening.is_own(mark) and not set(mark.guests) & set(guests))
    late = sorted((mark for mark in own if ago(scene.evening, mark, now) <= LATE_SECONDS), key=lambda one: one.order)
    came = max(
        (one.h for one in tally.presence if one.kind == "guest-in" and scene.evening.is_own(one)), default=(0, 0)
    )
    return [mark for mark in late if not mark.guests and mark.h > came] or late[-1:]


def _volunteered(evening: Evening) -> Iterable[Record]:
    of_questions = (marks for by_guest in evening.tally.marks.values() for marks in by_guest.values())
    return {mark.identity: mark for marks in of_questions for mark in marks.volunteered}.values()


def _giving(marks: Iterable[Record]) -> Offer:
    return Offer("give", tuple(mark.identity for mark in marks))


def give_late(scene: Scene, now: Moment) -> Outcome:
    """Give the last marks to the guest who was chosen late."""
    if scene.offer.kind != "give" or not scene.evening.guests:
        return Refused("r gives the last questions to a guest who was chosen late; in the log (F3) g gives any mark")
    given = give(scene, now, scene.offer.marks, scene.evening.guests)
    was_nobodys = any(not mark.guests for mark in scene.evening.tally.asked if mark.identity in scene.offer.marks)
    before = None if was_nobodys else _before(scene, now)
    if not isinstance(given, Mark) or before is None:
        return given
    return replace(given, says=f"{given.says}; r again: the one before", offer=_giving([before]))


def _before(scene: Scene, now: Moment) -> Record | None:
    """Give the asking before the one that is offered, where that was not long ago and was somebody else's, too."""
    late = [mark for mark in scene.evening.tally.asked if ago(scene.evening, mark, now) <= LATE_SECONDS]
    mine = set(scene.evening.guests)
    others = [mark for mark in late if scene.evening.is_own(mark) and mark.guests and not mine & set(mark.guests)]
    return next((mark for mark in reversed(others) if mark.identity not in scene.offer.marks), None)


def give(
    scene: Scene, now: Moment, marks: tuple[Identity, ...], guests: tuple[str, ...], new: Mapping[str, str] = NOBODY_NEW
) -> Outcome:
    """Give marks, with what was remarked on them, to other guests; none for nobody."""
    evening = scene.evening
    whole = _belonging(evening, marks)
    if not whole:
        return Refused("only your own marks of a question can be given to another guest")
    named: list[Value] = [list(identity) for identity in whole]
    coming: dict[str, Value] = {"new": dict(new)} if new else {}
    record = evening.draft("reassign", now, more={"marks": named, **coming}, guests=guests)
    asked = sum(identity in set(marks) for identity in whole)
    count = f"{asked} mark{'s' * (asked != 1)}"
    roster = {**{guest: Guest(name, id=guest) for guest, name in new.items()}, **evening.roster}
    return Mark(record, f"{count} given to {names_of(roster, guests) or 'nobody'}")


def _belonging(evening: Evening, marks: tuple[Identity, ...]) -> tuple[Identity, ...]:
    """Give marks together with what hangs on them: ratings, memos, and the follow-ups until the next asking."""
    hanging = [record for record in evening.records if record.kind in _GIVEN and evening.is_own(record)]
    given = {record.identity for record in hanging if record.identity in set(marks)}
    given |= {record.identity for record in hanging if record.target in given}
    open_question = ""
    for record in hanging:
        if record.kind in ASKINGS or record.kind == "volunteered":
            if record.identity in given:
                open_question = record.question
            elif record.question == open_question:
                open_question = ""
        elif record.kind == "follow-up" and record.question == open_question:
            given.add(record.identity)
    return tuple(record.identity for record in hanging if record.identity in given)


def leave(scene: Scene, now: Moment) -> Outcome:
    """Let the guests on the mic go."""
    guests = scene.evening.guests
    if not guests:
        return Refused("nobody is on the mic")
    record = scene.evening.draft("guest-out", now, guests=guests)
    return Mark(record, said(record, scene.evening.roster))


def rename(scene: Scene, now: Moment, guest: str, name: str) -> Outcome:
    """Give a guest another name, such as a walk-in's right one."""
    if not name.strip():
        return Refused("a guest needs a name")
    if name.strip() == guest_of(scene.evening.roster, guest).name:
        return Refused(f"{name.strip()} is the name already")
    record = scene.evening.draft("guest-edit", now, more={"name": name.strip()[:LONGEST_NAME]}, guests=(guest,))
    return Mark(record, said(record, scene.evening.roster))


def join(scene: Scene, now: Moment, guest: str, into: str) -> Outcome:
    """Say that a guest is another one: all marks of both are that one's from now on."""
    roster = scene.evening.roster
    if guest == into:
        return Refused("that is the same guest")
    if not guest_of(roster, guest).walk_in:
        if not guest_of(roster, into).walk_in:
            return Refused("both stand on the arrivals sheet: correct the sheet")
        guest, into = into, guest  # what the sheet says of a guest stays
    record = scene.evening.draft("guest-edit", now, more={"into": into}, guests=(guest,))
    return Mark(record, f"{guest_of(roster, guest).name} is {guest_of(roster, into).name}: all marks are joined")


def arrival(scene: Scene, now: Moment, guest: str, state: Arrival) -> Outcome:
    """Say of a guest that she is expected, arrived, done, or will not come."""
    before = scene.evening.tally.arrivals.get(guest)
    if before is not None and before.text("state") == state and guest not in _seen_since(scene.evening, before):
        return Refused(f"{guest_of(scene.evening.roster, guest).name} is {state} already")
    record = scene.evening.draft("arrival", now, more={"state": state}, guests=(guest,))
    return Mark(record, said(record, scene.evening.roster))


def _seen_since(evening: Evening, said: Record) -> set[str]:
    came = (one for one in evening.tally.presence if one.kind == "guest-in" and one.h > said.h)
    return {guest for one in came for guest in one.guests}


def off_limits(scene: Scene, now: Moment, typed: str, asker: Asker) -> Outcome:
    """Say that a word, or where none was typed the current question's topic, is not to be asked of these guests."""
    evening, question, word = scene.evening, scene.current, bare(typed)
    if not evening.guests:
        return Refused("nobody is on the mic: g chooses the guest first")
    if typed.strip() and not word:
        return Refused("a word needs a letter")
    topic = "" if word else bare(question.topic) if question else ""
    if not word and not topic:
        return Refused("this question has no topic: type a word")
    named: dict[str, Value] = {"word": word} if word else {"topic": topic}
    record = evening.draft("off-limits", now, more={"on": True, **named, "by": asker}, guests=evening.guests)
    held = len(held_by(scene, typed))
    whom = names_of(evening.roster, evening.guests, first_only=True)
    return Mark(record, f"off-limits for {whom}: {held} question{'s' * (held != 1)} held back")


def held_by(scene: Scene, typed: str) -> tuple[str, ...]:
    """Name the questions that a typed word, or without one the current question's topic, would hold back."""
    question = scene.current
    ban = Ban("", word=bare(typed)) if bare(typed) else Ban("", topic=bare(question.topic) if question else "")
    if not (ban.word or ban.topic):
        return ()
    questions = scene.shelf.questions
    return tuple(one.key for one in questions if bans_question((ban,), one) or _bans_follow_up(ban, one.follow_ups))


def _bans_follow_up(ban: Ban, follow_ups: Iterable[str]) -> bool:
    return any(bans_text((ban,), text) for text in follow_ups)


def lift(scene: Scene, now: Moment, ban: Ban) -> Outcome:
    """Say that something is no longer off-limits for a guest, or is so again."""
    named: dict[str, Value] = {"topic": ban.topic} if ban.topic else {"word": ban.word}
    there = {one.name for one in bans_of(scene.evening.roster, scene.evening.tally, (ban.guest,))}
    more: dict[str, Value] = {"on": ban.name not in there, **named, "by": ban.asked_by}
    record = scene.evening.draft("off-limits", now, more=more, guests=(ban.guest,))
    return Mark(record, said(record, scene.evening.roster))


def clock(scene: Scene, now: Moment) -> Outcome:
    """Stop the clock of the guests on the mic, or start it."""
    told = timing(scene.evening, now, scene.clock_from)
    if told is None or visit_now(scene.evening) is None:
        return Refused("nobody is on the mic: g chooses the guest first")
    record = scene.evening.draft("guest-clock", now, more={"on": not told.running}, guests=scene.evening.guests)
    return Mark(record, said(record, scene.evening.roster))
