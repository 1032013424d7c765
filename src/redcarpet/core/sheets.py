"""Sheets of cards: how many cards of which size lie where on which paper, and where they are cut.

A layout is a row of a table and knows nothing of what stands on a card: another size is another row. All lengths are
millimetres, from the upper left corner of the sheet as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import Literal

from redcarpet.core.values import dataclass

Flip = Literal["long", "short"]
"""Over which edge of the paper a printer turns it to print the back."""

_UNPRINTABLE = 5.0
"""Most printers leave a border of four to five millimetres empty."""
_BLEED = 2.0
"""How far colour runs past the cut, so that a knife that slips leaves no white."""
_GUTTER = 6.0
"""Between two cards whose colour runs past the cut."""
_LEAST_BORDER = 4.2
"""What even good printers leave empty."""
_MARK_OFF, _MARK_LONG = 3.0, 4.0
_LEAST_OFF = 0.5
"""Where a margin is too narrow for more."""
_RULE = 100.0
"""The length that is measured to see whether a sheet was printed at its actual size."""
_RULE_ROOM = 9.0
"""The least margin below the cards in which the rule and its words can stand."""


@dataclass(frozen=True, slots=True)
class Size:
    """What is printed on, as it is read."""

    width: float
    height: float

    @property
    def lying(self) -> Size:
        """The same with its long side at the bottom."""
        return Size(max(self.width, self.height), min(self.width, self.height))


PAPERS: Mapping[str, Size] = MappingProxyType({"a4": Size(210, 297), "letter": Size(215.9, 279.4)})
"""ISO 216, and ANSI/ASME Y14.1 A."""

CARDS: Mapping[str, Size] = MappingProxyType(
    {
        "a7": Size(105, 74),
        "3x5": Size(127, 76.2),
        "a6": Size(148, 105),
        "quarter": Size(139.7, 107.95),
        "4x6": Size(152.4, 101.6),
        "5x8": Size(203.2, 127),
        "a5": Size(210, 148),
    }
)
"""Cards as they are held: ISO 216, index cards in inches, and a quarter of a Letter sheet."""

WHOLE_PAGE = "page"
"""A card as large as the paper."""
CARD_SIZES = (*CARDS, WHOLE_PAGE)
ON_ITS_OWN = "card"
"""The paper of printers for card stock: each card is a page of its own size."""
USUAL_CARD: Mapping[str, str] = MappingProxyType({"a4": "a6", "letter": "quarter", ON_ITS_OWN: "a6"})


@dataclass(frozen=True, slots=True)
class Layout:
    """A row of the table: a card's size on a paper."""

    card: str
    paper: str
    across: int
    down: int
    lying: bool
    """Whether the paper lies on its long side."""
    gutter: float = _GUTTER
    """Between two cards; 0 where they share a cut."""


