"""The filter column: what there is to filter by, with live counts. It writes the filter's text and reads it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from redcarpet.core.scene import NOTHING, Scene
from redcarpet.core.text import parted, shortened
from redcarpet.desk.widgets.painted_lines import PaintedLines

if TYPE_CHECKING:
    from redcarpet.core.facets import Facet

_GROUP_CELLS = 8
_COUNT_CELLS = 5
_WHEEL = 3
"""Rows that a turn of the wheel moves."""
_MARK = {"": "  ", "in": "▸ ", "out": "✗ not "}


class FilterColumn(PaintedLines, can_focus=True):
    """A heading, the facets, and whom tonight's questions were for. What does not fit is scrolled to."""

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("up,k,K", "screen.choose_facet('up')"),
        Binding("down,j,J", "screen.choose_facet('down')"),
        Binding("home", "screen.choose_facet('first')"),
        Binding("end", "screen.choose_facet('last')"),
        Binding("space,enter", "screen.choose_facet('toggle')"),
        Binding("minus", "screen.choose_facet('leave_out')"),
    ]

    FOCUS_ON_CLICK = False
    """A click filters; it does not take the space bar away from the question."""

    class Chosen(Message):
        """A facet was clicked."""

        def __init__(self, facet: Facet) -> None:
            """Name the facet."""
            super().__init__()
            self.facet = facet

    class Seen(Message):
        """The column came into view, or left it."""

        def __init__(self, *, there: bool) -> None:
            """Say whether it is in view now."""
            super().__init__()
            self.there = there

    def __init__(self, groups: Callable[[], Mapping[str, str]] = dict) -> None:
        """Give each topic's group when it is first counted, which is never before the first picture stands."""
        super().__init__()
        self._read_groups = groups
        self._groups: Mapping[str, str] | None = None
        self._facets: tuple[Facet, ...] = ()
        self._counted: Scene = NOTHING
        self._at = 0
        """Place of the facet under the cursor."""
        self._top = 0
        """Place of the first facet in view."""
        self._foot: tuple[str, ...] = ()
        """Whom tonight's questions were for, and what they were about."""
        self._ready = False

    @property
    def under_cursor(self) -> Facet | None:
        """The facet that a key works on; None before the banks are read."""
        return self._facets[self._at] if self._at < len(self._facets) else None

    def on_mount(self) -> None:
        """Let the question be painted first."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._ready = True
        self._count_if_seen()

    def watch_scene(self, _old: Scene, _new: Scene) -> None:
        """Count anew while there is somebody to see it."""
        self._count_if_seen()

    def on_show(self) -> None:
        """Count what changed while the column was closed."""
        self.post_message(self.Seen(there=True))
        self._count_if_seen()

    def on_hide(self) -> None:
        """Say that it is closed."""
        self.post_message(self.Seen(there=False))

    def _count_if_seen(self) -> None:
        if self._ready and self.display:
            self.count()

    def count(self) -> None:
        """Count now what was not counted; keys pressed right behind the one that opens the column find its lines."""
        scene, counted = self.scene, self._counted
        if counted.deck is scene.deck and counted.evening is scene.evening:
            return
        from redcarpet.core.facets import facets  # noqa: PLC0415 - the question is painted first

        self._counted, self._facets = scene, facets(scene)
        if counted.evening is not scene.evening or counted.questions is not scene.questions:
            self._foot = self._balance()
        self._at = max(0, min(self._at, len(self._facets) - 1))
        self.show()

    def move(self, where: str) -> None:
        """Move the cursor: up, down, first or last."""
        last = max(0, len(self._facets) - 1)
        to = {"up": self._at - 1, "down": self._at + 1, "first": 0, "last": last}[where]
        self._at = max(0, min(to, last))
        self.show()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.show()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.show()

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked facet."""
        offset = event.get_content_offset(self)
        place = -1 if offset is None else self._top + offset.y - 1
        if self._top <= place < min(len(self._facets), self._top + self._room()):
            self._at = place
            self.post_message(self.Chosen(self._facets[place]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self._scroll(-_WHEEL)

    def _scroll(self, by: int) -> None:
        room = self._room()
        self._top = max(0, min(self._top + by, len(self._facets) - room))
        self._at = max(self._top, min(self._at, self._top + room - 1))
        self.show()

    def _room(self) -> int:
        """Say how many facets are in view."""
        return max(1, self.size.height - 2 - max(1, len(self._balanced(max(1, self.size.width)))))

    def lay_out(self, width: int, height: int) -> list[Content]:  # noqa: ARG002 - `_room` asks it, too
        """Lay out the heading, the facets in view, and the balance at the foot."""
        room = self._room()
        top = max(0, min(self._top, len(self._facets) - room))
        self._top = max(min(top, self._at), self._at - room + 1) if self.has_focus else top
        shown = self._facets[self._top : self._top + room]
        groups = [one.group for one in shown]
        firsts = [True, *(before != after for before, after in pairwise(groups))]
        rows = [
            self._row(facet, width, named=first, current=self.has_focus and self._top + place == self._at)
            for place, (facet, first) in enumerate(zip(shown, firsts, strict=False))
        ]
        return [self._heading(room, width), *rows, *[Content()] * (room - len(rows) + 1), *self._balanced(width)]

    def _heading(self, room: int, width: int) -> Content:
        more = len(self._facets) - self._top - room
        told = f"{more} more ↓" if more > 0 else "F6 goes in" if not self.has_focus else "Esc goes back"
        gap = " " * max(1, width - len("filter") - cell_len(told))
        return Content.assemble(("filter", "bold $accent"), gap, (told, "$quiet"))

    def _row(self, facet: Facet, width: int, *, named: bool, current: bool) -> Content:
        group = set_cell_size(("› " if current else "  ") + (facet.group if named else ""), _GROUP_CELLS)
        room = max(1, width - _GROUP_CELLS - _COUNT_CELLS)
        label = set_cell_size(shortened(f"{_MARK[facet.chosen]}{facet.label}", room, cell_len), room)
        count = f"{facet.count:>{_COUNT_CELLS}}"
        if current:
            return Content.styled(f"{group}{label}{count}", "bold $on-row on $row")
        look = "bold $accent" if facet.chosen else "$foreground" if facet.count else "$quiet"
        return Content.assemble((group, "$quiet"), (label, look), (count, "$foreground" if facet.count else "$quiet"))

    def _balance(self) -> tuple[str, ...]:
        from redcarpet.core.balance import asked_line, balance_line, balance_of  # noqa: PLC0415 - as above

        if self._groups is None:
            self._groups = self._read_groups()
        balance = balance_of(self.scene.evening, self.scene.questions, self._groups)
        told = balance_line(balance)
        return (f"asked {asked_line(balance.for_whom)}", *([told] if told else []))

    def _balanced(self, width: int) -> list[Content]:
        lines = [line for told in self._foot for line in parted(told, width, cell_len)]
        return [Content.styled(line, "$quiet") for line in lines]
