"""Help begins with what the keys do now, is searched by typing, and gives the desk back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from redcarpet.core.settings import Settings
from redcarpet.core.text import fold
from redcarpet.desk.commands import COMMANDS
from tests.desk.deck import DECK, IN_BANK_ORDER, SONG
from tests.desk.opening import Desk, burst, painted, rows

SIZE = (90, 30)
SMALL = (80, 24)
TALL = (110, 90)
HEADINGS = frozenset({"the loop", "marks", "the deck", "the screen", "in the filter", "good to know"})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


def page(pilot: Pilot[None]) -> list[str]:
    """Give the lines of the help that are in view, without its frame and its search line."""
    inside = (row.partition("┃")[2].rpartition("┃")[0] for row in rows(pilot.app)[3:-1])
    return [line for row in inside if (line := row.strip(" ▃▅▁▂▄▆▇█▎▍").strip())]


def is_heading(line: str) -> bool:
    return line in HEADINGS or line.startswith("now · ")


def now(pilot: Pilot[None]) -> tuple[str, list[str]]:
    """Give the sentence of the first section, and its lines of keys."""
    lines = page(pilot)
    first, second, *_ = (place for place, line in enumerate(lines) if is_heading(line))
    assert lines[first].startswith("now · ")
    return lines[first].removeprefix("now · "), lines[first + 1 : second]


async def test_first_it_says_what_the_keys_do_in_this_state(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        for keys, sentence, told in (
            ((), "This question was not asked yet.", "ask the question"),
            (("space",), "This question was asked.", "follow-up asked"),
            (("slash",), "You are typing the filter", "the filters you used before"),
            (("escape", "m"), "You are typing a memo", "m goes on with it"),
            (("escape", "f6"), "You are in the filter column", "leave out what the line names"),
            (("escape", "f8"), "The desk is locked", "again: unlocks"),
            (("f8", "c"), "The question fills the screen.", "Esc ends it"),
            (("escape", "n", "x"), "This question is passed over by itself.", "not for this guest; again"),
        ):
            await burst(pilot, *keys)
            await burst(pilot, "f1")
            said, lines = now(pilot)
            assert said.startswith(sentence)
            assert any(told in line for line in lines)
            await burst(pilot, "f1")


async def test_a_failing_disk_is_what_it_says_first(desk: Desk) -> None:
    desk.block_disk()
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "space")
        await burst(pilot, "f1")
        said, _ = now(pilot)
        assert said.startswith("The last mark is in memory alone")


async def test_every_command_stands_in_it_with_the_readers_own_keys(tmp_path: Path) -> None:
    own = Settings(repeat_seconds=0, again_seconds=0, keys={"pin": "asterisk"})
    async with Desk(tmp_path, DECK, settings=own).open().run_test(size=TALL) as pilot:
        screen = await burst(pilot, "f1")
        assert [one.name for one in COMMANDS if one.help not in screen] == []
        assert sum(line.startswith("* ") and "pin: ask this one early" in line for line in page(pilot)) == 2


async def test_only_lines_that_hold_every_word_remain(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        whole = await burst(pilot, "f1")
        for typed in ("mark", "mark back", "BACK  märk"):
            await burst(pilot, *typed)
            told, heading = [], ""
            for line in page(pilot):
                heading = line if is_heading(line) else heading
                if not is_heading(line):
                    told.append(line)
                    assert all(word in fold(f"{heading} {line}") for word in fold(typed).split()), line
            assert any("the last step on, then the last mark" in line for line in told)
            assert "shuffle again" not in "".join(told)
            await burst(pilot, "ctrl+u")
        assert painted(pilot.app) == whole


async def test_nothing_found_says_so(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "f1")
        await burst(pilot, *"pin zebra", "enter")
        assert page(pilot) == ["Nothing in the help holds these words."]
        await burst(pilot, *["backspace"] * len(" zebra"))
        assert any("pin: ask this one early" in line for line in page(pilot))


async def test_it_scrolls_from_end_to_end_and_asks_nothing(desk: Desk) -> None:
    async with desk.open().run_test(size=SMALL) as pilot:
        await burst(pilot, "f1")
        top = page(pilot)
        await burst(pilot, "down")
        assert page(pilot)[0] == top[1]
        await burst(pilot, "up")
        assert page(pilot) == top
        await burst(pilot, "pagedown")
        assert top[0] not in page(pilot)
        for _ in range(4):
            await burst(pilot, "pagedown")
        assert page(pilot)[-1].startswith("Esc")
        await burst(pilot, *"unlocks")
        assert page(pilot)[-1].startswith("F8")
        await burst(pilot, "ctrl+u")
        assert page(pilot) == top
        await burst(pilot, "pagedown", "pageup")
        assert page(pilot) == top
    assert [record.kind for record in desk.on_disk().records] == ["open"]


async def test_the_desk_goes_on_as_it_was(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await burst(pilot, "slash", *"so", "f1")
        await burst(pilot, *"lock")
        screen = await burst(pilot, "escape")
        assert "TYPING the filter" in screen
        await burst(pilot, *"ng")
        assert desk.view.filter == "song"
        await burst(pilot, "escape", "m", *"well", "f1")
        await burst(pilot, *"note")
        await burst(pilot, "f1")
        await burst(pilot, *" said")
        assert desk.view.draft == "well said"
        await burst(pilot, "escape", "f6", "f1")
        await burst(pilot, "q")
        await burst(pilot, "escape")
        await burst(pilot, "end", "minus")
        assert desk.view.filter == "song -is:care"
        screen = await burst(pilot, "escape", "c")
        assert "█" in screen
        await burst(pilot, "f1")
        assert await burst(pilot, "escape") == screen
        assert SONG.ask not in screen
    assert [record.kind for record in desk.on_disk().records] == ["open"]
