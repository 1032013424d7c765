"""The rows in which the reporter types: the filter and the memo. They answer with messages; the desk decides."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from redcarpet.core.scene import NOTHING, Scene
from redcarpet.desk.widgets.typing_line import TypingLine


class FilterRow(Horizontal):
    """The filter's text, and what deck it gives in words."""

    scene: reactive[Scene] = reactive(NOTHING, init=False, repaint=False)

    _told = ""

    class Typed(Message):
        """The filter's text changed."""

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Static(" / ", id="slash", markup=False)
        yield TypingLine(placeholder="all questions", id="filter", value=self.scene.view.filter)
        self._told = _in_words(self.scene)
        yield Static(Content(self._told), id="deck-words", markup=False)

    def watch_scene(self) -> None:
        """Show the filter of the scene, unless somebody is typing it, and the deck in words."""
        line = self.query_one(TypingLine)
        if line.value != self.scene.view.filter and not line.has_focus:
            with line.prevent(Input.Changed):
                line.value = self.scene.view.filter
        told = _in_words(self.scene)
        if told != self._told:
            self._told = told
            self.query_one("#deck-words", Static).update(Content(told))

    def type_here(self) -> None:
        """Put the cursor into the row."""
        self.screen.set_focus(self.query_one(TypingLine))

    @on(Input.Changed)
    def tell_typed(self, event: Input.Changed) -> None:
        """Tell the newest text only: when keys pile up, the texts between are not worth a deck."""
        event.stop()
        if event.value == event.input.value:
            self.post_message(self.Typed())

    @property
    def text(self) -> str:
        """Give the text as it stands in the line now."""
        return self.query_one(TypingLine).value


def _in_words(scene: Scene) -> str:
    """Say what deck this is; what the filter did not understand matters more than the order."""
    deck = scene.deck
    if scene.reading:
        return "reading the banks"
    if not deck.notes:
        return deck.describe()
    return " · ".join([f"{len(deck.questions)} of {deck.total}", *deck.notes])


class MemoRow(Horizontal):
    """A line for a memo, there only while one is typed; what was typed and not kept stays for the next time."""

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Static("memo", id="memo-word", markup=False)
        yield TypingLine(placeholder="what to remember about the last answer", id="memo", longest=20_000)

    def type_here(self) -> None:
        """Show the row and put the cursor into it."""
        self.add_class("-open")
        self.screen.set_focus(self.query_one(TypingLine))

    def close(self) -> None:
        """Hide the row."""
        self.remove_class("-open")

    def taken(self) -> str:
        """Hand over the memo and begin with an empty line the next time."""
        line = self.query_one(TypingLine)
        text = line.value
        line.clear()
        return text
