"""A screen that is typed into: the filter, its column, memos. What was typed is in force before the next key runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from redcarpet.core.asking import own, own_is_held
from redcarpet.core.changes import take_back
from redcarpet.core.journal import Record
from redcarpet.core.moves import filtered
from redcarpet.core.remarks import memo, memo_instead
from redcarpet.desk.banks_screen import BanksScreen
from redcarpet.desk.opening import Opening
from redcarpet.desk.widgets.filter_column import FilterColumn
from redcarpet.desk.widgets.foot import KeyLine
from redcarpet.desk.widgets.typing_line import TypingLine
from redcarpet.desk.widgets.typing_rows import FilterRow, WordRow

if TYPE_CHECKING:
    from redcarpet.core.facets import Facet

Keeping = Callable[[str], bool]
"""Takes what was typed in a row; False when it can't be taken, and the row stays open."""

_TYPED = {
    "filter": "the filter",
    "memo": "a memo",
    "own": "a question of your own",
    "limit": "what is off-limits",
    "guest": "a guest's name",
    "name": "a name",
}
"""What is typed in the line of that name."""


class TypingScreen(BanksScreen):
    """The part of the desk that has a focus: a line to type in, or the filter column."""

    _correcting: Record | None = None
    """The memo that the one being typed stands in for."""
    _held = ""
    """A question of one's own that was refused as off-limits: Enter again asks it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.keepers: dict[str, Keeping] = {"memo": self._keep_memo, "own": self._keep_own}

    def row(self, name: str) -> WordRow:
        """Give a row by its name."""
        return self.query_one(f"#{name}-row", WordRow)

    def open_row(self, name: str, text: str | None = None) -> None:
        """Type in a row, behind some text where it is given; whatever else is open closes."""
        self.close_rows()
        self.row(name).type_here(text)

    def close_rows(self) -> None:
        """Close every row and the filter column."""
        for row in self.query(WordRow):
            row.close()
        self.remove_class("-column", "-choosing")

    def leave_rows(self) -> None:
        """Leave the line that is typed in, but for the filter's; what was typed stays in it."""
        if self.typed_row is not None:
            self.action_leave_typing()

    @property
    def typed_row(self) -> WordRow | None:
        """The row that is being typed in, but for the filter's."""
        focused = self.focused
        return focused.parent if focused is not None and isinstance(focused.parent, WordRow) else None

    def do_filter(self) -> None:
        """Type in the filter line."""
        self.close_rows()
        self.query_one(FilterRow).type_here()

    def do_column(self) -> None:
        """Open the filter column and go into it, or back."""
        column = self.query_one(FilterColumn)
        if column.has_focus:
            self.action_leave_typing()
        else:
            self.close_rows()
            self.add_class("-column")
            column.count()
            self.set_focus(column)

    def action_choose_facet(self, what: str) -> None:
        """Move in the filter column, or filter by what is under its cursor; a held key toggles once."""
        column = self.query_one(FilterColumn)
        if self.locked:
            self.refuse(self.why_locked)
            return
        if what not in {"toggle", "leave_out"}:
            column.move(what)
            return
        if self.counts("once") and (facet := column.under_cursor):
            self._toggle(facet, out=what == "leave_out")

    @on(FilterColumn.Chosen)
    def facet_clicked(self, message: FilterColumn.Chosen) -> None:
        """Filter by the clicked facet."""
        if self.locked:
            self.refuse(self.why_locked)
        else:
            self._toggle(message.facet)

    def _toggle(self, facet: Facet, *, out: bool = False) -> None:
        from redcarpet.core.facets import toggled  # noqa: PLC0415 - the first screen only counts

        self.scene = filtered(self.scene, toggled(self.scene, facet, out=out))

    def do_memo(self) -> None:
        """Open the memo line."""
        self._correcting = None
        self.open_row("memo")

    def do_own(self) -> None:
        """Open the line for a question of one's own."""
        self.open_row("own")

    def correct(self, old: Record) -> None:
        """Open the memo line with the words of a memo; what is entered stands in its place."""
        if self.scene.view.draft:
            self.refuse("another memo is not written yet: m goes on with it")
            return
        self._correcting = old
        self.open_row("memo", old.text("text"))

    def action_leave_typing(self) -> None:
        """Go one step back: from a line to the desk, what was typed stays in it; else from card mode."""
        typing = self.focused is not None
        if self.focused is not None and self.focused.id == "filter":
            self.scene = replace(self.scene, view=self.scene.view.remembering())
        self.close_rows()
        self.set_focus(None)
        if not typing:
            self.remove_class("-card")

    @on(TypingLine.TooLong)
    def say_too_long(self, message: TypingLine.TooLong) -> None:
        """Say why nothing was typed."""
        self.refuse(f"too long: there is room for {message.longest:,} characters")

    @on(FilterRow.Typed)
    def take_typed(self) -> None:
        """Take what stands in the line now: deal the deck for a filter, find the guests for a name."""
        text = self.query_one(FilterRow).text
        if text != self.scene.view.filter:
            self.scene = filtered(self.scene, text)
        if self.typed_row is not None:
            self.follow_typing(self.typed_row)

    def action_recall(self, by: int) -> None:
        """Put an earlier filter into the line, or the one after it."""
        self.query_one(FilterRow).recall(by, self.scene.view.filters)

    def action_use_filter(self, name: str) -> None:
        """Filter by what the settings keep under a name."""
        self.action_leave_typing()
        self.scene = filtered(self.scene, self.opening.settings.filters[name])

    @on(WordRow.Typed)
    def row_typed(self, message: WordRow.Typed) -> None:
        """Keep what is typed and not written yet, for a laptop that goes dark."""
        row, view = message.row, self.scene.view
        if row.wanted.id == "memo":
            self.scene = replace(self.scene, view=replace(view, draft=row.text))
        elif row.wanted.id == "own":
            self.scene = replace(self.scene, view=replace(view, own_draft=row.text))
        self.follow_typing(row)

    def follow_typing(self, row: WordRow) -> None:
        """Show what follows from the letters in a row."""

    def action_keep_typed(self) -> None:
        """Go back to the desk with what was typed: a filter stays, all else is taken."""
        self.noted()
        row = self.typed_row
        if row is None:
            self.action_leave_typing()
            return
        if self.keepers[row.wanted.id](row.text):
            row.taken()
            self.action_leave_typing()

    def _keep_memo(self, text: str) -> bool:
        old, self._correcting = self._correcting, None
        if old is None:
            self.mark(partial(memo, text=text))
        elif text.strip() and text.strip() != old.text("text"):
            self.mark(partial(memo_instead, text=text, old=old))
            self.mark(partial(take_back, record=old))
        return True

    def _keep_own(self, text: str) -> bool:

        if own_is_held(self.scene, text) and self._held != text:
            self._held = text
            self.refuse("held back: Enter again asks it all the same")
            return False
        self.mark(partial(own, text=text, despite=self._held == text))
        self._held = ""
        return True

    def watch_focused(self) -> None:
        """Say that keys are letters while something is typed, and what they do in the filter column."""
        line = self.query_one(KeyLine)
        line.typing = _TYPED.get(self.focused.id or "", "") if self.focused else ""
        line.choosing = isinstance(self.focused, FilterColumn)
        self.show_state()
