"""The one table of commands: keys, footer, palette, help and the README's key table all follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from textual.keys import format_key

from redcarpet.core.remarks import RATING_OF
from redcarpet.core.values import dataclass

Group = Literal["the loop", "guests", "marks", "the deck", "the screen"]
GROUPS: tuple[Group, ...] = ("the loop", "guests", "marks", "the deck", "the screen")

Care = Literal["marking", "once", "free"]
"""How the mis-press guard treats a command: marking keys by both of its rules, `once` only by the rule that passes
over the keyboard's own repeats, `free` (moving in the list) by none."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reporter can do at the desk."""

    name: str
    """Its name in settings and in the code: `do_NAME` carries it out."""
    keys: tuple[str, ...]
    """Textual's names of its keys; small letters stand for capitals, too. Empty: only in the palette."""
    label: str
    """One or two words for the line of keys."""
    help: str
    """A sentence for help, palette and README."""
    group: Group
    care: Care = "marking"
    footer: bool = False
    """Whether it stands in the line of keys."""


COMMANDS: tuple[Command, ...] = (
    Command("space", ("space", "pagedown"), "ask", "ask the question; once it is asked: the next one", "the loop",
            footer=True),
    Command("next", ("n", "right"), "pass", "next question without asking this one", "the loop", "once", footer=True),
    Command("back", ("p", "left", "pageup"), "back", "back to the question before", "the loop", "once", footer=True),
    Command("undo", ("u", "ctrl+z"), "undo", "take back: first the last step on, then the last mark", "the loop",
            "once", footer=True),
    Command("redo", ("ctrl+y",), "bring back", "bring back what was taken back", "the loop", "once"),
    Command("last_one", ("l",), "last one", "last one: the best question for the time that is left", "the loop",
            "once"),
    Command("short", ("h",), "short form", "the short form, for shouting; again: the whole question", "the loop",
            "once"),
    Command("guest", ("g",), "guest", "choose the guest: letters and Enter; ada+bo for two", "guests", "once",
            footer=True),
    Command("give", ("r",), "give", "give the last questions to a guest chosen late", "guests"),
    Command("off_limits", ("o",), "off-limits", "off-limits for this guest: this topic, or a word",
            "guests", "once", footer=True),
    Command("despite", ("y",), "all the same", "ask what is held back all the same, when it is offered", "guests"),
    Command("about", ("i",), "about", "about this guest: what is off-limits, facts, what was asked", "guests", "once"),
    Command("guests", ("f2",), "guests", "guests: expected, arrived, done, no-show; what is owed", "guests", "once"),
    Command("answered", ("tab",), "answered", "who of several guests answered; again: the next", "guests", "once"),
    Command("guest_left", (), "guest left", "the guest left: nobody is on the mic", "guests"),
    Command("clock", (), "clock", "stop the guest's clock, or start it", "guests"),
    Command("pin", ("s",), "pin", "pin: ask this one early; again: unpin", "marks", footer=True),
    Command("skip", ("x",), "not for guest", "not for this guest; again: for them after all", "marks", footer=True),
    Command("volunteered", ("v",), "volunteered", "volunteered: answered without being asked", "marks", footer=True),
    Command("follow_up", ("f", "full_stop", "b"), "follow-up", "follow-up asked; again: the second one", "marks",
            footer=True),
    Command("memo", ("m",), "memo", "memo on the question asked last", "marks", "once", footer=True),
    Command("usable", ("1",), "usable", "rate the answer to the question asked last: usable", "marks"),
    Command("good", ("2",), "good", "rate it: good", "marks"),
    Command("select", ("3",), "select", "rate it: select, the one to use", "marks"),
    Command("declined", ("4",), "declined", "the question asked last was declined", "marks"),
    Command("cut_off", ("5",), "cut off", "the answer to it was cut off", "marks"),
    Command("own", ("a",), "own question", "a question of your own: typed, and asked at once", "marks", "once"),
    Command("off_script", ("w",), "off-script", "off-script: asked what is in no bank; then its group",
            "marks"),
    Command("earlier", ("minus",), "earlier", "the last mark was 5 s ago; again: 10, 20, 30 s", "marks", "once"),
    Command("ask_again", (), "ask again", "ask a question again that was asked before", "marks"),
    Command("retire", (), "retire", "retire this question for tonight; again: back into the deck", "marks"),
    Command("log", ("f3",), "log", "the evening's log: take back, rate, correct, give to a guest", "marks", "once"),
    Command("balance", ("f4",), "balance", "balance: what was asked, by group and for whom", "the screen", "once"),
    Command("crew", (), "crew", "crew: who else marks here, what of their marks is missing", "the screen", "once"),
    Command("mirror", (), "mirror", "the mirror of this question: its twin in the other bank", "the deck", "once"),
    Command("down", ("down", "j"), "down", "down the list", "the deck", "free"),
    Command("up", ("up", "k"), "up", "up the list", "the deck", "free"),
    Command("first", ("home",), "first", "to the first question of the deck", "the deck", "free"),
    Command("last", ("end",), "last", "to the last question of the deck", "the deck", "free"),
    Command("filter", ("slash",), "filter", "filter the deck; Enter or Esc goes back and leaves it", "the deck", "once",
            footer=True),
    Command("filter_off", ("backspace",), "filter off", "filter off; again: the last one back", "the deck", "once"),
    Command("column", ("f6",), "column", "filter column: what there is, with counts; Esc goes back", "the deck",
            "once"),
    Command("edit", (), "edit", "open this question in your editor ($EDITOR), at its line", "the deck", "once"),
    Command("print", (), "print", "print this deck as cue cards (PDF), for the guest on the mic", "the deck", "once"),
    Command("shuffle", ("f9",), "shuffle", "shuffle again", "the deck", "once"),
    Command("bank_order", (), "bank order", "the order of the banks, not shuffled", "the deck", "once"),
    Command("card", ("c", "f5"), "card", "card mode: the question fills the screen, Esc ends it", "the screen", "once",
            footer=True),
    Command("sunlight", ("t",), "sunlight", "sunlight, black on white, on and off", "the screen", "once"),
    Command("lock", ("f8",), "lock", "lock: only loop, guest and ratings work; again: unlocks", "the screen",
            "once"),
    Command("help", ("f1",), "help", "what the keys do now; type to search it", "the screen", "once", footer=True),
    Command("theme", ("f7",), "theme", "the next colours: dark, light, sunlight, contrast, ansi", "the screen", "once"),
    Command("picture", (), "picture", "save a picture of the screen (SVG)", "the screen", "once"),
    Command("palette", ("ctrl+p",), "palette", "every command by name", "the screen", "once"),
    Command("quit", ("ctrl+q", "ctrl+c"), "quit", "quit: press it twice", "the screen", "free"),
)  # fmt: skip

