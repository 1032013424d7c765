"""The two lines at the foot: what was just said to the reporter, and the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from redcarpet.core.changes import undo_does
from redcarpet.core.loop import Turn
from redcarpet.core.scene import Scene
from redcarpet.core.text import shortened, wording
from redcarpet.desk.commands import COMMANDS, key_of, keys_of, rating_keys, shown
from redcarpet.desk.widgets.painted_lines import PaintedLines

_SPACE = {Turn.ASK: "ask", Turn.STILL_ASKING: "wait", Turn.NEXT: "next"}
"""What the one key does, in a word."""
_BEFORE = ("space", "next", "guest", "undo", "back", "off_limits")
"""What is named first before a question was asked."""
_ONCE_ASKED = ("space", "next", "back", "undo", "follow_up", "rate", "memo")
"""What is named first once a question was asked; help stands last in any case."""
_LOOK = {"said": "$foreground", "refused": "bold $on-chip on $warning", "wrong": "bold $on-alarm on $alarm"}


_COUNTED_FROM = 60
"""Cells; a narrower window has no room for what nobody has to read now."""
_GAP = 3


Key = tuple[str, str, str]
"""A command's name, its key as it is shown, and what it does in a word or two."""


def _ordered(keys: Iterable[Key], first: Sequence[str]) -> list[Key]:
    """Put the keys that matter most in front; the way to all of them stays last."""
    place = {name: at for at, name in enumerate(first)} | {"help": len(first) + 1}
    return sorted(keys, key=lambda key: place.get(key[0], len(first)))


class NoticeLine(PaintedLines):
    """One row: what just happened, or why a key did nothing; else what would be taken back.

    Where the filter column is not there to say it, the row's end says whom tonight's questions were for.
    """

    counts: reactive[bool] = reactive(True, init=False, repaint=False)
    """Whether that is said here."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Name the key for taking back as the settings chose it."""
        super().__init__()
        self._key = key_of("undo", chosen)
        self._hint: tuple[Scene | None, str] = (None, "")
        self._counted: tuple[Scene | None, str] = (None, "")
        self._ready = False

    def on_mount(self) -> None:
        """Let the question be painted first."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._ready = True
        self.show()

    def watch_counts(self) -> None:
        """Say whom the questions were for, or leave it to the filter column."""
        self.show()

    def lay_out(self, width: int, height: int) -> list[Content]:  # noqa: ARG002 - one row
        """Lay out the notice; a failing disk outranks it."""
        notice = self.scene.notice
        if self.scene.failing:
            why = self.scene.failing
            told = (
                f"Marks can't be saved: {why}. In memory, tried again: don't quit.",
                f"Marks can't be saved: {why}. Don't quit.",
                f"{why}: don't quit",
            )
            text = wording(told, max(0, width - 4), cell_len)
            return [Content.assemble(" ", (f" {text} ", _LOOK["wrong"]))]
        text = wording((notice.text, notice.brief or notice.text), max(0, width - 4), cell_len)
        if text:
            return [Content.assemble(" ", (f" {text} ", _LOOK[notice.level]))]
        hint = shortened(self._undoing(), max(0, width - 4), cell_len)
        asked = self._asked() if self._ready and self.counts and width >= _COUNTED_FROM else ""
        gap = width - 4 - cell_len(hint) - cell_len(asked)
        return [Content.styled(f"  {hint}{' ' * gap}{asked}" if asked and gap > _GAP else f"  {hint}", "$quiet")]

    def _asked(self) -> str:
        """Say whom tonight's questions were for, once any was asked; counted anew only for another evening."""
        before, told = self._counted
        if before is None or before.evening is not self.scene.evening or before.questions is not self.scene.questions:
            from redcarpet.core.balance import asked_for, asked_line  # noqa: PLC0415 - the question is painted first

            for_whom = asked_for(self.scene.evening, self.scene.questions)
            told = f"asked {asked_line(for_whom)}" if any(for_whom.values()) else ""
            self._counted = self.scene, told
        return told

    def _undoing(self) -> str:
        """Say what would be taken back; sought anew only for another scene."""
        scene, hint = self._hint
        if scene is not self.scene:
            hint = undo_does(self.scene, self._key) if self._key else ""
            self._hint = self.scene, hint
        return hint


