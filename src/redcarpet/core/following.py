"""What follows on the screen from a mark: another guest has another deck, an own question joins it, a ban greys it."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.evening import Evening
from redcarpet.core.fold import PRESENCE
from redcarpet.core.journal import Record
from redcarpet.core.moves import moved
from redcarpet.core.roster import whom
from redcarpet.core.scene import Scene, dealt, first_drawn, shelved
from redcarpet.core.undo import record_of


def followed(scene: Scene, evening: Evening, record: Record) -> Scene:
    """Give the scene with the evening after a record, and with what follows from it.

    Guests who come to the mic find their deck dealt and its first question on the screen; where that is taken back,
    the question before them is. What is held back, renamed or joined deals the deck anew, and moves nothing.
    """
    before, after = scene.evening, replace(scene, evening=evening)
    if evening.tally.own != before.tally.own:
        after = _with_own(after, record)
    if evening.guests != before.guests:
        return _with_guests(after, record)
    return dealt(after, after.view) if evening.mic != before.mic else after


def _with_own(scene: Scene, record: Record) -> Scene:
    of_banks = tuple(question for question in scene.questions.values() if question.path)
    there = shelved(scene, of_banks)
    there = dealt(there, there.view)
    if record.question in there.questions:
        return moved(there, record.question)
    view = there.view
    gone = view.current not in there.questions
    return replace(moved(there, view.current), view=view.stepped_back(there.questions)) if gone else there


def _with_guests(scene: Scene, record: Record) -> Scene:
    from redcarpet.core.facets import filtered_for  # noqa: PLC0415 - only a guest needs it

    mic = scene.evening.mic
    view = replace(scene.view, filter=filtered_for(scene.view.filter, whom(mic.guests)))
    there = dealt(replace(scene, view=view), view)
    undone = record_of(scene.evening, record.target) if record.kind == "undo" else None
    if undone is not None and undone.kind == "guest-in" and there.called_from not in {None, view.current}:
        return replace(moved(there, view.current), view=view.stepped_back(there.questions))
    again = record_of(scene.evening, undone.target) if undone is not None and undone.kind == "undo" else record
    if again is None or again.kind not in PRESENCE:
        return there  # joined with another, or taken back: the question stays
    first = first_drawn(there)
    return replace(moved(there, first.key if first else ""), called_from=view.current)
