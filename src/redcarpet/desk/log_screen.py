"""The evening's log over the desk: what was marked when, and Enter to take any one of it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from redcarpet.core.changes import RATING_OF
from redcarpet.core.journal import Record
from redcarpet.core.log import Entered, log
from redcarpet.core.scene import Scene
from redcarpet.core.text import shortened
from redcarpet.core.undo import PRIVATE
from redcarpet.desk.commands import command, keys_of, rating_keys

_MOST = 500
"""The list draws every line; a longer evening is what `redcarpet` prints."""
_WIDTH = 96
_AROUND = 6
"""Cells that border and padding take."""
_KEYS = (
    "Enter takes back, or brings back · {rating} rate · e memo · Esc",
    "Enter takes back · {rating} rate · e memo · Esc",
    "Enter takes back · {rating} · e · Esc",
)
"""Wordings, the longest first; the last one may take a row of its own."""


Wish = tuple[str, Record]
"""What is to be done with a mark: "take back", "correct", or how the answer is rated."""


class LogScreen(ModalScreen[Wish | None]):
    """Ends with the mark that is to be taken back, brought back or corrected; None when there is none."""

    CSS = """
    LogScreen { align: center middle; background: $background 70%; }
    LogScreen > Vertical {
        width: 104; max-width: 100%; height: 100%; background: $surface; border: heavy $accent; padding: 1 2;
    }
    LogScreen #log-heading { height: auto; margin-bottom: 1; }
    LogScreen OptionList { height: 1fr; border: none; background: $surface; color: $foreground; padding: 0; }
    LogScreen OptionList > .option-list--option-highlighted { background: $row; color: $on-row; text-style: bold; }
    LogScreen OptionList:focus { background-tint: transparent; }
    """

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("escape,f3,q,Q", "dismiss", "back"),
        Binding("j,J", "down"),
        Binding("k,K", "up"),
        Binding("e,E", "correct"),
    ]

    def __init__(self, scene: Scene, local_time: Callable[[int], str], chosen: Mapping[str, str]) -> None:
        """Show the log of the scene's evening; `local_time` turns UTC milliseconds into such as 20:14.

        `chosen` are the keys of the settings: the desk's keys for rating work here, too.
        """
        super().__init__()
        self._rating_keys = rating_keys(chosen)
        self._rating_of = {key: value for name, value in RATING_OF.items() for key in keys_of(command(name), chosen)}
        self._entered = log(scene.evening)
        self._time = local_time

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        shown = self._entered[:_MOST]
        with Vertical():
            yield Static(self._heading(), markup=False, id="log-heading")
            yield OptionList(*(Option(self._line(one)) for one in shown), markup=False)

    def _heading(self) -> Content:
        if not self._entered:
            return Content("Nothing was marked yet. Esc goes back.")
        left = f" (the newest {_MOST})" if len(self._entered) > _MOST else ""
        told = f"   {len(self._entered)} marks{left} · "
        room = min(self.app.size.width - _AROUND, _WIDTH) - len("the evening's log") - len(told)
        wordings = [one.format(rating=self._rating_keys) for one in _KEYS]
        keys = next((one for one in wordings if cell_len(one) <= room), wordings[-1])
        return Content.assemble(("the evening's log", "bold $accent"), (told + keys, "$foreground"))

    def _line(self, entered: Entered) -> Content:
        state = "taken back " if entered.taken_back else "" if entered.saved else "NOT SAVED "
        by = f"  by {entered.by}" if entered.by else ""
        room = _WIDTH - 12 - cell_len(state) - cell_len(by)
        return Content.assemble(
            (self._time(entered.record.at.utc), "bold"),
            "  ",
            (state, "bold"),
            shortened(entered.said, room, cell_len),
            by,
        )

    def action_down(self) -> None:
        """Move down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(OptionList).action_cursor_up()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """End with the chosen mark."""
        self.dismiss(("take back", self._entered[event.option_index].record))

    def action_correct(self) -> None:
        """End with the memo whose words are to be others."""
        at = self.query_one(OptionList).highlighted
        entered = None if at is None else self._entered[at]
        if entered and entered.record.kind == "memo" and not entered.by and not entered.taken_back:
            self.dismiss(("correct", entered.record))
        else:
            self._refuse("Only a memo of your own can be corrected here.")

    def on_key(self, event: Key) -> None:
        """End with a rating of the asked question under the cursor."""
        value = self._rating_of.get(event.key)
        if value is None:
            return
        event.stop()
        at = self.query_one(OptionList).highlighted
        entered = None if at is None else self._entered[at]
        if entered and entered.record.kind in {"asked", *PRIVATE} and not entered.taken_back:
            self.dismiss((value, entered.record))
        else:
            self._refuse("Only an asking that stands, or its rating, can be rated.")

    @on(OptionList.OptionHighlighted)
    def tell_keys(self) -> None:
        """Name the keys again once the cursor moves on."""
        self.query_one("#log-heading", Static).update(self._heading())

    def _refuse(self, why: str) -> None:
        self.query_one("#log-heading", Static).update(Content(why))
