"""The top line: which evening it is, how much was asked, whether everything is saved, and the time."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from redcarpet.core.crew import size
from redcarpet.core.scene import Scene
from redcarpet.core.state import asked_and_saved, marks_unsaved
from redcarpet.core.text import shortened
from redcarpet.core.tonight import pinned
from redcarpet.desk.widgets.painted_lines import PaintedLines


class StatusBar(PaintedLines):
    """One row. The saved indicator has four states, each in words: saved, saved once, saving, NOT SAVED."""

    def __init__(self, *, rehearsal: bool = False) -> None:
        """Say in a band of its own that nothing is kept, where it is so."""
        super().__init__()
        self._rehearsal = rehearsal
        self.set_class(rehearsal, "-rehearsal")

    time: reactive[str] = reactive("", init=False, repaint=False)

    def watch_scene(self, old: Scene, new: Scene) -> None:
        """Paint anew what differs; a step through the list changes nothing here."""
        if old.evening is not new.evening or _of_disk(old) != _of_disk(new):
            self.show()

    def watch_time(self) -> None:
        """Paint the new minute."""
        self.show()

    def lay_out(self, width: int, height: int) -> list[Content]:  # noqa: ARG002 - one row
        """Lay out the line for the width there is: what is saved and the time never give way, all else does."""
        saved = Content.styled("NOTHING IS KEPT", "bold") if self._rehearsal else _saved(self.scene)
        name = " REHEARSAL " if self._rehearsal else " redcarpet "
        brand = Content.assemble((name, "bold $on-brand on $brand"))
        quiet, bright = ("$on-chip", "$on-chip") if self._rehearsal else ("$quiet", "$bright")
        counts = Content.assemble(("asked " + _counts(self.scene), quiet), " · ")
        time = Content.assemble("   ", (self.time, f"bold {bright}"), " ")
        for left, right in (
            (brand, counts + saved + time),
            (Content(), counts + saved + time),
            (Content(), saved + time),
            (Content(), saved),
        ):
            room = width - left.cell_length - right.cell_length - 3
            if room >= 0:
                title = shortened(self.scene.evening.event.title, room, cell_len) if left else ""
                return [Content.assemble(left, "  ", title, " " * (room - cell_len(title) + 1), right)]
        return [saved]


def _counts(scene: Scene) -> str:
    pins = pinned(scene.evening)
    people = size(scene.evening)
    crew = f" · crew {people}" if people > 1 else ""
    return f"{asked_and_saved(scene)}" + (f" · pinned {pins}" if pins else "") + crew


def _of_disk(scene: Scene) -> tuple[bool, str, str]:
    return scene.saving, scene.failing, scene.one_copy


def _saved(scene: Scene) -> Content:
    unsaved = marks_unsaved(scene)
    if scene.failing:
        marks = f"{unsaved} mark{'s' * (unsaved != 1)} " if unsaved else ""
        return Content.styled(f" {marks}NOT SAVED ", "bold $on-alarm on $alarm")
    if scene.saving:
        return Content.styled("… saving", "bold $warning")
    if scene.one_copy:
        return Content.styled("✓ saved once", "bold $warning")
    return Content.styled("✓ saved", "bold $success")
