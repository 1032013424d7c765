"""The crew over the desk: who marks on this evening, and what of their marks is damaged or missing."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from redcarpet.core.crew_page import MemberLine, member_lines, trouble
from redcarpet.core.journal import Moment
from redcarpet.core.scene import Scene
from redcarpet.core.text import shortened
from redcarpet.desk.page_list import PageList

_NARROW = 60
"""Cells; in less a line has no room for the last mark beside the name."""


class CrewScreen(PageList[None]):
    """Shows the crew as it stands; Esc goes back."""

    BINDINGS = [Binding("enter", "dismiss")]  # noqa: RUF012 - Textual's name and form

    def __init__(self, scene: Scene, clock: Callable[[], Moment], local_time: Callable[[int], str]) -> None:
        super().__init__()
        self._clock = clock
        self._time = local_time
        self._every = self._lines_of(scene)
        self._wrong = trouble(scene.evening, scene.unread, scene.one_copy)

    def heading(self) -> Content:
        """Say how many there are."""
        count = len(self._every)
        told = f"   {count} {'person' if count == 1 else 'people'} · Esc goes back"
        return Content.assemble(("the crew", "bold $accent"), (told, "$foreground"))

    def lines(self) -> list[Content]:
        """Give a line for each, and below what is damaged or missing."""
        told = [Content.styled(f"! {line}", "$warning") for line in self._wrong]
        return [*map(self._line, self._every), *told]

    def follow(self, scene: Scene) -> None:
        """Show how the crew stands now."""
        every, wrong = self._lines_of(scene), trouble(scene.evening, scene.unread, scene.one_copy)
        if (every, wrong) == (self._every, self._wrong):
            return
        self._every, self._wrong = every, wrong
        rows = self.query_one(OptionList)
        at = rows.highlighted
        rows.clear_options()
        rows.add_options(map(Option, self.lines()))
        rows.highlighted = at
        self.say(self.heading())

    def _lines_of(self, scene: Scene) -> tuple[MemberLine, ...]:
        return member_lines(scene.evening, self._clock(), self._time)

    def _line(self, one: MemberLine) -> Content:
        names = min(max(cell_len(other.who) for other in self._every), self.room // 3)
        who = shortened(one.who, names, cell_len)
        head = f"{who}{' ' * (names - cell_len(who))}  {one.asked:<9}  "
        room = self.room - cell_len(head)
        if self.room < _NARROW:
            return Content.assemble((head, "bold"), "\n  ", shortened(one.last, self.room - 5, cell_len))
        return Content.assemble((head, "bold"), shortened(one.last, room, cell_len))
