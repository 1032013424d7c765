"""Card mode: one question fills the screen, in block letters where they fit, to be read from two metres."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from redcarpet.core.question import Question
from redcarpet.core.text import balanced
from redcarpet.desk.widgets.card_parts import INDENT, Card, follow_up_lines


class LargeCard(Card):
    """Paints the current question as large as it can. Notes and memos are private here: the guest reads along."""

    def __init__(self) -> None:
        super().__init__()
        self._asked_for: tuple[str, int, int] = ("", 0, 0)
        self._said: list[Content] = []

    def below(self, question: Question, width: int, height: int) -> list[Content]:
        """Lay out the question in the middle, the follow-ups at the foot."""
        foot = follow_up_lines(self.scene, width, large=self.state.tone == "done")
        if question.exit_line:
            foot += [Content.assemble(INDENT, ("to leave it  ", "$accent"), question.exit_line)]
        room = height - 1 - len(foot) - bool(foot)
        said = self._large(self.scene.words(question), width, room)
        above = max(0, (room - len(said)) // 2)
        below = max(0, height - 1 - above - len(said) - len(foot))
        return [Content(), *[Content()] * above, *said, *[Content()] * below, *foot]

    def _large(self, text: str, width: int, height: int) -> list[Content]:
        """Set a question once for a size, not with every mark: it takes about 20 milliseconds."""
        if self._asked_for != (text, width, height):
            self._asked_for, self._said = (text, width, height), _large(text, width, height)
        return self._said


def _large(text: str, width: int, height: int) -> list[Content]:
    """Set the question in block letters where it fits so, else in plain ones with room around."""
    from redcarpet.core.block_letters import set_large  # noqa: PLC0415 - the first screen has no block letters

    room = max(2, width - 2 * len(INDENT))
    rows = set_large(text, room, height)
    if rows is not None:
        return [Content.assemble(INDENT, (row, "$bright")) for row in rows]
    lines = [Content.assemble(INDENT, (line, "bold $bright")) for line in balanced(text, room, cell_len)]
    spaced = [line for each in lines for line in (each, Content())][:-1]
    return spaced if len(spaced) <= height else lines
