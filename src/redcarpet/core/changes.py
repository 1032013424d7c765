"""What each command of the desk comes to: a mark for the journal, a move on the screen, or a reason why not.

Pure functions of the scene and the moment. A mark changes nothing by itself: its record is put on the disk first, and
only then is the scene replaced (`marked`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from redcarpet.core import asking, calling, remarks
from redcarpet.core.fold import ASKINGS
from redcarpet.core.following import followed
from redcarpet.core.journal import Moment, Record, of
from redcarpet.core.moves import bank_order, end, filter_off, moved, step
from redcarpet.core.outcome import Change, Mark, Move, Outcome, Refused, of_question
from redcarpet.core.remarks import RATING_OF, rate
from redcarpet.core.scene import Scene
from redcarpet.core.telling import PRIVATE, named, said
from redcarpet.core.undo import last_change, last_undone, record_of, undos


def marked(scene: Scene, mark: Mark, sealed: Record, *, saved: bool) -> Scene:
    """Give the scene after a mark's record was written, or could not be written."""
    offer = mark.offer if mark.offer.marks or not mark.offer.kind else replace(mark.offer, marks=(sealed.identity,))
    evening = scene.evening.with_record(sealed, saved=saved)
    after = followed(replace(scene, browsing=False), evening, sealed)
    just_asked = sealed.identity if sealed.kind in ASKINGS else after.just_asked
    after = replace(after, just_asked=just_asked, offer=offer)
    return after.saying(mark.says, brief=mark.brief) if saved else after.saying(f"NOT SAVED: {mark.says}", "wrong")


def _came_since(scene: Scene, record: Record | None) -> bool:
    """Say whether the current question came by a step that is younger than the last change."""
    there = any(key in scene.questions for key in scene.view.trail)
    return there and scene.arrived is not None and (record is None or record.h <= scene.arrived)


def undo_does(scene: Scene, key: str) -> str:
    """Say what the key for taking back would do now; empty when there is nothing to take back."""
    record = last_change(scene.evening)
    if _came_since(scene, record):
        return f"{key} goes back one question"
    return f"{key} takes back: {named(record, scene.evening.roster)}" if record else ""


def _undo(scene: Scene, now: Moment) -> Outcome:
    record = last_change(scene.evening)
    if _came_since(scene, record):
        back = replace(moved(scene, scene.view.current), view=scene.view.stepped_back(scene.questions))
        return Move(back.saying("back again; u once more takes the last mark back"))
    return _undone(scene, now, record, record, "took back") if record else Refused("nothing to take back")


def _redo(scene: Scene, now: Moment) -> Outcome:
    undo = last_undone(scene.evening)
    record = record_of(scene.evening, undo.target) if undo else None
    if undo is None or record is None:
        return Refused("nothing to bring back")
    return _undone(scene, now, undo, record, "brought back")


def _undone(scene: Scene, now: Moment, of_what: Record, record: Record, told: str) -> Mark:
    draft = scene.evening.draft("undo", now, more={"of": of(of_what)})
    return Mark(draft, f"{told}: {said(record, scene.evening.roster)}", private=record.kind in PRIVATE)


def take_back(scene: Scene, now: Moment, record: Record) -> Outcome:
    """Take back any one of one's own marks, or bring it back where it was taken back."""
    if not scene.evening.is_own(record):
        return Refused("only who made a mark can take it back")
    undo = next((one for one in undos(scene.evening) if one.target == record.identity), None)
    if undo is None:
        return _undone(scene, now, record, record, "took back")
    return _undone(scene, now, undo, record, "brought back")


CHANGES: Mapping[str, Change] = MappingProxyType(
    {
        "space": of_question(asking.space),
        "next": asking.following,
        "back": asking.back,
        "undo": _undo,
        "redo": _redo,
        "pin": asking.switched("pin", "pinned"),
        "skip": asking.switched("skip", "skipped"),
        "retire": asking.switched("retire", "retired"),
        "volunteered": of_question(asking.volunteered),
        "follow_up": of_question(asking.follow_up),
        "ask_again": of_question(asking.ask),
        "despite": of_question(asking.despite),
        "last_one": asking.last_one,
        "short": of_question(asking.short_form),
        "mirror": of_question(asking.mirror),
        **{name: rate(value) for name, value in RATING_OF.items()},
        "earlier": remarks.earlier,
        "off_script": remarks.off_script,
        "answered": remarks.answered,
        "give": calling.give_late,
        "guest_left": calling.leave,
        "clock": calling.clock,
        "down": step(1),
        "up": step(-1),
        "first": end(0),
        "last": end(-1),
        "filter_off": filter_off,
        "bank_order": bank_order,
    }
)
"""Every command that needs nothing but the scene and the moment."""

MOVES = frozenset(
    {"next", "back", "last_one", "short", "mirror", "down", "up", "first", "last", "filter_off", "bank_order"}
)
"""Those that never write: they stay live while a mark is on its way to the disk."""
