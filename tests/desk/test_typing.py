"""What was typed is not lost: filters come back with ↑, a memo outlives a kill, named filters stand in the palette."""

from __future__ import annotations

from asyncio import timeout
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

from redcarpet.desk.widgets.typing_line import TypingLine
from tests.desk.deck import DECISION, DECK, IN_BANK_ORDER, SONG
from tests.desk.opening import QUICK, Desk, burst, painted, settled

SIZE = (100, 24)
WAITING = "a memo is not written yet: m goes on with it"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


def line(pilot: Pilot[None], name: str = "filter") -> str:
    return pilot.app.screen.query_one(f"#{name}", TypingLine).value


async def used(pilot: Pilot[None], text: str, leave: str = "enter") -> None:
    """Filter by a text and take it off again."""
    await burst(pilot, "slash", *text, leave)
    await burst(pilot, "backspace")


async def offered(pilot: Pilot[None], words: str, count: int) -> str:
    """Search the palette until it offers so many commands."""
    await burst(pilot, "ctrl+p")
    await burst(pilot, *words)
    async with timeout(5):
        while pilot.app.screen.query_one(OptionList).option_count != count:
            await pilot.pause(0.01)
    await pilot.pause()
    return painted(pilot.app)


async def test_up_brings_the_filters_used_before_and_down_what_was_being_typed(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await used(pilot, "song")
        await used(pilot, "crew", "escape")
        await used(pilot, "fight")
        await burst(pilot, "slash", *"wh")
        for key, text in (
            ("up", "fight"),
            ("up", "crew"),
            ("up", "song"),
            ("up", "song"),
            ("down", "crew"),
            ("down", "fight"),
            ("down", "wh"),
            ("down", "wh"),
        ):
            await burst(pilot, key)
            assert line(pilot) == text
        await burst(pilot, "a")
        assert desk.view.filter == "wha"


async def test_a_recalled_filter_is_in_force_at_once_and_is_typed_on(desk: Desk) -> None:
    desk.view = replace(IN_BANK_ORDER, filters=("song",))
    async with desk.open().run_test(size=SIZE) as pilot:
        screen = await burst(pilot, "slash", "up")
        assert "1 of 6" in screen
        assert desk.view.filter == "song"
        assert desk.view.current == DECISION.key
        await burst(pilot, *" zz", "enter")
        assert desk.view.filters == ("song", "song zz")
        await burst(pilot, "slash", "up", "enter", "n")
        assert desk.view.current == SONG.key


async def test_each_is_kept_once_and_the_one_used_last_comes_first(desk: Desk) -> None:
    desk.view = replace(IN_BANK_ORDER, filters=("song", "crew"))
    async with desk.open().run_test(size=SIZE) as pilot:
        await used(pilot, "song")
        await burst(pilot, "slash", *"  ", "escape")
        assert desk.view.filters == ("crew", "song")
        await burst(pilot, "backspace")
        await burst(pilot, "slash", "up")
        assert line(pilot) == "song"
        await burst(pilot, "up")
        assert line(pilot) == "crew"


async def test_a_filter_counts_as_used_when_the_line_is_left(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "slash", *"cr", "up", "down", "up")
        assert line(pilot) == "cr"
        await burst(pilot, "pagedown")
        assert not desk.view.filters
        await burst(pilot, "escape")
        assert desk.view.filters == ("cr",)


async def test_filters_are_brought_back_after_a_restart(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await used(pilot, "song")
        await used(pilot, "topic:leadership")
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "slash", "up")
        assert line(pilot) == "topic:leadership"
        await burst(pilot, "up", "enter")
        assert desk.view.filter == "song"


async def test_a_memo_that_was_not_written_outlives_a_kill(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "space")
        await burst(pilot, "m", *"SHE wept")
        on_the_disk = desk.view
    again = Desk(desk.folder, DECK, view=on_the_disk, clock=desk.clock, runs=desk.runs)
    async with again.open().run_test(size=SIZE) as pilot:
        assert again.view.draft == "SHE wept"
        assert WAITING in await burst(pilot)
        assert "SHE wept twice" in await burst(pilot, "m", *" twice")
        await burst(pilot, "enter")
        assert again.view.draft == ""
    memos = again.on_disk().tally.memos
    assert [(memo.question, memo.text("text")) for memo in memos] == [(DECISION.key, "SHE wept twice")]
    async with again.open().run_test(size=SIZE) as pilot:
        assert WAITING not in await burst(pilot)
        await burst(pilot, "m")
        assert line(pilot, "memo") == ""


async def test_esc_keeps_a_memo_for_later_and_it_is_empty_once_written(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "m", *"no", "backspace", "backspace", "escape")
        assert desk.view.draft == ""
        await burst(pilot, "m", *"one", "escape")
        assert desk.view.draft == "one"
        assert not desk.on_disk().tally.memos
        assert "memo ‘one two’" in await burst(pilot, "m", *" two", "enter")
        assert desk.view.draft == ""
        await burst(pilot, "m", *"three", "enter")
    assert [memo.text("text") for memo in desk.on_disk().tally.memos] == ["one two", "three"]


async def test_the_palette_offers_the_filters_that_the_settings_name(desk: Desk) -> None:
    desk.settings = replace(QUICK, filters={"opening": "topic:quick", "it's [b]late[/]": "topic:leadership"})
    async with desk.open().run_test(size=SIZE) as pilot:
        screen = await offered(pilot, "topic:", 2)
        assert "filter: opening" in screen
        assert "filter: it's [b]late[/]" in screen
        await burst(pilot, "escape")
        await offered(pilot, "opening", 1)
        screen = await burst(pilot, "down", "enter")
        assert desk.view.filter == "topic:quick"
        assert "/ topic:quick " in screen
        assert "1 of 6" in screen
        assert desk.view.current == DECISION.key
        await offered(pilot, "[b]late", 1)
        await burst(pilot, "down", "enter")
        assert desk.view.filter == "topic:leadership"


async def test_backspace_right_behind_enter_takes_the_filter_off(desk: Desk) -> None:
    async with desk.open().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await burst(pilot, "slash", *"song", "enter", "backspace")
        assert desk.view.filter == ""
        await burst(pilot, "slash", *"crew")
        assert desk.view.filter == "crew"


async def test_what_was_typed_on_is_what_down_comes_back_to(desk: Desk) -> None:
    desk.view = replace(desk.view, filters=("song",))
    async with desk.open().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for keys, text in ((("slash", "c", "r", "up"), "song"), (("down", "e", "up"), "song"), (("down",), "cre")):
            for key in keys:
                await burst(pilot, key)
            assert desk.view.filter == text, keys


async def test_the_longest_memo_that_can_be_typed_can_be_written(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, "space", "m")
        room = pilot.app.screen.query_one("#memo", TypingLine).max_length or 0
        pilot.app.post_message(Paste("🎬" * room))
        await burst(pilot, "enter")
        assert len(desk.on_disk().tally.memos) == 1


async def test_a_memo_that_waits_is_not_typed_over_by_a_correction(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, "m", *"old", "enter", "m", *"new", "escape")
        await burst(pilot, "f3")
        screen = await burst(pilot, "e")
        assert line(pilot, "memo") == "new"
        assert "m goes on with it" in screen
