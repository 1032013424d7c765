"""The rows of the deck: the glyph and the word by which each says how it stands."""

from __future__ import annotations

from typing import Literal

from redcarpet.core.question import Question
from redcarpet.core.scene import Scene
from redcarpet.core.standing import HELD_BACK, Standing, why_not_drawn
from redcarpet.core.state import Tone
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class RowMark:
    """The mark before a question in the list: one one-cell glyph and one word."""

    glyph: str = "·"
    word: str = ""
    tone: Tone | Literal["pinned", ""] = ""


def unsaved(scene: Scene) -> frozenset[str]:
    """Give the keys of the questions that have a mark the disk refused."""
    waiting = scene.evening.unsaved
    return frozenset(record.question for record in scene.evening.records if record.identity in waiting)


def row_mark(question: Question, standing: Standing, *, saved: bool = True) -> RowMark:
    """Say in a glyph and a word how a question in the list stands."""
    marks = (
        (not saved, RowMark("!", "NOT SAVED", "wrong")),
        (standing.asked == 1, RowMark("✓", "asked", "done")),
        (standing.asked > 1, RowMark("✓", f"asked {standing.asked}×", "done")),
        (standing.volunteered, RowMark("✓", "answered", "done")),
        (standing.skipped, RowMark("✗", "not for", "aside")),
        (standing.pinned, RowMark("★", "pinned", "pinned")),
        (bool(why_not_drawn(question, standing)), RowMark("–", _aside_word(question, standing), "aside")),
    )
    return next((mark for holds, mark in marks if holds), RowMark())


def _aside_word(question: Question, standing: Standing) -> str:
    if question.status != "approved":
        return question.status
    if standing.retired:
        return "retired"
    if standing.off_limits:
        return HELD_BACK
    return "care" if question.sensitivity == "care" or standing.spared else "needs"
