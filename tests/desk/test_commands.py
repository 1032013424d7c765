"""The one table of commands: everything that shows keys follows from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redcarpet.core.changes import CHANGES, MOVES
from redcarpet.desk.commands import COMMANDS, Command, key_table, keys_of, shown, with_capitals
from redcarpet.desk.desk_screen import DeskScreen

README = Path(__file__).parents[2] / "README.md"


def test_the_readmes_keys_are_the_tables() -> None:
    found = re.search(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    assert found[1].strip() == key_table()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_every_command_is_carried_out_somewhere(command: Command) -> None:
    assert (command.name in CHANGES) != hasattr(DeskScreen, f"do_{command.name}")


def test_moves_and_changes_are_commands() -> None:
    names = {command.name for command in COMMANDS}
    assert names >= set(CHANGES) >= MOVES


def test_no_key_has_two_meanings() -> None:
    keys = [key for command in COMMANDS for key in with_capitals(command.keys).split(",") if key]
    assert len(keys) == len(set(keys))


def test_capitals_stand_beside_small_letters() -> None:
    assert with_capitals(("s", "f9", "space")) == "s,S,f9,space"


def test_the_settings_choose_keys() -> None:
    pin = next(command for command in COMMANDS if command.name == "pin")
    assert keys_of(pin, {"pin": " asterisk, p "}) == ("asterisk", "p")
    assert keys_of(pin, {}) == ("s",)


@pytest.mark.parametrize(("key", "told"), [("pagedown", "PgDn"), ("f1", "F1"), ("slash", "/"), ("asterisk", "*")])
def test_keys_are_written_as_they_stand_on_the_keyboard(key: str, told: str) -> None:
    assert shown(key) == told
