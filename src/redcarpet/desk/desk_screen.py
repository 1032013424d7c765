"""The desk: owns the scene, runs commands, and shows a mark only once its record is on the disk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer

from redcarpet.core.bank import Loaded
from redcarpet.core.changes import CHANGES, MOVES, Refused, chosen, filtered, memo, shuffled, take_back
from redcarpet.core.evening import last_asked
from redcarpet.core.guard import Guard, Verdict
from redcarpet.core.journal import Record
from redcarpet.core.reload import recognised, reloaded
from redcarpet.core.scene import Scene, blank, marks_unsaved, opened, space_does, state
from redcarpet.desk.commands import COMMANDS, command, with_capitals
from redcarpet.desk.marking_screen import MarkingScreen
from redcarpet.desk.opening import Opening
from redcarpet.desk.themes import SUNLIGHT, known_theme, theme_after
from redcarpet.desk.widgets.deck_list import DeckList
from redcarpet.desk.widgets.foot import KeyLine, NoticeLine
from redcarpet.desk.widgets.large_card import LargeCard
from redcarpet.desk.widgets.question_card import QuestionCard
from redcarpet.desk.widgets.status_bar import StatusBar
from redcarpet.desk.widgets.typing_line import TypingLine
from redcarpet.desk.widgets.typing_rows import FilterRow, MemoRow

_LOOK_EVERY = 0.5
"""Seconds between two looks at the banks."""
_QUIT_WITHIN_MS = 2000
_LONGER_THAN_A_REPEAT = 0.05
"""Seconds; so long after the second press no repeat came, so the key was not held down."""

_LOCKED = "locked: F8 unlocks"
_UNLOCKED = frozenset({"space", "next", "back", "undo", "redo", "follow_up", "card", "lock", "help"})
"""What works while the desk is locked: the loop, and the way out."""


class DeskScreen(MarkingScreen):
    """The live screen. Its one reactive, `scene`, is replaced as a whole; the widgets are bound to it."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - Textual's name and form
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
        scene = blank(opening.evening, opening.view, opening.settings.words_per_minute)
        self.set_reactive(DeskScreen.scene, self._with_banks(scene) if opening.banks.done() else scene)
        self._guard = Guard(opening.settings.repeat_seconds, opening.settings.again_seconds)
        self._quit_pressed = -_QUIT_WITHIN_MS
        self._locked = False
        self._before_sun = known_theme(opening.settings.theme)
        self._quitting: Timer | None = None
        self.pressed = ("", 0.0)
        """The key that is being handled, and when it was pressed: seconds of a steady clock."""

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield StatusBar().data_bind(DeskScreen.scene)
        yield QuestionCard().data_bind(DeskScreen.scene)
        yield LargeCard().data_bind(DeskScreen.scene)
        yield DeckList().data_bind(DeskScreen.scene)
        yield FilterRow().data_bind(DeskScreen.scene)
        yield MemoRow()
        yield NoticeLine().data_bind(DeskScreen.scene)
        yield KeyLine(self.chosen)

    def on_mount(self) -> None:
        """Put the run's first record on the disk, so that "saved" is known to be true before the first guest comes."""
        self._tick()
        self.set_interval(1.0, self._tick)
        self.opening.keep_view(self.scene.view)
        self.call_after_refresh(self.opening.painted)
        self.mark_opening()
        self.run_worker(self._follow_banks(), group="banks")

    def _with_banks(self, scene: Scene) -> Scene:
        loaded = self.opening.banks.result()
        told = [*self.opening.notices, *([loaded.summary()] if loaded.summary() else [])]
        return opened(scene, recognised(scene, loaded.questions)).saying(" ".join(told), "refused" if told else "said")

    async def _follow_banks(self) -> None:
        if self.scene.reading:
            await asyncio.wrap_future(self.opening.banks)
            self.scene = self._with_banks(self.scene)
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.look_at_banks(await asyncio.to_thread(self.opening.look))

    def look_at_banks(self, changed: Loaded | None) -> None:
        """Take over banks that were changed; None when none was."""
        if changed is not None:
            self.scene = reloaded(self.scene, changed)

    def watch_scene(self, old: Scene, new: Scene) -> None:
        """Keep the view, and show the state at this second."""
        if new.view != old.view:
            self.opening.keep_view(new.view)
        self._tick()

    def _tick(self) -> None:
        now = self.opening.clock()
        self.query_one(StatusBar).time = self.opening.local_time(now.utc)
        question = self.scene.current
        asked = last_asked(self.scene.evening, question) if question else None
        clock = self.opening.local_time(asked.at.utc) if asked else ""
        told = state(self.scene, now.steady, clock)
        self.query_one(QuestionCard).state = self.query_one(LargeCard).state = told
        self.query_one(KeyLine).turn = space_does(self.scene, now.steady)

    def action_command(self, name: str) -> None:
        """Run the command of a key, if the mis-press guard lets it."""
        if self._locked and name not in _UNLOCKED:
            self.refuse(_LOCKED)
            return
        care = command(name).care
        key, pressed = self.pressed
        if care != "free":
            self._guard, verdict = self._guard.press(key, pressed, marking=care == "marking")
            if verdict is Verdict.TOO_SOON:
                self.refuse("the same key again so soon does nothing")
            if verdict is not Verdict.COUNTS:
                return
        self.action_do(name)

    def action_do(self, name: str) -> None:
        """Run a command."""
        change = CHANGES.get(name)
        if change is None:
            getattr(self, f"do_{name}")()
        elif name in MOVES:
            self.come_to(change(self.scene, self.opening.clock()))
        else:
            self.mark(change)

    def do_filter(self) -> None:
        """Type in the filter line."""
        self.query_one(FilterRow).type_here()

    def do_memo(self) -> None:
        """Open the memo line."""
        self.query_one(MemoRow).type_here()

    def do_shuffle(self) -> None:
        """Deal the deck with a new seed."""
        self.scene = shuffled(self.scene, self.opening.new_seed())

    def do_card(self) -> None:
        """Let the question fill the screen, or show the desk again."""
        self.toggle_class("-card")

    def do_sunlight(self) -> None:
        """Turn to black on white, or back to the colours before."""
        self._colour(self._before_sun if self.app.theme == SUNLIGHT else SUNLIGHT)

    def do_log(self) -> None:
        """Show what was marked, and take back what is chosen there."""
        from redcarpet.desk.log_screen import LogScreen  # noqa: PLC0415 - the first screen has no log

        self.app.push_screen(LogScreen(self.scene, self.opening.local_time), self._take_back)

    def _take_back(self, record: Record | None) -> None:
        if record is not None:
            self.mark(partial(take_back, record=record))

    def do_lock(self) -> None:
        """Lock all but the loop, or unlock it."""
        self._locked = not self._locked
        self.query_one(KeyLine).locked = self._locked
        self.scene = self.scene.saying("locked: only the loop works" if self._locked else "unlocked")

    def do_help(self) -> None:
        """Show every key."""
        from redcarpet.desk.help_screen import HelpScreen  # noqa: PLC0415 - nor help

        self.app.push_screen(HelpScreen(self.chosen))

    def do_theme(self) -> None:
        """Go to the next colours."""
        self._colour(theme_after(self.app.theme))

    def _colour(self, theme: str) -> None:
        """Show the screen in other colours, and keep the choice."""
        if self.app.theme != SUNLIGHT:
            self._before_sun = self.app.theme
        self.app.theme = theme
        self.scene = replace(self.scene, view=replace(self.scene.view, theme=theme))

    def do_palette(self) -> None:
        """Show every command by name."""
        self.app.action_command_palette()

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

    def action_leave_typing(self) -> None:
        """Go one step back: from a line to the desk, what was typed stays in it; else from card mode."""
        typing = self.focused is not None
        self.query_one(MemoRow).close()
        self.set_focus(None)
        if not typing:
            self.remove_class("-card")

    @on(TypingLine.TooLong)
    def say_too_long(self, message: TypingLine.TooLong) -> None:
        """Say why nothing was typed."""
        self.refuse(f"too long: there is room for {message.longest:,} characters")

    @on(FilterRow.Typed)
    def take_typed(self) -> None:
        """Deal the deck for what stands in the filter row now; the current question stays."""
        text = self.query_one(FilterRow).text
        if text != self.scene.view.filter:
            self.scene = filtered(self.scene, text)

    def action_keep_typed(self) -> None:
        """Go back to the desk with what was typed: a filter stays, a memo is written."""
        text = self.query_one(MemoRow).taken() if self.focused and self.focused.id == "memo" else None
        self.action_leave_typing()
        if text is not None:
            self.mark(partial(memo, text=text))

    @on(DeckList.Chosen)
    def question_chosen(self, message: DeckList.Chosen) -> None:
        """Make the clicked question the current one."""
        self.come_to(Refused(_LOCKED) if self._locked else chosen(self.scene, message.key))

    def on_key(self, event: events.Key) -> None:
        """Say of a key that means nothing here where the keys are told."""
        if event.is_printable and self.focused is None and not self._bindings.key_to_bindings.get(event.key):
            self.refuse(f"{event.character} does nothing here: F1 shows the keys")

    def watch_focused(self) -> None:
        """Say that keys are letters while something is typed."""
        names = {"filter": "the filter", "memo": "a memo"}
        self.query_one(KeyLine).typing = names.get(self.focused.id or "", "") if self.focused else ""
