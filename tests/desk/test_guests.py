"""Guests at the desk: keys in, the evening out, and what the guest who reads along can see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Key

from redcarpet.core.guest import Guest, OffLimits
from redcarpet.core.journal import Record
from redcarpet.core.settings import Settings
from redcarpet.desk.app import DeskApp
from tests.core.guests import GRETA, QUESTIONS, SHEET
from tests.desk.deck import IN_BANK_ORDER
from tests.desk.opening import QUICK, Desk, burst, painted, settled

SIZE = (120, 36)
SIZES = ((120, 36), (80, 24), (40, 12))
GRETA_ID = GRETA.id


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", QUESTIONS, view=IN_BANK_ORDER, guests=SHEET)


async def pressed(desk: Desk, *keys: str, size: tuple[int, int] = SIZE) -> str:
    """Open the desk, press keys as fast as can be (a number lets so many seconds pass), and give what is painted."""
    app = desk.open()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for group in groups(keys):
            if group[0].isdigit() and len(group[0]) > 1:
                desk.clock.pass_seconds(float(group[0]))
                app.desk.pass_second()
            else:
                await burst(pilot, *group)
        app.desk.show_state()
        await settled(pilot)
        return painted(app)


def groups(keys: tuple[str, ...]) -> list[list[str]]:
    """Part keys where a person would look: what is typed into a line comes as fast as can be, but not out of a page."""
    in_a_page = not {"f2", "f3"}.isdisjoint(keys)
    parted: list[list[str]] = []
    typing = False
    for key in keys:
        if typing:
            parted[-1].append(key)
        else:
            parted.append([key])
        typing = key not in {"enter", "escape", "down", "tab"} and (typing or key in {"g", "a", "slash"})
        typing = typing and not in_a_page
    return parted


def last(desk: Desk, kind: str) -> Record:
    return [record for record in desk.on_disk().records if record.kind == kind][-1]


def top(screen: str) -> str:
    return "\n".join(screen.split("\n")[1:5])


async def test_two_letters_and_enter_put_a_guest_on_the_mic_however_fast_they_come(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        screen = await burst(pilot, "g", "g", "r", "enter", "space")
        assert "Greta Lindqvist   GREH-tah LIND-kvist" in top(screen)
        assert "director, “Northern Light” · up for Best Director" in top(screen)
        assert "3 off-limits" in screen
        assert "What did you fight to keep?" in screen
        assert "/ for:her" in screen
    assert (last(desk, "asked").guests, last(desk, "asked").question) == ((GRETA_ID,), "keep")


async def test_a_name_on_no_sheet_is_the_last_row_and_enter_alone_adds_nobody(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"vera", "enter")
    assert "new: vera" in screen
    assert "nobody is called vera: ↓ and Enter add a new guest" in screen
    assert desk.on_disk().guests == ()
    screen = await pressed(desk, "g", *"vera", "down", "enter")
    assert "vera" in top(screen)
    assert "on no sheet" in screen
    assert desk.on_disk().roster["vera"].walk_in


async def test_arrows_choose_among_those_that_match(desk: Desk) -> None:
    assert "Ada Nunes-Okafor" in top(await pressed(desk, "g", *"a", "enter"))
    assert "Greta Lindqvist" in top(await pressed(desk, "g", "down", "enter"))


async def test_esc_leaves_who_is_on_the_mic_alone(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "g", *"bo", "escape")
    assert "Greta Lindqvist" in top(screen)
    assert "TYPING" not in screen


async def test_the_one_key_still_asks_while_a_name_is_typed(desk: Desk) -> None:
    await pressed(desk, "g", *"gr", "pagedown")
    assert last(desk, "asked").guests == ()


async def test_a_couple_is_one_mic_and_tab_names_who_answered(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"ada+bo", "enter", "space", "tab")
    assert "Ada Nunes-Okafor + Bo Ferrant" in top(screen)
    assert "Ada Nunes-Okafor answered" in screen
    assert "answered  Ada" in screen
    assert last(desk, "asked").guests == ("ada-nunes-okafor", "bo-ferrant")
    assert last(desk, "answered").guests == ("ada-nunes-okafor",)
    assert "several guests were asked" in await pressed(desk, "g", *"gr", "enter", "space", "tab")


async def test_the_clock_is_seen_and_warns_in_words(desk: Desk) -> None:
    assert "0:00 of 2:00" in await pressed(desk, "g", *"gr", "enter", "30")
    assert "1:45 of 2:00 · 15 s left" in await pressed(desk, "space", "105")
    assert "2:10 of 2:00 · OVER by 0:10" in await pressed(desk, "25")
    assert "2:10 OVER" in await pressed(desk, size=(40, 12))
    assert "chosen 2 h ago: is it still Greta? g to change" in await pressed(desk, "7200")


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_tells_the_guest_what_is_off_limits_nor_how_she_was_rated(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk.guests = (replace(GRETA, off_limits=(OffLimits("castles", ("lawsuit", "moustache"), "lawyer"),)),)
    app = desk.open()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screens = [
            await burst(pilot, key)
            for key in ("g", *"gr", "enter", "space", "3", "o", *"harbour", "tab", "enter", "u", "ctrl+y", "c", "c")
        ]
        desk.clock.pass_seconds(4)
        app.desk.pass_second()
        await settled(pilot)
        screens.append(painted(app))
        screens += [await burst(pilot, key) for key in ("f2", "escape", "f4", "escape", "slash", "escape")]
    shown = "\n".join(screens)
    assert last(desk, "off-limits").text("word") == "harbour"
    assert last(desk, "off-limits").text("by") == "newsroom"
    assert [word for word in ("harbour", "lawsuit", "castles", "moustache", "lawyer") if word in shown] == []
    assert "select" not in screens[-1]


async def test_what_is_off_limits_is_told_when_it_is_asked_for_and_lifted_there(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "i")
    assert "topic family (publicist, arrivals sheet)" in screen
    assert "the word lawsuit (lawyer, arrivals sheet)" in screen
    assert "owed  What did you fight to keep?" in screen
    assert "Cut it in a barn (The Harbour Post)" in screen
    screen = await pressed(desk, "i", "down", "enter")
    assert "no longer off-limits for Greta" in screen
    assert "2 off-limits" in screen
    assert "Only what is off-limits can be lifted" in await pressed(desk, "i", "enter")


async def test_a_question_held_back_takes_another_key(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "slash", "ctrl+u", *"id:home", "enter", "home", "space")
    assert "held back: y asks it all the same" in screen
    screen = await pressed(desk, "space", "y")
    assert "despite" not in screen
    assert last(desk, "despite-request").guests == (GRETA_ID,)
    assert "despite request" in await pressed(desk, "f3")


async def test_off_script_takes_a_letter_for_its_group_for_a_moment(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "w")
    assert "off-script · w work · l looks · f family · o other" in screen
    assert "off-script: family" in await pressed(desk, "w", "f")
    assert last(desk, "off-script").text("group") == "family"
    before = len(desk.on_disk().records)
    screen = await pressed(desk, "w", "10", "o")
    assert "TYPING what is off-limits" in screen
    assert len(desk.on_disk().records) == before + 2  # the opening, and w
    assert "off-script: work" in await pressed(desk, "w", "w")


async def test_an_own_question_is_asked_at_once_and_survives_a_crash_while_it_is_typed(desk: Desk) -> None:
    await pressed(desk, "g", *"gr", "enter", "a", *"Who taught")
    assert desk.view.own_draft == "Who taught"
    screen = await pressed(desk, "a", *" you?", "enter")
    assert "ASKED 0:00" in screen
    assert "Who taught you?" in screen
    assert (last(desk, "own").words, last(desk, "own").guests) == ("Who taught you?", (GRETA_ID,))
    assert desk.view.own_draft == ""
    assert "Who taught you?" in await pressed(desk, "slash", *" is:own", "enter")
    assert "took back: asked ‘Who taught you?’" in await pressed(desk, "u")
    assert desk.on_disk().tally.own == ()


async def test_the_short_form_is_shown_and_kept_as_it_was_said(desk: Desk) -> None:
    screen = await pressed(desk, "h")
    assert "One decision only you could make?" in screen
    await pressed(desk, "h", "space")
    assert last(desk, "asked").words == "One decision only you could make?"
    assert "this question has no short form" in await pressed(desk, "n", "h")


async def test_the_last_one_fits_the_time_that_is_left(desk: Desk) -> None:
    assert "last one: " in await pressed(desk, "g", *"gr", "enter", "l")
    screen = await pressed(desk, "space", "112", "l")
    assert "Which song helped?" in screen
    assert "8 s are left" in screen or "about 6 s" in screen


async def test_a_mark_is_said_to_have_been_earlier(desk: Desk) -> None:
    assert "5 s earlier" in await pressed(desk, "space", "minus")
    assert "10 s earlier" in await pressed(desk, "minus")
    assert last(desk, "earlier").number("seconds") == 10


async def test_the_list_of_guests_says_how_each_stands_and_one_key_changes_it(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "space", "g", *"bo", "enter", "f2")
    assert "4 guests: 1 on the mic, 2 expected, 1 done" in screen
    assert "✓ done 20:" in screen
    screen = await pressed(desk, "f2", "down", "n")
    assert "1 no-show" in screen
    assert last(desk, "arrival").guests == ("ada-nunes-okafor",)
    assert "Vio Marchetti-Lund" in top(await pressed(desk, "f2", "down", "enter"))


async def test_the_list_stays_open_and_the_cursor_with_its_guest(desk: Desk) -> None:
    screen = await pressed(desk, "f2", "down", "a", "a", "d")
    assert "TYPING" not in screen
    assert "Ada Nunes-Okafor          ✓ done" in screen
    assert [record.text("state") for record in desk.on_disk().records if record.kind == "arrival"] == [
        "arrived",
        "done",
    ]
    assert {record.guests for record in desk.on_disk().records if record.kind == "arrival"} == {("ada-nunes-okafor",)}


@pytest.mark.parametrize("page", ["f2", "f3", "i"])
async def test_two_enters_in_one_breath_end_nothing_but_the_page(desk: Desk, page: str) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, "g", *"gr", "enter", page, "down")
        for _ in range(2):
            pilot.app.post_message(Key("enter", None))
        await settled(pilot)
        assert app.crash is None
        assert "Greta" in painted(app) or "Ada" in painted(app)


async def test_the_enter_that_chooses_a_guest_asks_nothing_where_enter_is_the_one_key(desk: Desk) -> None:
    desk.settings = Settings(keymap="right")
    await pressed(desk, "g", *"bo", "enter", "enter")
    assert desk.on_disk().tally.asked == ()


async def test_with_a_keymap_for_one_hand_the_group_has_keys_that_the_loop_needs_not(desk: Desk) -> None:
    desk.settings = replace(QUICK, keymap="right")
    screen = await pressed(desk, "w")
    assert "off-script · 6 work · 7 looks · 8 family · 9 other" in screen
    await pressed(desk, "w", "l", "w", "7")
    assert [record.text("group") for record in desk.on_disk().records if record.kind == "off-script"][-1] == "looks"


async def test_an_own_question_that_is_off_limits_takes_enter_twice(desk: Desk) -> None:
    screen = await pressed(desk, "g", *"gr", "enter", "a", *"Was the divorce hard?", "enter")
    assert "held back: Enter again asks it all the same" in screen
    await pressed(desk, "a", "enter", "enter")
    assert last(desk, "own").more == {"despite": True}


async def test_a_walk_in_is_renamed_and_joined_from_the_list(desk: Desk) -> None:
    await pressed(desk, "g", *"gretta", "down", "enter", "space", "f2", "r")
    screen = await pressed(desk, "f2", "r", *" L", "enter")
    assert "gretta L" in top(screen)
    screen = await pressed(desk, "f2", "j", *"greta", "enter")
    assert "gretta L is Greta Lindqvist: all marks are joined" in screen
    assert desk.on_disk().guests == (GRETA_ID,)
    assert [record.guests for record in desk.on_disk().tally.asked] == [(GRETA_ID,)]


async def test_any_mark_of_ones_own_is_given_to_another_guest_in_the_log(desk: Desk) -> None:
    await pressed(desk, "g", *"gr", "enter", "space", "2", "n", "f3", "down", "g", *"ada", "enter")
    assert [record.guests for record in desk.on_disk().tally.asked] == [("ada-nunes-okafor",)]
    screen = await pressed(desk, "f3")
    assert "of Ada" in screen
    assert "Only what you asked yourself can be given" in await pressed(desk, "f3", "end", "g")


async def test_the_guest_is_back_after_a_kill(desk: Desk) -> None:
    await pressed(desk, "g", *"gr", "enter", "space", "20")
    screen = await pressed(desk)
    assert "Greta Lindqvist" in top(screen)
    assert "0:20 of 2:00" in screen


async def test_a_changed_sheet_reaches_the_mic(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, "g", *"gr", "enter")
        now = replace(GRETA, say="GRAY-ta", off_limits=(OffLimits(topic="authorship"),))
        app.desk.look_at_banks(replace(app.desk.opening.banks.result(), guests=(now,)))
        await settled(pilot)
        assert "GRAY-ta" in top(painted(app))
        assert "1 off-limits" in painted(app)
        assert "What did you fight to keep?" in painted(app)


async def test_while_the_desk_is_locked_the_guest_can_be_chosen(desk: Desk) -> None:
    assert "Greta Lindqvist" in top(await pressed(desk, "f8", "g", *"gr", "enter"))


async def test_choosing_a_guest_opens_card_mode_where_the_settings_say_so(desk: Desk) -> None:
    desk.settings = replace(QUICK, card_on_guest=True)
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        screen = await burst(pilot, "g", *"gr", "enter")
        assert app.desk.has_class("-card")
        assert "Greta Lindqvist   GREH-tah" in top(screen)


async def test_markup_in_names_is_text_everywhere(tmp_path: Path) -> None:
    name = "[bold]Ada[/] [@click=app.quit]x[/]"
    guest = Guest(name, say=name, project=name, nominations=(name,), off_limits=(OffLimits(name, (name,)),))
    desk = Desk(tmp_path / "marks", QUESTIONS, view=IN_BANK_ORDER, guests=(guest,))
    for keys in ((), ("f2",), ("i",), ("f3",), ("f4",), ("g",)):
        assert "[bold]Ada[/]" in await pressed(desk, "g", "enter", *keys) or keys == ("f4",)


async def test_a_rehearsal_says_so_on_every_screen(desk: Desk) -> None:
    app = desk.open()
    app.opening = replace(app.opening, rehearsal=True)
    rehearsal: App[None] = DeskApp(app.opening)
    for size in SIZES:
        rehearsal = DeskApp(app.opening)
        async with rehearsal.run_test(size=size) as pilot:
            await settled(pilot)
            assert "REHEARSAL" in painted(rehearsal).split("\n")[0] or size[0] < 60
            assert "NOTHING IS KEPT" in painted(rehearsal).split("\n")[0]
