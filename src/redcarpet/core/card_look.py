"""The look of cards on paper in numbers: how large each kind of word is on which size of card.

Numbers are made for 4x6 inch cards and go with the short side, but never below what can be read. Twelve points are the
least that is read at arm's length (60 cm) in good light, about twice that in a glance: GLANCE is where an export warns.
"""

from __future__ import annotations

from redcarpet.core.sheets import Sheet
from redcarpet.core.values import dataclass

GLANCE = 17.0
"""Points; a question that is set smaller takes more than a glance."""

_SHORT_SIDE = 101.6
"""Millimetres of the card that the numbers are made for."""
_STEP = 1.09
"""From one size to the next."""
_LARGEST, _SMALLEST, _LEAST = 40.0, 11.0, 9.0
_PAGE, _SMALLEST_ON_PAGE = 1.9, 28.0
"""From this size on a card is a whole page, read from further away than a hand: what is smaller goes on another one."""
_LARGEST_NAME = 36.0
_TINIEST = 6.0
"""Points; the last resort for a sentence that is too long for a whole card."""
_LEAST_PADDING, _PADDING, _EDGE_PADDING = 5.0, 7.0, 8.0
"""Millimetres; the last from the paper's own edge."""


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes on one kind of card: type in points, lengths in millimetres."""

    ladder: tuple[float, ...]
    """Sizes for the question, from the largest; the largest that fits is taken."""
    small_ladder: tuple[float, ...]
    """The same for a sentence that is too long for all of them."""
    name_ladder: tuple[float, ...]
    """Sizes for a guest's name and for a topic."""
    behind_ladder: tuple[float, ...]
    """Sizes for follow-ups on the back."""
    floor: float
    """Below this the follow-ups are set compact to make room."""
    number: float
    total: float
    head: float
    """Topic and guest."""
    follow_up: float
    compact: float
    """Follow-ups where room is short."""
    told: float
    say_it: float
    foot: float
    edge: float
    brand: float
    padding: float
    tab: float
    """The width of the edge's mark."""
    gap: float
    """Between head, question and foot."""


def look_of(sheet: Sheet) -> Look:
    """Give the sizes for the cards of a sheet."""
    unit = min(sheet.card.width, sheet.card.height) / _SHORT_SIDE
    largest, smallest = _LARGEST * unit, max(_LEAST, _SMALLEST * unit)
    if unit > _PAGE:
        smallest = _SMALLEST_ON_PAGE
    least_padding = _EDGE_PADDING if sheet.inset else _LEAST_PADDING

    def points(size: float, least: float) -> float:
        return round(max(least, size * unit), 2)

    return Look(
        ladder=_ladder(largest, smallest),
        small_ladder=_ladder(smallest, _TINIEST),
        name_ladder=_ladder(_LARGEST_NAME * unit, smallest),
        behind_ladder=_ladder(24 * unit, smallest),
        floor=min(GLANCE, round(GLANCE * unit, 2)),
        number=points(26, 17),
        total=points(9.5, 7.5),
        head=points(12, 9),
        follow_up=points(13.2, 10),
        compact=points(11.1, 9),
        told=points(10.8, 8.8),
        say_it=points(17, 13),
        foot=points(7.8, 6.4),
        edge=points(9.4, 7.4),
        brand=points(36, 20),
        padding=round(max(least_padding, _PADDING * unit), 2),
        tab=round(max(6.4, 8.4 * unit), 2),
        gap=round(4.4 * unit, 2),
    )


def _ladder(largest: float, smallest: float) -> tuple[float, ...]:
    sizes, size = [], largest
    while size > smallest:
        sizes.append(round(size, 2))
        size /= _STEP
    return (*sizes, round(smallest, 2))
