"""The mis-press guard: a held key, a bounce, a leaning elbow do one thing; nervous tapping still gets through.

Terminals repeat a held key (first after 0.25 to 0.9 seconds, then about every 33 milliseconds) and never say that it
was let go. Two rules follow. A press too soon after the last press of the same key is the keyboard's repeat and is
passed over; a key that is being held down must rest twice as long, because a busy laptop can stall between two repeats.
A marking key with no other key between counts again only some time after it last counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum

from redcarpet.core.values import dataclass

_NEVER = float("-inf")
_HELD = 2
"""Repeats in a row; a key that bounces has one."""
_STALLED = 2
"""Times the rest of a key that is not held. On a machine with every core busy, 33 ms became over 150 once."""


class Verdict(Enum):
    """What the guard says of a press."""

    COUNTS = "counts"
    REPEAT = "repeat"
    """The keyboard's own repeat: passed over without a word."""
    TOO_SOON = "too soon"
    """The same marking key again: refused, and said so."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What the guard remembers of the last presses. Times are seconds of a steady clock."""

    repeat_seconds: float = 0.15
    again_seconds: float = 1.0
    key: str = ""
    """The key that counted last."""
    counted: float = _NEVER
    """When it counted."""
    pressed: Mapping[str, float] = field(default_factory=dict)
    """When each key was last pressed, counted or not."""
    repeats: Mapping[str, int] = field(default_factory=dict)
    """How many repeats of each key came in a row up to now."""

    def press(self, key: str, now: float, *, marking: bool) -> tuple[Guard, Verdict]:
        """Judge a press and give the guard that remembers it."""
        pressed = {**self.pressed, key: now}
        repeats = self.repeats.get(key, 0)
        rest = self.repeat_seconds * (_STALLED if repeats >= _HELD else 1)
        if now - self.pressed.get(key, _NEVER) < rest:
            return replace(self, pressed=pressed, repeats={**self.repeats, key: repeats + 1}), Verdict.REPEAT
        released = replace(self, pressed=pressed, repeats={**self.repeats, key: 0})
        if marking and key == self.key and now - self.counted < self.again_seconds:
            return released, Verdict.TOO_SOON
        return replace(released, key=key, counted=now), Verdict.COUNTS
