"""A print on its way to the typesetter's process and back: the same values on both sides of a pipe of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from redcarpet.core.card_look import GLANCE
from redcarpet.core.leaves import Fit, Leaf, Told
from redcarpet.core.sheets import Line, Sheet, Size, Slot
from redcarpet.core.values import dataclass
from redcarpet.files.card_job import Print, Style


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a print came out."""

    leaves: int
    """Cards of paper."""
    sheets: int
    smallest: tuple[str, float]
    """The number of the question in the smallest type, and its points; no number where there is no question."""
    hard_to_read: tuple[tuple[str, float], ...]
    """Questions that take more than a glance: number and points."""
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    """Letters that no font has, each with the numbers or names of the cards where they stand."""

    def as_json(self) -> dict[str, object]:
        """Write it down for the pipe."""
        return asdict(self)


def told(leaves: Sequence[Leaf], fits: Sequence[Fit], missing: Sequence[str], given: Print) -> Outcome:
    """Say how leaves came out."""
    sizes = [
        (leaf.number, round(fit.points, 1))
        for leaf, fit in zip(leaves, fits, strict=True)
        if leaf.kind == "question" and leaf.ask
    ]
    words = [(_name(leaf), json.dumps(asdict(leaf), ensure_ascii=False)) for leaf in leaves] if missing else []
    where = {letter: tuple(name for name, text in words if letter in text) for letter in missing}
    return Outcome(
        leaves=len(leaves),
        sheets=-(-len(leaves) // len(given.sheet.slots)),
        smallest=min(sizes, key=lambda one: one[1], default=("", 0.0)),
        hard_to_read=tuple(one for one in sizes if one[1] < GLANCE),
        missing=tuple(where.items()),
    )


def _name(leaf: Leaf) -> str:
    return leaf.number or leaf.ask


def print_as_json(given: Print) -> dict[str, object]:
    """Write a print down for the pipe."""
    return asdict(given)


def print_from(told: Mapping[str, Any]) -> Print:
    """Read what `print_as_json` wrote."""
    return Print(
        leaves=tuple(_leaf(one) for one in told["leaves"]),
        sheet=_sheet(told["sheet"]),
        style=Style(**told["style"]),
        title=told["title"],
        code=told["code"],
        brand=told["brand"],
    )


def outcome_from(told: Mapping[str, Any]) -> Outcome:
    """Read what `Outcome.as_json` wrote."""
    return Outcome(
        leaves=told["leaves"],
        sheets=told["sheets"],
        smallest=(told["smallest"][0], told["smallest"][1]),
        hard_to_read=tuple((number, points) for number, points in told["hard_to_read"]),
        missing=tuple((letter, tuple(where)) for letter, where in told["missing"]),
    )


def _leaf(told: Mapping[str, Any]) -> Leaf:
    lists = {name: tuple(told[name]) for name in ("follow_ups", "behind")}
    return Leaf(**{**told, **lists, "told": tuple(Told(**one) for one in told["told"])})


def _sheet(told: Mapping[str, Any]) -> Sheet:
    return Sheet(
        **{
            **told,
            "page": Size(**told["page"]),
            "card": Size(**told["card"]),
            "slots": tuple(Slot(**one) for one in told["slots"]),
            "back_slots": tuple(Slot(**one) for one in told["back_slots"]),
            "marks": tuple(Line(**one) for one in told["marks"]),
            "rule": Line(**told["rule"]) if told["rule"] else None,
        }
    )
