"""Keys in, the evening out: what is on the disk after some presses, and what the screen says of it."""

from __future__ import annotations

from asyncio import timeout
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

from redcarpet.core.evening import Evening
from redcarpet.core.question import Question
from redcarpet.core.settings import Settings
from redcarpet.core.tonight import standing_of
from redcarpet.desk.widgets.question_card import QuestionCard
from tests.desk.deck import CARE, CREW, DECISION, DECK, IN_BANK_ORDER, KEEP, NOMINATION, SONG
from tests.desk.opening import Desk, painted, settled

SIZE = (120, 36)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


async def pressed(desk: Desk, *keys: str, then: Callable[[Pilot[None]], Awaitable[None]] | None = None) -> str:
    """Open the desk, press keys (a number lets so many seconds pass), and give what is painted in the end."""
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            if key.replace(".", "").isdigit():
                desk.clock.pass_seconds(float(key))
            else:
                await pilot.press(key)
        await settled(pilot)
        app.desk.show_state()
        await pilot.pause()
        if then:
            await then(pilot)
        return painted(app)


def kinds(desk: Desk) -> list[str]:
    return [record.kind for record in desk.on_disk().records]


def asked(evening: Evening, question: Question) -> int:
    return standing_of(evening)(question).asked


async def test_space_asks_and_space_again_moves_on(desk: Desk) -> None:
    screen = await pressed(desk, "space", "7", "space", "space", "7", "space")
    assert kinds(desk) == ["open", "asked", "asked"]
    assert desk.view.current == CREW.key
    assert "NOT ASKED" in screen
    assert "asked 2" in screen


async def test_the_question_as_it_was_said_is_on_the_disk(desk: Desk) -> None:
    await pressed(desk, "space")
    record = desk.on_disk().records[-1]
    assert record.words == "What is one decision in your film that only you could have made?"
    assert (record.question, record.at.utc) == ("decision", desk.clock.ms)


async def test_space_is_refused_while_the_question_is_being_spoken(desk: Desk) -> None:
    screen = await pressed(desk, "space", "2", "space")
    assert kinds(desk) == ["open", "asked"]
    assert "ASKED 0:02" in screen
    assert "still asking" in screen


async def test_next_leaves_at_once(desk: Desk) -> None:
    await pressed(desk, "space", "n")
    assert desk.view.current == KEEP.key


async def test_a_question_asked_before_says_so_and_space_moves_on(desk: Desk) -> None:
    screen = await pressed(desk, "space", "n", "p")
    assert "space moves on" in screen
    assert "NOT ASKED" not in screen
    await pressed(desk, "space")
    assert desk.view.current == KEEP.key
    assert kinds(desk).count("asked") == 1


async def test_care_and_unmet_needs_are_in_the_list_and_never_drawn(desk: Desk) -> None:
    screen = await pressed(desk, "n", "n", "n")
    assert desk.view.current == SONG.key
    assert CARE.ask[:40] in screen
    assert NOMINATION.ask[:40] in screen


async def test_a_care_question_opened_on_purpose_shows_its_way_out(desk: Desk) -> None:
    screen = await pressed(desk, "end")
    assert desk.view.current == CARE.key
    assert "Thank you for saying that." in screen
    assert "care: opened on purpose only" in screen


async def test_a_pinned_question_comes_next(desk: Desk) -> None:
    screen = await pressed(desk, "down", "down", "s", "home", "n")
    assert desk.view.current == CREW.key
    assert "pinned 1" in screen


async def test_pin_and_skip_are_lifted_by_the_same_key(desk: Desk) -> None:
    await pressed(desk, "s", "x", "s", "x")
    assert [record.on for record in desk.on_disk().records[1:]] == [True, True, False, False]
    standing = standing_of(desk.on_disk())(DECISION)
    assert (standing.pinned, standing.skipped) == (False, False)


async def test_skipped_and_volunteered_are_passed_by(desk: Desk) -> None:
    screen = await pressed(desk, "x", "space", "v", "space")
    assert desk.view.current == CREW.key
    assert "✗ not for" in screen
    assert "✓ answered" in screen


async def test_follow_ups_are_marked_one_after_the_other(desk: Desk) -> None:
    screen = await pressed(desk, "f", "space", "f", "b", "full_stop")
    marked = [record for record in desk.on_disk().records if record.kind == "follow-up"]
    assert [record.words for record in marked] == list(DECISION.follow_ups)
    assert "no follow-up left" in screen


async def test_undo_first_goes_back_and_then_takes_the_mark_back_by_name(desk: Desk) -> None:
    screen = await pressed(desk, "space", "7", "space", "u")
    assert desk.view.current == DECISION.key
    assert asked(desk.on_disk(), DECISION) == 1
    screen = await pressed(desk, "u")
    assert "took back: asked ‘What is one decision in your film" in screen
    assert asked(desk.on_disk(), DECISION) == 0


