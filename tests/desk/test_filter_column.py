"""The filter column: it opens where there is room, writes the filter's text, counts live, and never moves the card."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest
from textual.events import Key, MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from redcarpet.core.question import Question
from redcarpet.core.settings import Settings
from redcarpet.desk.widgets.filter_column import FilterColumn
from tests.desk.deck import CREW, DECISION, DECK, IN_BANK_ORDER, KEEP
from tests.desk.opening import Desk, burst, painted, rows, settled

WIDE = (100, 28)
MEDIUM = (80, 24)
LOW = (80, 20)
SMALL = (40, 12)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


def column(pilot: Pilot[None]) -> list[str]:
    """Give the column's rows as they are painted; none while it is closed."""
    region = pilot.app.screen.query_one(FilterColumn).content_region
    return [row[region.x : region.right].rstrip() for row in rows(pilot.app)[region.y : region.bottom]]


def facets(pilot: Pilot[None]) -> dict[str, int]:
    """Give the painted facets with their counts."""
    seen = takewhile(bool, column(pilot)[1:])  # an empty row parts them from the foot
    lines = (re.fullmatch(r"(?:› )? *(?:(?:for|topic|state|bank) +)?(.+?) +(\d+)", row) for row in seen)
    return {line[1].strip(): int(line[2]) for line in lines if line}


def band(pilot: Pilot[None]) -> str:
    return rows(pilot.app)[-1]


async def click(pilot: Pilot[None], label: str) -> None:
    row = next(y for y, row in enumerate(column(pilot)) if label in row)
    await pilot.click(FilterColumn, offset=(12, row))
    await settled(pilot)


async def turn_wheel(pilot: Pilot[None], way: type[MouseScrollDown | MouseScrollUp]) -> None:
    await pilot._post_mouse_events([way], FilterColumn, offset=(12, 3))
    await settled(pilot)


