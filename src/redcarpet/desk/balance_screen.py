"""The balance over the desk: what was asked about tonight, and of whom. The guest may read along."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from redcarpet.core.balance import balance_of
from redcarpet.core.balance_page import Line, Look, balance_page, told
from redcarpet.core.scene import Scene
from redcarpet.core.text import wording

_AROUND = 7
"""Cells that border, padding and scroll bar take."""
_WIDEST = 96
_LOOK: Mapping[Look, str] = MappingProxyType(
    {"plain": "$foreground", "strong": "bold $foreground", "head": "bold $accent", "quiet": "$quiet", "bar": "$accent"}
)
_KEYS = ("   ↑↓ PgUp PgDn scroll · Esc goes back", "   ↑↓ scroll · Esc goes back", "   Esc goes back", "")


class BalanceScreen(ModalScreen[None]):
    """A page over the desk; Esc, F4 or q goes back."""

    CSS = """
    BalanceScreen { align: center middle; background: $background 70%; }
    BalanceScreen > Vertical {
        width: 104; max-width: 100%; height: 100%; background: $surface; border: heavy $accent; padding: 1 2;
    }
    BalanceScreen.-low > Vertical { padding: 0 2; }
    BalanceScreen #balance-heading { height: auto; margin-bottom: 1; }
    BalanceScreen.-low #balance-heading { margin-bottom: 0; }
    BalanceScreen VerticalScroll {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-color: $scrollbar; scrollbar-background: $surface;
    }
    BalanceScreen #balance-page { height: auto; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-usual")]  # noqa: RUF012 - Textual's name and form
    BINDINGS = [  # noqa: RUF012 - the same
        Binding("escape,f4,q,Q", "dismiss", "back"),
        *(
            Binding(keys, f"scroll({where!r})")
            for where, keys in {
                "up": "up,k,K",
                "down": "down,j,J",
                "page_up": "pageup",
                "page_down": "pagedown,space",
                "home": "home",
                "end": "end",
            }.items()
        ),
    ]

    def __init__(self, scene: Scene, groups: Mapping[str, str]) -> None:
        """Show the balance of the scene's evening; `groups` gives each bare topic its group."""
        super().__init__()
        self._balance = balance_of(scene.evening, scene.questions, groups)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical():
            yield Static(self._heading(), markup=False, id="balance-heading")
            with VerticalScroll(can_focus=False):
                yield Static(self._page(), markup=False, id="balance-page")

    def on_resize(self) -> None:
        """Lay out the page for the window there is now."""
        self.query_one("#balance-heading", Static).update(self._heading())
        self.query_one("#balance-page", Static).update(self._page())

    def action_scroll(self, where: str) -> None:
        """Scroll the page: up, down, page_up, page_down, home or end."""
        page = self.query_one(VerticalScroll)
        getattr(page, f"scroll_{where}")(animate=False)

    @property
    def _room(self) -> int:
        return max(30, min(self.app.size.width - _AROUND, _WIDEST))

    def _heading(self) -> Content:
        keys = wording(_KEYS, self._room - len("the balance"), cell_len)
        first = Content.assemble(("the balance", "bold $accent"), (keys, "$foreground"))
        if not self._balance.anything:
            return first
        return first + Content(f"\n{wording(told(self._balance), self._room, cell_len)}")

    def _page(self) -> Content:
        return Content("\n").join([_painted(line) for line in balance_page(self._balance, self._room, cell_len)])


def _painted(line: Line) -> Content:
    return Content.assemble(*((text, _LOOK[look]) for text, look in line))
