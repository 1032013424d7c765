"""A screen that marks: what it shows as marked is on the disk, and what the disk refused is shown as refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual.reactive import reactive
from textual.screen import Screen

from redcarpet.core.changes import marked
from redcarpet.core.clocks import clock_step
from redcarpet.core.guard import Guard, Verdict
from redcarpet.core.journal import Moment, Receipt, Record
from redcarpet.core.outcome import Change, Mark, Move, Outcome, Refused
from redcarpet.core.scene import NOTHING, Scene
from redcarpet.core.settings import chosen_keys
from redcarpet.core.values import dataclass
from redcarpet.core.view import View
from redcarpet.desk.commands import Care, key_of
from redcarpet.desk.opening import Opening

_SAVING_SHOWN_AFTER = 0.1
"""Seconds; a shorter wait is no news."""
_RETRY_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class _Pressed:
    """How things stood when a key was pressed."""

    at: Moment
    view: View
    moves: int
    """How many moves had been made without a turn."""


class MarkingScreen(Screen[None]):
    """Owns the scene. Marks go to the disk one after the other, in the order of the keys; moving needs no turn."""

    scene: reactive[Scene] = reactive(NOTHING, init=False, repaint=False)

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.chosen = chosen_keys(opening.settings)
        """Command name to keys, where the settings chose others than the command's own."""
        self.why_locked = f"locked: {key_of('lock', self.chosen)} unlocks"
        self.locked = False
        """Whether all but the loop is refused."""
        self.pressed = ("", 0.0)
        """The key that is being handled, and when it was pressed: seconds of a steady clock."""
        self._guard = Guard(opening.settings.repeat_seconds, opening.settings.again_seconds)
        self.turn = asyncio.Lock()
        """Held while a mark is on its way to the disk."""
        self._retrying = False
        self._moves = 0

    def mark_opening(self) -> None:
        """Write the run's first record, so that "saved" is known to be true before the first guest comes."""
        self.run_worker(self._write_opening(self.opening.clock()), group="marks")

    async def _write_opening(self, now: Moment) -> None:
        async with self.turn:
            await self._keep(self.scene.evening.draft("open", now, more=self.opening.about))

    async def _keep(self, draft: Record) -> None:
        """Put a record on the disk that nobody pressed a key for."""
        record = self.opening.seal(draft)
        receipt = await self._written(record)
        evening = self.scene.evening.with_record(record, saved=receipt.saved)
        self.scene = self._after(replace(self.scene, evening=evening), receipt)

    def mark(self, change: Change) -> None:
        """Carry out a change in its turn, at this moment's time and about the question that is current now.

        What a key before it does in its turn still counts as before it; what moves meanwhile does not.
        """
        pressed = _Pressed(self.opening.clock(), self.scene.view, self._moves)
        self.run_worker(self._in_turn(change, pressed), group="marks")

    async def _in_turn(self, change: Change, pressed: _Pressed) -> None:
        async with self.turn:
            stayed = pressed.moves == self._moves
            view = self.scene.view if stayed else pressed.view
            outcome = change(replace(self.scene, view=view), pressed.at)
            if isinstance(outcome, Mark):
                await self._write(outcome)
            elif isinstance(outcome, Refused):
                self.come_to(outcome)
            elif stayed:
                self.scene = outcome.scene

    def counts(self, care: Care) -> bool:
        """Ask the mis-press guard whether the key that is being handled counts; a refused one is told."""
        if care == "free":
            return True
        key, pressed = self.pressed
        self._guard, verdict = self._guard.press(key, pressed, marking=care == "marking")
        if verdict is Verdict.TOO_SOON:
            self.refuse("the same key again so soon does nothing")
        return verdict is Verdict.COUNTS

    def noted(self) -> None:
        """Remember the key being handled for the guard: what a repeat of it would do is another command's."""
        self._guard, _ = self._guard.press(*self.pressed, marking=False)

    def come_to(self, outcome: Outcome) -> None:
        """Show what a change that writes nothing came to."""
        if isinstance(outcome, Move):
            self._moves += 1
            self.scene = outcome.scene
        elif isinstance(outcome, Refused):
            offer = outcome.offer if outcome.offer.kind else self.scene.offer
            self.scene = replace(self.scene.saying(outcome.why, "refused"), offer=offer)

    def show_state(self) -> None:
        """Show how the question stands at this second."""

    def refuse(self, why: str) -> None:
        """Say why a key does nothing now."""
        self.scene = self.scene.saying(why, "refused")

    async def _write(self, mark: Mark) -> None:
        step = clock_step(self.scene.evening, mark.record.at)
        if step is not None:
            await self._keep(step)
            mark = replace(mark, record=self.scene.evening.numbered(mark.record))
        try:
            record = self.opening.seal(mark.record)
        except ValueError:
            self.refuse("too long to keep: shorten it")
            return
        receipt = await self._written(record)
        scene = self._after(marked(self.scene, mark, record, saved=receipt.saved), receipt)
        self.scene = scene.for_a_moment(self.opening.clock().steady) if mark.private else scene

    async def _written(self, record: Record) -> Receipt:
        writing = asyncio.wrap_future(self.opening.append(record))
        await asyncio.wait({writing}, timeout=_SAVING_SHOWN_AFTER)
        if not writing.done():
            self.scene = replace(self.scene, saving=True)
        return await writing

    def _after(self, scene: Scene, receipt: Receipt) -> Scene:
        if receipt.saved:
            evening = scene.evening.all_saved() if scene.evening.unsaved else scene.evening
            return replace(scene, saving=False, failing="", evening=evening)
        if not self._retrying:
            self._retrying = True
            self.run_worker(self._retry(), group="retry")
        return replace(scene, saving=False, failing=receipt.reason)

    def with_copies(self, scene: Scene) -> Scene:
        """Give the scene with what one of the two copies lacks now; it is said once when that changes."""
        lacking = self.opening.one_copy()
        if lacking == scene.one_copy:
            return scene
        told = f"saved: {lacking}" if lacking else "both copies have every mark again"
        return replace(scene, one_copy=lacking).saying(told)

    async def _retry(self) -> None:
        while self.scene.failing:
            await asyncio.sleep(_RETRY_EVERY)
            async with self.turn:
                receipt = await asyncio.wrap_future(self.opening.retry())
                after = self._after(self.scene, receipt)
                self.scene = after.saying("saved again: every mark is on the disk") if receipt.saved else after
        self._retrying = False
