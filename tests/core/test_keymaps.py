"""Keys of a person's own: called as keyboards call them, and one hand that reaches everything."""

from __future__ import annotations

import pytest

from redcarpet.core.keymaps import KEYMAPS, Keymap, is_key, keys_in
from redcarpet.core.settings import Settings, chosen_keys


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("s", ("s",)),
        ("S", ("s",)),
        ("s, f2 ,F2", ("s", "f2")),
        ("PgDn,pgup,Esc", ("pagedown", "pageup", "escape")),
        ("/", ("slash",)),
        (".", ("full_stop",)),
        ("-", ("minus",)),
        ("?", ("question_mark",)),
        ("→", ("right",)),
        ("Ctrl+G", ("ctrl+g",)),
        ("é", ("é",)),
        (" , ,", ()),
    ],
)
def test_keys_are_called_as_on_the_keyboard(written: str, keys: tuple[str, ...]) -> None:
    assert keys_in(written) == keys
    assert all(is_key(key) for key in keys)


@pytest.mark.parametrize("name", ["spcae", "f0", "f25", "ctrl+", "ctrl+spcae", "left hand", "", "\x1b"])
def test_what_no_keyboard_has_is_no_key(name: str) -> None:
    assert not is_key(name)


@pytest.mark.parametrize("hand", KEYMAPS)
def test_a_keymap_names_only_keys_and_each_once(hand: Keymap) -> None:
    keys = [key for written in KEYMAPS[hand].values() for key in written.split(",")]
    assert [key for key in keys if not is_key(key)] == []
    assert len(keys) == len(set(keys))
    assert [*KEYMAPS[hand].values()] == [",".join(keys_in(written)) for written in KEYMAPS[hand].values()]


def test_without_settings_every_command_has_its_usual_keys() -> None:
    assert chosen_keys(Settings()) == {}


def test_ones_own_keys_come_before_the_keymaps() -> None:
    chosen = chosen_keys(Settings(keymap="left", keys={"skip": "D, n", "pin": "Esc"}))
    assert (chosen["skip"], chosen["pin"], chosen["next"]) == ("d,n", "escape", "right")
    assert chosen["undo"] == KEYMAPS["left"]["undo"]


def test_a_command_of_the_keymap_whose_every_key_is_taken_has_its_usual_ones() -> None:
    assert "pin" not in chosen_keys(Settings(keymap="left", keys={"skip": "e"}))