_BY_NAME = MappingProxyType({one.name: one for one in COMMANDS})


def command(name: str) -> Command:
    """Give the command of that name. Raises KeyError."""
    return _BY_NAME[name]


_SHOWN = {
    "space": "space", "minus": "-", "tab": "Tab", "pagedown": "PgDn",
    "pageup": "PgUp", "right": "→", "left": "←", "up": "↑", "down": "↓",
    "slash": "/", "full_stop": ".", "backspace": "Backspace", "home": "Home", "end": "End", "escape": "Esc",
}  # fmt: skip


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard: pagedown is PgDn, f1 is F1."""
    if key in _SHOWN:
        return _SHOWN[key]
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else format_key(key)


def keys_of(command: Command, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Give a command's keys: those of the settings, such as `{"pin": "s,asterisk"}`, else its own."""
    own = chosen.get(command.name)
    return command.keys if own is None else tuple(key.strip() for key in own.split(",") if key.strip())


def key_of(name: str, chosen: Mapping[str, str]) -> str:
    """Give the first key of a command as it is shown; empty where the settings left it none."""
    return next(map(shown, keys_of(command(name), chosen)), "")


def rating_keys(chosen: Mapping[str, str]) -> str:
    """Name the keys that rate: 1-5; by themselves where they don't stand side by side."""
    keys = [key_of(name, chosen) for name in RATING_OF]
    side_by_side = "".join(keys) in "1234567890"
    return f"{keys[0]}-{keys[-1]}" if side_by_side else " ".join(key for key in keys if key)


def with_capitals(keys: tuple[str, ...]) -> str:
    """Write keys as Textual binds them, capital letters beside small ones: Caps Lock changes nothing."""
    both = (form for key in keys for form in ([key, key.upper()] if len(key) == 1 and key.isalpha() else [key]))
    return ",".join(dict.fromkeys(both))


def key_table() -> str:
    """Write the README's table of keys, in Markdown."""
    rows = ["| key | what it does |", "|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{shown(key)}`" for key in command.keys) or "palette only"
        rows.append(f"| {keys} | {command.help} |")
    return "\n".join(rows)
