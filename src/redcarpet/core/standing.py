"""How a question stands this evening: what filter, order, list and screen need to know of its marks."""

from __future__ import annotations

from collections.abc import Callable

from redcarpet.core.question import NEEDS_WORDS, Question
from redcarpet.core.values import dataclass

OUTCOMES = ("declined", "cut off")
"""What became of a question that got no whole answer."""

RATINGS = ("usable", "good", "select", *OUTCOMES)
"""How an answer was: what `rated:` takes, and 1 to 5 at the desk."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One question's marks, for the guest on the mic, and of the whole evening where it says so."""

    asked: int = 0
    """How often this guest was asked it."""
    asked_tonight: int = 0
    """How often anyone was asked it."""
    volunteered: bool = False
    """Answered without being asked."""
    skipped: bool = False
    """Not for this guest."""
    pinned: bool = False
    """To be asked early."""
    must_ask: bool = False
    """The producer wants it asked of this guest."""
    retired: bool = False
    """Retired for tonight."""
    own: bool = False
    """Typed on the spot."""
    new: bool = False
    """Came with a reload during this evening."""
    rating: str = ""
    """usable, good, select, or an outcome: declined, cut off."""
    guests: tuple[str, ...] = ()
    """Names of the guests who were asked it tonight."""
    unmet: tuple[str, ...] = ()
    """Which of its needs this guest is not known to meet."""
    off_limits: bool = False
    """Whether this guest's side, the newsroom or a lawyer asked not to ask it."""
    spared: bool = False
    """Whether care for this guest keeps it from being drawn."""


UNTOUCHED = Standing()
"""A question with no marks."""

HELD_BACK = "held back"
"""What is said on the screen of an off-limits question: the guest reads along, and details are for who asks."""

StandingOf = Callable[[Question], Standing]
"""Gives the standing of a question; a pure function of the evening and the guest on the mic."""


def untouched(question: Question) -> Standing:
    """Give the standing of a question before any evening: nothing marked, no guest known."""
    return Standing(unmet=question.needs) if question.needs else UNTOUCHED


def finished(standing: Standing) -> bool:
    """Say whether this guest is done with the question: asked, answered unasked, or not for them."""
    return bool(standing.asked or standing.volunteered or standing.skipped)


def why_not_drawn(question: Question, standing: Standing) -> str:
    """Say in words why a question is never drawn by itself; empty when it may be drawn.

    Marks are no reason here: an asked question is last in the order, not forbidden.
    """
    if question.status != "approved":
        return question.status
    if standing.retired:
        return "retired for tonight"
    if standing.off_limits:
        return HELD_BACK
    if question.sensitivity == "care" or standing.spared:
        return "care: opened on purpose only"
    if standing.unmet:
        return ", ".join(NEEDS_WORDS.get(need, f"needs: {need}") for need in standing.unmet)
    return ""