async def test_it_is_there_by_itself_from_100_by_28_on(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert facets(pilot)["her + anyone"] == 5
        assert "NOT ASKED" in painted(pilot.app)
        assert "How do you tell" in painted(pilot.app)
        for size in ((99, 28), (100, 27)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert not column(pilot), size


async def test_f6_goes_into_it_and_esc_or_f6_gives_the_keys_back(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        for back in ("escape", "f6"):
            await burst(pilot, "f6")
            assert band(pilot).startswith(" FILTER")
            await burst(pilot, back)
            assert "FILTER" not in band(pilot)
            assert column(pilot)
        await burst(pilot, "space")
        assert desk.view.filter == ""
        assert facets(pilot)["asked"] == 1


async def test_where_it_is_closed_f6_opens_it_and_esc_or_f6_closes_it(desk: Desk) -> None:
    async with desk.open().run_test(size=MEDIUM) as pilot:
        for back in ("escape", "f6"):
            assert not column(pilot)
            await burst(pilot, "f6")
            assert band(pilot).startswith(" FILTER")
            assert facets(pilot)["quick"] == 1
            await burst(pilot, back)
            assert "FILTER" not in band(pilot)
        assert not column(pilot)
        await burst(pilot, "s", "space")
        await burst(pilot, "f6")
        assert (facets(pilot)["pinned"], facets(pilot)["asked"]) == (1, 1)


async def test_on_a_small_screen_it_fills_the_middle_and_the_card_comes_back(desk: Desk) -> None:
    async with desk.open().run_test(size=SMALL) as pilot:
        before = await burst(pilot)
        screen = await burst(pilot, "f6")
        assert "NOT ASKED" not in screen
        assert band(pilot).startswith(" FILTER")
        assert {len(row) for row in column(pilot)[1:3]} == {SMALL[0] - 2}
        assert "her + anyone" in screen
        await burst(pilot, "end", "space")
        assert desk.view.filter == "is:care"
        assert "▸ care" in await burst(pilot)
        await burst(pilot, "space")
        assert await burst(pilot, "escape") == before


async def test_its_keys_move_and_filter_and_take_off_again(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "f6")
        for keys, text in (
            (("up", "enter"), "for:her"),
            (("enter",), ""),
            (("down", "j", "J", "space"), "topic:institutions"),
            (("k", "space"), "topic:institutions,authorship"),
            (("space", "down", "K", "down", "space"), ""),
            (("end", "down", "space", "home", "enter"), "is:care for:her"),
        ):
            screen = await burst(pilot, *keys)
            assert desk.view.filter == text, keys
            assert f"/ {text or 'all questions'} " in screen
            assert band(pilot).startswith(" FILTER")


async def test_minus_leaves_out_and_again_takes_off(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "f6")
        screen = await burst(pilot, "down", "down", "minus")
        assert desk.view.filter == "-topic:authorship"
        assert "✗ not authorship" in screen
        assert "4 of 6" in screen
        await burst(pilot, "minus")
        assert desk.view.filter == ""
        await burst(pilot, "minus", "space")
        assert desk.view.filter == "topic:authorship"
        await burst(pilot, "minus", "down", "minus")
        assert desk.view.filter == "-topic:authorship -topic:institutions"


async def test_the_desk_goes_on_while_it_has_the_keys(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "f6")
        screen = await burst(pilot, "end", "space")
        assert "not in this filter" in screen
        assert desk.view.current == DECISION.key
        await burst(pilot, "space", "pagedown")
        assert [record.kind for record in desk.on_disk().records] == ["open", "asked"]
        assert desk.view.current == DECISION.key
        await burst(pilot, "n", "s")
        assert desk.view.current == KEEP.key
        screen = await burst(pilot, "p", "u")
        assert desk.view.current == DECISION.key
        assert "took back: pin" in screen
        assert band(pilot).startswith(" FILTER")
        assert "filter off" in await burst(pilot, "space", "backspace")
        assert desk.view.filter == ""


async def test_a_count_is_what_the_line_would_leave(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "space", "n", "s", "n", "x", "slash", *"what", "enter", "f6", "home")
        promised = facets(pilot)
        assert promised["authorship"] == 2
        assert (promised["leadership"], promised["pinned"], promised["asked"]) == (0, 1, 1)
        before: tuple[str, ...] = ()
        for label, count in promised.items():
            screen = await burst(pilot, *before, "space")
            assert f"▸ {label}" in screen
            left = re.search(r" (\d+) of 6", rows(pilot.app)[-3])
            assert left is not None
            assert (label, int(left[1])) == (label, count)
            before = ("space", "down")


async def test_states_and_the_balance_follow_every_mark(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        for keys, label, count in (
            (("s",), "pinned", 1),
            (("space",), "asked", 1),
            (("n", "x"), "not for", 1),
            (("u",), "not for", 0),
            (("n", "v"), "volunteered", 1),
            (("f6", "s"), "pinned", 2),
        ):
            await burst(pilot, *keys)
            assert [now for name, now in facets(pilot).items() if name.startswith(label)] == [count], keys
        assert column(pilot)[-2:] == ["asked her 1 · him 0 · any 0", "other 1"]
        assert desk.view.current == CREW.key
        await burst(pilot, "n", "pagedown")
        assert column(pilot)[-2:] == ["asked her 1 · him 0 · any 1", "other 2"]


async def test_what_is_typed_is_shown_in_it(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "slash", *"topic:quick", "enter")
        assert facets(pilot)["▸ quick"] == 1
        await burst(pilot, "slash", "home", "minus", "enter")
        assert "✗ not quick" in facets(pilot)
        await burst(pilot, "backspace")
        assert "quick" in facets(pilot)
        await burst(pilot, "backspace", "f6", "down", "down", "space")
        assert desk.view.filter == "-topic:quick topic:authorship"


async def test_a_click_filters_by_a_line_and_the_question_stays(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        await settled(pilot)
        await click(pilot, "quick")
        assert desk.view.filter == "topic:quick"
        assert desk.view.current == DECISION.key
        await click(pilot, "leadership")
        assert desk.view.filter == "topic:quick,leadership"
        await click(pilot, "quick")
        assert desk.view.filter == "topic:leadership"
        await click(pilot, "asked her")
        assert desk.view.filter == "topic:leadership"


async def test_locked_it_is_refused_in_words(desk: Desk) -> None:
    async with desk.open().run_test(size=WIDE) as pilot:
        assert "locked: F8 unlocks" in await burst(pilot, "f8", "f6")
        assert band(pilot).startswith(" LOCKED")
        assert "locked: F8 unlocks" not in await burst(pilot, "n")
        await click(pilot, "quick")
        assert "locked: F8 unlocks" in painted(pilot.app)
        assert desk.view.filter == ""


async def test_the_wheel_reaches_what_does_not_fit_and_a_click_chooses_what_is_seen(desk: Desk) -> None:
    async with desk.open().run_test(size=LOW) as pilot:
        await burst(pilot, "f6")
        assert column(pilot)[0].endswith("3 more ↓")
        assert "care" not in facets(pilot)
        await turn_wheel(pilot, MouseScrollDown)
        assert "more" not in column(pilot)[0]
        assert "her + anyone" not in facets(pilot)
        await click(pilot, "care")
        assert desk.view.filter == "is:care"
        await turn_wheel(pilot, MouseScrollUp)
        assert "her + anyone" in facets(pilot)
        await burst(pilot, "end", "up", "enter")
        assert desk.view.filter == "is:care,new"
        assert "▸ new" in facets(pilot)


async def test_a_name_is_text_whatever_it_holds_and_a_count_keeps_its_place(tmp_path: Path) -> None:
    names = ("red carpet", "[bold]x[/]", "授賞式の夜に話したいことのすべて", "a very long name of a topic indeed")
    questions = [Question(ask=f"Why {at}?", topic=name, path="a.yaml", line=at) for at, name in enumerate(names, 1)]
    desk = Desk(tmp_path, questions)
    async with desk.open().run_test(size=WIDE) as pilot:
        screen = await burst(pilot, "f6", "down")
        assert "[bold]x[/]" in screen
        assert len(re.findall(r"(?m)  1$", "\n".join(column(pilot)))) == len(names)
        chosen = set()
        for _ in names:
            assert "1 of 4" in await burst(pilot, "down", "space")
            chosen.add(desk.view.filter)
            pilot.app.post_message(Key("space", " "))
        assert 'topic:"red carpet"' in chosen
        assert len(chosen) == len(names)


async def test_with_no_question_at_all_its_keys_do_no_harm(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ())
    async with desk.open().run_test(size=WIDE) as pilot:
        await burst(pilot, "f6", "end", "space", "minus", "home", "up", "enter")
        assert band(pilot).startswith(" FILTER")
        assert set(facets(pilot).values()) == {0}


async def test_a_key_held_down_filters_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, DECK, view=IN_BANK_ORDER, settings=Settings())
    app = desk.open()
    async with app.run_test(size=WIDE) as pilot:
        await burst(pilot, "f6")
        for _ in range(4):
            app.post_message(Key("space", " "))
        await settled(pilot)
        assert desk.view.filter == "for:her"


async def test_a_click_leaves_the_keys_with_the_question(desk: Desk) -> None:
    async with desk.open().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await click(pilot, "quick")
        assert pilot.app.screen.focused is None
        assert "asked 1" in await burst(pilot, "space")
        assert desk.view.filter == "topic:quick"


async def test_locking_leaves_the_column(desk: Desk) -> None:
    async with desk.open().run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await burst(pilot, "f6", "f8", "down", "space")
        assert desk.view.filter == ""
        assert band(pilot).startswith(" LOCKED")


async def test_keys_pressed_right_behind_f6_find_its_lines(desk: Desk) -> None:
    async with desk.open().run_test(size=MEDIUM) as pilot:
        await settled(pilot)
        await burst(pilot, "f6", "down", "down", "space")
        assert desk.view.filter == "topic:authorship"


async def test_a_window_that_grows_shows_what_was_scrolled_away(desk: Desk) -> None:
    async with desk.open().run_test(size=SMALL) as pilot:
        await settled(pilot)
        await burst(pilot, "f6", "end")
        assert "her + anyone" not in painted(pilot.app)
        await pilot.resize_terminal(120, 36)
        await settled(pilot)
        assert "her + anyone" in painted(pilot.app)