class KeyLine(PaintedLines):
    """One row: the keys of the moment, as many as fit."""

    turn: reactive[Turn] = reactive(Turn.ASK, init=False, repaint=False)
    """What space does now."""
    asked: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the question was asked: follow-ups and ratings are wanted now."""
    locked: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether all but the loop is locked."""
    typing: reactive[str] = reactive("", init=False, repaint=False)
    """What is being typed, such as "the filter"; empty when nothing is."""

    choosing: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the keys work in the filter column."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Show the keys that the settings chose, else the commands' own."""
        super().__init__()
        self._lock = key_of("lock", chosen)
        self._loop = " ".join(key_of(name, chosen) for name in ("next", "back", "undo", "follow_up"))
        pairs = ((one, keys_of(one, chosen)) for one in COMMANDS if one.footer)
        keys_ = [(one.name, shown(keys[0]), one.label) for one, keys in pairs if keys]
        self._keys = _ordered(keys_, _BEFORE)
        self._asked_keys = _ordered([*keys_, ("rate", rating_keys(chosen), "rate")], _ONCE_ASKED)

    def watch_turn(self) -> None:
        """Say what space does now."""
        self.show()

    def watch_asked(self) -> None:
        """Name other keys first."""
        self.show()

    def watch_locked(self) -> None:
        """Say that most keys do nothing now, or do again."""
        self._band()

    def watch_typing(self) -> None:
        """Show that keys are letters now, or commands again."""
        self._band()

    def watch_choosing(self) -> None:
        """Show that keys work in the filter column now, or on the desk again."""
        self._band()

    def _band(self) -> None:
        self.set_class(bool(self.typing) or self.locked or self.choosing, "-typing")
        self.show()

    def lay_out(self, width: int, height: int) -> list[Content]:  # noqa: ARG002 - one row
        """Lay out the keys from the left, the way to all of them last."""
        band = self._banded()
        if band:
            return [Content.styled(f" {wording(band, max(0, width - 2), cell_len)} ", "bold")]
        *keys, last = [self._piece(*one) for one in (self._asked_keys if self.asked else self._keys)]
        room = width - 1 - last.cell_length
        shown_keys: list[Content] = []
        for piece in keys:
            room -= piece.cell_length
            if room < 0:
                break
            shown_keys.append(piece)
        return [Content(" ") + Content("").join([*shown_keys, last])]

    def _banded(self) -> tuple[str, ...]:
        """Say that keys mean something else now, the longest wording first: the way back is in each of them."""
        space = _SPACE[self.turn]
        if self.typing:
            return (
                f"TYPING {self.typing} · Enter keeps it · Esc goes back · PgDn {space}",
                f"TYPING · Enter · Esc back · PgDn {space}",
            )
        if self.choosing:
            return (
                f"FILTER · space filters by it · - leaves it out · ↑↓ move · Esc goes back · PgDn {space}",
                f"FILTER · space filters by it · - leaves it out · Esc goes back · PgDn {space}",
                f"FILTER · space - · Esc back · PgDn {space}",
            )
        if self.locked:
            loop = self._loop
            return (
                f"LOCKED, {self._lock} unlocks · what works: space {space} · {loop} · F1 help",
                f"LOCKED, {self._lock} unlocks · space {space} · {loop}",
                f"LOCKED, {self._lock} unlocks · space {space}",
            )
        return ()

    def _piece(self, name: str, key: str, label: str) -> Content:
        told = _SPACE[self.turn] if name == "space" else label
        if name == "next" and self.turn is not Turn.ASK:
            told = "next"
        return Content.assemble((key, "bold $accent"), (f" {told}  ", "$foreground"))
