"""Who is on the mic: name and how it is said, the clock, what the guest is here with; a count of what is off-limits.

The guest reads along: of what is off-limits there is the number, of care and notes nothing.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.scene import Scene
from redcarpet.core.text import shortened
from redcarpet.core.visits import Timing
from redcarpet.desk.widgets.painted_lines import PaintedLines

_HOUR = 3_600
_NARROW = 60
"""Cells."""
NOBODY = "nobody on the mic · g chooses the guest"


class GuestBar(PaintedLines):
    """Two rows, one where there is little room."""

    timing: Timing | None = None

    def watch_scene(self, old: Scene, new: Scene) -> None:
        """Show who is there now; a step through the list changes nothing here."""
        if old.evening.mic is not new.evening.mic:
            self.show()

    def present(self, timing: Timing | None) -> None:
        """Show the clock of this second."""
        if timing != self.timing:
            self.timing = timing
            self.show()

    def lay_out(self, width: int, height: int) -> list[Content]:
        """Lay out the rows: the name and the clock never give way, all else does."""
        mic = self.scene.evening.mic
        if not mic.guests:
            return [Content.styled(shortened(f" {NOBODY}", width, cell_len), "$quiet")]
        clock = _clock(self.timing, brief=height < 2 and width < _NARROW)  # noqa: PLR2004 - one row
        limits = f"{len(mic.bans)} off-limits" if mic.bans else ""
        if height < 2:  # noqa: PLR2004 - one row
            count = f" {limits}" if limits and width >= 36 + cell_len(limits) else ""
            told = Content.assemble((count, "$quiet"), "  ", clock)
            named = _names(mic)
            if named.cell_length + told.cell_length + 3 > width:
                named = Content.styled(" + ".join(guest.name for guest in mic.guests), "bold $bright")
            return [_sides(named, told, width)]
        again = f"visit {self.timing.visit}" if self.timing and self.timing.visit > 1 else ""
        right = " · ".join(part for part in (again, limits) if part)
        return [
            _sides(_names(mic), clock, width),
            _sides(Content.styled(_here_with(mic, self.timing), "$foreground"), Content.styled(right, "$quiet"), width),
        ]


def _names(mic: Mic) -> Content:
    if len(mic.guests) == 1:
        return _name(mic.guests[0])
    return Content.styled(" + ".join(guest.name for guest in mic.guests), "bold $bright")


def _name(guest: Guest) -> Content:
    told = " · ".join(part for part in (guest.say, guest.pronouns) if part)
    return Content.assemble((guest.name, "bold $bright"), (f"   {told}" if told else "", "$accent"))


def _here_with(mic: Mic, timing: Timing | None) -> str:
    if timing is not None and timing.is_old:
        return f"chosen {_long(timing.idle)} ago: is it still {mic.guests[0].first_name}? g to change"
    if len(mic.guests) > 1:
        return " · ".join(f"{guest.first_name}: {guest.say}" for guest in mic.guests if guest.say)
    guest = mic.guests[0]
    up_for = f"up for {', '.join(guest.nominations)}" if guest.nominations else ""
    here = ", ".join(part for part in (guest.role, f"“{guest.project}”" if guest.project else "") if part)
    return " · ".join(part for part in (here, up_for) if part) or ("on no sheet" if guest.walk_in else guest.tonight)


def _long(seconds: int) -> str:
    return f"{seconds // _HOUR} h" if seconds >= _HOUR else f"{seconds // 60} min"


def _clock(timing: Timing | None, *, brief: bool) -> Content:
    if timing is None:
        return Content()
    stopped = "" if timing.running or not timing.elapsed else " stopped"
    if timing.left is not None and timing.warns:
        over = timing.left <= 0
        style = "bold $on-alarm on $alarm" if over else "bold $on-chip on $warning"
        return Content.styled(f" {timing.brief() if brief else timing.words()}{stopped} ", style)
    told = timing.words()
    return Content.styled(f"{told}{stopped} ", "bold $bright")


def _sides(left: Content, right: Content, width: int) -> Content:
    """Set two texts at the edges of a row; the left one is cut where they meet."""
    room = max(1, width - right.cell_length - 3)
    left = left if left.cell_length <= room else left.truncate(room, ellipsis=True)
    gap = max(1, width - 1 - left.cell_length - right.cell_length)
    return Content.assemble(" ", left, " " * gap, right)
