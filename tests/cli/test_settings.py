"""`redcarpet settings` says what can be set, what is in force and what is wrong, and writes a first file."""

from __future__ import annotations

import ast
import inspect
import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from redcarpet.cli.desk_words import known_to_the_desk
from redcarpet.core import settings as settings_module
from redcarpet.core.keymaps import KEYMAPS, Keymap, keys_in
from redcarpet.core.settings import Settings, chosen_keys
from redcarpet.desk.commands import COMMANDS, keys_of
from redcarpet.files.settings_yaml import read_settings
from tests.cli.shell import run
from tests.laptop import Laptop

NAMES = [one.name for one in fields(Settings)]
ADVICE = "Give one of them another key."
LITTLE_ROOM = 200
"""Bytes that the disk takes: less than a first file has."""


def settings_file(home: Path) -> Path:
    return home / "config" / "redcarpet" / "settings.yaml"


def docstrings() -> set[str]:
    """Give every text that stands by itself in the source of the settings."""
    nodes = ast.walk(ast.parse(inspect.getsource(settings_module)))
    return {
        str(node.value.value) for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_without_a_file_it_says_where_it_would_be_and_every_default(tmp_path: Path) -> None:
    said = run(tmp_path, "settings")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{settings_file(tmp_path)}  (not there yet: redcarpet settings --init writes it)\n")
    assert re.findall(r"(?m)^(\w+): ", said.out) == NAMES
    assert "default:" not in said.out
    assert list(tmp_path.iterdir()) == []


def test_a_value_that_was_chosen_stands_beside_its_default(tmp_path: Path) -> None:
    Laptop(tmp_path).set("words_per_minute: 120\nkeys: {pin: F2}\n")
    said = run(tmp_path, "settings")
    assert "\nwords_per_minute: 120  (default: 150)\n    How fast you speak" in said.out
    assert re.search(r"(?m)^  pin +F2  +pin: ask this one early", said.out)


def test_every_setting_is_told_with_the_docstring_under_its_field(tmp_path: Path) -> None:
    whole = json.loads(run(tmp_path, "settings", "--json").out)
    assert (whole["redcarpet"], whole["version"], whole["there"]) == ("settings", 1, False)
    assert [one["name"] for one in whole["settings"]] == NAMES
    assert {one["about"] for one in whole["settings"]} < docstrings()
    assert len({one["about"] for one in whole["settings"]}) == len(NAMES)


def test_mistakes_are_told_with_line_column_and_a_guess(tmp_path: Path) -> None:
    Laptop(tmp_path).set("mose: no\nkeys:\n  pinn: f2\n  skip: n\n")
    said = run(tmp_path, "settings", "--show")
    where = settings_file(tmp_path)
    assert said.code == 1
    assert said.err.splitlines() == [
        f"redcarpet: {where}:1:1: “mose” is no field of the settings. Did you mean “mouse”?",
        f"redcarpet: {where}:3:3: “pinn” is no command. Did you mean “pin”?",
        f"redcarpet: {where}:4:9: The key “n” is given to “skip”, and it is also a key of “next”. {ADVICE}",
    ]
    problems = json.loads(run(tmp_path, "settings", "--json").out)["problems"]
    assert [one["rule"] for one in problems] == ["RC030", "RC034", "RC031"]


def test_the_values_in_force_are_printed_as_a_file_that_says_the_same(tmp_path: Path) -> None:
    Laptop(tmp_path).set("me: 'yes: no'\nmouse: off\nkeymap: right\nkeys: {pin: [f12, '*']}\n")
    said = run(tmp_path, "settings", "--show")
    chosen, _ = read_settings(settings_file(tmp_path), known_to_the_desk())
    Laptop(tmp_path).set(said.out)
    assert (said.code, read_settings(settings_file(tmp_path), known_to_the_desk())) == (0, (chosen, ()))
    assert chosen == Settings(me="yes: no", mouse=False, keymap="right", keys={"pin": "f12,asterisk"})


def test_the_first_file_explains_everything_and_chooses_nothing(tmp_path: Path) -> None:
    said = run(tmp_path, "settings", "--init")
    assert (said.code, said.err) == (0, "")
    text = settings_file(tmp_path).read_text("utf-8")
    assert re.findall(r"(?m)^#(\w+):", text) == NAMES
    assert re.findall(r"(?m)^#  (\w+):", text) == [one.name for one in COMMANDS]
    assert {line for line in text.splitlines() if line[:2] == "# "} >= {
        f"# {one['about']}" for one in json.loads(run(tmp_path, "settings", "--json").out)["settings"]
    }
    assert read_settings(settings_file(tmp_path)) == (Settings(), ())


def test_the_first_file_is_never_written_over_another(tmp_path: Path) -> None:
    Laptop(tmp_path).set("me: Ada\n")
    said = run(tmp_path, "settings", "--init")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"redcarpet: there is something at {settings_file(tmp_path)} already, and it stays as it is.\n"
    assert settings_file(tmp_path).read_text("utf-8") == "me: Ada\n"


def test_a_disk_that_takes_nothing_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    said = run(tmp_path, "settings", "--init", limit=LITTLE_ROOM)
    assert (said.code, said.err) == (
        2,
        f"redcarpet: {settings_file(tmp_path)} could not be written: the disk is full.\n",
    )
    assert not settings_file(tmp_path).exists()


def test_two_wishes_at_once_are_refused(tmp_path: Path) -> None:
    assert run(tmp_path, "settings", "--init", "--show").code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("hand", KEYMAPS)
def test_no_keymap_gives_a_key_to_two_commands_or_names_one_that_is_not_there(hand: Keymap) -> None:
    chosen = chosen_keys(Settings(keymap=hand))
    assert set(chosen) <= {one.name for one in COMMANDS}
    keys = [key for one in COMMANDS for key in keys_in(",".join(keys_of(one, chosen)))]
    assert sorted(keys) == sorted(set(keys))


REACH: dict[Keymap, str] = {
    "left": "space f1 f2 f3 tab 1 2 3 4 5 q w e r t a s d f g z x v",
    "right": "space enter 6 7 8 9 0 minus equals_sign y u h i o p j k l semicolon n m comma full_stop",
}
"""The keys that each hand has under it; with them Ctrl, which both sides of a keyboard have."""


@pytest.mark.parametrize("hand", REACH)
def test_a_keymap_puts_the_loop_and_every_mark_under_one_hand(hand: Keymap) -> None:
    chosen = chosen_keys(Settings(keymap=hand))
    near = {*REACH[hand].split()}
    needed = [one for one in COMMANDS if one.group in ("the loop", "marks") or one.name in ("up", "down", "palette")]
    far = [one.name for one in needed if not {key.removeprefix("ctrl+") for key in keys_of(one, chosen)} & near]
    assert far == []
