"""A line to type in: for the filter and for memos. What is typed and pasted is cleaned before it is painted."""

from __future__ import annotations

import asyncio

from textual.message import Message
from textual.widgets import Input

from redcarpet.core.text import clean_typed


class TypingLine(Input):
    """Textual's input line without a blinking cursor, for text that is data."""

    def __init__(self, *, placeholder: str, id: str, longest: int = 2_000, value: str = "") -> None:  # noqa: A002 - Textual's name
        """Make a line of at most `longest` code points."""
        super().__init__(value, placeholder=placeholder, id=id, max_length=longest, select_on_focus=False)
        self.cursor_blink = False

    class TooLong(Message):
        """What was typed or pasted found no room."""

        def __init__(self, longest: int) -> None:
            """Tell how many code points there is room for."""
            super().__init__()
            self.longest = longest

    def restricted(self) -> None:
        """Say so in words: a bell has no place beside an open microphone."""
        self.post_message(self.TooLong(self.max_length or 0))

    def action_cut(self) -> None:
        """Cut what is selected; nothing selected must not empty the clipboard."""
        if not self.selection.is_empty:
            super().action_cut()

    async def action_submit(self) -> None:
        """Let the screen keep what was typed, before the next key is looked at."""
        await self.run_action("screen.keep_typed")

    async def caught_up(self) -> None:
        """Wait until every key and paste that came before now stands in the line."""
        done = asyncio.Event()
        if self.call_later(done.set):
            await done.wait()

    def insert(self, text: str, index: int) -> None:
        """Insert typed or pasted text, cleaned."""
        super().insert(clean_typed(text), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put typed or pasted text in the place of a selection, cleaned."""
        super().replace(clean_typed(text), start, end)
