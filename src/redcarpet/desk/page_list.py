"""A page over the desk that is a heading and a list: the evening's log, the guests, what is known of one of them."""

from __future__ import annotations

from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

Wished = TypeVar("Wished")

_AROUND = 6
"""Cells that border and padding take."""
_WIDEST = 96


class PageList(ModalScreen[Wished]):
    """What such pages share: their look, and moving in the list. Each says its lines and what its keys do."""

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("escape,q,Q", "dismiss", "back"),
        Binding("j,J", "down"),
        Binding("k,K", "up"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical():
            yield Static(self.heading(), markup=False, id="page-heading")
            yield OptionList(*map(Option, self.lines()), markup=False)

    def heading(self) -> Content:
        """Give the lines above the list."""
        raise NotImplementedError

    def lines(self) -> list[Content]:
        """Give the lines of the list."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """The cells of a line."""
        return min(self.app.size.width - _AROUND, _WIDEST)

    @property
    def at(self) -> int | None:
        """The place of the cursor in the list; None in an empty one."""
        return self.query_one(OptionList).highlighted

    def action_down(self) -> None:
        """Move down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(OptionList).action_cursor_up()

    def end(self, wish: Wished) -> None:
        """End with a wish; a second Enter that came in the same breath finds the page gone."""
        if self.is_current:
            self.dismiss(wish)

    def say(self, heading: Content) -> None:
        """Put something else above the list, such as why a key did nothing."""
        self.query_one("#page-heading", Static).update(heading)
