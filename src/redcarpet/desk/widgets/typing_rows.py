"""The rows in which the reporter types: the filter and the memo. They answer with messages; the desk decides."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from redcarpet.core.journal import LONGEST_MEMO
from redcarpet.core.scene import NOTHING, Scene
from redcarpet.desk.widgets.typing_line import TypingLine


class FilterRow(Horizontal):
    """The filter's text, and what deck it gives in words."""

    scene: reactive[Scene] = reactive(NOTHING, init=False, repaint=False)

    BINDINGS = [Binding("up", "screen.recall(-1)"), Binding("down", "screen.recall(1)")]  # noqa: RUF012 - Textual's name

    _told = ""
    _at = 0
    _recalled: tuple[str, ...] | None = None
    """The filters that up and down go through, from the first press on."""

    class Typed(Message):
        """The filter's text changed."""

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Static(" / ", id="slash", markup=False)
        yield TypingLine(placeholder="all questions", id="filter", value=self.scene.view.filter)
        self._told = _in_words(self.scene)
        yield Static(Content(self._told), id="deck-words", markup=False)

    def watch_scene(self, old: Scene, new: Scene) -> None:
        """Show the filter of the scene, unless somebody is typing it, and the deck in words."""
        if old.deck is new.deck and old.view.filter == new.view.filter and old.reading == new.reading:
            return
        line = self.query_one(TypingLine)
        if line.value != self.scene.view.filter and self.screen.focused is not line:
            with line.prevent(Input.Changed):
                line.value = self.scene.view.filter
        told = _in_words(self.scene)
        if told != self._told:
            self._told = told
            self.query_one("#deck-words", Static).update(Content(told))

    def recall(self, by: int, filters: Sequence[str]) -> None:
        """Show the filter before (-1) or after (1) the one shown; what was typed here stands after the last."""
        line = self.query_one(TypingLine)
        if self._recalled is None:
            self._recalled = (*(one for one in filters if one != line.value), line.value)
            self._at = len(self._recalled) - 1
        self._at = max(0, min(self._at + by, len(self._recalled) - 1))
        line.value = self._recalled[self._at]
        line.cursor_position = len(line.value)

    def type_here(self) -> None:
        """Put the cursor into the row."""
        self._recalled = None
        self.screen.set_focus(self.query_one(TypingLine))

    @on(Input.Changed)
    def tell_typed(self, event: Input.Changed) -> None:
        """Tell the newest text only: when keys pile up, the texts between are not worth a deck."""
        event.stop()
        if self._recalled is not None and event.input.value != self._recalled[self._at]:
            self._recalled = None  # typed on: what stands here now is what down comes back to
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

    class Typed(Message):
        """The memo's text changed."""

    def __init__(self, draft: str) -> None:
        """Go on with a memo that was typed before."""
        super().__init__()
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Static("memo", id="memo-word", markup=False)
        yield TypingLine(
            placeholder="what to remember about the last answer", id="memo", longest=LONGEST_MEMO, value=self._draft
        )

    def type_here(self, text: str | None = None) -> None:
        """Show the row and put the cursor into it, behind some text where it is given."""
        self.add_class("-open")
        line = self.query_one(TypingLine)
        if text is not None:
            line.value = text
            line.cursor_position = len(text)
        self.screen.set_focus(line)

    def close(self) -> None:
        """Hide the row."""
        self.remove_class("-open")

    @property
    def text(self) -> str:
        """Give the text as it stands in the line now."""
        return self.query_one(TypingLine).value

    @on(Input.Changed)
    def tell_typed(self, event: Input.Changed) -> None:
        """Tell that there is more, or less, to lose."""
        event.stop()
        self.post_message(self.Typed())

    def taken(self) -> str:
        """Hand over the memo and begin with an empty line the next time."""
        line = self.query_one(TypingLine)
        text = line.value
        line.clear()
        return text
