"""The deck: one row a question, drawn line by line, so that a hundred thousand rows cost what forty do."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from redcarpet.core.question import Question
from redcarpet.core.rows import row_mark, unsaved
from redcarpet.core.scene import NOTHING, Scene, coming, seconds
from redcarpet.core.text import shortened

_MARK_CELLS = 12
_TOPIC_CELLS = 16
_SECONDS_CELLS = 6


class DeckList(ScrollView, can_focus=False):
    """The rows of the deck. The current one is marked ▌, the one that comes next is called so."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's name and form
        "deck-list--row",
        "deck-list--quiet",
        "deck-list--current",
        "deck-list--done",
        "deck-list--aside",
        "deck-list--wrong",
        "deck-list--pinned",
        "deck-list--next",
    }

    scene: reactive[Scene] = reactive(NOTHING, init=False, repaint=False)

    class Chosen(Message):
        """A question was clicked."""

        def __init__(self, key: str) -> None:
            """Name the question by its key."""
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Question, ...] = ()
        self._at: dict[str, int] = {}
        self._next = ""
        self._unsaved: frozenset[str] = frozenset()
        self._looks: dict[tuple[str, bool], Style] = {}

    def watch_scene(self, old: Scene, scene: Scene) -> None:
        """Take over a new deck, keep the current row in sight, and repaint."""
        if scene.deck.questions is not self._rows:
            self._rows = scene.deck.questions
            self._at = {question.key: row for row, question in enumerate(self._rows)}
            self.virtual_size = Size(self.size.width, len(self._rows))
        following, before = coming(scene), {old.view.current, self._next}
        self._next = following.key if following else ""
        self._unsaved = unsaved(scene) if scene.evening.unsaved else frozenset()
        self._keep_in_sight(self._at.get(scene.view.current))
        if old.evening is scene.evening and old.deck is scene.deck:
            for key in {*before, scene.view.current, self._next} & self._at.keys():
                self.refresh_line(self._at[key])
        else:
            self.refresh()

    def on_mount(self) -> None:
        """Take over the scene there is already."""
        self.watch_scene(NOTHING, self.scene)

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._keep_in_sight(self._at.get(self.scene.view.current))

    def _keep_in_sight(self, row: int | None) -> None:
        height = self.scrollable_content_region.height
        if row is None or not height:
            return
        top = self.scroll_offset.y
        margin = min(3, (height - 1) // 2)
        wanted = min(max(top, row + margin + 1 - height), row - margin)
        wanted = max(0, min(wanted, len(self._rows) - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked question."""
        row = event.y + self.scroll_offset.y
        if 0 <= row < len(self._rows):
            self.post_message(self.Chosen(self._rows[row].key))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the visible part."""
        width = self.size.width
        row = y + self.scroll_offset.y
        if row >= len(self._rows):
            return Strip([Segment(" " * width, self._look("row"))], width)
        return self._row(self.scene, self._rows[row], width)

    def _row(self, scene: Scene, question: Question, width: int) -> Strip:
        mark = row_mark(question, scene.standing(question), saved=question.key not in self._unsaved)
        current = question.key == scene.view.current
        following = question.key == self._next
        base = self._look("current" if current else "row")
        quiet = base if current else self._look("quiet")
        word = "now" if current and not mark.word else "next" if following else mark.word
        tone = "" if current else "next" if following else mark.tone
        pointer = base if current else base + self._look("next", front_only=True)
        segments = [
            Segment("▌ " if current else "› " if following else "  ", pointer),
            Segment(set_cell_size(f"{mark.glyph} {word}", _MARK_CELLS), base + self._tone(tone)),
        ]
        room = width - 2 - _MARK_CELLS
        if room > _TOPIC_CELLS + _SECONDS_CELLS + 30:
            topic = shortened(question.topic, _TOPIC_CELLS - 2, cell_len)
            segments.append(Segment(set_cell_size(topic, _TOPIC_CELLS), quiet))
            segments.append(Segment(f"{seconds(scene, question):>2} s".ljust(_SECONDS_CELLS), quiet))
            room -= _TOPIC_CELLS + _SECONDS_CELLS
        text = shortened(scene.words(question), max(0, room - 1), cell_len)
        done = mark.tone in ("done", "aside") and not current
        segments.append(Segment(set_cell_size(text, max(0, room)), quiet if done else base))
        return Strip(segments).crop(0, width)

    def _tone(self, tone: str) -> Style:
        return self._look(tone, front_only=True) if tone and tone != "open" else Style()

    def _look(self, name: str, *, front_only: bool = False) -> Style:
        """Give the look of a part of a row; worked out once for each theme."""
        look = self._looks.get((name, front_only))
        if look is None:
            style = self.get_component_rich_style(f"deck-list--{name}")
            look = Style(color=style.color, bold=style.bold) if front_only else style
            self._looks[name, front_only] = look
        return look

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._looks.clear()
