"""The guests over the desk: who is expected, here, done or not coming, and what is owed; one key each says so."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from redcarpet.core.arrivals import Arriving, arriving, counted
from redcarpet.core.calling import Arrival
from redcarpet.core.scene import Scene
from redcarpet.core.text import shortened, wording
from redcarpet.desk.page_list import PageList

GuestWish = tuple[str, str]
"""What is to be done, and with which guest: call, about, rename or join."""

_KEYS = (
    "Enter on the mic · e expected · a arrived · d done · n no-show · i about · r rename · j join · Esc",
    "Enter mic · e a d n: expected arrived done no-show · i about · r j · Esc",
    "Enter mic · e a d n · i · r j · Esc",
)
_STATE = {"e": "expected", "a": "arrived", "d": "done", "n": "no-show"}
_GLYPH = {"on the mic": "▶", "arrived": "•", "expected": "·", "done": "✓", "no-show": "✗"}
_STATE_CELLS = 22
_SHORT_STATE_CELLS = 13
_NAME_CELLS = 26
_SCROLLBAR = 2
_NARROW = 60
"""Cells; where there are fewer, the name and how the guest stands is all."""


class GuestsScreen(PageList[GuestWish | None]):
    """Ends with what is to be done with the guest under the cursor; None when nothing is."""

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("f2", "dismiss"),
        *(Binding(f"{key},{key.upper()}", f"stand({state!r})") for key, state in _STATE.items()),
        Binding("i,I", "wish('about')"),
        Binding("r,R", "wish('rename')"),
        Binding("j,J", "wish('join')"),
    ]

    def __init__(self, scene: Scene, local_time: Callable[[int], str], stands: Callable[[Arrival, str], None]) -> None:
        """Show everybody of the scene's evening; `local_time` turns UTC milliseconds into such as 20:14.

        `stands` is told how a guest stands from now on.
        """
        super().__init__()
        self._stands = stands
        self._every = arriving(scene.evening)
        self._time = local_time

    def heading(self) -> Content:
        """Say how many stand how, and name the keys."""
        if not self._every:
            return Content("Nobody is known yet: g and a name add a guest; guests.yaml or guests.csv lists them. Esc.")
        keys = wording(_KEYS, self.room, cell_len)
        told = shortened(counted(self._every), self.room, cell_len)
        return Content.assemble((told, "bold $accent"), "\n", (keys, "$foreground"))

    def lines(self) -> list[Content]:
        """Give a line for each guest."""
        return [self._line(one) for one in self._every]

    def _line(self, one: Arriving) -> Content:
        narrow = self.room < _NARROW
        state_cells = _SHORT_STATE_CELLS if narrow else _STATE_CELLS
        name_cells = self.room - state_cells - _SCROLLBAR if narrow else _NAME_CELLS
        name = shortened(one.guest.name, name_cells - 1, cell_len)
        state = f"{_GLYPH[one.state]} {one.state if narrow else self._state(one)}"
        head = f"{name}{' ' * (name_cells - cell_len(name))}"
        owed = f"{len(one.owed)} owed" if one.owed else ""
        role = ", ".join(part for part in (one.guest.role, one.guest.project) if part)
        told = (owed, f"for {one.guest.for_whom}", role, one.guest.say)
        about = " · ".join(part for part in told if part)
        left = self.room - name_cells - state_cells - 2
        return Content.assemble(
            (head, "bold"),
            shortened(state, state_cells - 1, cell_len).ljust(state_cells),
            shortened(about, max(0, left), cell_len),
        )

    def _state(self, one: Arriving) -> str:
        asked = f" asked {one.asked}" if one.asked else ""
        at = f" {self._time(one.came)}" if one.came and one.state in {"done", "on the mic"} else ""
        return f"{one.state}{at}{asked}"

    def follow(self, scene: Scene) -> None:
        """Show how everybody stands now; the cursor stays with its guest."""
        every = arriving(scene.evening)
        if every == self._every:
            return
        under = None if self.at is None else self._every[self.at].guest.id
        self._every = every
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(map(Option, self.lines()))
        rows.highlighted = next((at for at, one in enumerate(every) if one.guest.id == under), None)
        self.say(self.heading())

    def action_stand(self, state: Arrival) -> None:
        """Say how the guest under the cursor stands; the page stays."""
        if self.at is not None:
            self._stands(state, self._every[self.at].guest.id)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """End with the guest who is to be on the mic."""
        self.end(("call", self._every[event.option_index].guest.id))

    def action_wish(self, what: str) -> None:
        """End with what a key says of the guest under the cursor."""
        if self.at is not None:
            self.end((what, self._every[self.at].guest.id))
