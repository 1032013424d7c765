"""The evening's log over the desk: what was marked when, and Enter to take any one of it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from redcarpet.core.fold import ASKINGS
from redcarpet.core.journal import Record
from redcarpet.core.log import Entered, log
from redcarpet.core.remarks import RATING_OF
from redcarpet.core.scene import Scene
from redcarpet.core.telling import PRIVATE
from redcarpet.core.text import shortened
from redcarpet.desk.commands import command, keys_of, rating_keys
from redcarpet.desk.page_list import PageList

_MOST = 500
"""The list draws every line; a longer evening is what `redcarpet` prints."""
_KEYS = (
    "Enter takes back, or brings back · {rating} rate · e memo · g give · Esc",
    "Enter takes back · {rating} rate · e memo · g give · Esc",
    "Enter takes back · {rating} · e · g · Esc",
)
"""Wordings, the longest first; the last one may take a row of its own."""

_GIVEN = ASKINGS | {"volunteered", "off-script", "follow-up"}
"""Marks that can belong to another guest."""

Wish = tuple[str, Record]
"""What is to be done with a mark: "take back", "correct", "give", or how the answer is rated."""


class LogScreen(PageList[Wish | None]):
    """Ends with the mark that is to be taken back, brought back, corrected or given; None when there is none."""

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("f3", "dismiss"),
        Binding("e,E", "correct"),
        Binding("g,G", "give"),
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

    def heading(self) -> Content:
        """Say how many marks there are, and name the keys."""
        if not self._entered:
            return Content("Nothing was marked yet. Esc goes back.")
        left = f" (the newest {_MOST})" if len(self._entered) > _MOST else ""
        count = len(self._entered)
        told = f"   {count} mark{'s' * (count != 1)}{left} · "
        room = self.room - len("the evening's log") - len(told)
        wordings = [one.format(rating=self._rating_keys) for one in _KEYS]
        keys = next((one for one in wordings if cell_len(one) <= room), wordings[-1])
        return Content.assemble(("the evening's log", "bold $accent"), (told + keys, "$foreground"))

    def lines(self) -> list[Content]:
        """Give a line for each mark, the newest first."""
        return [self._line(one) for one in self._entered[:_MOST]]

    def _line(self, entered: Entered) -> Content:
        state = "taken back " if entered.taken_back else "" if entered.saved else "NOT SAVED "
        state = f"(clock said {self._time(entered.clock_said)}) {state}" if entered.clock_said else state
        by = f"  by {entered.by}" if entered.by else ""
        room = self.room - 8 - cell_len(state) - cell_len(by)
        return Content.assemble(
            (self._time(entered.at), "bold"),
            "  ",
            (state, "bold"),
            shortened(entered.said, room, cell_len),
            by,
        )

    @property
    def _chosen(self) -> Entered | None:
        return None if self.at is None else self._entered[self.at]

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """End with the chosen mark."""
        self.end(("take back", self._entered[event.option_index].record))

    def action_correct(self) -> None:
        """End with the memo whose words are to be others."""
        entered = self._chosen
        if entered and entered.record.kind == "memo" and not entered.by and not entered.taken_back:
            self.end(("correct", entered.record))
        else:
            self.say(Content("Only a memo of your own can be corrected here."))

    def action_give(self) -> None:
        """End with the mark that belongs to another guest."""
        entered = self._chosen
        if entered and entered.record.kind in _GIVEN and not entered.by and not entered.taken_back:
            self.end(("give", entered.record))
        else:
            self.say(Content("Only what you asked yourself can be given to another guest."))

    def on_key(self, event: Key) -> None:
        """End with a rating of the asked question under the cursor."""
        value = self._rating_of.get(event.key)
        if value is None:
            return
        event.stop()
        entered = self._chosen
        if entered and entered.record.kind in ASKINGS | PRIVATE and not entered.taken_back:
            self.end((value, entered.record))
        else:
            self.say(Content("Only an asking that stands, or its rating, can be rated."))

    @on(OptionList.OptionHighlighted)
    def tell_keys(self) -> None:
        """Name the keys again once the cursor moves on."""
        self.say(self.heading())
