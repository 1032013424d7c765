"""Banks that change during the evening: everything is taken over, and nothing moves under the reporter."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.bank import Loaded
from redcarpet.core.evening import Evening
from redcarpet.core.order import Deck
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, dealt, shelved


def met(evening: Evening, questions: tuple[Question, ...]) -> tuple[Evening, tuple[Question, ...]]:
    """Let banks meet the evening's marks: the questions under the keys that the marks know them by, edited or not."""
    marked = evening.tally.marks
    if not marked:
        return evening, questions
    from redcarpet.core.identity import also_known, known_from, rematched  # noqa: PLC0415 - a first screen needs none

    known = rematched(known_from(evening.records), questions, marked).questions
    return evening.knowing(also_known(evening, known)), known


def reloaded(scene: Scene, loaded: Loaded) -> Scene:
    """Give the scene with the banks as they are now.

    The current question stays with its words as they were, even withdrawn, until the reporter moves. The rows keep
    their order, new questions come below them until the next shuffle or filter, and a notice says what changed.
    """
    from redcarpet.core.identity import also_known, known_from, rematched  # noqa: PLC0415 - the same

    of_banks = (question for question in scene.questions.values() if question.path)
    before = (*of_banks, *known_from(scene.evening.records))
    rematch = rematched(before, loaded.questions, scene.evening.tally.marks)
    evening = scene.evening.knowing(also_known(scene.evening, rematch.questions))
    known = replace(scene, evening=evening.with_sheet(loaded.guests))
    read = replace(shelved(known, rematch.questions), kept=scene.current, fresh=scene.fresh | set(rematch.new))
    fresh = dealt(read, scene.view).deck
    again = "all is read again" if scene.misread and not loaded.summary() else ""
    told = " · ".join(filter(None, (rematch.describe(), _sheet_told(scene, known), loaded.summary(), again)))
    after = replace(read, deck=rows_kept(scene.deck, fresh), misread=bool(loaded.summary()))
    return after.saying(told, "refused" if loaded.summary() else "said") if told else after


def _sheet_told(before: Scene, after: Scene) -> str:
    """Say that the arrivals sheet changed, and who of those seen tonight stands on it no more."""
    if before.evening.sheet == after.evening.sheet:
        return ""
    was = {guest.id for guest in before.evening.sheet if not guest.walk_in}
    gone = [guest.name for guest in after.evening.sheet if guest.walk_in and guest.id in was]
    return f"no longer on the sheet, kept as known: {', '.join(gone)}" if gone else "arrivals sheet changed"


def rows_kept(old: Deck, new: Deck) -> Deck:
    """Give a deck that was dealt anew in the order of the old one; what is new comes below."""
    now = {question.key: question for question in new.questions}
    stood = [now[question.key] for question in old.questions if question.key in now]
    keys = {question.key for question in old.questions}
    return replace(new, questions=(*stood, *(question for question in new.questions if question.key not in keys)))
