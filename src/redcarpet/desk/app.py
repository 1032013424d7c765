"""The desk's program: themes, signals, the guard's sense of time, and a way to end without losing a word."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from redcarpet.desk.commands import COMMANDS, command, keys_of, with_capitals
from redcarpet.desk.desk_screen import DeskScreen
from redcarpet.desk.opening import Opening
from redcarpet.desk.themes import ANSI, THEMES, known_theme
from redcarpet.desk.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from textual.command import Provider

_QUIT = command("quit")
_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")


def _palette() -> type[Provider]:
    from redcarpet.desk.palette import DeskCommands  # noqa: PLC0415 - the first screen has no palette

    return DeskCommands


class DeskApp(App[None], inherit_bindings=False):
    """The live desk. Ask it for `desk.scene` afterwards to learn what was left unsaved."""

    CSS_PATH = "redcarpet.tcss"
    TITLE = "redcarpet"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f24"  # the palette's key is in the table of commands
    COMMANDS = {_palette}  # noqa: RUF012 - Textual's name and form

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding(with_capitals(_QUIT.keys), "press_quit", _QUIT.label, id=_QUIT.name, priority=True)
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.desk = DeskScreen(opening)
        self.crash: Exception | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = known_theme(opening.view.theme or self._usual_theme())
        chosen = self.desk.chosen
        self.set_keymap({one.name: with_capitals(keys_of(one, chosen)) for one in COMMANDS if one.name in chosen})

    def _usual_theme(self) -> str:
        """Give the settings' theme; in a terminal with no more than sixteen colours, its own."""
        return ANSI if self.console.color_system in {"standard", "windows"} else self.opening.settings.theme

    def get_default_screen(self) -> Screen[None]:
        """Open with the desk."""
        return self.desk

    def on_mount(self) -> None:
        """Take the signals by which a system ends a program: marks are on the disk, the terminal is to be restored."""
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for name in _ENDING_SIGNALS:
            loop.add_signal_handler(getattr(signal, name), self.exit)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Take over a theme's colours; before the first screen no more than that, or all styles are read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def action_press_quit(self) -> None:
        """Quit on the second press, also while help or the palette is open."""
        self.desk.do_quit()

    async def on_event(self, event: events.Event) -> None:
        """Run the desk's keys at once: what is typed right behind / or behind Enter belongs to what comes after it."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.desk.pressed = (event.key, event.time)
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen is self.desk:
            line = self.focused
            if isinstance(line, TypingLine) and not event.is_printable:
                await line.caught_up()
                self.desk.take_typed()
            if not isinstance(line, TypingLine) or not event.is_printable:
                self.on_key(event)
                if await self._check_bindings(event.key):
                    return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Note which key was pressed when, just before its command runs, for the mis-press guard."""
        self.desk.pressed = (event.key, event.time)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without printing a traceback: the root says one sentence and writes a report."""
        self._close_messages_no_wait()
