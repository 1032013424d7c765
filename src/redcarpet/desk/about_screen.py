"""What is known of a guest, over the desk, because somebody asked: off-limits with who asked, facts, what was asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList

from redcarpet.core.about import about
from redcarpet.core.mic import Ban
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene
from redcarpet.core.text import wording, wrapped
from redcarpet.desk.page_list import PageList

_HEAD_CELLS = 12
_KEYS = (
    "Enter on what is off-limits lifts it · the guest reads along: Esc closes this",
    "Enter lifts what is off-limits · Esc closes",
    "Enter lifts · Esc",
)


def _found(scene: Scene, key: str) -> Question | None:
    by_id = (question for question in scene.questions.values() if question.id == key)
    return scene.questions.get(key) or next(by_id, None)


class AboutScreen(PageList[Ban | None]):
    """Ends with what is no longer to be off-limits; None when nothing changes."""

    BINDINGS = [Binding("i,I", "dismiss")]  # noqa: RUF012 - Textual's name and form

    def __init__(self, scene: Scene, guests: tuple[str, ...], local_time: Callable[[int], str]) -> None:
        """Show these guests; `local_time` turns UTC milliseconds into such as 20:14."""
        super().__init__()
        self._told = about(scene.evening, guests, partial(_found, scene), local_time)

    def heading(self) -> Content:
        """Name the keys."""
        return Content.styled(wording(_KEYS, self.room, cell_len), "$accent")

    def lines(self) -> list[Content]:
        """Give the lines, what they are about before them."""
        return [self._line(one.head, one.text) for one in self._told]

    def _line(self, head: str, text: str) -> Content:
        first, *rest = wrapped(text, max(2, self.room - _HEAD_CELLS), cell_len)
        below = "".join(f"\n{' ' * _HEAD_CELLS}{line}" for line in rest)
        return Content.assemble((head.ljust(_HEAD_CELLS), "bold"), first + below)

    @on(OptionList.OptionSelected)
    def lift(self, event: OptionList.OptionSelected) -> None:
        """End with what the chosen line says is off-limits."""
        ban = self._told[event.option_index].ban
        if ban is not None:
            self.end(ban)
        else:
            self.say(Content("Only what is off-limits can be lifted here. Esc goes back."))
