"""The floor of a filter: a line of input over a list that draws only the lines in view, and the current one in full.

`python bare_list.py FILE` reads a line of FILE for each row; what is typed keeps the rows that contain it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

_PLAIN = Style.parse("#dddddd on #101010")
_CURSOR = Style.parse("bold #101010 on #f1c14e")


class Rows(ScrollView, can_focus=True):
    """Rows of text of which one is current."""

    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self.rows = rows
        self.current = 0

    def show(self, rows: list[str]) -> None:
        """Show other rows."""
        self.rows = rows
        self.current = 0
        self.virtual_size = Size(self.size.width, len(rows))
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of those in view."""
        number = y + self.scroll_offset.y
        text = self.rows[number] if number < len(self.rows) else ""
        style = _CURSOR if number == self.current else _PLAIN
        return Strip([Segment(set_cell_size(text, self.size.width), style)], self.size.width)

    def move(self) -> None:
        """Go one row down."""
        self.current += 1
        self.refresh_line(self.current - 1)
        self.refresh_line(self.current)
        if self.current >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=self.current - self.size.height + 1, animate=False, immediate=True)


class BareList(App[None]):
    """An input over rows."""

    CSS = "Rows { height: 1fr; overflow-x: hidden; } Input, Static { height: 1; border: none; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("down", "down", priority=True)]  # noqa: RUF012 - Textual's name and form

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts
        self.folded = [text.lower() for text in texts]

    def compose(self) -> ComposeResult:
        """Put the input over the rows, and the current one under them."""
        yield Input(placeholder="filter")
        yield Rows(self.texts)
        yield Static("", markup=False)

    def on_mount(self) -> None:
        """Show all rows."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Rows).show(self.texts)

    @on(Input.Changed)
    def filter(self, event: Input.Changed) -> None:
        """Show the rows that contain what was typed."""
        wanted = event.value.lower()
        self.query_one(Rows).show(
            [text for text, folded in zip(self.texts, self.folded, strict=True) if wanted in folded]
        )

    def action_down(self) -> None:
        """Go one row down."""
        rows = self.query_one(Rows)
        rows.move()
        self.query_one(Static).update(rows.rows[rows.current], layout=False)


if __name__ == "__main__":
    BareList(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()).run()
