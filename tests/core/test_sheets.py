"""Every card on every paper, turned over either edge: there are few enough to look at all of them."""

from __future__ import annotations

from itertools import combinations, product
from typing import get_args

import pytest

from redcarpet.core.sheets import CARD_SIZES, ON_ITS_OWN, PAPERS, WHOLE_PAGE, Flip, Line, Sheet, Size, Slot, sheet_of

ON_A_SHEET = {
    "a4": {"a6": 4, "quarter": 2, "3x5": 4, "4x6": 2, "5x8": 1, "a7": 8, "a5": 2, WHOLE_PAGE: 1},
    "letter": {"a6": 2, "quarter": 4, "3x5": 4, "4x6": 2, "5x8": 2, "a7": 4, "a5": 1, WHOLE_PAGE: 1},
}
SHEETS: dict[tuple[str, str, Flip], Sheet] = {
    (card, paper, flip): sheet_of(card, paper, flip)
    for card, paper, flip in product(CARD_SIZES, (*PAPERS, ON_ITS_OWN), get_args(Flip))
    if (card, paper) != (WHOLE_PAGE, ON_ITS_OWN)
}
UNPRINTABLE = 4.2
"""Millimetres that even good printers leave empty."""


def near(one: float, other: float) -> bool:
    return abs(one - other) < 0.01


def borders(sheet: Sheet, slot: Slot) -> tuple[float, float, float, float]:
    """Give the left, right, upper and lower side of a card."""
    return slot.x, slot.x + sheet.card.width, slot.y, slot.y + sheet.card.height


def is_across(line: Line, sheet: Sheet, slot: Slot) -> bool:
    """Say whether a line runs over the inside of a card."""
    left, right, top, bottom = borders(sheet, slot)
    beside = line.x2 <= left + 0.01 or line.x1 >= right - 0.01
    return not (beside or line.y2 <= top + 0.01 or line.y1 >= bottom - 0.01)


def cards_along(line: Line, sheet: Sheet) -> int:
    """Count the cards of which a line runs along a side."""
    count = 0
    for slot in sheet.slots:
        left, right, top, bottom = borders(sheet, slot)
        upright = near(line.x1, line.x2) and line.y1 < bottom - 0.01 and line.y2 > top + 0.01
        lying = near(line.y1, line.y2) and line.x1 < right - 0.01 and line.x2 > left + 0.01
        count += (upright and (near(line.x1, left) or near(line.x1, right))) + (
            lying and (near(line.y1, top) or near(line.y1, bottom))
        )
    return count


def behind(page: Size, flip: Flip, x: float, y: float) -> tuple[float, float]:
    """Give the place on the front that lies behind one of the other side, when paper is turned over an edge."""
    upright_edge = (page.height > page.width) == (flip == "long")
    return (page.width - x, y) if upright_edge else (x, page.height - y)


def test_a_sheet_holds_as_many_cards_as_the_table_says() -> None:
    for (card, paper, _), sheet in SHEETS.items():
        assert len(sheet.slots) == len(sheet.back_slots) == ON_A_SHEET.get(paper, {}).get(card, 1), (card, paper)


def test_cards_lie_on_the_paper_apart_from_each_other() -> None:
    for name, sheet in SHEETS.items():
        for slot in (*sheet.slots, *sheet.back_slots):
            left, right, top, bottom = borders(sheet, slot)
            assert left >= 0, name
            assert right <= sheet.page.width + 0.001, name
            assert top >= 0, name
            assert bottom <= sheet.page.height + 0.001, name
        for one, other in combinations(sheet.slots, 2):
            apart = max(abs(one.x - other.x) - sheet.card.width, abs(one.y - other.y) - sheet.card.height)
            assert apart >= 2 * sheet.bleed - 0.001, name


def test_cards_are_told_in_the_order_of_reading() -> None:
    for name, sheet in SHEETS.items():
        assert sorted(sheet.slots, key=lambda slot: (slot.y, slot.x)) == list(sheet.slots), name


def test_a_back_lies_behind_its_front_and_is_read_when_the_card_is_turned_like_a_page_of_a_book() -> None:
    for (card, paper, flip), sheet in SHEETS.items():
        width, height = sheet.card.width, sheet.card.height
        for front, back in zip(sheet.slots, sheet.back_slots, strict=True):
            for u, v in ((0.0, 0.0), (width, 0.0), (10.0, 20.0)):
                there = (width - u, height - v) if sheet.turned else (u, v)
                x, y = behind(sheet.page, flip, back.x + there[0], back.y + there[1])
                assert near(x, front.x + width - u), (card, paper, flip)
                assert near(y, front.y + v), (card, paper, flip)


def test_marks_lie_outside_the_cards_or_on_a_cut_that_two_of_them_share() -> None:
    for name, sheet in SHEETS.items():
        for mark in sheet.marks:
            assert not any(is_across(mark, sheet, slot) for slot in sheet.slots), (name, mark)
            assert cards_along(mark, sheet) in {0, 2}, (name, mark)


def test_marks_lie_where_printers_print() -> None:
    for name, sheet in SHEETS.items():
        for mark in sheet.marks:
            assert UNPRINTABLE - 0.001 <= mark.x1 <= mark.x2 <= sheet.page.width - UNPRINTABLE + 0.001, (name, mark)
            assert UNPRINTABLE - 0.001 <= mark.y1 <= mark.y2 <= sheet.page.height - UNPRINTABLE + 0.001, (name, mark)
            assert mark.x2 - mark.x1 + mark.y2 - mark.y1 > 1.5, (name, mark)


def test_both_ends_of_every_cut_have_their_mark() -> None:
    """A side within half a millimetre of the paper's own is not cut."""
    for name, sheet in SHEETS.items():
        sides = [borders(sheet, slot) for slot in sheet.slots]
        across = {round(at, 2) for left, right, _, _ in sides for at in (left, right) if 1 < at < sheet.page.width - 1}
        down = {round(at, 2) for _, _, top, bottom in sides for at in (top, bottom) if 1 < at < sheet.page.height - 1}
        assert sorted(round(one.x1, 2) for one in sheet.marks if one.x1 == one.x2) == sorted([*across, *across]), name
        assert sorted(round(one.y1, 2) for one in sheet.marks if one.y1 == one.y2) == sorted([*down, *down]), name


def test_the_line_to_measure_is_100_mm_long_and_in_nobodys_way() -> None:
    for name, sheet in SHEETS.items():
        if sheet.rule is None:
            assert sheet.card == sheet.page, name
            continue
        assert near(sheet.rule.x2 - sheet.rule.x1, 100), name
        assert sheet.rule.x1 > 5, name
        assert sheet.rule.x2 < sheet.page.width - 5, name
        assert sheet.rule.y1 == sheet.rule.y2 <= sheet.page.height - 5, name
        assert not any(is_across(sheet.rule, sheet, slot) for slot in sheet.slots), name
        assert (cards_along(sheet.rule, sheet) > 0) == sheet.rule_on_cut, name


def test_colour_stays_on_what_a_printer_reaches() -> None:
    for name, sheet in SHEETS.items():
        nearest = min(min(slot.x, slot.y) for slot in sheet.slots)
        assert nearest - sheet.bleed + sheet.inset >= UNPRINTABLE, name
        assert not (sheet.bleed and sheet.inset), name


@pytest.mark.parametrize(("card", "paper"), [("a6", "legal"), ("a3", "a4"), (WHOLE_PAGE, ON_ITS_OWN)])
def test_a_name_that_there_is_not_is_a_key_error(card: str, paper: str) -> None:
    with pytest.raises(KeyError):
        sheet_of(card, paper)
