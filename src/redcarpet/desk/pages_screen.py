"""A screen with pages over it: the log, help, the palette; and what leads out of it, the editor and a picture."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from redcarpet.core.calling import Arrival, arrival, lift
from redcarpet.core.changes import take_back
from redcarpet.core.mic import Ban
from redcarpet.core.remarks import rated
from redcarpet.core.roster import guest_of
from redcarpet.core.scene import Scene
from redcarpet.desk.calling_screen import CallingScreen
from redcarpet.desk.widgets.filter_column import FilterColumn
from redcarpet.desk.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from redcarpet.core.stack import Stack
    from redcarpet.desk.crew_screen import CrewScreen
    from redcarpet.desk.guests_screen import GuestsScreen, GuestWish
    from redcarpet.desk.help_screen import Doing
    from redcarpet.desk.log_screen import Wish


_TYPING: Mapping[str, Doing] = MappingProxyType(
    {"filter": "filter", "memo": "memo", "own": "own", "limit": "limit", "guest": "guest", "name": "name"}
)
"""What is being done while the line of that name is typed in."""


class PagesScreen(CallingScreen):
    """The part of the desk that opens something else for a moment and comes back."""

    _guests_page: GuestsScreen | None = None
    _crew_page: CrewScreen | None = None

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
            case ("give", record):
                self.give_mark(record)
            case (value, record):
                self.mark(partial(rated, about=record, value=value))

    def do_guests(self) -> None:
        """Show who is expected, here, done or not coming."""
        from redcarpet.desk.guests_screen import GuestsScreen  # noqa: PLC0415 - nor guests

        self.leave_rows()
        self._guests_page = GuestsScreen(self.scene, self.opening.local_time, self._stands)
        self.app.push_screen(self._guests_page, self._with_guest)

    def _stands(self, state: Arrival, guest: str) -> None:
        """Say how a guest stands, while the page stays open; a held key says it once."""
        if self.counts("once"):
            self.mark(partial(arrival, guest=guest, state=state))

    def follow_page(self, scene: Scene) -> None:
        """Show the guests, or the crew, as they stand now, where somebody looks at them."""
        for page in (self._guests_page, self._crew_page):
            if page is not None and page.is_current:
                page.follow(scene)

    def _with_guest(self, wish: GuestWish | None) -> None:
        self._guests_page = None
        self.noted()
        match wish:
            case ("call", guest):
                self.call_guests((guest,))
            case ("rename", guest):
                self.rename_guest(guest, guest_of(self.scene.evening.roster, guest).name)
            case ("join", guest):
                self.join_guest(guest)
            case ("about", guest):
                self._show_about((guest,))

    def do_about(self) -> None:
        """Show what is known of the guests on the mic, and what is off-limits."""
        if not self.scene.evening.guests:
            self.refuse("nobody is on the mic: g chooses the guest first")
            return
        self._show_about(self.scene.evening.guests)

    def _show_about(self, guests: tuple[str, ...]) -> None:
        from redcarpet.desk.about_screen import AboutScreen  # noqa: PLC0415 - nor a page about a guest

        self.app.push_screen(AboutScreen(self.scene, guests, self.opening.local_time), self._lift)

    def _lift(self, ban: Ban | None) -> None:
        if ban is not None:
            self.mark(partial(lift, ban=ban))

    def do_crew(self) -> None:
        """Show who marks on this evening, and what is damaged or missing."""
        from redcarpet.desk.crew_screen import CrewScreen  # noqa: PLC0415 - nor a crew

        self._crew_page = CrewScreen(self.scene, self.opening.clock, self.opening.local_time)
        self.app.push_screen(self._crew_page)

    def do_balance(self) -> None:
        """Show what was asked, by group and for whom."""
        from redcarpet.desk.balance_screen import BalanceScreen  # noqa: PLC0415 - nor the balance

        self.app.push_screen(BalanceScreen(self.scene, self.opening.groups()))

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
            return _TYPING.get(self.focused.id or "", "filter")
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

    def do_print(self) -> None:
        """Print the deck as cue cards, for the guests on the mic where there are some; the desk goes on meanwhile."""
        from redcarpet.core.printable import printable  # noqa: PLC0415 - nor paper
        from redcarpet.core.stack import Wishes, deck_stack  # noqa: PLC0415 - the same

        scene, banks = self.scene, self.opening.banks.result().banks
        mic = scene.evening.mic
        questions = printable(scene.deck, scene.standing_of, for_guest=bool(mic.guests)).questions
        if not questions:
            self.refuse("no question of this deck can be printed")
            return
        campaigns = {bank.path: bank.campaign for bank in banks}
        wishes = Wishes(scene.evening.event, words_per_minute=scene.words_per_minute, campaigns=campaigns)
        stack = deck_stack(questions, scene.deck, mic, wishes)
        self.scene = scene.saying(f"printing {stack.describe()}…")
        threading.Thread(target=self._print, args=(stack,), name="print", daemon=True).start()

    def _print(self, stack: Stack) -> None:
        told = "the cards could not be printed"
        try:
            told = self.opening.print_cards(stack)
        finally:
            self.call_later(self._tell_printed, told)

    def _tell_printed(self, told: str) -> None:
        self.scene = self.scene.saying(told)

    def do_palette(self) -> None:
        """Show every command by name."""
        self.app.action_command_palette()
