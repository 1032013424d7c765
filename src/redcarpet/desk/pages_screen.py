"""A screen with pages over it: the log, help, the palette; and what leads out of it, the editor and a picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from redcarpet.core.changes import rated, take_back
from redcarpet.desk.typing_screen import TypingScreen
from redcarpet.desk.widgets.filter_column import FilterColumn
from redcarpet.desk.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from redcarpet.desk.help_screen import Doing
    from redcarpet.desk.log_screen import Wish


class PagesScreen(TypingScreen):
    """The part of the desk that opens something else for a moment and comes back."""

    def do_log(self) -> None:
        """Show what was marked, and take back what is chosen there."""
        from redcarpet.desk.log_screen import LogScreen  # noqa: PLC0415 - the first screen has no log

        self.app.push_screen(LogScreen(self.scene, self.opening.local_time, self.chosen), self._carry_out)

    def _carry_out(self, wish: Wish | None) -> None:
        match wish:
            case ("take back", record):
                self.mark(partial(take_back, record=record))
            case ("correct", record):
                self.correct(record)
            case (value, record):
                self.mark(partial(rated, about=record, value=value))

    def do_help(self) -> None:
        """Show every key."""
        from redcarpet.desk.help_screen import HelpScreen  # noqa: PLC0415 - nor help

        self.app.push_screen(HelpScreen(self.chosen, self._doing()))

    def _doing(self) -> Doing:
        if self.locked:
            return "locked"
        if isinstance(self.focused, FilterColumn):
            return "column"
        if self.focused is not None:
            return "memo" if self.focused.id == "memo" else "filter"
        return "card" if self.has_class("-card") else self.query_one(QuestionCard).state.tone

    def do_edit(self) -> None:
        """Open the current question's bank in an editor; what is saved there is taken over at once."""
        question = self.scene.current
        if question is None or not question.path:
            self.refuse("this question stands in no bank")
            return
        try:
            with self.app.suspend():
                told = self.opening.edit(question.path, question.line)
        except SuspendNotSupported:
            told = "an editor can't be opened from this terminal"
        if told:
            self.refuse(told)

    def do_picture(self) -> None:
        """Save the screen as it stands."""
        self.scene = self.scene.saying(self.opening.keep_picture(self.app.export_screenshot(title="redcarpet")))

    def do_palette(self) -> None:
        """Show every command by name."""
        self.app.action_command_palette()
