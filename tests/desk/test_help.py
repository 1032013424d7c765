"""Help begins with what the keys do now, is searched by typing, and gives the desk back as it was."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from redcarpet.core.settings import Settings
from redcarpet.core.text import fold
from redcarpet.desk.commands import COMMANDS
from tests.desk.deck import DECK, IN_BANK_ORDER, SONG
from tests.desk.opening import Desk, painted, rows, settled

NAMED = {"space": ("space", " "), " ": ("space", " "), "slash": ("slash", "/")}
SIZE = (120, 60)
SMALL = (80, 24)
HEADINGS = ("now · ", "the loop", "marks", "the deck", "the screen", "in the filter", "good to know")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Type letters at once, and press every other key when those before it are done; give what is painted then."""
    for are_letters, some in groupby(keys, key=lambda key: len(key) == 1):
        if are_letters:
            for letter in some:
                pilot.app.post_message(Key(*NAMED.get(letter, (letter, letter))))
            await settled(pilot)
        else:
            for key in some:
                pilot.app.post_message(Key(*NAMED.get(key, (key, None))))
                await settled(pilot)
    await settled(pilot)
    return painted(pilot.app)


def page(pilot: Pilot[None]) -> list[str]:
    """Give the lines of the help that are in view, without its frame and its search line."""
    return [line for row in rows(pilot.app)[3:-1] if (line := row.strip(" ┃▃▅▁▂▄▆▇█▎▍").strip())]


def now(pilot: Pilot[None]) -> tuple[str, str]:
    """Give the sentence of the first section, and its lines of keys."""
    lines = page(pilot)
    at = next(place for place, line in enumerate(lines) if line.startswith("now · "))
    assert not set(lines[:at]) & set(HEADINGS)
    end = next(place for place, line in enumerate(lines[at + 1 :], at + 1) if line in HEADINGS)
    return lines[at].removeprefix("now · "), "\n".join(lines[at + 1 : end])


async def test_first_it_says_what_the_keys_do_in_this_state(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        for keys, sentence, told in (
            ((), "This question was not asked yet.", "ask the question"),
            (("space",), "This question was asked.", "follow-up asked"),
            (("slash",), "You are typing the filter", "every command by name"),
            (("escape", "m"), "You are typing a memo: Enter writes it, Esc keeps it", "the evening's log"),
            (("escape", "f6"), "You are in the filter column: space filters by a line, - leaves it out", "F6"),
            (("escape", "f8"), "The desk is locked", "F8 "),
            (("f8", "c"), "The question fills the screen.", "Esc ends it"),
            (("escape", "n", "x"), "This question is passed over by itself.", "not for this guest; again"),
        ):
            await press(pilot, *keys, "f1")
            said, lines = now(pilot)
            assert said.startswith(sentence)
            assert told in lines
            await press(pilot, "f1")


async def test_a_failing_disk_is_said_first(desk: Desk) -> None:
    desk.folder.write_text("a file stands where the marks should go")
    async with desk.open().run_test(size=SIZE) as pilot:
        await press(pilot, "space", "f1")
        said, _ = now(pilot)
        assert said.startswith("The last mark is in memory alone")


async def test_every_command_stands_in_it_with_the_readers_own_keys(tmp_path: Path) -> None:
    own = Settings(repeat_seconds=0, again_seconds=0, keys={"pin": "asterisk"})
    async with Desk(tmp_path, DECK, settings=own).open().run_test(size=(120, 90)) as pilot:
        screen = await press(pilot, "f1")
        assert [one.name for one in COMMANDS if one.help not in screen] == []
        assert any(line.startswith("*  ") and "pin: ask this one early" in line for line in page(pilot))


async def test_only_lines_that_hold_every_word_remain(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        whole = await press(pilot, "f1")
        for typed in ("mark", "mark back", "BACK  Märk"):
            await press(pilot, *typed)
            found, heading = [], ""
            for line in page(pilot):
                if line.startswith(HEADINGS[0]) or line in HEADINGS:
                    heading = line
                else:
                    found.append(line)
                    assert all(word in fold(f"{heading} {line}") for word in fold(typed).split()), line
            assert any("the last step on, then the last mark" in line for line in found)
            assert all("shuffle again" not in line for line in found)
            await press(pilot, "ctrl+u")
        assert await press(pilot) == whole


async def test_nothing_found_says_so(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await press(pilot, "f1", *"pin zebra")
        assert page(pilot) == ["Nothing in the help holds these words."]
        await press(pilot, *["backspace"] * 6)
        assert any("pin: ask this one early" in line for line in page(pilot))


async def test_it_scrolls_from_end_to_end_and_asks_nothing(desk: Desk) -> None:
    async with desk.open().run_test(size=SMALL) as pilot:
        await press(pilot, "f1")
        top = page(pilot)
        await press(pilot, "down")
        assert page(pilot)[0] == top[1]
        await press(pilot, "up")
        assert page(pilot) == top
        await press(pilot, "pagedown")
        assert not set(page(pilot)) & {top[0]}
        for _ in range(8):
            await press(pilot, "pagedown")
        assert page(pilot)[-1].startswith("Esc")
        await press(pilot, *"lock")
        assert page(pilot)[-1].startswith("F8")
        await press(pilot, "ctrl+u")
        assert page(pilot) == top
        await press(pilot, "pagedown", "pageup")
        assert page(pilot) == top
    assert [record.kind for record in desk.on_disk().records] == ["open"]


async def test_the_desk_goes_on_as_it_was(desk: Desk) -> None:
    async with desk.open().run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"so", "f1", *"lock", "escape", *"ng")
        assert desk.view.filter == "song"
        screen = await press(pilot, "f1", "x", "f1")
        assert "TYPING the filter" in screen
        await press(pilot, "enter", "m", *"well", "f1", *"note", "escape", *" said")
        assert desk.view.draft == "well said"
        await press(pilot, "escape", "backspace", "f6", "f1", "q", "escape", "end", "space")
        assert desk.view.filter == "is:care"
        screen = await press(pilot, "escape", "f1", "s", "f1", "n")
        assert "FILTER" not in screen
        assert SONG.ask not in await press(pilot, "c", "f1", "escape")
    assert [record.kind for record in desk.on_disk().records] == ["open"]
