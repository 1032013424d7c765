"""The current question: the largest and brightest thing on the screen, its state in words above it."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from redcarpet.core.question import Question
from redcarpet.core.scene import Scene
from redcarpet.core.state import answered_by, memos
from redcarpet.core.text import balanced, shortened
from redcarpet.desk.widgets.card_parts import INDENT, Card, follow_up_lines

_GLANCE = 58
"""Lines longer than this (cells) are slower to take in than two shorter ones."""


class QuestionCard(Card):
    """Paints the current question for its state; knows nothing but the scene and the state it is given."""

    def below(self, question: Question, width: int, height: int) -> list[Content]:
        """Lay out the card from the top; what matters least stands last and is the first to find no room."""
        parts = [
            _question(self.scene.words(question), width),
            follow_up_lines(self.scene, width, large=self.state.tone == "done"),
            _asides(self.scene, question, width),
        ]
        return _spaced(parts, height)


def _spaced(parts: list[list[Content]], height: int) -> list[Content]:
    """Set the parts apart by one blank line, by two where the height (lines) allows; missing parts take no room."""
    there = [part for part in parts if part]
    roomy = sum(len(part) for part in there) + 2 * len(there) <= height
    blank = [Content()] * (2 if roomy else 1)
    return [line for part in there for line in (*blank, *part)]


def _question(text: str, width: int) -> list[Content]:
    room = max(2, min(_GLANCE, width - 2 * len(INDENT)))
    return [Content.assemble(INDENT, (line, "bold $bright")) for line in balanced(text, room, cell_len)]


def _asides(scene: Scene, question: Question, width: int) -> list[Content]:
    exit_line = [("to leave it", question.exit_line)] if question.exit_line else []
    note = [("note", line) for line in question.note.splitlines()]
    memo = [("memo", text) for text in memos(scene)]
    who = answered_by(scene)
    told = [*exit_line, *([("answered", who)] if who else []), *note, *memo]
    return [
        Content.assemble(INDENT, (f"{name}  ", "$accent"), (shortened(text, width - 16, cell_len), "$quiet"))
        for name, text in told
    ]
