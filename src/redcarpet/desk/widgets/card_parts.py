"""What every picture of the current question is made of: its state, its follow-ups, the words when there is none."""

from __future__ import annotations

from abc import abstractmethod

from rich.cells import cell_len
from textual.content import Content

from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, place, seconds
from redcarpet.core.standing import HELD_BACK
from redcarpet.core.state import State, follow_ups
from redcarpet.core.text import wrapped
from redcarpet.desk.widgets.painted_lines import PaintedLines

INDENT = "   "
_FOR = {"her": "for her", "him": "for him", "anyone": "for anyone"}
_CHIP = {
    "open": "bold $on-chip on $warning",
    "done": "bold $on-chip on $success",
    "aside": "bold $on-chip on $quiet",
    "wrong": "bold $on-alarm on $alarm",
}


class Card(PaintedLines):
    """A picture of the current question: it is given the scene together with the state that the second makes of it."""

    state = State("NO QUESTION", "aside")

    def __init__(self) -> None:
        super().__init__()
        self._below: list[Content] = []
        self._below_for: tuple[Scene, str, int, int] | None = None

    def present(self, scene: Scene, state: State) -> None:
        """Show a scene and the state of its question."""
        if scene is self.scene and state == self.state:
            return
        self.set_reactive(Card.scene, scene)
        for tone in ("done", "wrong", "aside"):
            self.set_class(state.tone == tone, f"-{tone}")
        self.state = state
        self.show()

    def lay_out(self, width: int, height: int) -> list[Content]:
        """Lay out the state on top; the rest is laid out anew for another scene, not for another second."""
        scene, question, state = self.scene, self.scene.current, self.state
        if question is None:
            return [nothing(scene)]
        width = max(2, width)
        before = self._below_for
        if before is None or before[0] is not scene or before[1:] != (state.tone, width, height):
            self._below_for = scene, state.tone, width, height
            self._below = self.below(question, width, height - 1)
        return [heading(scene, question, state, width), *self._below]

    @abstractmethod
    def below(self, question: Question, width: int, height: int) -> list[Content]:
        """Give the lines below the state; they depend on the scene and on the tone of the state alone."""


def nothing(scene: Scene) -> Content:
    """Say why no question is there."""
    if scene.reading:
        return Content.styled("Reading the banks…", "$quiet")
    return Content.styled("No question here. Backspace takes the filter off; / changes it.", "$foreground")


def heading(scene: Scene, question: Question, state: State, width: int) -> Content:
    """Lay out the state in words, what space does, and where in the deck this is, in one row of `width` cells."""
    chip = Content.styled(f" {state.words} ", _CHIP[state.tone])
    then = f"  {state.then}" if state.then else ""
    told = [place(scene), question.topic, _FOR[question.for_whom], f"{seconds(scene, question)} s"]
    if chip.cell_length + cell_len(then) > width:
        then = then.partition(" (")[0]
    room = width - chip.cell_length - cell_len(then) - 2
    about = " · ".join(part for part in told if part)
    if cell_len(about) > room:
        about = place(scene) if cell_len(place(scene)) <= room else ""
    gap = max(0, width - chip.cell_length - cell_len(then) - cell_len(about))
    return Content.assemble(chip, (then, "$foreground"), " " * gap, (about, "$quiet"))


def follow_up_lines(scene: Scene, width: int, *, large: bool) -> list[Content]:
    """Lay out the follow-ups, those asked marked so; `large` sets them apart, for after the question was asked."""
    lines: list[Content] = []
    room = max(2, width - len(INDENT) - 2)
    for one in follow_ups(scene):
        aside = one.asked or one.held
        style = "$quiet" if aside else "bold $bright" if large else "$foreground"
        first, *rest = wrapped(one.text, room, cell_len)
        glyph = "✓" if one.asked else "–" if one.held else "↳"
        look = "$success" if one.asked else "$quiet" if one.held else "$accent"
        told = Content.styled("  asked", "$success") if one.asked else Content()
        held = Content.styled(f"  {HELD_BACK}", "$quiet") if one.held and not one.asked else Content()
        lines.append(Content.assemble(INDENT, (f"{glyph} ", look), (first, style), told, held))
        lines += [Content.assemble(INDENT, "  ", (line, style)) for line in rest]
        lines += [Content()] if large else []
    return lines[:-1] if large else lines
