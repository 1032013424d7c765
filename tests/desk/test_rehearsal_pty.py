"""A rehearsal in a real terminal: everything works, a band says what it is, and nothing is left of it."""

from __future__ import annotations

from pathlib import Path

from tests.laptop import Laptop, counted, is_open, state

SHEET = "guests:\n  - {name: Greta Lindqvist, for: her, minutes: 2}\n"


def files(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_rehearsal_leaves_nothing_behind_and_shows_no_real_mark(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank("Who taught you that?", "What did you build?")
    (laptop.event / "guests.yaml").write_text(SHEET, encoding="utf-8")
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1)
        terminal.kill()
    before = files(tmp_path)
    with laptop.open("rehearse", str(laptop.event)) as terminal:
        screen = terminal.until(lambda screen: is_open(screen) and "NOTHING IS KEPT" in screen)
        assert screen.startswith(" REHEARSAL ")
        assert counted(screen) == 0
        terminal.send("ggr\r")
        terminal.until(lambda screen: "0:00 of 2:00" in screen)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1 and state(screen) == "ASKED")
        terminal.send("w")
        terminal.until("off-script")
        terminal.send("u")
        terminal.until("took back: off-script")
        terminal.send("\x11")
        terminal.until("press it again to quit")
        terminal.let_pass(0.3)
        terminal.send("\x11")
        assert terminal.exit_code() == 0
        assert b"that was a rehearsal: nothing of it was kept." in terminal.raw
    assert files(tmp_path) == before