LAYOUTS = (
    Layout("a7", "a4", 2, 4, lying=False, gutter=0),
    Layout("a7", "letter", 2, 2, lying=True),
    Layout("3x5", "a4", 2, 2, lying=True),
    Layout("3x5", "letter", 2, 2, lying=True),
    Layout("a6", "a4", 2, 2, lying=True, gutter=0),
    Layout("a6", "letter", 1, 2, lying=False),
    Layout("quarter", "a4", 1, 2, lying=False),
    Layout("quarter", "letter", 2, 2, lying=True, gutter=0),
    Layout("4x6", "a4", 1, 2, lying=False),
    Layout("4x6", "letter", 1, 2, lying=False),
    Layout("5x8", "a4", 1, 1, lying=True),
    Layout("5x8", "letter", 1, 2, lying=False),
    Layout("a5", "a4", 1, 2, lying=False, gutter=0),
    Layout("a5", "letter", 1, 1, lying=True),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a card lies: its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke on the sheet."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cards, front and back."""

    page: Size
    card: Size
    slots: tuple[Slot, ...]
    """In the order of reading."""
    back_slots: tuple[Slot, ...]
    """Where the backs of the same cards lie on the other side of the paper."""
    turned: bool
    """Whether backs are printed upside down, so that a card that is turned like a page of a book shows its back."""
    bleed: float
    """How far colour may run past the cut."""
    inset: float
    """How far colour stays away from the cut, where the cut is the paper's own edge."""
    marks: tuple[Line, ...]
    """Where to cut."""
    rule: Line | None
    """The line to measure; None where there is no sheet but the card."""
    rule_on_cut: bool
    """Whether the rule lies on a cut, since there is no margin for it."""


def sheet_of(card: str, paper: str, flip: Flip = "long") -> Sheet:
    """Lay out cards of a size on a paper; both by the names of `CARD_SIZES`, `PAPERS` and `ON_ITS_OWN`.

    Raises KeyError for names that there are not, and for a whole page without a paper.
    """
    if paper == ON_ITS_OWN:
        return _laid_out(CARDS[card], CARDS[card], Layout(card, paper, 1, 1, lying=True, gutter=0), flip)
    if card == WHOLE_PAGE:
        page = PAPERS[paper].lying
        return _laid_out(page, page, Layout(card, paper, 1, 1, lying=True, gutter=0), flip)
    layout = {(one.card, one.paper): one for one in LAYOUTS}[card, paper]
    page = PAPERS[paper].lying if layout.lying else PAPERS[paper]
    return _laid_out(CARDS[card], page, layout, flip)


def _laid_out(card: Size, page: Size, layout: Layout, flip: Flip) -> Sheet:
    xs = _starts(page.width, card.width, layout.across, layout.gutter)
    ys = _starts(page.height, card.height, layout.down, layout.gutter)
    slots = tuple(Slot(x, y) for y, x in product(ys, xs))
    border = min(xs[0], ys[0])
    alone = card == page
    bleed = _BLEED if border >= _UNPRINTABLE and layout.gutter else 0.0
    over_long_side = flip == "long"
    # Turned over the edge that stands upright, left and right change places; over the one that lies, up and down do.
    upright = over_long_side == (page.height >= page.width)
    backs = tuple(_mirrored(slot, card, page, sideways=upright) for slot in slots)
    rule, on_cut = (None, False) if alone else _rule(page, card, ys)
    marks = () if alone else tuple(_marks(page, card, xs, ys))
    inset = 0.0 if bleed else max(0.0, _UNPRINTABLE - border)
    return Sheet(page, card, slots, backs, not upright, bleed, inset, marks, rule, on_cut)


def _starts(room: float, size: float, count: int, gutter: float) -> tuple[float, ...]:
    first = (room - count * size - (count - 1) * gutter) / 2
    return tuple(round(first + at * (size + gutter), 3) for at in range(count))


def _mirrored(slot: Slot, card: Size, page: Size, *, sideways: bool) -> Slot:
    if sideways:
        return Slot(round(page.width - slot.x - card.width, 3), slot.y)
    return Slot(slot.x, round(page.height - slot.y - card.height, 3))


def _marks(page: Size, card: Size, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Line]:
    """Give the strokes at both ends of every cut: outside the cards, or where there is no outside, on the cut."""
    across = sorted({*xs, *(round(x + card.width, 3) for x in xs)})
    down = sorted({*ys, *(round(y + card.height, 3) for y in ys)})
    for x in across:
        yield from (Line(x, a, x, b) for a, b in _ends(page.height, down, is_cut=_is_inside(x, page.width)))
    for y in down:
        yield from (Line(a, y, b, y) for a, b in _ends(page.width, across, is_cut=_is_inside(y, page.height)))


def _is_inside(at: float, length: float) -> bool:
    """Say whether a line is inside the paper and not its edge."""
    return _UNPRINTABLE <= at <= length - _UNPRINTABLE


def _ends(length: float, cuts: Sequence[float], *, is_cut: bool) -> Iterator[tuple[float, float]]:
    """Give where the two marks of a cut begin and end along it; `cuts` are those that cross it."""
    if not is_cut:
        return
    first, last = cuts[0], length - cuts[-1]
    for border, forwards in ((first, True), (last, False)):
        if border <= _UNPRINTABLE:
            start, end = _UNPRINTABLE, _UNPRINTABLE + _MARK_LONG
        else:
            end = border - (_MARK_OFF if border > _UNPRINTABLE + _MARK_OFF else _LEAST_OFF)
            start = max(end - _MARK_LONG, _LEAST_BORDER)
        yield (start, end) if forwards else (length - end, length - start)


def _rule(page: Size, card: Size, ys: Sequence[float]) -> tuple[Line, bool]:
    left = (page.width - _RULE) / 2
    bottom = round(ys[-1] + card.height, 3)
    margin = page.height - bottom
    if margin >= _RULE_ROOM:
        y = round(page.height - max(_UNPRINTABLE, margin / 3), 3)
        return Line(left, y, left + _RULE, y), False
    cuts = [round(y + card.height, 3) for y in ys[:-1]]
    y = cuts[len(cuts) // 2]
    return Line(left, y, left + _RULE, y), True
