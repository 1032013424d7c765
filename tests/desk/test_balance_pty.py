"""The balance in a real terminal: the topics' groups come from the package, and from the event's own file."""

from __future__ import annotations

from pathlib import Path

from tests.laptop import Laptop, counted, is_open
from tests.terminal import Terminal


def balance_after_one(terminal: Terminal, line: str) -> None:
    """Ask the only question, and wait for a line of the page that counts it."""
    terminal.until(is_open)
    terminal.send(" ")
    terminal.until(lambda screen: counted(screen) == 1)
    terminal.send("\x1bOS")
    page = terminal.until("the balance")
    assert line in " ".join(page.split())


def test_a_shipped_topic_has_its_group(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank({"ask": "Who taught you that?", "topic": "Set safety"})
    with laptop.open(str(laptop.event)) as terminal:
        balance_after_one(terminal, "allyship 1 · · 1 ▇")


def test_an_events_own_file_outranks_it_and_its_slips_are_no_notice(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank({"ask": "Who taught you that?", "topic": "Set safety"})
    (laptop.event / "topics.yaml").write_text("set-safety: looks\ncraft: wrok\n", encoding="utf-8")
    with laptop.open(str(laptop.event)) as terminal:
        assert "wrok" not in terminal.until(is_open)
        balance_after_one(terminal, "looks 1 · · 1 ▇")
