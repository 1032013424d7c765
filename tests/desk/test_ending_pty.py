"""However the desk ends, and whatever is done to its terminal and disk: marks stay, and the screen tells the truth."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.laptop import Laptop, card, counted, is_open, is_saved, notice
from tests.restored import ALTERNATE_SCREEN, MOUSE, SETTING, is_restored
from tests.terminal import Terminal

GONE = 5.0
"""Seconds within which the program must be gone."""
AGAIN = 0.3
"""Seconds between two presses of one key that are meant as two."""
WORDS = ("me", "you", "him", "her", "us", "them")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*(f"Why {word}?" for word in WORDS))


@contextlib.contextmanager
def desk(laptop: Laptop, env: Mapping[str, str] = MappingProxyType({})) -> Iterator[Terminal]:
    with laptop.open(str(laptop.event), env=env) as terminal:
        terminal.until(is_open)
        yield terminal


def ask(terminal: Terminal, number: int) -> str:
    """Ask the question on the card, as number so many of the evening, and give its words."""
    words = card(terminal.text)
    terminal.send(" ")
    terminal.until(lambda screen: counted(screen) == number and is_saved(screen))
    return words


def quit_twice(terminal: Terminal) -> int:
    terminal.send("\x11")
    terminal.let_pass(AGAIN)
    terminal.send("\x11")
    return terminal.exit_code(GONE)


def settings_touched(sent: bytes) -> set[bytes]:
    return {mode for mode, to in SETTING.findall(sent) if to == b"h"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_programs_restores_the_terminal_and_keeps_the_marks(
    number: signal.Signals, laptop: Laptop
) -> None:
    with desk(laptop) as terminal:
        words = ask(terminal, 1)
        assert {ALTERNATE_SCREEN, *MOUSE} <= settings_touched(terminal.raw)
        assert not is_restored(terminal.raw)
        terminal.signal(number)
        assert terminal.exit_code(GONE) == 0
        assert is_restored(terminal.raw)
    assert [mark["x"] for mark in laptop.marks("asked")] == [words]


def test_closing_the_window_ends_the_program_and_keeps_the_marks(laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        words = ask(terminal, 1)
        terminal.hang_up()
        assert terminal.exit_code(GONE) == 0
    assert [mark["x"] for mark in laptop.marks("asked")] == [words]
    assert not list(laptop.home.rglob("reports/*"))
    with desk(laptop) as terminal:
        assert (counted(terminal.text), card(terminal.text)) == (1, words)


def test_quitting_takes_two_presses_and_restores_the_terminal(laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        terminal.send("\x11")
        assert "again" in notice(terminal.until(lambda screen: "quit" in notice(screen)))
        ask(terminal, 1)
        assert quit_twice(terminal) == 0
        assert is_restored(terminal.raw)


def test_two_presses_far_apart_do_not_quit(laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        terminal.send("\x11")
        terminal.let_pass(2.2)
        terminal.send("\x11")
        terminal.let_pass(AGAIN)
        ask(terminal, 1)


@pytest.mark.parametrize("key", ["\x11", "\x03"])
def test_the_quit_key_held_down_does_not_quit(key: str, laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        terminal.hold(key, first_repeat=0.5, seconds=1.2)
        ask(terminal, 1)


def test_bytes_that_are_no_text_on_the_keyboard_end_nothing(laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        for garbage in (b"\xff", b"\xc3\x28", b"\x80\xfe\xfe", b"\xe2\x28\xa1"):
            terminal.send(garbage)
            terminal.send("z")
            terminal.until(lambda screen: "z does nothing here" in notice(screen))
            terminal.send("j")
            terminal.until(lambda screen: "nothing" not in notice(screen))
        ask(terminal, 1)


def test_the_smallest_and_the_largest_window_and_back_lose_nothing(laptop: Laptop) -> None:
    with desk(laptop) as terminal:
        words = ask(terminal, 1)
        for size in ((1, 1), (400, 120), (2, 30), (120, 2), (40, 12)):
            before = len(terminal.chunks)
            terminal.resize(*size)
            terminal.until_sent(lambda sent: sent.endswith(b"\x1b[?2026l"), since=before)
        terminal.resize(120, 36)
        terminal.until(lambda screen: is_open(screen) and words in card(screen) and counted(screen) == 1)
        assert quit_twice(terminal) == 0


def test_a_terminal_that_stalls_loses_no_mark(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank(*(f"Why {word} {other}?" for word in WORDS for other in WORDS))
    questions = len(WORDS) ** 2
    with desk(laptop) as terminal:
        with terminal.stalled():
            for _ in range(questions):
                terminal.send(" sn")
            assert terminal.fills_up()
        terminal.until(lambda screen: counted(screen) == questions and is_saved(screen))
        assert quit_twice(terminal) == 0
    assert len({mark["q"] for mark in laptop.marks("asked")}) == questions


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"COLORTERM": ""}, {"TERM": "xterm"}])
def test_poor_terminals_show_the_desk_and_are_left_whole(env: dict[str, str], laptop: Laptop) -> None:
    with desk(laptop, env) as terminal:
        ask(terminal, 1)
        assert quit_twice(terminal) == 0
        assert is_restored(terminal.raw)


def test_no_mouse_leaves_the_mouse_to_the_terminal(laptop: Laptop) -> None:
    with laptop.open(str(laptop.event), "--no-mouse") as terminal:
        terminal.until(is_open)
        assert not MOUSE & settings_touched(terminal.raw)