async def test_what_was_taken_back_is_brought_again_after_a_restart(desk: Desk) -> None:
    await pressed(desk, "space", "s", "u", "u")
    screen = await pressed(desk, "ctrl+y", "ctrl+y")
    standing = standing_of(desk.on_disk())(DECISION)
    assert (standing.asked, standing.pinned) == (1, True)
    assert "brought back: pinned" in screen


async def test_nothing_to_take_back_is_said(desk: Desk) -> None:
    assert "nothing to take back" in await pressed(desk, "u")


async def test_a_memo_goes_to_the_question_asked_last(desk: Desk) -> None:
    screen = await pressed(desk, "space", "n", "m", *"GOOD one", "enter", "p")
    memo = desk.on_disk().tally.memos[0]
    assert (memo.question, memo.text("text")) == (DECISION.key, "GOOD one")
    assert "memo  GOOD one" in screen


async def test_while_typing_letters_are_letters_and_page_down_asks(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"song", "pagedown")
        await pilot.pause()
        assert "TYPING the filter" in painted(app)
    assert asked(desk.on_disk(), DECISION) == 1
    assert desk.view.filter == "song"


async def test_a_filter_leaves_the_current_question_where_it_is(desk: Desk) -> None:
    screen = await pressed(desk, "slash", *"song", "enter")
    assert desk.view.current == DECISION.key
    assert "not in this filter" in screen
    assert "1 of 6" in screen
    await pressed(desk, "n")
    assert desk.view.current == SONG.key


async def test_backspace_takes_the_filter_off_and_brings_it_back(desk: Desk) -> None:
    await pressed(desk, "slash", *"song", "escape", "backspace")
    assert desk.view.filter == ""
    screen = await pressed(desk, "backspace")
    assert desk.view.filter == "song"
    assert "/ song" in screen


async def test_a_wrong_filter_explains_itself_and_keeps_the_list(desk: Desk) -> None:
    screen = await pressed(desk, "slash", *"topc:craft", "enter")
    assert "did you mean topic?" in screen
    assert SONG.ask in screen


async def test_shuffle_changes_the_order_and_not_the_question(desk: Desk) -> None:
    screen = await pressed(desk, "f9")
    assert desk.view.current == DECISION.key
    assert desk.view.seed == 5210
    assert "shuffled again (seed 5210)" in screen


async def test_capital_letters_do_the_same(desk: Desk) -> None:
    await pressed(desk, "S", "N")
    assert kinds(desk) == ["open", "pin"]
    assert desk.view.current == KEEP.key


async def test_a_key_that_means_nothing_says_where_keys_are_told(desk: Desk) -> None:
    assert "z does nothing here: F1 shows the keys" in await pressed(desk, "z")


async def test_quitting_takes_the_key_twice(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+q")
        assert app.is_running
        assert "press it again to quit" in painted(app)
        await pilot.press("ctrl+q")
        async with timeout(5):
            while app.return_code is None:
                await pilot.pause()
    assert app.return_code == 0


async def test_help_tells_every_key(desk: Desk) -> None:
    screen = await pressed(desk, "f1")
    assert "One key does the evening" in screen
    assert "pin: ask this one early" in screen


async def test_the_palette_runs_what_has_no_key(desk: Desk) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p")
        await pilot.press(*"retire")
        async with timeout(5):
            while pilot.app.screen.query_one(OptionList).option_count != 1:
                await pilot.pause(0.01)
        await pilot.press("down", "enter")
        await settled(pilot)

    await pressed(desk, then=choose)
    assert kinds(desk) == ["open", "retire"]


async def test_keys_are_the_readers_own(tmp_path: Path) -> None:
    own = Settings(repeat_seconds=0, again_seconds=0, keys={"pin": "asterisk"})
    desk = Desk(tmp_path, DECK, view=IN_BANK_ORDER, settings=own)
    screen = await pressed(desk, "asterisk")
    assert kinds(desk) == ["open", "pin"]
    assert "* pin" in screen


async def test_a_click_chooses_a_question(desk: Desk) -> None:
    async def click(pilot: Pilot[None]) -> None:
        await pilot.click("DeckList", offset=(40, 2))
        await pilot.pause()

    await pressed(desk, then=click)
    assert desk.view.current == CREW.key


async def test_a_mark_the_disk_refuses_is_never_shown_as_made(desk: Desk) -> None:
    desk.block_disk()
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space")
        await settled(pilot)
        screen = painted(app)
        assert "ASKED · NOT SAVED" in screen
        assert "asked 0" in screen
        assert "Marks can't be saved" in screen
        desk.unblock_disk()
        await pilot.press("n")
        await pilot.press("s")
        await settled(pilot)
        assert "✓ saved" in painted(app)
    assert kinds(desk) == ["open", "asked", "pin"]


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12), (80, 24), (250, 80)])
async def test_no_size_ends_it(desk: Desk, size: tuple[int, int]) -> None:
    app = desk.open()
    async with app.run_test(size=size) as pilot:
        await pilot.press("space", "n", "f1", "escape", "slash", "a", "enter", "m", "escape")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "asked 1" in painted(app)


