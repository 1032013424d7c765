"""Lines of text of which only those are painted again that changed: a second that passes costs one line, not a card."""

from __future__ import annotations

from abc import abstractmethod

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from redcarpet.core.scene import NOTHING, Scene


class PaintedLines(Widget, can_focus=False):
    """What a line-drawn part of the desk is built on: it lays out its lines, and this paints what differs."""

    ALLOW_SELECT = False
    scene: reactive[Scene] = reactive(NOTHING, init=False, repaint=False)

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._lines: list[Content] = []
        self._lines_for: Size | None = None
        """The size for which they were laid out."""

    @abstractmethod
    def lay_out(self, width: int, height: int) -> list[Content]:
        """Give the lines from the top, none wider than `width` cells; those beyond `height` are not shown."""

    def watch_scene(self, _old: Scene, _new: Scene) -> None:
        """Show the scene there is now."""
        self.show()

    def show(self) -> None:
        """Lay out anew, and paint the lines that differ."""
        if self._lines_for is None:
            return  # to be laid out when it is next painted, which was asked for already
        if self._lines_for != self.size or not self.display:
            self._lines_for = None
            self.refresh()
            return
        before, after = self._lines, self._laid_out()
        longest = max(len(before), len(after))
        old, new = _filled_up(before, longest), _filled_up(after, longest)
        changed = [y for y in range(longest) if old[y] is not new[y] and not old[y].is_same(new[y])]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._lines_for != self.size:
            self._laid_out()
        width = self.size.width
        if not (width and 0 <= y < len(self._lines)):
            return Strip.blank(width, self.visual_style.rich_style)
        base = self.visual_style
        parts = self._lines[y].render(base, end="", parse_style=self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, (base + look).rich_style) for text, look in parts])
        return strip.adjust_cell_length(width, base.rich_style)

    def _laid_out(self) -> list[Content]:
        self._lines_for = self.size
        self._lines = self.lay_out(max(1, self.size.width), max(1, self.size.height))
        return self._lines


def _filled_up(lines: list[Content], length: int) -> list[Content]:
    return [*lines, *[Content()] * (length - len(lines))]
