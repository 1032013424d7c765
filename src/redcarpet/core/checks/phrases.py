"""Phrases: lists of words that rules look for, in a small language that a newsroom can write, and their finder."""

from __future__ import annotations

from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Lists:
    """The phrases of all rules, ready to be looked for in a text."""
