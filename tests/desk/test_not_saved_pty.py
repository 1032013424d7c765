"""When the disk takes nothing the screen says so in words, and the marks are kept until it takes them."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from redcarpet.files.journals_read import read_journals
from tests.laptop import Laptop, card, card_line, counted, is_open, is_red, is_saved, notice, state
from tests.terminal import Terminal

GONE = 5.0
"""Seconds within which the program must be gone, or must have noticed that the obstacle is."""
AGAIN = 0.3
"""Seconds between two presses of one key that are meant as two."""
ROOM = 900
"""Bytes that the disk takes in a file: a handful of marks."""
WORDS = ("me", "you", "him", "her", "us", "them")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*(f"Why {word}?" for word in WORDS))


@pytest.fixture
def obstacle(laptop: Laptop) -> Laptop:
    """A laptop on which files stand where the folders of marks should be made."""
    laptop.block_disk()
    return laptop


def until_unsaved(terminal: Terminal) -> str:
    screen = terminal.until(lambda screen: is_red(screen) and "NOT SAVED" in card_line(screen))
    assert not is_saved(screen)
    assert "✓ asked" not in screen
    return screen


def until_saved_again(terminal: Terminal, number: int) -> None:
    screen = terminal.until(lambda screen: is_saved(screen) and counted(screen) == number, GONE)
    assert "NOT SAVED" not in screen
    assert "saved again" in notice(screen)


def test_a_mark_that_cannot_be_written_is_not_shown_as_made_until_it_is(laptop: Laptop, obstacle: Laptop) -> None:
    with laptop.open(str(laptop.event)) as terminal:
        words = card(terminal.until(is_open))
        terminal.send(" ")
        screen = until_unsaved(terminal)
        assert (counted(screen), state(screen)) == (0, "ASKED")
        obstacle.unblock_disk()
        until_saved_again(terminal, 1)
    assert [mark["x"] for mark in laptop.marks("asked")] == [words]


@pytest.mark.usefixtures("obstacle")
def test_the_top_line_counts_the_marks_that_are_not_saved(laptop: Laptop) -> None:
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        assert "1 mark NOT SAVED" in until_unsaved(terminal)


@pytest.mark.usefixtures("obstacle")
def test_what_is_unsaved_at_the_end_is_told_after_the_end(laptop: Laptop) -> None:
    with laptop.open(str(laptop.event)) as terminal:
        words = card(terminal.until(is_open))
        terminal.send(" ")
        until_unsaved(terminal)
        terminal.send("\x11")
        terminal.let_pass(AGAIN)
        terminal.send("\x11")
        terminal.exit_code(GONE)
        told = terminal.raw.rpartition(b"\x1b")[2].decode()
    assert "could not be saved" in told
    assert words in told


def test_a_full_disk_keeps_what_was_saved_and_takes_the_rest_when_it_has_room(laptop: Laptop) -> None:
    with laptop.unguarded().open(str(laptop.event), limit=ROOM) as terminal:
        terminal.until(is_open)
        asked = [ask_or_fail(terminal, number) for number in range(1, len(WORDS) + 1)]
        saved = [words for words, shown in asked if shown]
        assert 0 < len(saved) < len(asked)
        assert {mark["x"] for mark in laptop.marks("asked")} == set(saved)
        lift_limit(terminal)
        until_saved_again(terminal, len(asked))
    assert {mark["x"] for mark in laptop.marks("asked")} == {words for words, _ in asked}


def ask_or_fail(terminal: Terminal, number: int) -> tuple[str, bool]:
    """Ask the question on the card and go on; give its words and whether it was shown as saved."""
    words = card(terminal.text)
    terminal.send(" ")
    screen = terminal.until(lambda screen: state(screen) == "ASKED" and (counted(screen) == number or is_red(screen)))
    terminal.send("n")
    terminal.until(lambda after: number == len(WORDS) or state(after) == "NOT ASKED")
    return words, counted(screen) == number


def lift_limit(terminal: Terminal) -> None:
    """Give the disk its room back: Linux lets a process lift another one's limit."""
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def test_the_top_line_says_when_only_one_copy_has_the_marks_and_when_both_have_them_again(laptop: Laptop) -> None:
    _, spool = laptop.copies
    spool.parent.mkdir(parents=True)
    spool.write_text("in the way", encoding="utf-8")
    with laptop.open(str(laptop.event)) as terminal:
        screen = terminal.until(lambda screen: "✓ saved once" in screen.split("\n", 1)[0], GONE)
        assert "only the event's folder has the last marks: a file stands where" in notice(screen)
        terminal.send("s")
        terminal.until(lambda screen: counted(screen, "pinned") == 1)
        spool.unlink()
        terminal.until(lambda screen: is_saved(screen) and "saved once" not in screen.split("\n", 1)[0], GONE)
    assert {one.kind for one in read_journals(spool).records} >= {"open", "pin"}
