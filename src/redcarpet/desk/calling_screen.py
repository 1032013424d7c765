"""A screen on which guests are called to the mic: by a few letters, from the list of guests, or in the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from redcarpet.core.calling import call, give, held_by, join, off_limits, rename
from redcarpet.core.guest import ASKERS
from redcarpet.core.journal import Record
from redcarpet.desk.opening import Opening
from redcarpet.desk.typing_screen import TypingScreen
from redcarpet.desk.widgets.guest_choices import GuestChoices
from redcarpet.desk.widgets.typing_rows import WordRow

if TYPE_CHECKING:
    from redcarpet.core.choosing import Choice

_Picking = Literal["call", "give", "join"]


class CallingScreen(TypingScreen):
    """The part of the desk that knows guests."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.keepers |= {"guest": self._keep_guest, "limit": self._keep_limit, "name": self._keep_name}
        self._picking: _Picking = "call"
        self._given: Record | None = None
        """The mark that is to be given to the guest being chosen."""
        self._edited = ""
        """The guest who is being renamed, or joined with another."""
        self._asker = ASKERS[0]

    def do_guest(self) -> None:
        """Choose who is on the mic."""
        self._pick("call")

    def give_mark(self, record: Record) -> None:
        """Choose the guest whom a mark belongs to."""
        self._given = record
        self._pick("give")

    def join_guest(self, guest: str) -> None:
        """Choose who a guest really is."""
        self._edited = guest
        self._pick("join")

    def rename_guest(self, guest: str, name: str) -> None:
        """Type another name for a guest."""
        self._edited = guest
        self.open_row("name", name)

    def _pick(self, what: _Picking) -> None:
        self._picking = what
        self.open_row("guest", "")
        self.add_class("-choosing")
        self._offer_guests("")

    def follow_typing(self, row: WordRow) -> None:
        """Show the guests who may be meant; of an off-limits word how many questions it would hold back."""
        if row.wanted.id == "guest":
            if row.text != self.query_one(GuestChoices).typed:  # else what was chosen with the arrows stays
                self._offer_guests(row.text)
        elif row.wanted.id == "limit":
            self._tell_limit(row)

    def _offer_guests(self, typed: str) -> None:
        from redcarpet.core.choosing import choices  # noqa: PLC0415 - the first screen chooses nobody

        found = choices(self.scene.evening, typed, self.opening.local_time(self.opening.clock().utc))
        if self._picking == "join":
            found = tuple(one for one in found if len(one.guests) == 1 and not one.new)
        self.query_one(GuestChoices).offer(found, typed)

    def action_choose_row(self, by: int) -> None:
        """Choose another of the guests that are shown."""
        if self.has_class("-choosing"):
            self.query_one(GuestChoices).move(by)

    def _keep_guest(self, typed: str) -> bool:
        choice = self.query_one(GuestChoices).chosen
        if choice is None:
            told = typed.strip()
            self.refuse(f"nobody is called {told}: ↓ and Enter add a new guest" if told else "nobody is known yet")
            return False
        self._take(choice)
        return True

    def _take(self, choice: Choice) -> None:
        guests, new = choice.guests, dict(choice.new)
        if self._picking == "join":
            self.mark(partial(join, guest=self._edited, into=guests[0]))
        elif self._picking == "give" and self._given is not None:
            self.mark(partial(give, marks=(self._given.identity,), guests=guests, new=new))
        else:
            self.call_guests(guests, new)

    def call_guests(self, guests: tuple[str, ...], new: dict[str, str] | None = None) -> None:
        """Have guests on the mic."""
        self.mark(partial(call, guests=guests, new=new or {}))
        if self.opening.settings.card_on_guest:
            self.add_class("-card")

    def do_off_limits(self) -> None:
        """Type what is off-limits; nothing typed is this question's topic."""
        if not self.scene.evening.guests:
            self.refuse("nobody is on the mic: g chooses the guest first")
            return
        self._asker = ASKERS[0]
        self.open_row("limit", "")
        self._tell_limit(self.row("limit"))

    def action_turn_row(self) -> None:
        """Go to the next of those who can have asked that something is not asked."""
        row = self.typed_row
        if row is not None and row.wanted.id == "limit":
            self._asker = ASKERS[(ASKERS.index(self._asker) + 1) % len(ASKERS)]
            self._tell_limit(row)

    def _tell_limit(self, row: WordRow) -> None:
        held = len(held_by(self.scene, row.text))
        row.note(f"holds back {held} · asked by {self._asker} (Tab)", f"{held} · {self._asker}", f"{held}")

    def _keep_limit(self, typed: str) -> bool:
        self.mark(partial(off_limits, typed=typed, asker=self._asker))
        return True

    def _keep_name(self, typed: str) -> bool:
        self.mark(partial(rename, guest=self._edited, name=typed))
        return True