async def test_keys_that_arrive_in_one_burst_all_count(tmp_path: Path) -> None:
    desk = Desk(tmp_path, DECK, view=IN_BANK_ORDER, settings=Settings())
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        for key in ("s", "n", "space", "j", "x"):
            app.post_message(Key(key, None if len(key) > 1 else key))
        await settled(pilot)
    assert [(record.kind, record.question) for record in desk.on_disk().records[1:]] == [
        ("pin", DECISION.key),
        ("asked", KEEP.key),
        ("skip", CREW.key),
    ]


async def test_card_mode_shows_the_question_large_and_the_loop_goes_on(desk: Desk) -> None:
    screen = await pressed(desk, "c", "n", "space")
    assert "█" in screen
    assert "ASKED 0:00" in screen
    assert SONG.ask not in screen
    assert asked(desk.on_disk(), KEEP) == 1


async def test_card_mode_never_shows_a_private_note(desk: Desk) -> None:
    assert "Wait after the answer." in await pressed(desk)
    assert "Wait after the answer." not in await pressed(desk, "f5")


async def test_escape_leaves_card_mode(desk: Desk) -> None:
    assert SONG.ask in await pressed(desk, "c", "escape")


async def test_letters_that_cannot_be_drawn_are_shown_plain_and_whole(tmp_path: Path) -> None:
    japanese = Question(ask="この映画で一番大切な決断は何でしたか？", id="ja", path="ja.yaml", line=1)
    screen = await pressed(Desk(tmp_path, (japanese,)), "c")
    assert japanese.ask in screen


async def test_locked_only_the_loop_works(desk: Desk) -> None:
    screen = await pressed(desk, "f8", "s", "slash", "x", "space")
    assert kinds(desk) == ["open", "asked"]
    assert "LOCKED" in screen
    screen = await pressed(desk, "f8", "f8", "s")
    assert kinds(desk)[-1] == "pin"
    assert "LOCKED" not in screen


async def test_sunlight_is_one_key_there_and_back(desk: Desk) -> None:
    await pressed(desk, "t")
    assert desk.view.theme == "sunlight"
    await pressed(desk, "t", "t", "t")
    assert desk.view.theme == "dark"


async def test_any_mark_is_taken_back_from_the_log_and_brought_back(desk: Desk) -> None:
    await pressed(desk, "space", "n", "s", "n", "x", "f3", "down", "down", "enter")
    assert asked(desk.on_disk(), DECISION) == 0
    assert standing_of(desk.on_disk())(CREW).skipped
    screen = await pressed(desk, "f3")
    assert "taken back asked ‘What is one decision" in screen
    screen = await pressed(desk, "f3", "end", "enter")
    assert asked(desk.on_disk(), DECISION) == 1
    assert "brought back: asked" in screen


async def test_an_empty_log_says_so(desk: Desk) -> None:
    assert "Nothing was marked yet" in await pressed(desk, "f3")


async def test_the_settings_give_a_key_to_what_has_none(tmp_path: Path) -> None:
    own = Settings(repeat_seconds=0, again_seconds=0, keys={"retire": "f4"})
    desk = Desk(tmp_path, DECK, view=IN_BANK_ORDER, settings=own)
    await pressed(desk, "f4")
    assert kinds(desk) == ["open", "retire"]


async def test_the_left_hand_reaches_the_loop(tmp_path: Path) -> None:
    left = Settings(repeat_seconds=0, again_seconds=0, keymap="left")
    desk = Desk(tmp_path, DECK, view=IN_BANK_ORDER, settings=left)
    await pressed(desk, "e", "d", "space", "f", "q")
    assert kinds(desk) == ["open", "pin", "asked", "undo"]


async def test_a_step_on_is_taken_back_before_an_older_mark(desk: Desk) -> None:
    await pressed(desk, "space", "n", "v", "n", "space", "u", "u")
    assert desk.view.current == KEEP.key
    assert standing_of(desk.on_disk())(KEEP).volunteered
    assert asked(desk.on_disk(), CREW) == 0


async def test_more_than_a_line_holds_is_refused_in_words(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        app.post_message(Paste("work " * 600))
        await settled(pilot)
        assert "too long: there is room for 2,000 characters" in painted(app)


async def test_a_memo_is_corrected_from_the_log(desk: Desk) -> None:
    async def correct(pilot: Pilot[None]) -> None:
        await pilot.press("f3", "e")
        await settled(pilot)
        await pilot.press("backspace", *"d!", "enter")
        await settled(pilot)

    await pressed(desk, "space", "n", "m", *"gooo", "enter", then=correct)
    (memo,) = desk.on_disk().tally.memos
    assert (memo.question, memo.text("text")) == (DECISION.key, "good!")


async def test_only_a_memo_is_corrected_in_the_log(desk: Desk) -> None:
    screen = await pressed(desk, "space", "f3", "e")
    assert "Only a memo of your own" in screen


async def test_a_question_passed_over_has_its_border_from_the_start(desk: Desk) -> None:
    await pressed(desk, "x")
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.desk.query_one(QuestionCard).has_class("-aside")
