"""A screen whose banks, guests and crew are watched: what is saved or marked elsewhere meanwhile is taken over."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from functools import partial

from redcarpet.core.bank import Loaded
from redcarpet.core.crew import Heard
from redcarpet.core.reload import met, reloaded
from redcarpet.core.scene import Scene, opened
from redcarpet.desk.marking_screen import MarkingScreen
from redcarpet.desk.opening import Opening

_LOOK_EVERY = 0.5
"""Seconds between two looks at the banks."""


class BanksScreen(MarkingScreen):
    """The part of the desk that waits for banks, on a thread of their own."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._ended = threading.Event()

    def with_banks(self, scene: Scene) -> Scene:
        """Give the scene with the banks, which are read by now."""
        loaded = self.opening.banks.result()
        told = [*self.opening.notices, *([loaded.summary()] if loaded.summary() else [])]
        if scene.view.draft:
            told.append("a memo is not written yet: m goes on with it")
        if scene.view.own_draft:
            told.append("a question of your own is not asked yet: a goes on with it")
        evening, questions = met(scene.evening, loaded.questions)
        there = opened(replace(scene, evening=evening), questions, loaded.guests)
        there = replace(there, misread=bool(loaded.summary()))
        return there.saying(" ".join(told), "refused" if told else "said")

    async def take_banks(self) -> None:
        """Wait for the banks where they are still being read, and watch them from then on."""
        if self.scene.reading:
            await asyncio.wrap_future(self.opening.banks)
            self.scene = self.with_banks(self.scene)
        threading.Thread(target=self._watch_banks, name="watch", daemon=True).start()
        self.opening.listen(partial(self.call_later, self.hear))

    def _watch_banks(self) -> None:
        """Look at the banks every half second, on a thread of its own: the desk is not woken where nothing changed.

        A look at a drive that no longer answers may never come back; neither the desk nor its end waits for it.
        """
        warmed = None
        try:
            while True:
                shelf = self.scene.shelf
                if shelf is not warmed:
                    shelf.warm()
                    warmed = shelf
                if self._ended.wait(_LOOK_EVERY):
                    return
                changed = self.opening.look()
                if changed is not None:
                    self.call_later(self.look_at_banks, changed)
        except Exception as error:  # noqa: BLE001 - a fault of ours: the evening goes on, is told so, and a report is kept
            told = f"changed banks are no longer read until you start again ({self.opening.report(error)})"
            self.call_later(self.refuse, told)

    def on_unmount(self) -> None:
        """Let the watching end."""
        self._ended.set()

    def hear(self, news: Heard) -> None:
        """Take in what others marked."""
        from redcarpet.core.hearing import heard  # noqa: PLC0415 - the first screen has heard nothing

        self.scene = heard(self.scene, news)

    def look_at_banks(self, changed: Loaded) -> None:
        """Take over banks that were changed."""
        self.scene = reloaded(self.scene, changed)
