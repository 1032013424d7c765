"""Held and hurried keys, with the times of a real keyboard: terminals repeat a held key and send no key-up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.laptop import Laptop, counted, is_open, notice, place, state
from tests.terminal import Terminal

FIRST_REPEATS = (0.25, 0.5, 0.66, 0.9)
"""Seconds until a held key repeats: macOS at its quickest, Windows, X11, a console."""
REPEATED = 0.4
"""Seconds of repeats every 33 ms; with the longest delay a key is held for longer than a marking key must rest."""
PASTE = "\x1b[200~{}\x1b[201~"
WIPE = "\x15"
ERASE = "\x7f"
TEXTS = tuple(f"Why {word}?" for word in ("me", "you", "him", "her", "us", "them"))
LET_GO = 0.35
"""Seconds between a held key's release and its next press: any sooner is taken for a repeat."""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*TEXTS)


def test_a_held_space_asks_once_and_held_again_goes_on_once(tmp_path: Path) -> None:
    """All keyboards at once, each on a laptop of its own: what takes the time is holding."""
    homes = {first_repeat: tmp_path / str(first_repeat) for first_repeat in FIRST_REPEATS}
    with ThreadPoolExecutor(len(homes)) as hands:
        done = [hands.submit(hold_in_both_states, home, first_repeat) for first_repeat, home in homes.items()]
    for one in done:
        one.result()


def hold_in_both_states(home: Path, first_repeat: float) -> None:
    laptop = Laptop(home).bank(*TEXTS)
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        hold_space(terminal, first_repeat)
        terminal.send("f")
        screen = terminal.until(lambda screen: "follow-up" in notice(screen))
        assert (counted(screen), place(screen)[0], state(screen)) == (1, 1, "ASKED")
        terminal.until("space: next")
        hold_space(terminal, first_repeat)
        terminal.send("f")
        screen = terminal.until(lambda screen: "not asked yet" in notice(screen))
        assert (counted(screen), place(screen)[0], state(screen)) == (1, 2, "NOT ASKED")
        assert len(laptop.marks("asked")) == 1


def hold_space(terminal: Terminal, first_repeat: float) -> None:
    """Hold space down, and let go of it for as long as a finger must."""
    terminal.hold(" ", first_repeat, first_repeat + REPEATED)
    terminal.let_pass(LET_GO)


def test_a_space_held_while_the_question_is_being_said_changes_nothing_when_it_has_been_said(laptop: Laptop) -> None:
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        terminal.until("still asking")
        terminal.hold(" ", 0.25, 1.8)
        terminal.send("f")
        screen = terminal.until(lambda screen: "follow-up" in notice(screen))
        assert (counted(screen), place(screen)[0], state(screen)) == (1, 1, "ASKED")


def test_a_second_press_while_the_question_is_being_said_is_refused_and_says_so(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank("What did you fight to keep in this story when all of them said no?")
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        terminal.until("still asking")
        terminal.send(" ")
        screen = terminal.until(lambda screen: "asked" not in notice(screen))
        assert "still asking" in notice(screen)
        assert (counted(screen), state(screen)) == (1, "ASKED")


@pytest.mark.parametrize(("key", "row"), [("/", "/ him"), ("m", "memo  him")])
def test_letters_typed_at_once_after_a_line_was_opened_go_into_it(key: str, row: str, laptop: Laptop) -> None:
    with laptop.unguarded().open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1)
        terminal.send(f"{key}him")
        terminal.until(lambda screen: f"  {row}" in screen)


def test_what_is_typed_faster_than_it_is_shown_keeps_its_order(laptop: Laptop) -> None:
    with laptop.unguarded().open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        memos = [f"{letter}{WIPE}{PASTE.format(number)}!x{ERASE}" for number, letter in enumerate("nfspx" * 3)]
        terminal.send(" " + "".join(f"m{memo}\r" for memo in memos) + f"/xx{ERASE}{ERASE}us\rv/{WIPE}\rm end\r")
        screen = terminal.until(lambda screen: "‘end’" in notice(screen))
    assert [one["d"]["text"] for one in laptop.marks("memo")] == [*(f"{number}!" for number in range(15)), "end"]
    assert [len(laptop.marks(kind)) for kind in ("asked", "volunteered", "pin", "skip", "follow-up")] == [1, 1, 0, 0, 0]
    assert place(screen)[1] == 6
