"""The desk: owns the scene, runs commands, and shows a mark only once its record is on the disk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from redcarpet.core.asking import LONGEST_OWN
from redcarpet.core.calling import LONGEST_BAN, LONGEST_NAME
from redcarpet.core.changes import CHANGES, MOVES
from redcarpet.core.journal import LONGEST_MEMO
from redcarpet.core.keymaps import GROUP_KEYS
from redcarpet.core.moves import chosen, shuffled
from redcarpet.core.outcome import Refused
from redcarpet.core.remarks import OFF_SCRIPT_GROUPS, RATING_OF, grouped
from redcarpet.core.scene import Scene, blank, space_does
from redcarpet.core.state import marks_unsaved, state
from redcarpet.core.tonight import last_asked
from redcarpet.core.visits import timing, when
from redcarpet.desk.commands import COMMANDS, command, key_of, with_capitals
from redcarpet.desk.opening import Opening
from redcarpet.desk.pages_screen import PagesScreen
from redcarpet.desk.themes import SUNLIGHT, known_theme, theme_after
from redcarpet.desk.widgets.deck_list import DeckList
from redcarpet.desk.widgets.filter_column import FilterColumn
from redcarpet.desk.widgets.foot import KeyLine, NoticeLine
from redcarpet.desk.widgets.guest_bar import GuestBar
from redcarpet.desk.widgets.guest_choices import GuestChoices
from redcarpet.desk.widgets.large_card import LargeCard
from redcarpet.desk.widgets.question_card import QuestionCard
from redcarpet.desk.widgets.status_bar import StatusBar
from redcarpet.desk.widgets.typing_rows import FilterRow, Wanted, WordRow

_QUIT_WITHIN_MS = 2000
_LONGER_THAN_A_REPEAT = 0.05
"""Seconds; so long after the second press no repeat came, so the key was not held down."""

_UNLOCKED = frozenset(
    {
        "space", "next", "back", "undo", "redo", "follow_up", "last_one", "short", "guest", "give", "answered",
        "off_limits", "despite", "card", "lock", "help", *RATING_OF,
    }
)  # fmt: skip
"""What works while the desk is locked: the loop, who stands there, and the way out."""

_ROWS = (
    Wanted("memo", "memo", "what to remember about the last answer", LONGEST_MEMO),
    Wanted("own", "ask", "a question of your own: Enter asks it now", LONGEST_OWN),
    Wanted("guest", "guest", "letters of a name · + for two", LONGEST_NAME),
    Wanted("limit", "off-limits", "Enter: this topic · or type a word", LONGEST_BAN, hidden=True),
    Wanted("name", "name", "the name as it is written", LONGEST_NAME),
)
"""What can be typed, but for the filter."""


class DeskScreen(PagesScreen):
    """The live screen. Its one reactive, `scene`, is replaced as a whole; the widgets are bound to it."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012 - Textual's name and form
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (20, "-usual"), (28, "-tall")]  # noqa: RUF012 - the same
    BINDINGS = [  # noqa: RUF012 - Textual's name and form
        *(
            Binding(with_capitals(one.keys) or f"no-key-{one.name}", f"command({one.name!r})", one.label, id=one.name)
            for one in COMMANDS
            if one.name != "quit"
        ),
        Binding("escape", "leave_typing", "back", show=False),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        settings = opening.settings
        scene = blank(opening.evening, opening.view, settings.words_per_minute, settings.clock_from)
        scene = replace(scene, group_keys=GROUP_KEYS[settings.keymap], unread=opening.unread)
        self.set_reactive(DeskScreen.scene, self.with_banks(scene) if opening.banks.done() else scene)
        self._quit_pressed = -_QUIT_WITHIN_MS
        self._cards = (QuestionCard(), LargeCard())
        self._before_sun = known_theme(opening.settings.theme)
        self._quitting: Timer | None = None
        self._shown = False

    def compose(self) -> ComposeResult:
        """Lay out the desk, as wide and high as the terminal is: the first picture is the one that stays."""
        size = self.app.size
        for cells, layouts in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class([name for least, name in layouts if cells >= least][-1], update=False)
        yield StatusBar(rehearsal=self.opening.rehearsal).data_bind(DeskScreen.scene)
        yield GuestBar().data_bind(DeskScreen.scene)
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield from self._cards
                yield DeckList().data_bind(DeskScreen.scene)
            yield FilterColumn(self.opening.groups).data_bind(DeskScreen.scene)
        with Vertical(id="foot"):
            yield FilterRow().data_bind(DeskScreen.scene)
            yield GuestChoices()
            view = self.scene.view
            for wanted in _ROWS:
                yield WordRow(wanted, {"memo": view.draft, "own": view.own_draft}.get(wanted.id, ""))
            yield NoticeLine(self.chosen).data_bind(DeskScreen.scene)
            yield KeyLine(self.chosen)

    def on_mount(self) -> None:
        """Put the run's first record on the disk, so that "saved" is known to be true before the first guest comes."""
        self.show_state()
        self.set_interval(1.0, self.pass_second)
        self.opening.keep_view(self.scene.view)
        self.mark_opening()
        self.call_after_refresh(self._painted)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back in the colours of now; at the start every part was given its colours a moment before."""
        event.refresh_styles = self._shown
        self._shown = True

    def _painted(self) -> None:
        """Do what the first picture had not to wait for."""
        self.opening.painted()
        self.run_worker(self.take_banks(), group="banks")

    def watch_scene(self, old: Scene, new: Scene) -> None:
        """Keep the view, show the state at this second, and the guests as they stand where they are looked at."""
        self.follow_page(new)
        if new.view != old.view:
            self.opening.keep_view(new.view)
        self.show_state()

    def pass_second(self) -> None:
        """Show what the second that passed changes."""
        self.scene = self.with_copies(self.scene.at(self.opening.clock().steady))
        self.show_state()

    def show_state(self) -> None:
        """Show how the question stands at this second."""
        now = self.opening.clock()
        self.query_one(StatusBar).time = self.opening.local_time(now.utc)
        question = self.scene.current
        asked = last_asked(self.scene.evening, question) if question else None
        clock = self.opening.local_time(when(self.scene.evening, asked)) if asked else ""
        key = "PgDn" if self.focused is not None else key_of("space", self.chosen)
        told = state(self.scene, now, clock, key)
        for card in self._cards:
            card.present(self.scene, told)
        self.set_class(bool(self.scene.evening.guests), "-called")
        self.query_one(GuestBar).present(timing(self.scene.evening, now, self.scene.clock_from))
        keys = self.query_one(KeyLine)
        keys.turn, keys.asked = space_does(self.scene, now.steady), asked is not None

    def action_command(self, name: str) -> None:
        """Run the command of a key, if the mis-press guard lets it."""
        if self.names_group():
            return
        if self.locked and name not in _UNLOCKED:
            self.refuse(self.why_locked)
            return
        if not self.counts(command(name).care):
            return
        self.action_do(name)

    def names_group(self) -> bool:
        """Take a letter right behind w for the group of what was asked off-script; say whether it was one."""
        key, keys = self.pressed[0].lower(), self.scene.group_keys
        if len(key) != 1 or key not in keys or self.scene.offer.kind != "group" or self.focused is not None:
            return False
        if self.counts("marking"):
            self.mark(partial(grouped, group=OFF_SCRIPT_GROUPS[keys.index(key)]))
        return True

    def action_do(self, name: str) -> None:
        """Run a command."""
        change = CHANGES.get(name)
        if change is None:
            getattr(self, f"do_{name}")()
        elif name in MOVES:
            self.come_to(change(self.scene, self.opening.clock()))
        else:
            self.mark(change)

    def do_shuffle(self) -> None:
        """Deal the deck with a new seed."""
        self.scene = shuffled(self.scene, self.opening.new_seed())

    def do_card(self) -> None:
        """Let the question fill the screen, or show the desk again."""
        self.toggle_class("-card")

    def do_sunlight(self) -> None:
        """Turn to black on white, or back to the colours before."""
        self._colour(self._before_sun if self.app.theme == SUNLIGHT else SUNLIGHT)

    def do_lock(self) -> None:
        """Lock all but the loop, or unlock it."""
        if self.focused is not None:
            self.action_leave_typing()
        self.locked = not self.locked
        self.query_one(KeyLine).locked = self.locked
        self.scene = self.scene.saying(
            "locked: only the loop, the guest and ratings work" if self.locked else "unlocked"
        )

    def do_theme(self) -> None:
        """Go to the next colours."""
        self._colour(theme_after(self.app.theme))

    def _colour(self, theme: str) -> None:
        """Show the screen in other colours, and keep the choice."""
        if self.app.theme != SUNLIGHT:
            self._before_sun = self.app.theme
        self.app.theme = theme
        self.scene = replace(self.scene, view=replace(self.scene.view, theme=theme))

    def do_quit(self) -> None:
        """Quit on the second press within two seconds."""
        now, repeat = self.opening.clock().steady, self.opening.settings.repeat_seconds
        since, self._quit_pressed = now - self._quit_pressed, now
        if self._quitting is not None:
            self._quitting.stop()
        if since < repeat * 1000:
            return  # the keyboard's own repeat: a key held down does not quit
        if since <= _QUIT_WITHIN_MS:
            self._quitting = self.set_timer(repeat + _LONGER_THAN_A_REPEAT, self.app.exit)
            return
        unsaved = marks_unsaved(self.scene)
        lost = f"; {unsaved} not saved yet would be lost" if unsaved else "; everything is saved"
        self.refuse(f"press it again to quit{lost}")

    @on(FilterColumn.Seen)
    def column_seen(self, message: FilterColumn.Seen) -> None:
        """Let the notice line say whom questions were for while the column does not."""
        self.query_one(NoticeLine).counts = not message.there

    @on(DeckList.Chosen)
    def question_chosen(self, message: DeckList.Chosen) -> None:
        """Make the clicked question the current one."""
        self.come_to(Refused(self.why_locked) if self.locked else chosen(self.scene, message.key))

    def on_key(self, event: events.Key) -> None:
        """Say of a key that means nothing here where the keys are told."""
        if self.names_group():
            return
        if event.is_printable and self.focused is None and not self._bindings.key_to_bindings.get(event.key):
            self.refuse(f"{event.character} does nothing here: F1 shows the keys")
