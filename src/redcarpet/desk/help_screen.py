"""Help: what the keys do now, then every key, printed from the table of commands; what is typed searches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from redcarpet.core.text import fold
from redcarpet.desk.commands import COMMANDS, GROUPS, command, keys_of, shown
from redcarpet.desk.widgets.typing_line import TypingLine

Doing = Literal[
    "open", "done", "aside", "wrong", "filter", "memo", "own", "limit", "guest", "name", "column", "locked", "card"
]
"""What the reporter is doing when help is called: how the question stands, or what is typed or open."""

_KEY_CELLS = 16

_FIRST = "One key does the evening: space asks it, space again is the next one."

Row = tuple[str, str]
"""Keys, and what they do."""

_STILL = ("PgDn", "ask the question, or the next one; what is typed stays")

_NOW: Mapping[Doing, tuple[str, tuple[str | Row, ...]]] = MappingProxyType(
    {
        "open": ("This question was not asked yet.", ("space", "next", "pin", "skip", "volunteered", "back")),
        "done": (
            "This question was asked.",
            ("space", "follow_up", "usable", "good", "select", "declined", "cut_off", "memo", "undo", "next", "log"),
        ),
        "aside": ("This question is passed over by itself.", ("next", "skip", "back", "filter_off")),
        "wrong": (
            "The last mark is in memory alone and is tried again every 2 seconds. Don't quit.",
            ("undo", "log"),
        ),
        "filter": (
            "You are typing the filter: the rows follow every letter.",
            (("Enter Esc", "back to the desk; the filter stays"), ("↑ ↓", "the filters you used before"), _STILL),
        ),
        "memo": (
            "You are typing a memo.",
            (("Enter", "write it"), ("Esc", "back to the desk; m goes on with it"), _STILL),
        ),
        "own": (
            "You are typing a question of your own.",
            (("Enter", "ask it now; it stays in the deck"), ("Esc", "back to the desk; a goes on with it"), _STILL),
        ),
        "limit": (
            "You are typing what is off-limits; dots stand for the letters, since the guest reads along.",
            (
                ("Enter", "hold it back; with nothing typed: this question's topic"),
                ("Tab", "who asked: publicist, newsroom, lawyer"),
                ("Esc", "back to the desk"),
            ),
        ),
        "guest": (
            "You are choosing a guest: letters of the name, ada+bo for two.",
            (
                ("Enter", "take the marked one"),
                ("↑ ↓", "another; a new guest is the last row"),
                ("Esc", "back"),
                _STILL,
            ),
        ),
        "name": ("You are typing a guest's name.", (("Enter", "that is the name"), ("Esc", "it stays as it was"))),
        "column": (
            "You are in the filter column.",
            (
                ("space Enter", "filter by the line; again: not any more"),
                ("-", "leave out what the line names; again: not any more"),
                ("↑ ↓ Home End", "move"),
                ("Esc F6", "back to the desk; the filter stays"),
                ("PgDn", "ask the question, or the next one"),
            ),
        ),
        "locked": (
            "The desk is locked: loop, guest and ratings work.",
            ("lock", "space", "next", "back", "undo"),
        ),
        "card": ("The question fills the screen.", ("card", "space", "next", "follow_up", "undo")),
    }
)
"""By names of commands, or by keys that mean something else there."""

_FILTER_HELP = (
    ("words", "every word must be in the question, its follow-ups, topic or tags"),
    ("topic:craft", "also for: only: bank: tag: role: lang: id:   (several of one: either)"),
    ("is:asked", "also is:pinned is:skipped is:volunteered is:care is:new"),
    ('"on set"', "the exact phrase"),
    ("'craft", "the exact word"),
    ("-word", "without it"),
    ("a | b", "either"),
    ("secs<8", "also asked:0 asked>2"),
)


class HelpScreen(ModalScreen[None]):
    """A page over the desk; Esc or F1 goes back."""

    CSS = """
    HelpScreen { align: center middle; background: $background 70%; }
    HelpScreen > Vertical {
        width: 84; max-width: 100%; height: 100%; background: $surface; border: heavy $accent; padding: 0 2;
    }
    HelpScreen TypingLine { width: 100%; margin-bottom: 1; }
    HelpScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    HelpScreen Static { height: auto; }
    """

    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        Binding("escape,f1", "dismiss", "back"),
        *(Binding(key, f"scroll({key!r})") for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(self, chosen: Mapping[str, str], doing: Doing = "open") -> None:
        """Show the keys that the settings chose, else the commands' own; first those for what is being done."""
        super().__init__()
        self._chosen = chosen
        self._doing = doing

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical():
            yield TypingLine(placeholder="type to search · ↑↓ scroll · Esc goes back", id="help-search")
            with VerticalScroll(can_focus=False):
                yield Static(self.page(""), id="help-page", markup=False)

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Show the lines that hold every typed word."""
        self.query_one("#help-page", Static).update(self.page(event.value))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, key: str) -> None:
        """Scroll the page under the search line."""
        page = self.query_one(VerticalScroll)
        move = {"up": page.scroll_up, "down": page.scroll_down, "pageup": page.scroll_page_up}
        move.get(key, page.scroll_page_down)(animate=False)

    def page(self, typed: str) -> Content:
        """Lay out the sections, only the lines that hold every word typed."""
        words = fold(typed).split()
        lines = [] if words else [Content.styled(_FIRST, "bold"), Content()]
        for title, rows in self._sections():
            found = [row for row in rows if all(word in fold(f"{title} {row[0]} {row[1]}") for word in words)]
            if found:
                lines += [Content.styled(title, "bold $accent"), *map(_line, found), Content()]
        return Content("\n").join(lines or [Content("Nothing in the help holds these words.")])

    def _sections(self) -> Iterator[tuple[str, list[Row]]]:
        sentence, named = _NOW[self._doing]
        yield f"now · {sentence}", [self._row(one) if isinstance(one, str) else one for one in named]
        if self._doing == "filter":
            yield "in the filter", list(_FILTER_HELP)
        for group in GROUPS:
            yield group, [self._row(one.name) for one in COMMANDS if one.group == group]
        if self._doing != "filter":
            yield "in the filter", list(_FILTER_HELP)
        yield "good to know", [("A = a", "capital letters do the same as small ones"), ("Esc", "one step back, always")]

    def _row(self, name: str) -> Row:
        one = command(name)
        return " ".join(shown(key) for key in keys_of(one, self._chosen)) or "palette", one.help


def _line(row: Row) -> Content:
    keys, told = row
    return Content.assemble((keys, "bold"), " " * max(2, _KEY_CELLS - cell_len(keys)), told)
