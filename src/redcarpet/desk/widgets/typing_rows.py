"""The rows in which the reporter types: the filter, a memo, a question, a word, a name. They answer with messages."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from redcarpet.core.scene import NOTHING, Scene
from redcarpet.core.text import wording
from redcarpet.core.values import dataclass
from redcarpet.desk.widgets.typing_line import TypingLine

_LEAST_TYPED = 18
"""Cells that are left to type in."""


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is typed in a row."""

    id: str
    """The name of the row and of its line."""
    word: str
    """What stands before the line."""
    placeholder: str
    longest: int
    """Code points."""
    hidden: bool = False
    """Whether dots stand for the letters: the guest reads along."""


class WordRow(Horizontal):
    """A line for a few words, there only while they are typed; what was not kept stays for the next time."""

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("up", "screen.choose_row(-1)"),
        Binding("down", "screen.choose_row(1)"),
        Binding("tab", "screen.turn_row"),
    ]

    class Typed(Message):
        """The text of a row changed."""

        def __init__(self, row: WordRow) -> None:
            """Name the row."""
            super().__init__()
            self.row = row

    def __init__(self, wanted: Wanted, draft: str = "") -> None:
        """Go on with what was typed before."""
        super().__init__(id=f"{wanted.id}-row")
        self.wanted = wanted
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        wanted = self.wanted
        yield Static(Content(wanted.word), classes="row-word", markup=False)
        line = TypingLine(placeholder=wanted.placeholder, id=wanted.id, longest=wanted.longest, value=self._draft)
        line.password = wanted.hidden
        yield line
        yield Static("", classes="row-note", markup=False)

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

    def note(self, *wordings: str) -> None:
        """Say something behind the line, in the longest of some wordings that finds room."""
        room = max(0, self.size.width - len(self.wanted.word) - _LEAST_TYPED)
        self.query_one(".row-note", Static).update(Content(wording(wordings, room, cell_len)))

    @property
    def text(self) -> str:
        """Give the text as it stands in the line now."""
        return self.query_one(TypingLine).value

    @on(Input.Changed)
    def tell_typed(self, event: Input.Changed) -> None:
        """Tell that there is more, or less, to lose."""
        event.stop()
        self.post_message(self.Typed(self))

    def taken(self) -> str:
        """Hand over what was typed and begin with an empty line the next time."""
        line = self.query_one(TypingLine)
        text = line.value
        line.clear()
        return text
