"""A screen that is typed into: the filter, its column, memos. What was typed is in force before the next key runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from redcarpet.core.changes import memo, memo_instead, take_back
from redcarpet.core.journal import Record
from redcarpet.core.moves import filtered
from redcarpet.desk.marking_screen import MarkingScreen
from redcarpet.desk.widgets.filter_column import FilterColumn
from redcarpet.desk.widgets.foot import KeyLine
from redcarpet.desk.widgets.typing_line import TypingLine
from redcarpet.desk.widgets.typing_rows import FilterRow, MemoRow

if TYPE_CHECKING:
    from redcarpet.core.facets import Facet


class TypingScreen(MarkingScreen):
    """The part of the desk that has a focus: a line to type in, or the filter column."""

    _correcting: Record | None = None
    """The memo that the one being typed stands in for."""

    def do_filter(self) -> None:
        """Type in the filter line."""
        self.remove_class("-column")
        self.query_one(FilterRow).type_here()

    def do_column(self) -> None:
        """Open the filter column and go into it, or back."""
        column = self.query_one(FilterColumn)
        if column.has_focus:
            self.action_leave_typing()
        else:
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
        self.remove_class("-column")
        self._correcting = None
        self.query_one(MemoRow).type_here()

    def correct(self, old: Record) -> None:
        """Open the memo line with the words of a memo; what is entered stands in its place."""
        if self.scene.view.draft:
            self.refuse("another memo is not written yet: m goes on with it")
            return
        self._correcting = old
        self.query_one(MemoRow).type_here(old.text("text"))

    def action_leave_typing(self) -> None:
        """Go one step back: from a line to the desk, what was typed stays in it; else from card mode."""
        typing = self.focused is not None
        if self.focused is not None and self.focused.id == "filter":
            self.scene = replace(self.scene, view=self.scene.view.remembering())
        self.query_one(MemoRow).close()
        self.remove_class("-column")
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

    def action_recall(self, by: int) -> None:
        """Put an earlier filter into the line, or the one after it."""
        self.query_one(FilterRow).recall(by, self.scene.view.filters)

    def action_use_filter(self, name: str) -> None:
        """Filter by what the settings keep under a name."""
        self.action_leave_typing()
        self.scene = filtered(self.scene, self.opening.settings.filters[name])

    @on(MemoRow.Typed)
    def keep_draft(self) -> None:
        """Keep what is typed and not written yet, for a laptop that goes dark."""
        self.scene = replace(self.scene, view=replace(self.scene.view, draft=self.query_one(MemoRow).text))

    def action_keep_typed(self) -> None:
        """Go back to the desk with what was typed: a filter stays, a memo is written."""
        text = self.query_one(MemoRow).taken() if self.focused and self.focused.id == "memo" else None
        self.action_leave_typing()
        if text is None:
            return
        old, self._correcting = self._correcting, None
        if old is None:
            self.mark(partial(memo, text=text))
        elif text.strip() and text.strip() != old.text("text"):
            self.mark(partial(memo_instead, text=text, old=old))
            self.mark(partial(take_back, record=old))

    def watch_focused(self) -> None:
        """Say that keys are letters while something is typed, and what they do in the filter column."""
        names = {"filter": "the filter", "memo": "a memo"}
        line = self.query_one(KeyLine)
        line.typing = names.get(self.focused.id or "", "") if self.focused else ""
        line.choosing = isinstance(self.focused, FilterColumn)
        self.show_state()
