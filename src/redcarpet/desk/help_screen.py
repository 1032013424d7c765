"""Help: every key and what it does, printed from the table of commands."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from redcarpet.desk.commands import COMMANDS, GROUPS, Command, keys_of, shown

_KEY_CELLS = 16

_FILTER_HELP = """\
words          every word must be in the question, its follow-ups, topic or tags
topic:craft    also for: only: bank: tag: role: lang: id:   (several of one: either)
is:asked       also is:pinned is:skipped is:volunteered is:care
"on set"       the exact phrase        'craft    the exact word
-word  a | b   without it; either      secs<8    asked:0   asked>2"""


class HelpScreen(ModalScreen[None]):
    """A page over the desk; Esc, F1 or q goes back."""

    CSS = """
    HelpScreen { align: center middle; background: $background 70%; }
    HelpScreen > VerticalScroll {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: heavy $accent; padding: 1 2; scrollbar-size-vertical: 1;
    }
    HelpScreen Static { height: auto; }
    """

    BINDINGS = [Binding("escape,f1,q,Q", "dismiss", "back")]  # noqa: RUF012 - Textual's name and form

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Show the keys that the settings chose, else the commands' own."""
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll():
            yield Static(self._page(), markup=False)

    def _page(self) -> Content:
        lines = [
            Content.styled("One key does the evening: space asks it, space again is the next one.", "bold"),
            Content(),
        ]
        for group in GROUPS:
            lines.append(Content.styled(group, "bold $accent"))
            lines += [self._line(command) for command in COMMANDS if command.group == group]
            lines.append(Content())
        lines += [Content.styled("in the filter", "bold $accent"), Content(_FILTER_HELP), Content()]
        lines.append(Content.styled("Capital letters do the same as small ones. Esc goes back.", "$quiet"))
        return Content("\n").join(lines)

    def _line(self, command: Command) -> Content:
        keys = " ".join(shown(key) for key in keys_of(command, self._chosen)) or "palette"
        gap = " " * max(2, _KEY_CELLS - cell_len(keys))
        return Content.assemble((keys, "bold"), gap, command.help)
