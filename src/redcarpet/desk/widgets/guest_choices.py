"""The guests who may be meant by what is typed, above the line in which it is typed; the first is what Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from redcarpet.core.text import shortened
from redcarpet.desk.widgets.painted_lines import PaintedLines

if TYPE_CHECKING:
    from redcarpet.core.choosing import Choice

_MOST = 7
_NAME_CELLS = 34
_LEAST_ABOUT = 10
"""Cells; less tells nothing."""


class GuestChoices(PaintedLines):
    """A few rows; the chosen one is marked ▌. Somebody new is chosen on purpose only."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._at = 0
        self.typed = ""
        """The letters that these choices are for."""

    @property
    def chosen(self) -> Choice | None:
        """The choice that Enter takes; None where nobody matches, for nobody is added by accident."""
        return self._choices[self._at] if 0 <= self._at < len(self._choices) else None

    def offer(self, choices: tuple[Choice, ...], typed: str) -> None:
        """Show the choices for what was typed, the first that is not new chosen."""
        self._choices, self.typed = choices, typed
        self._at = next((at for at, choice in enumerate(choices) if not choice.new), -1)
        self._fit()

    def move(self, by: int) -> None:
        """Choose the one before or after."""
        self._at = max(0, min(self._at + by, len(self._choices) - 1))
        self._fit()

    def _fit(self) -> None:
        most = _MOST if self.app.size.height >= 20 else 3  # noqa: PLR2004 - the height of a usual window
        self.styles.height = max(1, min(len(self._choices), most))
        self.show()
        self.refresh(layout=True)

    def lay_out(self, width: int, height: int) -> list[Content]:
        """Lay out the choices around the chosen one; a new guest is the last row, and always in sight."""
        if not self._choices:
            return [Content.styled("  nobody is known yet: type a name", "$quiet")]
        *listed, last = self._choices
        room = max(0, height - 1)
        top = max(0, min(self._at - room + 1, len(listed) - room))
        shown = [*list(enumerate(listed))[top : top + room], (len(listed), last)]
        return [self._row(choice, width, current=at == self._at) for at, choice in shown]

    def _row(self, choice: Choice, width: int, *, current: bool) -> Content:
        name = shortened(choice.told, max(1, min(_NAME_CELLS * 2, width - 4)), cell_len)
        gap = max(2, _NAME_CELLS - cell_len(name))
        left = width - 2 - cell_len(name) - gap
        about = shortened(choice.about, left, cell_len) if left >= _LEAST_ABOUT else ""
        line = f"{'▌ ' if current else '  '}{name}{' ' * gap}{about}"
        line += " " * max(0, width - cell_len(line))
        if current:
            return Content.styled(line, "bold $on-row on $row")
        return Content.assemble(
            ("  ", "$quiet"), (name, "$accent" if choice.new else "$foreground"), " " * gap, (about, "$quiet")
        )
