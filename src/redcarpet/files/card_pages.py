"""Stacks on paper: which leaves, sheets and looks a stack's wishes come to, in prints of at most five hundred cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redcarpet.core.leaves import Back, Edge, leaves_of
from redcarpet.core.sheets import USUAL_CARD, Flip, sheet_of
from redcarpet.core.stack import Stack
from redcarpet.core.values import dataclass
from redcarpet.files.card_job import Print, Style
from redcarpet.files.card_press import Pressed, pressed

MOST_TOGETHER = 500
"""Cards in one file: the typesetter takes some 540 MB for so many, and ten times that for ten times as many."""


@dataclass(frozen=True, slots=True)
class PaperWishes:
    """How cards are to be printed."""

    paper: str = "a4"
    card: str = ""
    """Empty for what is usual on the paper."""
    flip: Flip = "long"
    """Over which edge the printer turns the paper for the backs."""
    back: Back = "none"
    edge: Edge = "topic"
    mono: bool = False
    logo: Path | None = None
    """A picture for the backs."""


def prints_of(stack: Stack, wishes: PaperWishes) -> tuple[Print, ...]:
    """Give the prints that a stack takes, each a file of its own. Raises KeyError as `sheet_of` does."""
    sheet = sheet_of(wishes.card or USUAL_CARD[wishes.paper], wishes.paper, wishes.flip)
    logo = "" if wishes.logo is None else f"logo{wishes.logo.suffix.lower()}"
    style = Style(mono=wishes.mono, backs=wishes.back != "none", logo=logo)
    leaves = leaves_of(stack, wishes.edge, wishes.back)
    most = MOST_TOGETHER // len(sheet.slots) * len(sheet.slots)
    return tuple(
        Print(leaves[start : start + most], sheet, style, stack.title, stack.code, stack.brand)
        for start in range(0, len(leaves), most)
    )


def pages_of(stack: Stack, wishes: PaperWishes) -> Iterator[Pressed]:
    """Print a stack as one PDF after another. Raises NotPrintedError, OSError and KeyError as its parts do."""
    for one in prints_of(stack, wishes):
        yield pressed(one, wishes.logo)


def paths_of(path: Path, count: int) -> tuple[Path, ...]:
    """Give the names of so many files: cards.pdf, or cards-1.pdf and cards-2.pdf."""
    if count == 1:
        return (path,)
    width = len(str(count))
    return tuple(path.with_stem(f"{path.stem}-{number:0{width}}") for number in range(1, count + 1))
