"""The view: what only this screen needs. Kept in a private file, never in the journal."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from redcarpet.core.values import dataclass

TRAIL_LENGTH = 200
FILTERS_KEPT = 50


@dataclass(frozen=True, slots=True)
class View:
    """Filter, shuffle and place, so that a restart shows what was on the screen."""

    filter: str = ""
    """The filter line's text."""
    filter_before: str = ""
    """What stood there before it was cleared; Backspace brings it back."""
    seed: int | None = None
    """The shuffle; None is bank order."""
    current: str = ""
    """Key of the current question."""
    trail: tuple[str, ...] = ()
    """Keys of the questions that were current before, newest last."""
    passed: tuple[str, ...] = ()
    """Keys of the questions that were passed over with `next` since the deck was dealt."""
    filters: tuple[str, ...] = ()
    """Filters that were used, each once, newest last."""
    draft: str = ""
    """A memo that was typed and not written yet."""
    own_draft: str = ""
    """A question of one's own that was typed and not asked yet."""
    theme: str = ""
    """The colours chosen on this screen; empty: the settings'."""

    def remembering(self) -> View:
        """Give the view with its filter as the newest of those that were used."""
        if not self.filter.strip():
            return self
        others = tuple(one for one in self.filters if one != self.filter)
        return replace(self, filters=(*others, self.filter)[-FILTERS_KEPT:])

    def moved_to(self, key: str, *, passing: bool = False) -> View:
        """Give the view with another current question, remembering the one left (and that it was passed over)."""
        if key == self.current:
            return self
        left = (self.current,) if self.current else ()
        passed = (*self.passed, *left) if passing and self.current not in self.passed else self.passed
        return replace(self, current=key, trail=(*self.trail, *left)[-TRAIL_LENGTH:], passed=passed)

    def browsed_to(self, key: str, *, going_on: bool) -> View:
        """Give the view after a step through the list; a walk of many steps leaves one place to come back to."""
        return replace(self, current=key) if going_on else self.moved_to(key)

    def stepped_back(self, known: Container[str]) -> View:
        """Give the view with the question that was current before, of those still known; unchanged without one."""
        trail = self.trail
        while trail and trail[-1] not in known:
            trail = trail[:-1]
        if not trail:
            return self
        *left, key = trail
        passed = tuple(one for one in self.passed if one != key)
        return replace(self, current=key, trail=tuple(left), passed=passed)
