"""The evening in a real terminal: what was marked is there after a kill, and a build that lies is found out."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.false_builds import FAULTS
from tests.killing import QUESTIONS_A_KILL, kills, many_questions
from tests.laptop import Laptop, card, counted, filter_row, is_open, is_saved, notice, place, state
from tests.terminal import Terminal

MARKS = 20
KILLS = 6
"""How often the program is killed; `python -m tests.endurance.kills 50` does it more often."""
MOST_KILLS_UNTIL_CAUGHT = 5


def ask_and_go_on(terminal: Terminal, number: int) -> None:
    """Ask the question on the card as the evening's mark of this number, and go to the next."""
    terminal.send(" ")
    asked = terminal.until(lambda screen: counted(screen) == number and is_saved(screen) and state(screen) == "ASKED")
    terminal.send("n")
    terminal.until(lambda screen: state(screen) == "NOT ASKED" and place(screen) != place(asked))


def evening(laptop: Laptop) -> str:
    """Filter, shuffle, mark twenty questions, kill; give the last screen that the reporter saw."""
    with laptop.open() as terminal:
        before = filter_row(terminal.until(is_open))
        terminal.send("/")
        terminal.until("TYPING")
        terminal.send("for:her\r")
        terminal.until(lambda screen: "/ for:her" in filter_row(screen) and filter_row(screen) != before)
        terminal.send("\x1b[20~")
        terminal.until("shuffled again (seed ")
        for number in range(1, MARKS + 1):
            ask_and_go_on(terminal, number)
        terminal.kill()
        return terminal.text


def test_an_evening_is_back_after_a_kill(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded()
    left = evening(laptop)
    assert re.search(r"/ for:her +\d+ of \d+ · shuffled \(seed \d+\), topics spread", filter_row(left))
    asked = laptop.marks("asked")
    assert len({mark["q"] for mark in asked}) == MARKS
    with laptop.open() as terminal:
        back = terminal.until(is_open)
        assert counted(back) == MARKS
        assert is_saved(back)
        assert filter_row(back) == filter_row(left)
        assert (card(back), state(back)) == (card(left), "NOT ASKED")
        terminal.send("p")
        terminal.until(lambda screen: state(screen) == "ASKED" and str(asked[-1]["x"]) in card(screen))


def test_take_back_reaches_over_a_kill_and_says_what_it_took(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank("Who taught you that?", "What did you build?")
    with laptop.open(str(laptop.event)) as terminal:
        first = card(terminal.until(is_open))
        ask_and_go_on(terminal, 1)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 2)
        last = card(terminal.text)
        terminal.kill()
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(lambda screen: counted(screen) == 2)
        terminal.send("u")
        screen = terminal.until(lambda screen: counted(screen) == 1)
        assert notice(screen) == f"took back: asked ‘{last}’"
        terminal.kill()
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(lambda screen: is_open(screen) and counted(screen) == 1)
        terminal.send("u")
        screen = terminal.until(lambda screen: is_open(screen) and counted(screen) == 0)
        assert notice(screen) == f"took back: asked ‘{first}’"
        terminal.send("\x19")
        terminal.until(lambda screen: counted(screen) == 1)


def test_a_kill_at_any_moment_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    tally = kills(many_questions(Laptop(tmp_path), KILLS * QUESTIONS_A_KILL), KILLS, seed=1)
    assert tally.lost == ()
    assert tally.shown >= KILLS


@pytest.mark.parametrize("fault", FAULTS)
def test_the_kills_catch_a_build_that_promises_what_is_not_on_the_disk(fault: str, tmp_path: Path) -> None:
    program = (sys.executable, "-m", "tests.false_builds", fault)
    laptop = many_questions(Laptop(tmp_path, program), 400)
    for seed in range(MOST_KILLS_UNTIL_CAUGHT):
        if kills(laptop, 1, seed).lost:
            return
    raise AssertionError(f"{MOST_KILLS_UNTIL_CAUGHT} kills did not find the fault")
