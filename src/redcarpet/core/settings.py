"""A person's settings: how the desk behaves on this laptop. The docstrings under the fields are their manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from redcarpet.core.keymaps import KEYMAPS, Keymap, keys_in
from redcarpet.core.values import dataclass

ClockFrom = Literal["question", "guest"]
"""What starts a guest's clock: the first question, or being chosen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `settings.yaml` may say; every field has a default that works."""

    me: str = ""
    """Your name in the journal; the login name when empty."""
    theme: str = "dark"
    """The colours that the desk begins with, such as dark or light; a theme chosen at the desk is kept there."""
    mouse: bool = True
    """Whether the mouse is used at all."""
    repeat_seconds: float = 0.15
    """A press this soon after the last press of the same key is the keyboard's repeat and is passed over."""
    again_seconds: float = 1.0
    """The same marking key counts again only this long after it last counted."""
    words_per_minute: int = 150
    """How fast you speak; an event can say its own."""
    clock_from: ClockFrom = "question"
    """What starts a guest's clock: question (the first one asked) or guest (being chosen)."""
    card_on_guest: bool = False
    """Whether choosing a guest opens card mode."""
    keymap: Keymap = "none"
    """The hand that is free for the keys while the other holds the mic: left, right, or none for the usual keys."""
    filters: dict[str, str] = field(default_factory=dict)
    """Filters by name, for the palette, such as `{opening: "for:her -is:asked"}`."""
    keys: dict[str, str] = field(default_factory=dict)
    """Command name to key or keys, such as `{pin: "s,f12"}`; these come before the keymap's."""


def chosen_keys(settings: Settings) -> Mapping[str, str]:
    """Give the keys of the commands that don't have their usual ones: command name to keys, joined by commas.

    A person's own keys come first: what they take is taken from the keymap's other commands.
    """
    own = {name: keys_in(written) for name, written in settings.keys.items()}
    taken = {key for keys in own.values() for key in keys}
    of_hand = {
        name: tuple(key for key in keys_in(written) if key not in taken)
        for name, written in KEYMAPS[settings.keymap].items()
    }
    return {name: ",".join(keys) for name, keys in {**of_hand, **own}.items() if keys}
