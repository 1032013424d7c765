"""The balance at the desk: a quiet line while questions are asked, and a page that counts when somebody looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from redcarpet.core.guest import Guest, OffLimits
from redcarpet.desk.balance_screen import BalanceScreen
from redcarpet.desk.widgets.filter_column import FilterColumn
from tests.desk.deck import DECK, IN_BANK_ORDER
from tests.desk.opening import Desk, burst, painted, rows, settled

WIDE, MEDIUM, SMALL = (120, 36), (80, 24), (40, 12)
GUESTS = (
    Guest(
        "Greta Lindqvist",
        for_whom="her",
        off_limits=(OffLimits(words=("divorce",)),),
        must_ask=("organisation",),
        order=1,
    ),
    Guest("Bo Ferrant", for_whom="him", order=2),
)
GROUPS = {"authorship": "work", "leadership": "work", "institutions": "allyship"}
GRETA, BO = ("g", *"gre", "enter"), ("g", *"bo", "enter")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER, guests=GUESTS, groups=GROUPS)


def column(pilot: Pilot[None]) -> list[str]:
    region = pilot.app.screen.query_one(FilterColumn).content_region
    return [row[region.x : region.right].rstrip() for row in rows(pilot.app)[region.y : region.bottom]]


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return painted(pilot.app)


async def asked(pilot: Pilot[None]) -> None:
    """Ask Greta two questions, something about looks, and something more; ask Bo the second question, too."""
    await settled(pilot)
    await burst(pilot, *GRETA)
    await pressed(pilot, "space", "f", "n", "n", "space", "w", "l", "w")
    await burst(pilot, *BO)
    await pressed(pilot, "home", "space")


async def test_the_page_counts_what_was_asked_of_whom(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await asked(pilot)
        screen = " ".join((await pressed(pilot, "f4")).split())
        for words in (
            "of what was logged: 3 from the banks, 2 off-script",
            "all her him off-script",
            "work 3 2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 1 ▇▇▇▇▇▇▇▇ · ",
            "allyship 0 · · · ",
            "looks 1 1 ▇▇▇▇▇▇▇▇ · 1 ",
            "not said 1 1 ▇▇▇▇▇▇▇▇ · 1 ",
            "in all 5 4 1 2 ",
            "The questions themselves were for her 1 · him 0 · anyone 2.",
            "Greta Lindqvist her 2 1 2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ ",
            "Bo Ferrant him 1 · · ▇▇▇▇▇▇▇▇ ",
            "her 1 · him 1 How do you tell a crew that the plan has changed?",
            "guests seen: 2 of 2 expected",
            "1 must-ask still owed: Greta Lindqvist 1",
        ):
            assert words in screen


async def test_nobody_reads_off_limits_must_asks_or_ratings_there(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await asked(pilot)
        screen = await pressed(pilot, "3", "f4")
        assert isinstance(pilot.app.screen, BalanceScreen)
        page = "\n".join(row[9:-9] for row in screen.splitlines())
        for words in ("divorce", "off-limits", "organisation", "select", "rated"):
            assert words not in page


@pytest.mark.parametrize("key", ["escape", "f4", "q"])
@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_an_empty_evening_is_one_sentence_and_these_keys_go_back(
    desk: Desk, key: str, size: tuple[int, int]
) -> None:
    async with desk.open().run_test(size=size) as pilot:
        await settled(pilot)
        before = await burst(pilot)
        screen = await pressed(pilot, "f4")
        assert "Nothing was asked yet." in screen
        assert "logged" not in screen
        assert await pressed(pilot, key) == before


async def test_it_scrolls_with_arrows_letters_and_pages(desk: Desk) -> None:
    async with desk.open().run_test(size=SMALL) as pilot:
        await asked(pilot)
        first = await pressed(pilot, "f4")
        second = await pressed(pilot, "down")
        assert second != first
        assert await pressed(pilot, "up") == first
        assert await pressed(pilot, "j") == second
        assert await pressed(pilot, "K") == first
        assert await pressed(pilot, "pagedown") not in {first, second}
        assert await pressed(pilot, "pageup") == first
        assert "must-ask" in await pressed(pilot, "end")
        assert await pressed(pilot, "home") == first


async def test_it_fits_the_window_there_is(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pressed(pilot, "f4")
        for size in (MEDIUM, SMALL, WIDE):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            screen = painted(pilot.app)
            assert ("▇" in screen) == (size != SMALL)
            words = ("what was asked about, of guests booked for", "asked about, of guests for")[size == SMALL]
            assert words in screen


async def test_the_column_says_what_was_asked_about_below_whom_it_was_for(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert column(pilot)[-1] == "asked her 0 · him 0 · any 0"
        await asked(pilot)
        assert column(pilot)[-3:] == [
            "asked her 1 · him 0 · any 2",
            "work 3 · looks 1",
            "off-script 2",
        ]


async def test_without_the_column_the_notice_line_says_whom_questions_were_for(desk: Desk) -> None:
    async with desk.open().run_test(size=MEDIUM) as pilot:
        await pressed(pilot, "space", "n")
        assert rows(pilot.app)[-2].endswith("asked her 1 · him 0 · any 0")
        assert "u goes back one question" in rows(pilot.app)[-2]
        assert "asked her" not in await pressed(pilot, "f6", "escape", "s")


async def test_it_says_nothing_before_a_question_was_asked_nor_where_there_is_little_room(desk: Desk) -> None:
    async with desk.open().run_test(size=MEDIUM) as pilot:
        assert "asked her" not in await pressed(pilot, "n")
        await pressed(pilot, "space", "n")
        for size, there in ((MEDIUM, True), (SMALL, False), ((59, 24), False), (WIDE, False)):
            await pilot.resize_terminal(*size)
            await burst(pilot)
            assert rows(pilot.app)[-2].endswith("· any 0") == there, size
