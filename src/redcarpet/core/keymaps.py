"""Keys for one hand, and what a key may be called in a person's settings.

A reporter holds the mic in one hand. Each keymap puts the whole loop and every mark within reach of the other: for the
left hand around `w a s d` and space, for the right around `i j k l` and Enter. Keys of both hands that nothing else
needs stay where they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Keymap = Literal["none", "left", "right"]
"""The hand that is free for the keys; none: both."""

_LEFT = {
    "space": "space,pagedown",
    "next": "d,n,right",
    "back": "a,p,left,pageup",
    "undo": "q,u,ctrl+z",
    "redo": "z,ctrl+y",
    "pin": "e",
    "skip": "x",
    "volunteered": "v",
    "follow_up": "f,full_stop,b",
    "memo": "t,m",
    "sunlight": "ctrl+t",
    "guest": "g",
    "off_limits": "grave_accent,o",
    "answered": "ctrl+b",
    "last_one": "tab,l",
    "short": "ctrl+s,h",
    "own": "ctrl+w,6",
    "off_script": "ctrl+v,7",
    "earlier": "ctrl+g,minus",
    "ask_again": "ctrl+a",
    "retire": "ctrl+x",
    "up": "w,up,k",
    "down": "s,down,j",
    "filter": "ctrl+f,slash",
    "filter_off": "ctrl+d,backspace",
    "shuffle": "ctrl+r,f9",
    "palette": "ctrl+e,ctrl+p",
}
_RIGHT = {
    "space": "space,enter,pagedown",
    "next": "l,n,right",
    "back": "j,left,pageup",
    "undo": "u,ctrl+z",
    "redo": "ctrl+y",
    "guest": "semicolon,g",
    "off_limits": "apostrophe",
    "about": "backslash",
    "last_one": "ctrl+k,left_square_bracket",
    "short": "ctrl+u,right_square_bracket",
    "own": "ctrl+n,a",
    "off_script": "equals_sign,w",
    "pin": "p,s",
    "skip": "o,x",
    "volunteered": "comma,v",
    "follow_up": "full_stop,f,b",
    "memo": "m",
    "usable": "6,1",
    "good": "7,2",
    "select": "8,3",
    "declined": "9,4",
    "cut_off": "0,5",
    "ask_again": "ctrl+o",
    "retire": "ctrl+l",
    "log": "h,f3",
    "up": "i,up",
    "down": "k,down",
}
KEYMAPS: Mapping[Keymap, Mapping[str, str]] = MappingProxyType(
    {"none": MappingProxyType({}), "left": MappingProxyType(_LEFT), "right": MappingProxyType(_RIGHT)}
)
"""For each hand: command name to keys, joined by commas. What is not named keeps its own keys."""

GROUP_KEYS: Mapping[Keymap, str] = MappingProxyType({"none": "wlfo", "left": "1234", "right": "6789"})
"""What names, right after off-script, whether it was about work, looks, family or other: by the keymap, for what
means something in the loop of one hand must not mean this, too."""

_CALLED = {
    "pgdn": "pagedown", "pgup": "pageup", "esc": "escape", "del": "delete", "ins": "insert", "return": "enter",
    "spacebar": "space", "→": "right", "←": "left", "↑": "up", "↓": "down", "period": "full_stop", "dot": "full_stop",
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Other names of keys, as they stand on keyboards and in Unicode."""
_NAMED = frozenset(
    {
        "space", "enter", "tab", "escape", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up",
        "down", "left", "right", "slash", "backslash", "at", "minus", "plus", "underscore",
        *(f"f{number}" for number in range(1, 25)),
    }
)  # fmt: skip
_HELD = ("ctrl+", "alt+", "shift+")

KEY_NAMES = tuple(sorted(_NAMED))
"""Names of keys, for guessing which was meant."""


def keys_in(written: str) -> tuple[str, ...]:
    """Give the keys of a setting such as `s, PgDn, /` by the names that the desk knows them by, each once."""
    return tuple(dict.fromkeys(_plain(key.strip()) for key in written.split(",") if key.strip()))


def is_key(name: str) -> bool:
    """Say whether there is a key of that name, as `keys_in` gives names."""
    while name.startswith(_HELD):
        name = name.partition("+")[2]
    return name in _NAMED or (len(name) == 1 and name.isalnum()) or _is_unicode_name(name)


def _plain(written: str) -> str:
    """Name a key as a terminal does: a letter or digit by itself, another character by its Unicode name."""
    name = written.lower()
    if len(name) == 1 and not name.isalnum() and name not in _CALLED:
        name = unicodedata.name(name, name).lower().replace("-", "_").replace(" ", "_")
    return _CALLED.get(name, name)


def _is_unicode_name(name: str) -> bool:
    try:
        return unicodedata.lookup(name.replace("_", " ")).isprintable()
    except KeyError:
        return False
